/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-move-dialog.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "desk/hupan-desk-moves.h"
#include "ui/common/form/hupan-field-group.h"
#include "ui/common/form/hupan-reference-row.h"
#include "ui/common/hupan-accessible.h"
#include "ui/common/hupan-toast.h"

/* How many names stand under one reason before "and 12 more". */
#define MAX_NAMES 6

struct _HupanMoveDialog
{
  AdwDialog parent_instance;

  /* template children */
  AdwComboRow *stage_row;
  AdwEntryRow *reason;
  AdwPreferencesGroup *obstacles;
  AdwPreferencesGroup *fills;
  AdwPreferencesGroup *moving;
  AdwPreferencesGroup *staying;
  GtkWidget *move;

  /* owned */
  HupanDesk *desk;
  gint64 *ids;
  gsize n_ids;
  const char *to; /* NULL: not chosen yet */
  GCancellable *judging;
  GPtrArray *fields; /* of HupanFormField: what the move writes */
  char *planned;     /* the planned exit that was suggested; NULL: none */
  GPtrArray *rows;   /* of GtkWidget in obstacles, moving and staying, borrowed */
  const char *shown; /* whose fields are shown */
  guint n_possible;
  gboolean needs_reason;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (HupanMoveDialog, hupan_move_dialog, ADW_TYPE_DIALOG)

static void judge (HupanMoveDialog *self);

static gboolean
has_reason (HupanMoveDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  return *text != '\0';
}

static gboolean
is_readable (HupanMoveDialog *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (!hupan_form_field_is_readable (g_ptr_array_index (self->fields, i)))
      return FALSE;

  return TRUE;
}

static void
update (HupanMoveDialog *self)
{
  gtk_widget_set_sensitive (self->move, self->n_possible > 0 && !self->busy && is_readable (self) &&
                                          (!self->needs_reason || has_reason (self)));
}

/* --- What is written -------------------------------------------------------------------------------------------- */

/* A field and its value in turn. */
static GStrv
dup_fills (HupanMoveDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      HupanFormField *field = g_ptr_array_index (self->fields, i);

      if (hupan_form_field_get_value (field) == NULL)
        continue;
      g_strv_builder_add (builder, hupan_form_field_get_field (field)->name);
      g_strv_builder_add (builder, hupan_form_field_get_value (field));
    }

  return g_strv_builder_end (builder);
}

static HupanFormField *
find_field (HupanMoveDialog *self,
            const char      *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (hupan_form_field_get_field (g_ptr_array_index (self->fields, i))->name, name))
      return g_ptr_array_index (self->fields, i);

  return NULL;
}

/* The planned exit follows the entry as long as it is what was suggested, and not somebody's own. */
static void
plan_exit (HupanMoveDialog *self)
{
  HupanFormField *entry = find_field (self, "entry_date");
  HupanFormField *planned = find_field (self, "planned_exit");
  g_autofree char *usual = NULL;

  if (entry == NULL || planned == NULL || !hupan_form_field_is_readable (entry) || !hupan_form_field_is_readable (planned) ||
      g_strcmp0 (hupan_form_field_get_value (planned), self->planned) != 0)
    return;

  usual = hupan_moves_dup_planned_exit (hupan_form_field_get_value (entry));
  if (usual != NULL && g_set_str (&self->planned, usual))
    hupan_editor_show (hupan_form_field_get_editor (planned), usual);
}

static void
field_changed_cb (HupanMoveDialog *self)
{
  plan_exit (self);
  for (guint i = 0; i < self->fields->len; i++)
    hupan_form_field_judge (g_ptr_array_index (self->fields, i), NULL, FALSE);
  if (is_readable (self))
    judge (self);
  update (self);
}

/* What several people can have in common; a certificate has one number for each. */
static gboolean
is_asked_for (HupanMoveDialog  *self,
              const HupanField *field)
{
  return self->n_ids == 1 || field->type == HUPAN_TYPE_DATE || field->type == HUPAN_TYPE_ENUM;
}

static void
add_field (HupanMoveDialog        *self,
           HupanFieldGroup        *group,
           const HupanField       *field,
           const HupanMovePreview *preview)
{
  GtkWidget *editor = hupan_editor_new (field, hupan_field_get_label (field), self->desk, NULL);
  const char *value = preview->suggested != NULL ? hupan_record_get (preview->suggested, field->name) : NULL;
  HupanFormField *form_field = hupan_form_field_new (field, HUPAN_EDITOR (editor), value);

  if (HUPAN_IS_REFERENCE_ROW (editor) && value != NULL)
    {
      const gint64 id = hupan_record_get_reference (preview->suggested, field->name);

      hupan_reference_row_set (HUPAN_REFERENCE_ROW (editor), id, g_hash_table_lookup (preview->titles, &id));
    }
  hupan_field_group_add (group, form_field);
  g_signal_connect_object (form_field, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->fields, form_field);
}

static GtkWidget *
get_fill_list (HupanMoveDialog *self)
{
  return g_object_get_data (G_OBJECT (self->fills), "hupan-fields");
}

static void
show_fields (HupanMoveDialog        *self,
             const HupanMovePreview *preview)
{
  const HupanStage *stage = hupan_stage_get (preview->to);
  g_auto (GStrv) names = g_strsplit (stage->fills != NULL ? stage->fills : "", " ", -1);
  GtkWidget *group;

  if (self->shown == stage->name)
    return;

  self->shown = stage->name;
  g_ptr_array_set_size (self->fields, 0);
  if (get_fill_list (self) != NULL)
    adw_preferences_group_remove (self->fills, get_fill_list (self));
  group = hupan_field_group_new (hupan_kind_get_label (hupan_kind_get ("appointment")), FALSE);
  for (char **name = names; *name != NULL; name++)
    {
      const HupanField *field = hupan_kind_get_field (hupan_kind_get ("appointment"), *name);

      if (field != NULL && is_asked_for (self, field))
        add_field (self, HUPAN_FIELD_GROUP (group), field, preview);
    }
  if (find_field (self, "planned_exit") != NULL)
    g_set_str (&self->planned, hupan_form_field_get_value (find_field (self, "planned_exit")));
  adw_preferences_group_add (self->fills, group);
  g_object_set_data (G_OBJECT (self->fills), "hupan-fields", group);
  adw_preferences_group_set_description (
    self->fills, self->n_ids > 1 ? _ ("For all who have no such entry yet.") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fills), self->fields->len > 0);
}

/* --- Who moves ---------------------------------------------------------------------------------------------------- */

static void
add_row (HupanMoveDialog     *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (row));
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  g_ptr_array_add (self->rows, row);
}

static char *
dup_names (GPtrArray *moves)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (moves->len, MAX_NAMES); i++)
    {
      if (i > 0)
        /* Translators: between names of people. */
        g_string_append (names, C_ ("names", ", "));
      g_string_append (names, ((HupanMove *) g_ptr_array_index (moves, i))->title);
    }
  if (moves->len > MAX_NAMES)
    {
      const guint n = moves->len - MAX_NAMES;

      /* Translators: after some names of people: how many more there are. */
      g_autofree char *others = hupan_count_fill (ngettext ("and %u other person", "and %u other people", n), n);

      g_string_append_c (names, ' ');
      g_string_append (names, others);
    }

  return g_string_free_and_steal (g_steal_pointer (&names));
}

/* Those who cannot move, by what is in the way: who lacks two things stands under both. */
static void
show_staying (HupanMoveDialog *self,
              GPtrArray       *moves)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  for (guint i = 0; i < moves->len; i++)
    {
      HupanMove *move = g_ptr_array_index (moves, i);

      for (guint j = 0; j < move->obstacles->len; j++)
        {
          const char *message = ((HupanObstacle *) g_ptr_array_index (move->obstacles, j))->message;

          if (!g_ptr_array_find_with_equal_func (messages, message, g_str_equal, NULL))
            g_ptr_array_add (messages, (char *) message);
        }
    }

  for (guint k = 0; k < messages->len; k++)
    {
      const char *message = g_ptr_array_index (messages, k);
      g_autoptr (GPtrArray) who = g_ptr_array_new ();
      g_autofree char *names = NULL;

      for (guint i = 0; i < moves->len; i++)
        {
          HupanMove *move = g_ptr_array_index (moves, i);
          gboolean has = FALSE;

          for (guint j = 0; j < move->obstacles->len && !has; j++)
            has = g_str_equal (((HupanObstacle *) g_ptr_array_index (move->obstacles, j))->message, message);
          if (has)
            g_ptr_array_add (who, move);
        }
      names = dup_names (who);
      add_row (self, self->n_ids == 1 ? self->obstacles : self->staying, message, names);
    }
}

static void
show_moving (HupanMoveDialog *self,
             GPtrArray       *moves)
{
  g_autoptr (GPtrArray) possible = g_ptr_array_new ();
  g_autofree char *title = NULL;
  g_autofree char *names = NULL;

  for (guint i = 0; i < moves->len; i++)
    if (hupan_move_is_possible (g_ptr_array_index (moves, i)))
      g_ptr_array_add (possible, g_ptr_array_index (moves, i));

  self->n_possible = possible->len;
  if (possible->len == 0)
    return;

  names = dup_names (possible);
  title = hupan_count_fill (ngettext ("%u candidate can move", "%u candidates can move", possible->len), possible->len);
  add_row (self, self->moving, title, names);
}

static void
show_preview (HupanMoveDialog        *self,
              const HupanMovePreview *preview)
{
  self->needs_reason = FALSE;
  for (guint i = 0; i < preview->moves->len; i++)
    {
      HupanMove *move = g_ptr_array_index (preview->moves, i);

      self->needs_reason |= move->needs_reason && hupan_move_is_possible (move);
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->obstacles), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->moving), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->staying), FALSE);
  show_moving (self, preview->moves);
  show_staying (self, preview->moves);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason),
                                 self->needs_reason ? _ ("Reason (needed)") : _ ("Reason (may stay empty)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_REQUIRED, self->needs_reason, -1);
}

static void
select_stage (HupanMoveDialog *self,
              const char      *to)
{
  const HupanStage *stage = hupan_stage_get (to);

  self->to = stage != NULL ? stage->name : NULL;
  adw_combo_row_set_selected (self->stage_row, stage != NULL ? (guint) (stage - hupan_stages ()) : GTK_INVALID_LIST_POSITION);
}

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanMoveDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanMovePreview) preview = hupan_desk_preview_moves_finish (HUPAN_DESK (source), result, &error);
  gboolean is_new;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (preview == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self), _ ("Nobody Can Be Moved"), error);
      return;
    }

  if (self->to == NULL)
    select_stage (self, preview->to);
  if (preview->to == NULL)
    return;

  is_new = self->shown != preview->to;
  show_fields (self, preview);
  show_preview (self, preview);
  update (self);
  /* What the fields suggest may be all that was missing. */
  if (is_new && self->fields->len > 0)
    judge (self);
}

static void
judge (HupanMoveDialog *self)
{
  g_auto (GStrv) fills = dup_fills (self);
  const HupanMoveOrder order = { .to = self->to, .fills = (const char *const *) fills };

  g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
  self->judging = g_cancellable_new ();
  hupan_desk_preview_moves_async (self->desk, self->ids, self->n_ids, &order, self->judging, judged_cb, g_object_ref (self));
}

/* --- Callbacks ----------------------------------------------------------------------------------------------------- */

static void
stage_changed_cb (HupanMoveDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->stage_row);
  const char *to = selected != GTK_INVALID_LIST_POSITION ? hupan_stages ()[selected].name : NULL;

  if (self->desk == NULL || to == self->to || to == NULL)
    return;

  self->to = to;
  self->n_possible = 0;
  g_ptr_array_set_size (self->fields, 0);
  update (self);
  judge (self);
}

static void
reason_changed_cb (HupanMoveDialog *self)
{
  if (self->desk != NULL)
    update (self);
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HupanMoveDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = hupan_desk_move_finish (HUPAN_DESK (source), result, &error);

  self->busy = FALSE;
  if (self->desk == NULL)
    return;
  if (done == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self), _ ("Nobody Was Moved"), error);
      update (self);
      return;
    }

  if (*done != '\0')
    hupan_toast_undo (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), done);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
move_cb (HupanMoveDialog *self)
{
  g_auto (GStrv) fills = dup_fills (self);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  const HupanMoveOrder order = { .to = self->to, .reason = *reason != '\0' ? reason : NULL, .fills = (const char *const *) fills };

  self->busy = TRUE;
  update (self);
  hupan_desk_move_async (self->desk, self->ids, self->n_ids, &order, moved_cb, g_object_ref (self));
}

/* --- GObject -------------------------------------------------------------------------------------------------------- */

static void
hupan_move_dialog_dispose (GObject *object)
{
  HupanMoveDialog *self = HUPAN_MOVE_DIALOG (object);

  g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_free);
  g_clear_pointer (&self->planned, g_free);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_MOVE_DIALOG);

  G_OBJECT_CLASS (hupan_move_dialog_parent_class)->dispose (object);
}

static void
hupan_move_dialog_class_init (HupanMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_move_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanMoveDialog, stage_row);
  gtk_widget_class_bind_template_child (widget_class, HupanMoveDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, HupanMoveDialog, obstacles);
  gtk_widget_class_bind_template_child (widget_class, HupanMoveDialog, fills);
  gtk_widget_class_bind_template_child (widget_class, HupanMoveDialog, moving);
  gtk_widget_class_bind_template_child (widget_class, HupanMoveDialog, staying);
  gtk_widget_class_bind_template_child (widget_class, HupanMoveDialog, move);
  gtk_widget_class_bind_template_callback (widget_class, stage_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
hupan_move_dialog_init (HupanMoveDialog *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hupan_move_dialog_new:
 * @to: (nullable): a stage; %NULL: the user chooses one, at first that where most of them usually go next
 */
AdwDialog *
hupan_move_dialog_new (HupanDesk    *desk,
                       const gint64 *ids,
                       gsize         n_ids,
                       const char   *to)
{
  HupanMoveDialog *self = g_object_new (HUPAN_TYPE_MOVE_DIALOG, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const HupanStage *stage = hupan_stages (); stage->name != NULL; stage++)
    gtk_string_list_append (labels, hupan_stage_get_label (stage->name));
  adw_combo_row_set_model (self->stage_row, G_LIST_MODEL (labels));
  self->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  self->n_ids = n_ids;
  select_stage (self, to);
  /* A dialog does not grow with what it holds: room for the preview, and for the fields of an appointment. */
  if (n_ids > 1 || to == NULL || hupan_stage_get (to)->fills != NULL)
    adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  if (to != NULL)
    {
      /* Translators: title of a dialog; the placeholder is a stage. */
      g_autofree char *title = g_strdup_printf (_ ("Move to “%s”"), hupan_stage_get_label (to));

      adw_dialog_set_title (ADW_DIALOG (self), title);
      gtk_widget_set_visible (GTK_WIDGET (self->stage_row), FALSE);
      adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->reason));
    }
  self->desk = g_object_ref (desk);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Reason (may stay empty)"));
  judge (self);

  return ADW_DIALOG (self);
}
