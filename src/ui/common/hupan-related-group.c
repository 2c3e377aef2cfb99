/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-related-group.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "desk/hupan-row-texts.h"
#include "hupan-facts.h"
#include "hupan-heading.h"

/* How many records are shown before "Show All". */
#define MAX_ROWS 5

/**
 * HupanRelatedGroup:
 *
 * Asks the index the same question that the list would be asked, so that the number here and the list it opens
 * always agree. It hides itself when there is nothing.
 */
struct _HupanRelatedGroup
{
  AdwBin parent_instance;

  /* owned */
  HupanDesk *desk;
  HupanQuery *query;
  GCancellable *asking;
  HupanResult *result;
  char *title;
};

G_DEFINE_FINAL_TYPE (HupanRelatedGroup, hupan_related_group, ADW_TYPE_BIN)

/* What is read of the first few: the title, and the first values that the list would show beside it. */
typedef struct
{
  const HupanKind *kind;
  char *lang;
  gint64 ids[MAX_ROWS];
  gsize n_ids;
  const HupanColumn **columns;
  gsize n_columns;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->lang);
  g_free (wanted->columns);
  g_free (wanted);
}

static const HupanColumn **
choose_columns (const HupanKind *kind,
                gsize           *n)
{
  const HupanColumn **columns = g_new0 (const HupanColumn *, 4);

  *n = 1;
  for (const HupanColumn *column = kind->columns; column->name != NULL; column++)
    if (column->flags & HUPAN_COLUMN_TITLE)
      columns[0] = column;
    else if ((column->flags & HUPAN_COLUMN_SHOWN) && (column->flags & HUPAN_COLUMN_FACET) && *n < 3)
      columns[(*n)++] = column;

  return columns;
}

static GtkWidget *
create_all_button (HupanRelatedGroup *self,
                   guint              n)
{
  const HupanKind *kind = hupan_query_get_kind (self->query);
  g_autofree char *json = hupan_query_to_json (self->query);
  g_autofree char *label = NULL;
  GtkWidget *button;

  /* Translators: a button that opens the list of all records of which only the first few are shown. */
  label = hupan_count_fill (C_ ("related records", "Show All %'u"), n);
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-query");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sss)", hupan_place_get_for_kind (kind)->name, json, "");

  return button;
}

static void
fill (HupanRelatedGroup *self,
      GPtrArray         *rows)
{
  const HupanKind *kind = hupan_query_get_kind (self->query);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *heading = hupan_heading_new (self->title);

  hupan_heading_add (heading, create_all_button (self, hupan_result_get_n (self->result)));
  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *texts = g_ptr_array_index (rows, i);
      g_autoptr (GString) details = g_string_new (NULL);
      GtkWidget *row = adw_action_row_new ();

      if (texts == NULL)
        continue;

      for (gsize j = 1; texts[j] != NULL; j++)
        hupan_facts_add (details, texts[j]);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), texts[0]);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details->str);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind->name, hupan_result_get_id (self->result, i));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }

  adw_bin_set_child (ADW_BIN (self), hupan_heading_above (heading, group));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static gpointer
read_texts (HupanRegistry       *registry,
            gpointer             data,
            const HupanProgress *progress,
            GError             **error)
{
  Wanted *wanted = data;

  return hupan_row_texts_read (registry, wanted->kind, wanted->columns, wanted->n_columns, wanted->ids, wanted->n_ids, wanted->lang,
                           progress, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HupanRelatedGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (rows != NULL)
    fill (self, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Related records cannot be read: %s", error->message);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *async_result,
             gpointer      data)
{
  g_autoptr (HupanRelatedGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanResult) result = hupan_desk_query_finish (HUPAN_DESK (source), async_result, &error);
  Wanted *wanted;

  if (result == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Related records cannot be found: %s", error->message);
      return;
    }

  g_set_object (&self->result, result);
  if (hupan_result_get_n (result) == 0)
    return;

  wanted = g_new0 (Wanted, 1);
  wanted->kind = hupan_query_get_kind (self->query);
  wanted->lang = g_strdup (hupan_desk_get_lang (self->desk));
  wanted->columns = choose_columns (wanted->kind, &wanted->n_columns);
  while (wanted->n_ids < MIN (MAX_ROWS, hupan_result_get_n (result)))
    {
      wanted->ids[wanted->n_ids] = hupan_result_get_id (result, wanted->n_ids);
      wanted->n_ids++;
    }
  hupan_desk_run_urgent_async (self->desk, read_texts, wanted, (GDestroyNotify) wanted_free, (GDestroyNotify) g_ptr_array_unref,
                               self->asking, read_cb, g_object_ref (self));
}

static void
hupan_related_group_dispose (GObject *object)
{
  HupanRelatedGroup *self = HUPAN_RELATED_GROUP (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->result);
  g_clear_object (&self->query);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (hupan_related_group_parent_class)->dispose (object);
}

static void
hupan_related_group_class_init (HupanRelatedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hupan_related_group_dispose;
}

static void
hupan_related_group_init (HupanRelatedGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->asking = g_cancellable_new ();
}

/**
 * hupan_related_group_new:
 * @query: which records; also what "Show All" opens
 */
GtkWidget *
hupan_related_group_new (HupanDesk  *desk,
                         const char *title,
                         HupanQuery *query)
{
  HupanRelatedGroup *self = g_object_new (HUPAN_TYPE_RELATED_GROUP, NULL);

  self->desk = g_object_ref (desk);
  self->title = g_strdup (title);
  self->query = g_object_ref (query);
  hupan_desk_query_async (desk, query, self->asking, answered_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
