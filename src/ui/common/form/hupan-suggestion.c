/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-suggestion.h"

#include <glib/gi18n.h>

#include "ui/common/hupan-place.h"

/* So many are looked over before another word is typed. */
#define MOST 20

struct _HupanSuggestion
{
  GObject parent_instance;

  gint64 id;
  char *title;
  char *detail;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_DETAIL,
} HupanSuggestionProperty;

static GParamSpec *properties[PROP_DETAIL + 1];

G_DEFINE_FINAL_TYPE (HupanSuggestion, hupan_suggestion, G_TYPE_OBJECT)

static char *
dup_label (HupanSuggestion *self)
{
  if (self->id != 0)
    return g_strdup (self->title);

  /* Translators: makes a new tag or the like; the placeholder is its name. */
  return g_strdup_printf (_("Create “%s”"), self->title);
}

static void
hupan_suggestion_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HupanSuggestion *self = HUPAN_SUGGESTION (object);

  switch ((HupanSuggestionProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_take_string (value, dup_label (self));
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_suggestion_finalize (GObject *object)
{
  HupanSuggestion *self = HUPAN_SUGGESTION (object);

  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (hupan_suggestion_parent_class)->finalize (object);
}

static void
hupan_suggestion_class_init (HupanSuggestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hupan_suggestion_get_property;
  object_class->finalize = hupan_suggestion_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hupan_suggestion_init (HupanSuggestion *self)
{
}

HupanSuggestion *
hupan_suggestion_new (gint64      id,
                      const char *title,
                      const char *detail)
{
  HupanSuggestion *self = g_object_new (HUPAN_TYPE_SUGGESTION, NULL);

  self->id = id;
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);

  return self;
}

gint64
hupan_suggestion_get_id (HupanSuggestion *self)
{
  return self->id;
}

const char *
hupan_suggestion_get_title (HupanSuggestion *self)
{
  return self->title;
}

/* --- What tells records of one title apart ------------------------------------------------------------ */

/* Where the subtitle of the kind's place does not do: there are three York Universities (T03 of the domain). */
static const struct
{
  const char *kind;
  const char *paths;
} details[] = {
  { "university", "city country domains ror_id" },
};

static char **
dup_detail_paths (const HupanKind *kind)
{
  const HupanPlace *place = hupan_place_get_for_kind (kind);

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    if (g_str_equal (details[i].kind, kind->name))
      return g_strsplit (details[i].paths, " ", -1);

  return g_strsplit (place != NULL && place->subtitle != NULL ? place->subtitle : "", " ", -1);
}

/* --- Reading ------------------------------------------------------------------------------------------- */

typedef struct
{
  const HupanKind *kind;
  char *lang;
  gint64 *ids;
  gsize n_ids;

  char **paths; /* of the details */
  GHashTable *found; /* gint64 id, in ids → HupanSuggestion */
} Reading;

static void
reading_free (Reading *reading)
{
  g_free (reading->lang);
  g_free (reading->ids);
  g_strfreev (reading->paths);
  g_hash_table_unref (reading->found);
  g_free (reading);
}

static gboolean
take_row (gint64             id,
          const char *const *values,
          gpointer           data)
{
  Reading *reading = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *detail = NULL;

  for (guint i = 0; reading->paths[i] != NULL; i++)
    {
      const HupanField *field = hupan_kind_resolve (reading->kind, reading->paths[i], NULL, NULL);

      if (values[i + 1] == NULL)
        continue;
      if (field->type == HUPAN_TYPE_REFERENCE)
        g_strv_builder_add (builder, values[i + 1]);
      else
        g_strv_builder_take (builder, hupan_field_format (field, values[i + 1]));
    }
  texts = g_strv_builder_end (builder);
  /* Translators: between facts that tell things of one name apart: "Toronto · Canada · yorku.ca". */
  detail = g_strjoinv (C_ ("facts", " · "), texts);

  g_hash_table_insert (reading->found, g_memdup2 (&id, sizeof id),
                       hupan_suggestion_new (id, values[0] != NULL ? values[0] : "", detail));
  return TRUE;
}

static gpointer
read_titles (HupanRegistry       *registry,
             gpointer             data,
             const HupanProgress *progress,
             GError             **error)
{
  Reading *reading = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  GPtrArray *suggestions;

  g_strv_builder_add (builder, "@title");
  for (char **path = reading->paths; *path != NULL; path++)
    {
      const HupanField *field = hupan_kind_resolve (reading->kind, *path, NULL, NULL);

      g_strv_builder_take (builder, field->type == HUPAN_TYPE_REFERENCE ? g_strconcat (*path, ".@title", NULL) : g_strdup (*path));
    }
  paths = g_strv_builder_end (builder);

  if (!hupan_registry_scan (registry, reading->kind, (const char *const *) paths, reading->ids, reading->n_ids, reading->lang,
                            take_row, reading, progress, error))
    return NULL;

  suggestions = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; i < reading->n_ids; i++)
    {
      HupanSuggestion *suggestion = g_hash_table_lookup (reading->found, &reading->ids[i]);

      if (suggestion != NULL)
        g_ptr_array_add (suggestions, g_object_ref (suggestion));
    }

  return suggestions;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *suggestions = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (suggestions != NULL)
    g_task_return_pointer (task, suggestions, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
queried_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  HupanDesk *desk = HUPAN_DESK (source);
  const HupanKind *kind = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HupanResult) found = hupan_desk_query_finish (desk, result, &error);
  Reading *reading;

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* Whoever asked may be gone, and the registry closed. */
  if (g_task_return_error_if_cancelled (task))
    return;

  reading = g_new0 (Reading, 1);
  reading->kind = kind;
  reading->lang = g_strdup (hupan_desk_get_lang (desk));
  reading->paths = dup_detail_paths (kind);
  reading->found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  reading->n_ids = MIN (hupan_result_get_n (found), MOST);
  reading->ids = g_new (gint64, reading->n_ids);
  for (guint i = 0; i < reading->n_ids; i++)
    reading->ids[i] = hupan_result_get_id (found, i);

  hupan_desk_run_urgent_async (desk, read_titles, reading, (GDestroyNotify) reading_free, (GDestroyNotify) g_ptr_array_unref,
                               g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

void
hupan_suggest_async (HupanDesk           *desk,
                     const HupanKind     *kind,
                     const char          *text,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  g_autoptr (HupanQuery) query = hupan_query_new (kind);
  GTask *task = g_task_new (desk, cancellable, callback, data);

  g_task_set_task_data (task, (gpointer) kind, NULL);
  hupan_query_set_text (query, text);
  hupan_desk_query_async (desk, query, cancellable, queried_cb, task);
}

GPtrArray *
hupan_suggest_finish (HupanDesk     *desk,
                      GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
