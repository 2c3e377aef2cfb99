/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-part.h"
#include "ui/common/hupan-accessible.h"
#include "ui/common/hupan-facts.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"

/* So many of a part's values tell it apart when it is folded. */
#define SUMMARY_VALUES 3

struct _HupanPart
{
  GObject parent_instance;

  HupanFormRecord *record;
  GtkWidget *row;
  GtkWidget *message_row; /* NULL: the row folds out */
  GtkLabel *number;       /* NULL: parts of the kind have no order */
  GActionMap *actions;
};

enum
{
  CHANGED,
  MOVE,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanPart, hupan_part, G_TYPE_OBJECT)

const HupanField *
hupan_part_get_order_field (const HupanKind *kind)
{
  const HupanField *field = hupan_kind_get_field (kind, "position");

  return field != NULL ? field : hupan_kind_get_field (kind, "rank");
}

static gboolean
is_edited (const HupanKind  *kind,
           const HupanField *field)
{
  return !(field->flags & (HUPAN_FIELD_OWNER | HUPAN_FIELD_HIDDEN)) && field != hupan_part_get_order_field (kind);
}

const char *
hupan_part_get_noun (const HupanKind *kind)
{
  const HupanField *field = kind->fields;

  while (field->name != NULL && !is_edited (kind, field))
    field++;

  return field->type == HUPAN_TYPE_REFERENCE ? hupan_field_get_label (field) : hupan_kind_get_label (kind);
}

static guint
count_edited (const HupanKind *kind)
{
  guint n = 0;

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    n += is_edited (kind, field);

  return n;
}

/* --- Which field a translation is of ------------------------------------------------------------------- */

/* The field "field" of a translation names one of its owner's that may be translated: that is a choice. */
static const HupanField *
new_choice_of_fields (const HupanField *field,
                      const HupanKind  *owner)
{
  g_autoptr (GArray) choices = g_array_new (TRUE, TRUE, sizeof (HupanChoice));
  HupanField *choice_field = g_memdup2 (field, sizeof *field);

  for (const HupanField *other = owner->fields; other->name != NULL; other++)
    if (other->flags & HUPAN_FIELD_TRANSLATABLE)
      {
        const HupanChoice choice = { other->name, other->label };

        g_array_append_val (choices, choice);
      }

  choice_field->type = HUPAN_TYPE_ENUM;
  choice_field->context = "field";
  choice_field->choices = (HupanChoice *) g_array_free (g_steal_pointer (&choices), FALSE);
  return choice_field;
}

/* Made once for each kind of owner, like the tables it complements. */
static const HupanField *
get_editor_field (const HupanKind  *kind,
                  const HupanField *field,
                  const HupanKind  *owner)
{
  static GHashTable *made;
  const HupanField *choice_field;

  if (!g_str_equal (kind->name, "translation") || !g_str_equal (field->name, "field"))
    return field;

  if (made == NULL)
    made = g_hash_table_new (NULL, NULL);
  choice_field = g_hash_table_lookup (made, owner);
  if (choice_field == NULL)
    {
      choice_field = new_choice_of_fields (field, owner);
      g_hash_table_insert (made, (gpointer) owner, (gpointer) choice_field);
    }

  return choice_field;
}

/* --- The row ---------------------------------------------------------------------------------------------- */

static char *
dup_value_text (HupanFormField *field)
{
  g_autofree char *text = hupan_editor_dup_text (hupan_form_field_get_editor (field));

  return g_strstrip (g_strdelimit (g_steal_pointer (&text), "\n", ' '));
}

static void
update_summary (HupanPart *self)
{
  GPtrArray *fields = hupan_form_record_get_fields (self->record);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *title = NULL;

  if (self->message_row != NULL)
    return;

  for (guint i = 0, n = 0; i < fields->len && n < SUMMARY_VALUES; i++)
    {
      g_autofree char *text = dup_value_text (g_ptr_array_index (fields, i));

      if (*text == '\0')
        continue;
      if (n++ == 0)
        title = g_steal_pointer (&text);
      else
        hupan_facts_add (subtitle, text);
    }

  if (title == NULL)
    title = g_strdup (hupan_kind_get_label (hupan_record_get_kind (hupan_form_record_get_loaded (self->record))));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  hupan_accessible_name_lists (self->row, title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->row), subtitle->str);
}

static void
changed_cb (HupanPart *self)
{
  update_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
move_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
move_down_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
add_suffix (HupanPart *self,
            GtkWidget *suffix)
{
  gtk_widget_add_css_class (suffix, "flat");
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  if (self->message_row != NULL)
    hupan_editor_add_suffix (HUPAN_EDITOR (self->row), suffix);
  else
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self->row), suffix);
}

static void
add_prefix (HupanPart *self,
            GtkWidget *prefix)
{
  if (self->message_row != NULL)
    adw_entry_row_add_prefix (ADW_ENTRY_ROW (self->row), prefix);
  else
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self->row), prefix);
}

static void
add_actions (HupanPart *self)
{
  static const GActionEntry entries[] = {
    { "move-up", move_up_cb },
    { "move-down", move_down_cb },
    { "remove", remove_cb },
  };

  self->actions = G_ACTION_MAP (g_simple_action_group_new ());
  g_action_map_add_action_entries (self->actions, entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->row, "part", G_ACTION_GROUP (self->actions));
}

static void
add_remove_button (HupanPart *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "part.remove");
  add_suffix (self, button);
}

/* A number in front, and a menu, which takes less room than a button for each way to move. */
static void
add_order (HupanPart *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkWidget *menu_button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "dimmed");
  add_prefix (self, GTK_WIDGET (self->number));

  g_menu_append (menu, _("Move _Up"), "part.move-up");
  g_menu_append (menu, _("Move _Down"), "part.move-down");
  g_menu_append (menu, _("_Remove"), "part.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu_button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu_button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (menu_button, _("Move or Remove"));
  add_suffix (self, menu_button);

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Up, GDK_ALT_MASK), gtk_named_action_new ("part.move-up")));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, GDK_ALT_MASK), gtk_named_action_new ("part.move-down")));
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->row, shortcuts);
}

static HupanFormField *
add_field (HupanPart        *self,
           const HupanField *field,
           const HupanKind  *owner,
           HupanDesk        *desk,
           HupanDossier     *dossier)
{
  HupanRecord *loaded = hupan_form_record_get_loaded (self->record);
  GtkWidget *editor = hupan_editor_new (get_editor_field (hupan_record_get_kind (loaded), field, owner), hupan_field_get_label (field),
                                        desk, dossier);
  HupanFormField *form_field = hupan_form_field_new (field, HUPAN_EDITOR (editor), hupan_record_get (loaded, field->name));

  hupan_form_record_add (self->record, form_field);
  return form_field;
}

static void
hupan_part_dispose (GObject *object)
{
  HupanPart *self = HUPAN_PART (object);

  g_clear_object (&self->record);
  g_clear_object (&self->actions);
  g_clear_object (&self->row);
  g_clear_object (&self->message_row);

  G_OBJECT_CLASS (hupan_part_parent_class)->dispose (object);
}

static void
hupan_part_class_init (HupanPartClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_part_dispose;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hupan_part_init (HupanPart *self)
{
}

/**
 * hupan_part_new:
 * @record: the part
 * @owner: the kind of the record it belongs to
 * @desk: (nullable): where records are suggested from
 * @dossier: (nullable): knows titles
 */
HupanPart *
hupan_part_new (HupanRecord     *record,
                const HupanKind *owner,
                HupanDesk       *desk,
                HupanDossier    *dossier)
{
  HupanPart *self = g_object_new (HUPAN_TYPE_PART, NULL);
  const HupanKind *kind = hupan_record_get_kind (record);
  const gboolean folds = count_edited (kind) > 1;

  self->record = hupan_form_record_new (record);
  if (folds)
    {
      self->row = g_object_ref_sink (adw_expander_row_new ());
      g_object_set (self->row, "use-markup", FALSE, "title-lines", 1, "subtitle-lines", 1, NULL);
      hupan_accessible_name_row (ADW_PREFERENCES_ROW (self->row));
    }

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      HupanFormField *form_field;

      if (!is_edited (kind, field))
        continue;

      form_field = add_field (self, field, owner, desk, dossier);
      if (folds)
        {
          adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), GTK_WIDGET (hupan_form_field_get_editor (form_field)));
          adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), hupan_form_field_get_message_row (form_field));
        }
      else
        {
          self->row = g_object_ref (GTK_WIDGET (hupan_form_field_get_editor (form_field)));
          self->message_row = g_object_ref (hupan_form_field_get_message_row (form_field));
        }
    }

  add_actions (self);
  if (hupan_part_get_order_field (kind) != NULL)
    add_order (self);
  else
    add_remove_button (self);
  update_summary (self);
  g_signal_connect_object (self->record, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

HupanFormRecord *
hupan_part_get_record (HupanPart *self)
{
  return self->record;
}

GtkWidget *
hupan_part_get_row (HupanPart *self)
{
  return self->row;
}

GtkWidget *
hupan_part_get_message_row (HupanPart *self)
{
  return self->message_row;
}

static void
set_enabled (HupanPart  *self,
             const char *action,
             gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, action)), enabled);
}

/**
 * hupan_part_set_place:
 *
 * Says where it stands now, so that it shows its number and can be moved only where there is room.
 */
void
hupan_part_set_place (HupanPart *self,
                      guint      index,
                      guint      n)
{
  g_autofree char *number = NULL;

  if (self->number == NULL)
    return;

  /* Translators: the rank of an item in a list. */
  number = hupan_count_fill (C_ ("rank", "%u"), index + 1);
  gtk_label_set_label (self->number, number);
  set_enabled (self, "move-up", index > 0);
  set_enabled (self, "move-down", index + 1 < n);
}

/**
 * hupan_part_open:
 *
 * Folds it out, with the focus in its first field.
 */
void
hupan_part_open (HupanPart *self)
{
  GPtrArray *fields = hupan_form_record_get_fields (self->record);

  if (fields->len > 0)
    hupan_form_field_focus (g_ptr_array_index (fields, 0));
}
