/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-reference-row.h"

#include <glib/gi18n.h>

#include "core/hupan-fold.h"
#include "core/hupan-text.h"
#include "hupan-entry-row.h"
#include "hupan-suggestion.h"
#include "ui/common/hupan-place.h"

struct _HupanReferenceRow
{
  AdwEntryRow parent_instance;

  /* template children */
  GtkMenuButton *open;
  GtkPopover *popover;
  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;

  const HupanField *field;
  const HupanKind *target;
  HupanDesk *desk;       /* NULL: nothing to suggest */
  HupanDossier *dossier; /* may be NULL */

  GArray *offered; /* of gint64; NULL: none */
  GListStore *suggestions;
  GCancellable *searching;
  gint64 id;   /* what was chosen last; it holds for as long as its title stands in the entry */
  char *title; /* of that */
  HupanRecord *draft;
  gboolean setting;
};

static void hupan_reference_row_editor_init (HupanEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanReferenceRow, hupan_reference_row, ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (HUPAN_TYPE_EDITOR, hupan_reference_row_editor_init))

static gboolean
has_text (gpointer    template,
          const char *text)
{
  return text != NULL && *text != '\0';
}

static const char *
get_text (HupanReferenceRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

/* The record that is referred to, 0: none. */
static gint64
get_id (HupanReferenceRow *self)
{
  return self->id != 0 && g_strcmp0 (get_text (self), self->title) == 0 ? self->id : 0;
}

static gboolean
is_open (HupanReferenceRow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

/* A record of the kind needs a name and nothing else. */
static gboolean
can_create (const HupanKind *kind)
{
  const HupanPlace *place = hupan_place_get_for_kind (kind);

  if (place == NULL || place->group == NULL || hupan_kind_get_field (kind, kind->title) == NULL)
    return FALSE;

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    if (field->flags & HUPAN_FIELD_REQUIRED && field->initial == NULL && !g_str_equal (field->name, kind->title))
      return FALSE;

  return TRUE;
}

/* --- Suggestions --------------------------------------------------------------------------------------- */

static gboolean
is_same_title (HupanSuggestion *suggestion,
               const char      *text)
{
  g_autofree char *one = hupan_fold (hupan_suggestion_get_title (suggestion));
  g_autofree char *other = hupan_fold (text);

  return g_str_equal (one, other);
}

/* The one suggestion of exactly that title. */
static HupanSuggestion *
find_same_title (GListModel *suggestions,
                 const char *text)
{
  HupanSuggestion *same = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (suggestions); i++)
    {
      g_autoptr (HupanSuggestion) suggestion = g_list_model_get_item (suggestions, i);

      if (hupan_suggestion_get_id (suggestion) == 0 || !is_same_title (suggestion, text))
        continue;
      if (same != NULL)
        return NULL;
      same = suggestion;
    }

  return same;
}

static void
suggested_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HupanReferenceRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = hupan_suggest_finish (HUPAN_DESK (source), result, &error);
  g_autofree char *text = hupan_text_clean (get_text (self), FALSE);

  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Nothing can be suggested for %s: %s", self->field->name, error->message);
      return;
    }

  g_list_store_splice (self->suggestions, 0, g_list_model_get_n_items (G_LIST_MODEL (self->suggestions)), found->pdata, found->len);
  if (*text != '\0' && get_id (self) == 0 && self->offered == NULL && can_create (self->target) && find_same_title (G_LIST_MODEL (self->suggestions), text) == NULL)
    {
      g_autoptr (HupanSuggestion) create = hupan_suggestion_new (0, text, NULL);

      g_list_store_append (self->suggestions, create);
    }

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->suggestions)) > 0 ? "suggestions" : "none");
}

/* With something chosen already the text is its title, which would suggest just that. */
static void
suggest (HupanReferenceRow *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (self->desk == NULL)
    return;

  self->searching = g_cancellable_new ();
  if (self->offered != NULL && self->offered->len > 0 && (get_id (self) != 0 || *get_text (self) == '\0'))
    {
      hupan_suggest_those_async (self->desk, self->target, (const gint64 *) (gpointer) self->offered->data, self->offered->len,
                                 self->searching, suggested_cb, g_object_ref (self));
      return;
    }

  hupan_suggest_async (self->desk, self->target, get_id (self) != 0 ? "" : get_text (self), self->searching, suggested_cb,
                       g_object_ref (self));
}

static void
shown_cb (GtkPopover        *popover,
          HupanReferenceRow *self)
{
  suggest (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- Choosing ------------------------------------------------------------------------------------------ */

static void
set_chosen (HupanReferenceRow *self,
            gint64             id,
            const char        *title)
{
  self->setting = TRUE;
  self->id = id;
  g_set_str (&self->title, title);
  if (!g_str_equal (get_text (self), title != NULL ? title : ""))
    gtk_editable_set_text (GTK_EDITABLE (self), title != NULL ? title : "");
  self->setting = FALSE;
  hupan_editor_edited (HUPAN_EDITOR (self));
}

static void
choose (HupanReferenceRow *self,
        HupanSuggestion   *suggestion)
{
  const char *title = hupan_suggestion_get_title (suggestion);

  gtk_popover_popdown (self->popover);
  g_clear_object (&self->draft);
  if (hupan_suggestion_get_id (suggestion) == 0)
    {
      g_autoptr (HupanRecord) empty = hupan_record_new_draft (self->target);

      self->draft = hupan_record_with (empty, self->target->title, title);
      set_chosen (self, hupan_record_get_id (self->draft), title);
      return;
    }

  set_chosen (self, hupan_suggestion_get_id (suggestion), title);
}

static void
row_activated_cb (GtkListView       *list,
                  guint              position,
                  HupanReferenceRow *self)
{
  g_autoptr (HupanSuggestion) suggestion = g_list_model_get_item (G_LIST_MODEL (self->suggestions), position);

  choose (self, suggestion);
  adw_entry_row_grab_focus_without_selecting (ADW_ENTRY_ROW (self));
}

static void
changed_cb (GtkEditable       *editable,
            HupanReferenceRow *self)
{
  if (self->setting)
    return;

  if (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN && self->desk != NULL)
    {
      if (is_open (self))
        suggest (self);
      else
        gtk_menu_button_popup (self->open);
    }
  hupan_editor_edited (HUPAN_EDITOR (self));
}

static void
left_cb (GtkEventControllerFocus *controller,
         HupanReferenceRow       *self)
{
  HupanSuggestion *same;

  gtk_popover_popdown (self->popover);
  if (get_id (self) != 0 || *get_text (self) == '\0')
    return;

  same = find_same_title (G_LIST_MODEL (self->suggestions), get_text (self));
  if (same != NULL)
    choose (self, same);
}

/* --- Keyboard: the focus stays in the entry ------------------------------------------------------------- */

static gboolean
move (HupanReferenceRow *self,
      int                step)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->suggestions));
  const guint selected = gtk_single_selection_get_selected (self->selection);
  guint position;

  if (!is_open (self))
    {
      gtk_menu_button_popup (self->open);
      return TRUE;
    }

  if (n == 0)
    return TRUE;

  if (selected == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n - 1;
  else
    position = (selected + n + step) % n;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT, NULL);

  return TRUE;
}

static gboolean
take_selected (HupanReferenceRow *self)
{
  HupanSuggestion *suggestion = gtk_single_selection_get_selected_item (self->selection);

  if (!is_open (self) || suggestion == NULL)
    return FALSE;

  choose (self, suggestion);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HupanReferenceRow     *self)
{
  if (state & (GDK_ALT_MASK | GDK_CONTROL_MASK))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Down:
      return move (self, 1);

    case GDK_KEY_Up:
      return is_open (self) && move (self, -1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return take_selected (self);

    case GDK_KEY_Escape:
      if (!is_open (self))
        return FALSE;
      gtk_popover_popdown (self->popover);
      return TRUE;

    default:
      return FALSE;
    }
}

/* --- As an editor ---------------------------------------------------------------------------------------- */

static void
hupan_reference_row_show (HupanEditor *editor,
                          const char  *value)
{
  HupanReferenceRow *self = HUPAN_REFERENCE_ROW (editor);
  const gint64 id = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
  const char *title;

  if (id == get_id (self) && (id != 0 || *get_text (self) == '\0'))
    return;

  title = id != 0 && self->dossier != NULL ? hupan_dossier_get_title_of (self->dossier, id) : NULL;
  hupan_reference_row_set (self, id, title != NULL ? title : value);
}

static gboolean
hupan_reference_row_read (HupanEditor  *editor,
                          char        **value,
                          GError      **error)
{
  HupanReferenceRow *self = HUPAN_REFERENCE_ROW (editor);
  g_autofree char *text = hupan_text_clean (get_text (self), FALSE);

  if (get_id (self) != 0)
    {
      *value = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
      return TRUE;
    }

  if (*text == '\0')
    return hupan_field_parse (self->field, NULL, value, error);

  *value = NULL;
  /* Translators: somebody typed the first into a field that names another record. */
  g_set_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID, _("Choose what you mean by “%s” from the suggestions."), text);
  return FALSE;
}

static char *
hupan_reference_row_dup_text (HupanEditor *editor)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
}

/* A record that was to be made on the way has no id yet: its name stays, to be chosen again. */
static void
hupan_reference_row_restore (HupanEditor *editor,
                             const char  *value,
                             const char  *text)
{
  HupanReferenceRow *self = HUPAN_REFERENCE_ROW (editor);

  hupan_reference_row_set (self, value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0, value != NULL ? text : NULL);
  if (value == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static GtkWidget *
hupan_reference_row_get_target (HupanEditor *editor)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (editor)));
}

static void
hupan_reference_row_editor_init (HupanEditorInterface *iface)
{
  iface->show = hupan_reference_row_show;
  iface->read = hupan_reference_row_read;
  iface->dup_text = hupan_reference_row_dup_text;
  iface->restore = hupan_reference_row_restore;
  iface->get_target = hupan_reference_row_get_target;
}

/* --- GObject --------------------------------------------------------------------------------------------- */

/* A search on its way keeps the row alive, so it is given up here. */
static void
hupan_reference_row_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (HUPAN_REFERENCE_ROW (widget)->searching);

  GTK_WIDGET_CLASS (hupan_reference_row_parent_class)->unroot (widget);
}

static void
hupan_reference_row_dispose (GObject *object)
{
  HupanReferenceRow *self = HUPAN_REFERENCE_ROW (object);

  g_clear_object (&self->searching);
  g_clear_object (&self->desk);
  g_clear_object (&self->dossier);
  g_clear_object (&self->draft);
  g_clear_object (&self->suggestions);
  g_clear_pointer (&self->offered, g_array_unref);
  g_clear_pointer (&self->title, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_REFERENCE_ROW);

  G_OBJECT_CLASS (hupan_reference_row_parent_class)->dispose (object);
}

static void
hupan_reference_row_class_init (HupanReferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_reference_row_dispose;
  widget_class->unroot = hupan_reference_row_unroot;

  g_type_ensure (HUPAN_TYPE_SUGGESTION);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-reference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanReferenceRow, open);
  gtk_widget_class_bind_template_child (widget_class, HupanReferenceRow, popover);
  gtk_widget_class_bind_template_child (widget_class, HupanReferenceRow, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanReferenceRow, list);
  gtk_widget_class_bind_template_child (widget_class, HupanReferenceRow, selection);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
hupan_reference_row_init (HupanReferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->suggestions = g_list_store_new (HUPAN_TYPE_SUGGESTION);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->suggestions));
}

GtkWidget *
hupan_reference_row_new (const HupanField *field,
                         HupanDesk        *desk,
                         HupanDossier     *dossier)
{
  HupanReferenceRow *self = g_object_new (HUPAN_TYPE_REFERENCE_ROW, NULL);

  self->field = field;
  self->target = hupan_kind_get (field->target);
  g_set_object (&self->desk, desk);
  g_set_object (&self->dossier, dossier);
  gtk_widget_set_visible (GTK_WIDGET (self->open), desk != NULL);
  adw_entry_row_set_input_hints (ADW_ENTRY_ROW (self), GTK_INPUT_HINT_NO_SPELLCHECK);

  return GTK_WIDGET (self);
}

/**
 * hupan_reference_row_set:
 * @id: the record referred to, 0: none
 * @title: (nullable): its title
 */
void
hupan_reference_row_set (HupanReferenceRow *self,
                         gint64             id,
                         const char        *title)
{
  g_clear_object (&self->draft);
  set_chosen (self, id, title);
}

gint64
hupan_reference_row_get_id (HupanReferenceRow *self)
{
  return get_id (self);
}

void
hupan_reference_row_offer (HupanReferenceRow *self,
                           const gint64      *ids,
                           guint              n)
{
  g_clear_pointer (&self->offered, g_array_unref);
  self->offered = g_array_append_vals (g_array_sized_new (FALSE, FALSE, sizeof (gint64), n), ids, n);
}

HupanRecord *
hupan_reference_row_get_draft (HupanReferenceRow *self)
{
  return self->draft != NULL && get_id (self) == hupan_record_get_id (self->draft) ? self->draft : NULL;
}
