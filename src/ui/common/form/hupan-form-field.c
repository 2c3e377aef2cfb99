/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-form-field.h"

#include "hupan-field-group.h"

struct _HupanFormField
{
  GObject parent_instance;

  const HupanField *field;
  HupanEditor *editor;
  GtkWidget *message_row;
  GtkBox *message_box;
  GtkLabel *message;
  GtkWidget *button; /* below the message, in message_box; NULL: none */

  char *loaded;
  char *loaded_text;
  char *value;
  GError *error; /* why what stands there is no value */
  char *disputed; /* a value that another record has; NULL: none */
  gboolean left;
};

enum
{
  CHANGED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanFormField, hupan_form_field, G_TYPE_OBJECT)

static void
read_value (HupanFormField *self)
{
  g_autofree char *value = NULL;

  g_clear_error (&self->error);
  if (hupan_editor_read (self->editor, &value, &self->error))
    g_set_str (&self->value, value);
  else
    g_set_str (&self->value, self->loaded);
}

static void
edited_cb (HupanFormField *self)
{
  read_value (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was understood is shown as the registry spells it. */
static void
tidy (HupanFormField *self)
{
  /* Showing edits, and editing reads the value anew. */
  g_autofree char *value = g_strdup (self->value);

  if (self->error == NULL)
    hupan_editor_show (self->editor, value);
}

static void
leave_cb (HupanFormField *self)
{
  self->left = TRUE;
  read_value (self);
  tidy (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
create_message_row (HupanFormField *self)
{
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_wrap_mode (self->message, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");

  self->message_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_margin_start (GTK_WIDGET (self->message_box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->message_box), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->message_box), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->message_box), 6);
  gtk_box_append (self->message_box, GTK_WIDGET (self->message));

  self->message_row = g_object_ref_sink (adw_preferences_row_new ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->message_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->message_row), GTK_WIDGET (self->message_box));
  gtk_widget_set_focusable (self->message_row, FALSE);
  gtk_widget_set_visible (self->message_row, FALSE);
}

static void
say (HupanFormField *self,
     const char     *sentence)
{
  GtkAccessible *target = GTK_ACCESSIBLE (hupan_editor_get_target (self->editor));

  if (sentence == NULL)
    {
      gtk_widget_set_visible (self->message_row, FALSE);
      gtk_widget_remove_css_class (GTK_WIDGET (self->editor), "error");
      gtk_accessible_reset_state (target, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (target, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  if (g_str_equal (gtk_label_get_label (self->message), sentence) && gtk_widget_get_visible (self->message_row))
    return;

  gtk_label_set_label (self->message, sentence);
  gtk_widget_set_visible (self->message_row, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->editor), "error");
  gtk_accessible_update_state (target, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (target, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->editor), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
settle (HupanFormField *self)
{
  g_clear_pointer (&self->disputed, g_free);
  if (self->button != NULL)
    gtk_box_remove (self->message_box, self->button);
  self->button = NULL;
}

static void
hupan_form_field_dispose (GObject *object)
{
  HupanFormField *self = HUPAN_FORM_FIELD (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->message_row);

  G_OBJECT_CLASS (hupan_form_field_parent_class)->dispose (object);
}

static void
hupan_form_field_finalize (GObject *object)
{
  HupanFormField *self = HUPAN_FORM_FIELD (object);

  g_free (self->loaded);
  g_free (self->loaded_text);
  g_free (self->value);
  g_free (self->disputed);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (hupan_form_field_parent_class)->finalize (object);
}

static void
hupan_form_field_class_init (HupanFormFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hupan_form_field_dispose;
  object_class->finalize = hupan_form_field_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hupan_form_field_init (HupanFormField *self)
{
}

/**
 * hupan_form_field_new:
 * @field: the field of the record
 * @editor: (transfer floating): a row for it
 * @value: (nullable): what it has now, canonical
 */
HupanFormField *
hupan_form_field_new (const HupanField *field,
                      HupanEditor      *editor,
                      const char       *value)
{
  HupanFormField *self = g_object_new (HUPAN_TYPE_FORM_FIELD, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->field = field;
  self->editor = g_object_ref_sink (editor);
  self->loaded = g_strdup (value);
  create_message_row (self);
  hupan_editor_show (editor, value);
  self->loaded_text = hupan_editor_dup_text (editor);
  read_value (self);

  g_signal_connect_object (editor, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (editor), focus);

  return self;
}

const HupanField *
hupan_form_field_get_field (HupanFormField *self)
{
  return self->field;
}

HupanEditor *
hupan_form_field_get_editor (HupanFormField *self)
{
  return self->editor;
}

GtkWidget *
hupan_form_field_get_message_row (HupanFormField *self)
{
  return self->message_row;
}

const char *
hupan_form_field_get_value (HupanFormField *self)
{
  return self->value;
}

/**
 * hupan_form_field_get_changed:
 *
 * Returns: whether something else is meant than what was loaded. Text that cannot be a value counts as meant, unless it
 *   is what stood there from the beginning.
 */
gboolean
hupan_form_field_get_changed (HupanFormField *self)
{
  g_autofree char *text = NULL;

  if (self->error == NULL)
    return g_strcmp0 (self->value, self->loaded) != 0;

  text = hupan_editor_dup_text (self->editor);
  return !g_str_equal (text, self->loaded_text);
}

gboolean
hupan_form_field_is_readable (HupanFormField *self)
{
  return self->error == NULL;
}

gboolean
hupan_form_field_judge (HupanFormField *self,
                        const char     *rule,
                        gboolean        insist)
{
  if (insist)
    self->left = TRUE;
  if (insist || g_strcmp0 (self->disputed, self->value) != 0)
    settle (self);

  if (self->error != NULL)
    say (self, self->left ? self->error->message : NULL);
  else if (self->disputed == NULL)
    say (self, rule);

  return self->error == NULL && rule == NULL && self->disputed == NULL;
}

/**
 * hupan_form_field_dispute:
 * @sentence: what is wrong with the value, for people
 * @button: (nullable) (transfer floating): what can be done about it
 */
void
hupan_form_field_dispute (HupanFormField *self,
                          const char     *sentence,
                          GtkWidget      *button)
{
  settle (self);
  self->left = TRUE;
  self->disputed = g_strdup (self->value);
  say (self, sentence);
  if (button == NULL)
    return;

  self->button = button;
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (self->message_box, button);
}

gboolean
hupan_form_field_is_marked (HupanFormField *self)
{
  return gtk_widget_get_visible (self->message_row);
}

/**
 * hupan_form_field_focus:
 *
 * Brings the user to the field, wherever it is hidden.
 */
void
hupan_form_field_focus (HupanFormField *self)
{
  GtkWidget *expander = gtk_widget_get_ancestor (GTK_WIDGET (self->editor), ADW_TYPE_EXPANDER_ROW);
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (self->editor), HUPAN_TYPE_FIELD_GROUP);

  if (group != NULL)
    hupan_field_group_reveal (HUPAN_FIELD_GROUP (group));
  if (expander != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);

  /* The cursor goes there, but nothing is selected that the next letter would wipe out. */
  if (ADW_IS_ENTRY_ROW (self->editor))
    adw_entry_row_grab_focus_without_selecting (ADW_ENTRY_ROW (self->editor));
  else
    gtk_widget_grab_focus (hupan_editor_get_target (self->editor));
}
