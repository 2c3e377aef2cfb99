/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-stage-group.h"

#include <glib/gi18n.h>

#include "core/hupan-clock.h"
#include "core/hupan-date.h"
#include "core/hupan-number.h"
#include "desk/hupan-moves.h"
#include "desk/hupan-stage-way.h"
#include "hupan-move-menu.h"
#include "hupan-move.h"
#include "ui/common/hupan-accessible.h"
#include "ui/common/hupan-facts.h"
#include "ui/common/hupan-heading.h"

struct _HupanStageGroup
{
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *heading;
  AdwActionRow *now;
  AdwExpanderRow *way;

  /* owned */
  HupanDesk *desk;
  HupanDossier *dossier;
};

G_DEFINE_FINAL_TYPE (HupanStageGroup, hupan_stage_group, ADW_TYPE_BIN)

/* What is read of the registry. */
typedef struct
{
  gint64 id;
  char *lang;
} Wanted;

typedef struct
{
  GPtrArray *moves; /* of HupanMove */
  GPtrArray *way;   /* of HupanPassage */
} Found;

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->lang);
  g_free (wanted);
}

static void
found_free (Found *found)
{
  g_clear_pointer (&found->moves, g_ptr_array_unref);
  g_clear_pointer (&found->way, g_ptr_array_unref);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gpointer
find (HupanRegistry       *registry,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  Wanted *wanted = data;
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->moves = hupan_moves_list (registry, wanted->id, wanted->lang, error);
  if (found->moves != NULL)
    found->way = hupan_stage_way_read (registry, wanted->id, error);

  return found->way != NULL ? g_steal_pointer (&found) : NULL;
}

static char *
format_days (gint64 days)
{
  return hupan_count_fill (ngettext ("%u day", "%u days", (gulong) days), days);
}

static char *
format_date (const char *date)
{
  return hupan_field_format (hupan_kind_get_field (hupan_kind_get ("application"), "stage_since"), date);
}

/* "In stage since 12 March 2024 · 41 days" */
static char *
dup_since (const char *since)
{
  g_autofree char *today = hupan_clock_dup_today ();
  g_autofree char *date = since != NULL ? format_date (since) : NULL;
  g_autofree char *days = NULL;

  if (since == NULL)
    return g_strdup ("");
  if (!hupan_date_is_whole (since) || hupan_date_days_between (since, today) < 0)
    /* Translators: below the stage of a candidate; the placeholder is a date. */
    return g_strdup_printf (_ ("In stage since %s"), date);

  days = format_days (hupan_date_days_between (since, today));
  /* Translators: below the stage of a candidate: a date, and how many days that is, such as "41 days". */
  return g_strdup_printf (_ ("In stage since %s · %s"), date, days);
}

/* --- Moving on -------------------------------------------------------------------------------------------------------- */

static void
next_cb (GtkWidget       *button,
         HupanStageGroup *self)
{
  const gint64 id = hupan_dossier_get_id (self->dossier);

  hupan_move_start (GTK_WIDGET (self), self->desk, &id, 1, g_object_get_data (G_OBJECT (button), "hupan-stage"));
}

static HupanMove *
find_move (GPtrArray  *moves,
           const char *to)
{
  for (guint i = 0; i < moves->len; i++)
    if (g_strcmp0 (((HupanMove *) g_ptr_array_index (moves, i))->to, to) == 0)
      return g_ptr_array_index (moves, i);

  return NULL;
}

static gboolean
can_start (HupanMove *move)
{
  for (guint i = 0; i < move->obstacles->len; i++)
    if (((HupanObstacle *) g_ptr_array_index (move->obstacles, i))->field == NULL)
      return FALSE;

  return TRUE;
}

/* What the button says goes on in a second line where the text is large and the page narrow: a stage that is cut off is none. */
static void
set_label (AdwSplitButton *button,
           const char     *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  adw_split_button_set_child (button, label);
  /* The half that is clicked; it would be called by the tooltip of the other. */
  hupan_accessible_name_button (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), text);
}

/* The usual next stage as one click, the others behind the arrow; where there is no usual one, or something stands
 * against it, the button is the menu. */
static void
add_button (HupanStageGroup *self,
            GPtrArray       *moves)
{
  HupanMove *next = find_move (moves, hupan_stage_get_next (hupan_record_get (hupan_dossier_get_record (self->dossier), "stage")));
  GtkWidget *menu = hupan_move_menu_new (self->desk, moves);
  GtkWidget *button;

  if (next != NULL && can_start (next))
    {
      /* Translators: on a button; the placeholder is a stage. */
      g_autofree char *label = g_strdup_printf (C_ ("button", "Move to %s"), hupan_stage_get_label (next->to));

      button = adw_split_button_new ();
      set_label (ADW_SPLIT_BUTTON (button), label);
      adw_split_button_set_popover (ADW_SPLIT_BUTTON (button), GTK_POPOVER (menu));
      adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (button), _ ("Other Stages"));
      g_object_set_data (G_OBJECT (button), "hupan-stage", (char *) next->to);
      g_signal_connect (button, "clicked", G_CALLBACK (next_cb), self);
    }
  else
    {
      button = gtk_menu_button_new ();
      gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("_Move to…"));
      gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), menu);
    }
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  hupan_heading_add (self->heading, button);
}

/* --- The way ----------------------------------------------------------------------------------------------------------- */

static GtkWidget *
create_passage_row (const HupanPassage *passage)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *date = passage->since != NULL ? format_date (passage->since) : NULL;
  g_autofree char *days = passage->days >= 0 ? format_days (passage->days) : NULL;
  const char *parts[] = { date, days, passage->actor };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hupan_facts_add (text, parts[i]);
  if (passage->reason != NULL)
    g_string_append_printf (text, "\n%s", passage->reason);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hupan_stage_get_label (passage->stage));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text->str);
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (row));

  return row;
}

/* The newest first, as in the history below. */
static void
show_way (HupanStageGroup *self,
          GPtrArray       *way)
{
  g_autofree char *number = hupan_count_fill (ngettext ("%u stage", "%u stages", way->len), way->len);

  adw_expander_row_set_subtitle (self->way, number);
  for (guint i = way->len; i > 0; i--)
    adw_expander_row_add_row (self->way, create_passage_row (g_ptr_array_index (way, i - 1)));
  gtk_widget_set_visible (GTK_WIDGET (self->way), way->len > 1);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HupanStageGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Found) found = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    {
      g_warning ("The stages cannot be read: %s", error->message);
      return;
    }

  if (found->moves->len > 0 && hupan_desk_get_read_only_reason (self->desk) == NULL &&
      hupan_record_get_meta (hupan_dossier_get_record (self->dossier))->deleted_at == 0)
    add_button (self, found->moves);
  show_way (self, found->way);
}

/* --- GObject -------------------------------------------------------------------------------------------------------------- */

static void
hupan_stage_group_dispose (GObject *object)
{
  HupanStageGroup *self = HUPAN_STAGE_GROUP (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->dossier);

  G_OBJECT_CLASS (hupan_stage_group_parent_class)->dispose (object);
}

static void
hupan_stage_group_class_init (HupanStageGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hupan_stage_group_dispose;
}

static void
hupan_stage_group_init (HupanStageGroup *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->now = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->now), FALSE);
  self->way = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->way), _ ("Way Through the Stages"));
  gtk_widget_set_visible (GTK_WIDGET (self->way), FALSE);
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (self->way));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->now));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->way));
  self->heading = hupan_heading_new (C_ ("section", "Stage"));
  adw_bin_set_child (ADW_BIN (self), hupan_heading_above (self->heading, group));
}

GtkWidget *
hupan_stage_group_new (HupanDesk    *desk,
                       HupanDossier *dossier)
{
  HupanStageGroup *self = g_object_new (HUPAN_TYPE_STAGE_GROUP, NULL);
  HupanRecord *application = hupan_dossier_get_record (dossier);
  g_autofree char *since = dup_since (hupan_record_get (application, "stage_since"));
  Wanted *wanted = g_new (Wanted, 1);

  self->desk = g_object_ref (desk);
  self->dossier = g_object_ref (dossier);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->now), hupan_stage_get_label (hupan_record_get (application, "stage")));
  adw_action_row_set_subtitle (self->now, since);
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (self->now));
  *wanted = (Wanted) { hupan_dossier_get_id (dossier), g_strdup (hupan_desk_get_lang (desk)) };
  hupan_desk_run_urgent_async (desk, find, wanted, (GDestroyNotify) wanted_free, (GDestroyNotify) found_free, NULL, found_cb,
                               g_object_ref (self));

  return GTK_WIDGET (self);
}
