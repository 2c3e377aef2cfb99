/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-suggestion.h"

#include <glib/gi18n.h>

#include "core/hupan-fold.h"
#include "ui/common/hupan-place.h"

/* Which records could be meant by what somebody typed: the index finds them, the registry says what tells them apart. */

/* So many are looked over before another word is typed. */
#define MOST 20

/* --- What tells records of one title apart ------------------------------------------------------------ */

/* Where the subtitle of the kind's place does not do: there are three York Universities (T03 of the domain), and a person is told
 * by where they are, where they studied, and what they applied for. */
static const struct
{
  const char *kind;
  const char *paths;
} details[] = {
  { "university", "city country domains ror_id" },
  { "person", "affiliation education:person.university application:person.call application:person.stage fellow:person.title" },
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

/* Each value once, as people read it. */
static char *
dup_detail (const HupanField *field,
            const char       *value)
{
  g_auto (GStrv) values = g_strsplit (value, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (char **item = values; *item != NULL; item++)
    {
      gboolean repeated = FALSE;

      for (char **earlier = values; earlier < item && !repeated; earlier++)
        repeated = g_str_equal (*earlier, *item);
      if (**item == '\0' || repeated)
        continue;

      if (field->type == HUPAN_TYPE_REFERENCE)
        g_strv_builder_add (builder, *item);
      else
        g_strv_builder_take (builder, hupan_field_format (field, *item));
    }
  texts = g_strv_builder_end (builder);

  return g_strjoinv (C_ ("list separator", ", "), texts);
}

/* --- Asking: the lists of the kind, or of those that embed it ------------------------------------------- */

typedef struct
{
  const HupanKind *kind;
  char *text;
  GPtrArray *sources; /* of HupanKind */
  guint asked;        /* how many of them answered */
  GArray *ids;        /* gint64, of the records that answered … */
  GArray *ends;       /* guint, … up to where those of each source */
} Asking;

static void
asking_free (Asking *asking)
{
  g_free (asking->text);
  g_ptr_array_unref (asking->sources);
  g_array_unref (asking->ids);
  g_array_unref (asking->ends);
  g_free (asking);
}

/* People have no list of their own: they are found in those of candidates and of fellows. */
static GPtrArray *
list_sources (const HupanKind *kind)
{
  GPtrArray *sources = g_ptr_array_new ();

  if (kind->flags & HUPAN_KIND_LISTED)
    g_ptr_array_add (sources, (gpointer) kind);
  else
    for (const HupanKind *const *other = hupan_kinds (); *other != NULL; other++)
      if ((*other)->flags & HUPAN_KIND_LISTED && (*other)->embeds != NULL &&
          g_str_equal (hupan_kind_get_field (*other, (*other)->embeds)->target, kind->name))
        g_ptr_array_add (sources, (gpointer) *other);

  return sources;
}

/* --- Reading ------------------------------------------------------------------------------------------- */

typedef struct
{
  Asking *asking;
  char *lang;
  char **paths;      /* of the details */
  GArray *chosen;    /* gint64 */
  GHashTable *found; /* gint64 id, in chosen → HupanSuggestion */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_strfreev (reading->paths);
  g_array_unref (reading->chosen);
  g_hash_table_unref (reading->found);
}

/* Candidates are found by their universities and topics too; a person only by what they themselves are called. */
static gboolean
is_meant (const char *text,
          const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) spellings = hupan_search_query (*word);
      gboolean stands = *spellings == NULL;

      for (char **spelling = spellings; *spelling != NULL && !stands; spelling++)
        stands = folded != NULL && strstr (folded, *spelling) != NULL;
      if (!stands)
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_row (gint64             id,
          const char *const *values,
          gpointer           data)
{
  Reading *reading = data;
  const HupanKind *kind = reading->asking->kind;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *detail = NULL;

  if (!(kind->flags & HUPAN_KIND_LISTED) && !is_meant (reading->asking->text, values[1]))
    return TRUE;

  for (guint i = 0; reading->paths[i] != NULL; i++)
    if (values[i + 2] != NULL)
      g_strv_builder_take (builder, dup_detail (hupan_kind_resolve (kind, reading->paths[i], NULL, NULL), values[i + 2]));
  texts = g_strv_builder_end (builder);
  /* Translators: between facts that tell things of one name apart: "Toronto · Canada · yorku.ca". */
  detail = g_strjoinv (C_ ("facts", " · "), texts);

  g_hash_table_insert (reading->found, g_memdup2 (&id, sizeof id),
                       hupan_suggestion_new (id, values[0] != NULL ? values[0] : "", detail));
  return TRUE;
}

static gboolean
take_embedded (gint64             id,
               const char *const *values,
               gpointer           data)
{
  GHashTable *embedded = data;

  if (values[0] != NULL)
    {
      const gint64 target = g_ascii_strtoll (values[0], NULL, 10);

      g_hash_table_insert (embedded, g_memdup2 (&id, sizeof id), g_memdup2 (&target, sizeof target));
    }
  return TRUE;
}

static void
choose (Reading *reading,
        gint64   id)
{
  for (guint i = 0; i < reading->chosen->len; i++)
    if (g_array_index (reading->chosen, gint64, i) == id)
      return;

  g_array_append_val (reading->chosen, id);
}

/* From the records that answered to those that are meant, each once. */
static gboolean
resolve (HupanRegistry       *registry,
         Reading             *reading,
         const HupanProgress *progress,
         GError             **error)
{
  Asking *asking = reading->asking;
  guint begin = 0;

  for (guint i = 0; i < asking->sources->len; i++)
    {
      const HupanKind *source = g_ptr_array_index (asking->sources, i);
      const guint end = g_array_index (asking->ends, guint, i);
      const gint64 *ids = &g_array_index (asking->ids, gint64, begin);
      g_autoptr (GHashTable) embedded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      const char *const paths[] = { source->embeds, NULL };

      if (source != asking->kind && end > begin &&
          !hupan_registry_scan (registry, source, paths, ids, end - begin, reading->lang, take_embedded, embedded, progress, error))
        return FALSE;

      for (guint j = 0; j < end - begin; j++)
        {
          const gint64 *id = source == asking->kind ? &ids[j] : g_hash_table_lookup (embedded, &ids[j]);

          if (id != NULL)
            choose (reading, *id);
        }
      begin = end;
    }

  return TRUE;
}

static gboolean
read_details (HupanRegistry       *registry,
              Reading             *reading,
              const HupanProgress *progress,
              GError             **error)
{
  const HupanKind *kind = reading->asking->kind;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  g_strv_builder_add_many (builder, "@title", "@folded", NULL);
  for (char **path = reading->paths; *path != NULL; path++)
    {
      const HupanField *field = hupan_kind_resolve (kind, *path, NULL, NULL);

      g_strv_builder_take (builder, field->type == HUPAN_TYPE_REFERENCE ? g_strconcat (*path, ".@title", NULL) : g_strdup (*path));
    }
  paths = g_strv_builder_end (builder);

  return hupan_registry_scan (registry, kind, (const char *const *) paths, (const gint64 *) (gpointer) reading->chosen->data,
                              reading->chosen->len, reading->lang, take_row, reading, progress, error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

typedef struct
{
  Asking *asking; /* borrowed from the task */
  GTask *task;
  char *lang;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->task);
  g_free (job->lang);
  g_free (job);
}

static gpointer
read_suggestions (HupanRegistry       *registry,
                  gpointer             data,
                  const HupanProgress *progress,
                  GError             **error)
{
  Job *job = data;
  g_auto (Reading) reading = {
    .asking = job->asking,
    .lang = job->lang,
    .paths = dup_detail_paths (job->asking->kind),
    .chosen = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref),
  };
  GPtrArray *suggestions;

  if (!resolve (registry, &reading, progress, error) || !read_details (registry, &reading, progress, error))
    return NULL;

  suggestions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < reading.chosen->len; i++)
    {
      HupanSuggestion *suggestion = g_hash_table_lookup (reading.found, &g_array_index (reading.chosen, gint64, i));

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

static void ask_next (HupanDesk *desk, GTask *task);

static void
queried_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  Asking *asking = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HupanResult) found = hupan_desk_query_finish (HUPAN_DESK (source), result, &error);

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* Whoever asked may be gone, and the registry closed. */
  if (g_task_return_error_if_cancelled (task))
    return;

  for (guint i = 0; i < MIN (hupan_result_get_n (found), MOST); i++)
    g_array_append_val (asking->ids, (gint64) { hupan_result_get_id (found, i) });
  g_array_append_val (asking->ends, asking->ids->len);
  asking->asked++;
  ask_next (HUPAN_DESK (source), g_steal_pointer (&task));
}

/* One source after another, then the registry. task: transfer full. */
static void
ask_next (HupanDesk *desk,
          GTask     *task)
{
  Asking *asking = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (asking->asked < asking->sources->len)
    {
      g_autoptr (HupanQuery) query = hupan_query_new (g_ptr_array_index (asking->sources, asking->asked));

      hupan_query_set_text (query, asking->text);
      hupan_desk_query_async (desk, query, cancellable, queried_cb, task);
    }
  else
    {
      Job *job = g_new (Job, 1);

      *job = (Job) { asking, g_object_ref (task), g_strdup (hupan_desk_get_lang (desk)) };
      hupan_desk_run_urgent_async (desk, read_suggestions, job, (GDestroyNotify) job_free, (GDestroyNotify) g_ptr_array_unref,
                                   cancellable, read_cb, task);
    }
}

static Asking *
asking_new (const HupanKind *kind,
            const char      *text,
            GPtrArray       *sources)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->kind = kind;
  asking->text = g_strdup (text);
  asking->sources = sources;
  asking->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  asking->ends = g_array_new (FALSE, FALSE, sizeof (guint));

  return asking;
}

void
hupan_suggest_async (HupanDesk           *desk,
                     const HupanKind     *kind,
                     const char          *text,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  GTask *task = g_task_new (desk, cancellable, callback, data);

  g_task_set_task_data (task, asking_new (kind, text, list_sources (kind)), (GDestroyNotify) asking_free);
  ask_next (desk, task);
}

void
hupan_suggest_those_async (HupanDesk           *desk,
                           const HupanKind     *kind,
                           const gint64        *ids,
                           guint                n,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  GTask *task = g_task_new (desk, cancellable, callback, data);
  GPtrArray *sources = g_ptr_array_new ();
  Asking *asking = asking_new (kind, "", sources);

  /* As if the list had answered already. */
  g_ptr_array_add (sources, (gpointer) kind);
  g_array_append_vals (asking->ids, ids, n);
  g_array_append_val (asking->ends, n);
  asking->asked = 1;
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  ask_next (desk, task);
}

GPtrArray *
hupan_suggest_finish (HupanDesk     *desk,
                      GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
