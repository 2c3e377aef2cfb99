/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-history-group.h"

#include <glib/gi18n.h>

#include "core/hupan-field.h"
#include "hupan-accessible.h"

/* How many entries are read at a time. */
#define PAGE 20

/**
 * HupanHistoryGroup:
 *
 * The history of one record with its parts, and of the one embedded in it, the newest first, a page at a time.
 */
struct _HupanHistoryGroup
{
  AdwBin parent_instance;

  /* owned */
  HupanDesk *desk;
  HupanDossier *dossier;
  GtkWidget *expander; /* borrowed */
  GtkWidget *more;     /* borrowed */
  gint64 before;       /* seq of the last entry that is shown; 0: none is */
  gboolean reading;
};

G_DEFINE_FINAL_TYPE (HupanHistoryGroup, hupan_history_group, ADW_TYPE_BIN)

typedef struct
{
  HupanDossier *dossier;
  gint64 before;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_object_unref (wanted->dossier);
  g_free (wanted);
}

static gpointer
read_entries (HupanRegistry       *registry,
              gpointer             data,
              const HupanProgress *progress,
              GError             **error)
{
  Wanted *wanted = data;
  HupanRecord *record = hupan_dossier_get_record (wanted->dossier);

  return hupan_registry_history (registry, hupan_record_get_kind (record), hupan_record_get_id (record), wanted->before, PAGE,
                                 error);
}

static char *
dup_value (const HupanEdit *edit,
           const char      *value)
{
  if (value == NULL)
    return g_strdup (C_ ("history", "empty"));
  if (edit->field->flags & HUPAN_FIELD_RESTRICTED)
    return g_strdup (C_ ("history", "hidden"));

  return hupan_field_format (edit->field, value);
}

/* Which fields changed, from what to what. */
static char *
dup_edits (const HupanChange *change)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (change->action != HUPAN_ACTION_SET)
    return NULL;

  for (guint i = 0; i < change->edits->len; i++)
    {
      const HupanEdit *edit = g_ptr_array_index (change->edits, i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (edit->field->flags & HUPAN_FIELD_HIDDEN)
        continue;

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (edit->field->type == HUPAN_TYPE_REFERENCE)
        {
          /* Translators: in the history, a field that now refers to another record. */
          g_string_append_printf (text, C_ ("history", "%s changed"), hupan_field_get_label (edit->field));
          continue;
        }

      before = dup_value (edit, edit->before);
      after = dup_value (edit, edit->after);
      /* Translators: in the history: field, the value before, the value after. */
      g_string_append_printf (text, C_ ("history", "%s: %s → %s"), hupan_field_get_label (edit->field), before, after);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_when (gint64 at)
{
  static const HupanField instant = { "at", NULL, HUPAN_TYPE_INSTANT };
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, at);

  return hupan_field_format (&instant, value);
}

static GtkWidget *
create_row (const HupanHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = dup_when (entry->at);
  g_autofree char *edits = dup_edits (entry->change);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: in the history: who did it, and when. */
  g_string_append_printf (text, C_ ("history", "%s, %s"), entry->actor, when);
  if (entry->reason != NULL && *entry->reason != '\0')
    g_string_append_printf (text, "\n%s", entry->reason);
  if (edits != NULL && *edits != '\0')
    g_string_append_printf (text, "\n%s", edits);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text->str);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);

  return row;
}

static void start_reading (HupanHistoryGroup *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HupanHistoryGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  self->reading = FALSE;
  if (self->desk == NULL)
    return;

  if (entries == NULL)
    {
      g_warning ("The history cannot be read: %s", error->message);
      return;
    }

  if (self->more != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), self->more);
  self->more = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const HupanHistoryEntry *entry = g_ptr_array_index (entries, i);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), create_row (entry));
      self->before = entry->seq;
    }

  if (entries->len == PAGE)
    {
      self->more = adw_button_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), _("Show Older Changes"));
      g_signal_connect_swapped (self->more, "activated", G_CALLBACK (start_reading), self);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), self->more);
    }
}

static void
start_reading (HupanHistoryGroup *self)
{
  Wanted *wanted;

  if (self->reading)
    return;

  wanted = g_new (Wanted, 1);
  *wanted = (Wanted) { g_object_ref (self->dossier), self->before };
  self->reading = TRUE;
  hupan_desk_run_urgent_async (self->desk, read_entries, wanted, (GDestroyNotify) wanted_free, (GDestroyNotify) g_ptr_array_unref,
                               NULL, read_cb, g_object_ref (self));
}

static void
expanded_cb (AdwExpanderRow    *expander,
             GParamSpec        *pspec,
             HupanHistoryGroup *self)
{
  if (adw_expander_row_get_expanded (expander) && self->before == 0)
    start_reading (self);
}

static void
hupan_history_group_dispose (GObject *object)
{
  HupanHistoryGroup *self = HUPAN_HISTORY_GROUP (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->dossier);

  G_OBJECT_CLASS (hupan_history_group_parent_class)->dispose (object);
}

static void
hupan_history_group_class_init (HupanHistoryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hupan_history_group_dispose;
}

static void
hupan_history_group_init (HupanHistoryGroup *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->expander = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), _("History"));
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (self->expander));
  g_signal_connect (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->expander);
  adw_bin_set_child (ADW_BIN (self), group);
}

GtkWidget *
hupan_history_group_new (HupanDesk    *desk,
                         HupanDossier *dossier)
{
  HupanHistoryGroup *self = g_object_new (HUPAN_TYPE_HISTORY_GROUP, NULL);
  const HupanRecordMeta *meta = hupan_record_get_meta (hupan_dossier_get_record (dossier));
  g_autofree char *when = dup_when (meta->updated_at);
  g_autofree char *text = NULL;

  self->desk = g_object_ref (desk);
  self->dossier = g_object_ref (dossier);
  /* Translators: below "History": who changed the record last, and when. */
  text = g_strdup_printf (C_ ("history", "Last changed by %s, %s"), meta->updated_by, when);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander), text);

  return GTK_WIDGET (self);
}
