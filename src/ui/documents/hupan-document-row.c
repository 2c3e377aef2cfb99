/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-document-row.h"

#include <glib/gi18n.h>

#include "core/hupan-clock.h"
#include "core/hupan-media.h"
#include "hupan-document-actions.h"
#include "hupan-document-provider.h"
#include "ui/common/hupan-facts.h"
#include "ui/common/hupan-toast.h"

/**
 * HupanDocumentRow:
 *
 * Shows a document and does what it is told: by its menus, by activating it (opens it), by keys, and by dragging it out.
 * A content that is damaged is said to be, and not handed out.
 */
struct _HupanDocumentRow
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkImage *icon;
  GtkLabel *name;
  GtkMenuButton *kind;
  GtkImage *mark_icon;
  GtkLabel *mark;
  GtkLabel *confidential;
  GtkLabel *details;
  GtkWidget *heal;
  GtkMenuButton *more;

  /* owned */
  HupanDesk *desk;
  HupanRecord *document;
  HupanContentState state;
};

G_DEFINE_FINAL_TYPE (HupanDocumentRow, hupan_document_row, ADW_TYPE_PREFERENCES_ROW)

static const HupanField *
get_field (const char *name)
{
  return hupan_kind_get_field (hupan_kind_get ("document"), name);
}

static char *
dup_text (HupanDocumentRow *self,
          const char       *field)
{
  return hupan_field_format (get_field (field), hupan_record_get (self->document, field));
}

/* --- What is seen ---------------------------------------------------------------------------------------- */

/* How a document stands, by a sign and a word. */
static const struct
{
  const char *status;
  const char *icon_name;
} signs[] = {
  { "received", "mail-unread-symbolic" },
  { "verified", "object-select-symbolic" },
  { "rejected", "action-unavailable-symbolic" },
};

static gboolean
is_expired (HupanRecord *document)
{
  const char *until = hupan_record_get (document, "valid_until");
  g_autofree char *today = hupan_clock_dup_today ();

  return until != NULL && strncmp (until, today, strlen (until)) < 0;
}

static void
show_mark (HupanDocumentRow *self)
{
  const char *status = hupan_record_get (self->document, "status");
  const char *icon_name = NULL;
  g_autofree char *text = NULL;

  if (self->state == HUPAN_CONTENT_DAMAGED || self->state == HUPAN_CONTENT_MISSING)
    {
      icon_name = "dialog-error-symbolic";
      text = g_strdup (self->state == HUPAN_CONTENT_DAMAGED ? C_ ("document", "Damaged") : C_ ("document", "Content missing"));
    }
  else if (is_expired (self->document))
    {
      icon_name = "dialog-warning-symbolic";
      text = g_strdup (C_ ("document", "Expired"));
    }
  else
    {
      for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
        if (g_str_equal (signs[i].status, status))
          icon_name = signs[i].icon_name;
      text = dup_text (self, "status");
    }

  gtk_image_set_from_icon_name (self->mark_icon, icon_name);
  gtk_label_set_label (self->mark, text);
  gtk_widget_set_visible (self->heal, self->state == HUPAN_CONTENT_DAMAGED || self->state == HUPAN_CONTENT_MISSING);
}

static void
show_details (HupanDocumentRow *self,
              const HupanMedia *media)
{
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *size = dup_text (self, "size");
  g_autofree char *language = dup_text (self, "language");
  g_autofree char *received = dup_text (self, "received_on");
  g_autofree char *until = dup_text (self, "valid_until");

  hupan_facts_add (details, hupan_media_get_label (media));
  hupan_facts_add (details, size);
  hupan_facts_add (details, language);
  if (received != NULL && *received != '\0')
    {
      /* Translators: a date. */
      g_autofree char *text = g_strdup_printf (C_ ("document", "received %s"), received);

      hupan_facts_add (details, text);
    }
  if (until != NULL && *until != '\0')
    {
      /* Translators: a date. */
      g_autofree char *text = g_strdup_printf (C_ ("document", "valid until %s"), until);

      hupan_facts_add (details, text);
    }
  gtk_label_set_label (self->details, details->str);
}

/* For a screen reader the row says all at once; its buttons say what they are for. */
static void
name_parts (HupanDocumentRow *self)
{
  const char *name = hupan_record_get (self->document, "name");
  g_autofree char *kind = dup_text (self, "kind");
  g_autofree char *all = g_strdup_printf ("%s, %s, %s, %s", name, kind, gtk_label_get_label (self->mark), gtk_label_get_label (self->details));
  /* Translators: for screen readers: the name of a document, and of what kind it is. */
  g_autofree char *kind_name = g_strdup_printf (C_ ("accessible", "Kind of %s: %s"), name, kind);
  /* Translators: for screen readers: the name of a document. */
  g_autofree char *menu_name = g_strdup_printf (C_ ("accessible", "Menu of %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL, kind_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, menu_name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->more), C_ ("tooltip", "Document Menu"));
}

/* --- Menus -------------------------------------------------------------------------------------------------- */

/* The choices of a field; the one that is set has the mark. */
static GMenuModel *
create_choices (const char *field)
{
  GMenu *menu = g_menu_new ();

  for (const HupanChoice *choice = get_field (field)->choices; choice->name != NULL; choice++)
    {
      g_autofree char *action = g_strdup_printf ("document-field.%s::%s", field, choice->name);

      g_menu_append (menu, hupan_field_get_choice_label (get_field (field), choice->name), action);
    }

  return G_MENU_MODEL (menu);
}

static void
append_choices (GMenu      *menu,
                const char *field)
{
  g_autoptr (GMenuModel) choices = create_choices (field);

  g_menu_append_submenu (menu, hupan_field_get_label (get_field (field)), choices);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) take = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  g_menu_append (take, _("_Open"), "document.open");
  g_menu_append (take, _("_Save As…"), "document.save-as");
  append_choices (change, "status");
  append_choices (change, "kind");
  append_choices (change, "confidentiality");
  g_menu_append (change, _("_Rename…"), "document.edit('name')");
  g_menu_append (change, _("_Language…"), "document.edit('language')");
  g_menu_append (change, _("_Valid Until…"), "document.edit('valid_until')");
  g_menu_append (change, _("Show _Details"), "document.show");
  g_menu_append (away, _("Move to _Trash"), "document.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (take));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));

  return G_MENU_MODEL (menu);
}

/* --- Actions ------------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  void (*func) (GtkWidget *from, HupanDesk *desk, HupanRecord *document);
} PlainAction;

static const PlainAction plain_actions[] = {
  { "document.open", hupan_document_open },
  { "document.save-as", hupan_document_save_as },
  { "document.trash", hupan_document_trash },
  { "document.restore-content", hupan_document_restore_content },
};

static void
plain_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  HupanDocumentRow *self = HUPAN_DOCUMENT_ROW (widget);

  if (self->state != HUPAN_CONTENT_WHOLE && g_str_equal (action, "document.open"))
    {
      hupan_toast (widget, _("Restore the document from a backup to open it"));
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    if (g_str_equal (plain_actions[i].name, action))
      plain_actions[i].func (widget, self->desk, self->document);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanDocumentRow *self = HUPAN_DOCUMENT_ROW (widget);

  hupan_document_edit (widget, self->desk, self->document, g_variant_get_string (parameter, NULL));
}

static void
rename_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  HupanDocumentRow *self = HUPAN_DOCUMENT_ROW (widget);

  hupan_document_edit (widget, self->desk, self->document, "name");
}

static void
show_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanDocumentRow *self = HUPAN_DOCUMENT_ROW (widget);

  gtk_widget_activate_action (widget, "win.show-record", "(sx)", "document", hupan_record_get_id (self->document));
}

static void
update_actions (HupanDocumentRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean can_write = hupan_desk_get_read_only_reason (self->desk) == NULL &&
                             hupan_record_get_meta (self->document)->deleted_at == 0;
  const gboolean whole = self->state == HUPAN_CONTENT_WHOLE;

  /* Opening stays possible, and says why it does not work: with the action the whole row would be greyed out. */
  gtk_widget_action_set_enabled (widget, "document.save-as", whole);
  gtk_widget_action_set_enabled (widget, "document.edit", can_write);
  gtk_widget_action_set_enabled (widget, "document.rename", can_write);
  gtk_widget_action_set_enabled (widget, "document.trash", can_write);
  gtk_widget_action_set_enabled (widget, "document.restore-content", can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), can_write);
}

/* Fields that a menu sets are stateful actions, so that menus show what is set. */
static const char *const chosen_fields[] = { "kind", "status", "confidentiality" };

static void
chosen_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  HupanDocumentRow *self = data;

  hupan_document_set (GTK_WIDGET (self), self->desk, self->document, g_action_get_name (G_ACTION (action)),
                      g_variant_get_string (parameter, NULL));
}

static void
insert_choices (HupanDocumentRow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const gboolean can_write = hupan_desk_get_read_only_reason (self->desk) == NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (chosen_fields); i++)
    {
      const char *value = hupan_record_get (self->document, chosen_fields[i]);
      g_autoptr (GSimpleAction) action =
        g_simple_action_new_stateful (chosen_fields[i], G_VARIANT_TYPE_STRING, g_variant_new_string (value));

      g_simple_action_set_enabled (action, can_write);
      g_signal_connect_object (action, "activate", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "document-field", G_ACTION_GROUP (group));
}

/* --- Dragging ------------------------------------------------------------------------------------------------- */

static GdkContentProvider *
prepare_drag_cb (GtkDragSource    *source,
                 double            x,
                 double            y,
                 HupanDocumentRow *self)
{
  if (self->state != HUPAN_CONTENT_WHOLE)
    return NULL;

  return hupan_document_provider_new (self->desk, self->document);
}

static void
begin_drag_cb (GtkDragSource    *source,
               GdkDrag          *drag,
               HupanDocumentRow *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->icon));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

/* --- GObject -------------------------------------------------------------------------------------------------- */

static void
hupan_document_row_dispose (GObject *object)
{
  HupanDocumentRow *self = HUPAN_DOCUMENT_ROW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_DOCUMENT_ROW);

  G_OBJECT_CLASS (hupan_document_row_parent_class)->dispose (object);
}

static void
hupan_document_row_class_init (HupanDocumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_document_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-document-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanDocumentRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HupanDocumentRow, name);
  gtk_widget_class_bind_template_child (widget_class, HupanDocumentRow, kind);
  gtk_widget_class_bind_template_child (widget_class, HupanDocumentRow, mark_icon);
  gtk_widget_class_bind_template_child (widget_class, HupanDocumentRow, mark);
  gtk_widget_class_bind_template_child (widget_class, HupanDocumentRow, confidential);
  gtk_widget_class_bind_template_child (widget_class, HupanDocumentRow, details);
  gtk_widget_class_bind_template_child (widget_class, HupanDocumentRow, heal);
  gtk_widget_class_bind_template_child (widget_class, HupanDocumentRow, more);

  for (gsize i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    gtk_widget_class_install_action (widget_class, plain_actions[i].name, NULL, plain_cb);
  gtk_widget_class_install_action (widget_class, "document.edit", "s", edit_cb);
  gtk_widget_class_install_action (widget_class, "document.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "document.show", NULL, show_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "document.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "document.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "document.save-as", NULL);
}

static void
hupan_document_row_init (HupanDocumentRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr (GMenuModel) kinds = NULL;
  g_autoptr (GMenuModel) menu = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->state = HUPAN_CONTENT_WHOLE;
  kinds = create_choices ("kind");
  menu = create_menu ();
  gtk_menu_button_set_menu_model (self->kind, kinds);
  gtk_menu_button_set_menu_model (self->more, menu);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_drag_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_drag_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

GtkWidget *
hupan_document_row_new (HupanDesk   *desk,
                        HupanRecord *document)
{
  HupanDocumentRow *self = g_object_new (HUPAN_TYPE_DOCUMENT_ROW, NULL);

  self->desk = g_object_ref (desk);
  hupan_document_row_show (self, document);
  return GTK_WIDGET (self);
}

HupanRecord *
hupan_document_row_get_document (HupanDocumentRow *self)
{
  return self->document;
}

/**
 * hupan_document_row_show:
 * @document: the same one, as it is now
 */
void
hupan_document_row_show (HupanDocumentRow *self,
                         HupanRecord      *document)
{
  const HupanMedia *media = hupan_media_get (hupan_record_get (document, "media_type"));
  const char *confidentiality = hupan_record_get (document, "confidentiality");
  g_autofree char *kind = NULL;
  g_autofree char *label = NULL;

  g_set_object (&self->document, document);
  kind = dup_text (self, "kind");
  label = dup_text (self, "confidentiality");
  gtk_image_set_from_icon_name (self->icon, media->icon_name);
  gtk_label_set_label (self->name, hupan_record_get (document, "name"));
  gtk_menu_button_set_label (self->kind, kind);
  gtk_label_set_label (self->confidential, label);
  gtk_widget_set_visible (GTK_WIDGET (self->confidential), !g_str_equal (confidentiality, get_field ("confidentiality")->initial));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), hupan_record_get (document, "name"));
  show_mark (self);
  show_details (self, media);
  name_parts (self);
  insert_choices (self);
  update_actions (self);
}

/**
 * hupan_document_row_set_state:
 *
 * What was found of the content, which may be later than what the record says.
 */
void
hupan_document_row_set_state (HupanDocumentRow *self,
                              HupanContentState state)
{
  if (self->state == state)
    return;

  self->state = state;
  show_mark (self);
  name_parts (self);
  update_actions (self);
}
