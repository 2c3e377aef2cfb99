/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-trash-page.h"

#include <glib/gi18n.h>

#include "core/hupan-fold.h"
#include "desk/hupan-bulk.h"
#include "ui/common/hupan-accessible.h"
#include "ui/common/hupan-toast.h"

/**
 * HupanTrashPage:
 *
 * What was thrown away, newest first. It is read again after every change, whoever made it.
 */
struct _HupanTrashPage
{
  HupanPage parent_instance;

  /* template children */
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;

  char *needle; /* owned, folded */
};

G_DEFINE_FINAL_TYPE (HupanTrashPage, hupan_trash_page, HUPAN_TYPE_PAGE)

#define NEEDLE_KEY "hupan-search-text"

static void
update_stack (HupanTrashPage *self)
{
  gboolean any = FALSE;
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  if (row == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  for (; row != NULL && !any; row = gtk_widget_get_next_sibling (row))
    any = gtk_widget_get_child_visible (row);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "no-results");
}

/* --- Restoring ----------------------------------------------------------------------------------------- */

typedef struct
{
  const HupanKind *kind;
  gint64 id;
} Wanted;

static gpointer
restore (HupanRegistry       *registry,
         gpointer             data,
         const HupanProgress *progress,
         GError             **error)
{
  Wanted *wanted = data;
  g_autoptr (HupanBatch) batch = hupan_bulk_restore (registry, wanted->kind, &wanted->id, 1, error);

  return batch != NULL && hupan_registry_commit (registry, batch, progress, error) != 0 ? registry : NULL;
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HupanTrashPage) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    hupan_toast_error (GTK_WIDGET (self), _("The Record Was Not Restored"), error);
  else
    hupan_toast_undo (GTK_WIDGET (self), _("Restored"));
}

static void
restore_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  const char *kind;

  g_variant_get (parameter, "(&sx)", &kind, &wanted->id);
  wanted->kind = hupan_kind_get (kind);
  hupan_desk_run_async (hupan_page_get_desk (HUPAN_PAGE (widget)), restore, wanted, g_free, NULL, NULL, NULL, restored_cb,
                        g_object_ref (widget));
}

/* --- The list --------------------------------------------------------------------------------------------- */

static GtkWidget *
create_row (const HupanTrashItem *item)
{
  static const HupanField instant = { "deleted_at", NULL, HUPAN_TYPE_INSTANT };
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, item->deleted_at);
  g_autofree char *when = hupan_field_format (&instant, at);
  const char *kind = hupan_kind_get_label (item->kind);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Restore"));

  /* Translators: in the trash: what it is ("Topic"), who moved it there, and when. */
  text = g_strdup_printf (_("%s · moved by %s, %s"), kind, item->deleted_by, when);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);

  /* Translators: for screen readers: a button; the placeholder is the name of a record. */
  label = g_strdup_printf (_("Restore %s"), item->title);
  hupan_accessible_name_button (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "trash.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", item->kind->name, item->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), NEEDLE_KEY, hupan_search_text (item->title, HUPAN_SEARCH_NAME), g_free);

  return row;
}

static gboolean
is_found (GtkListBoxRow *row,
          gpointer       data)
{
  HupanTrashPage *self = data;

  return self->needle == NULL || strstr (g_object_get_data (G_OBJECT (row), NEEDLE_KEY), self->needle) != NULL;
}

static gpointer
read_trash (HupanRegistry       *registry,
            gpointer             lang,
            const HupanProgress *progress,
            GError             **error)
{
  return hupan_registry_list_trash (registry, lang, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HupanTrashPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (self->list == NULL)
    return;

  if (items == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self), _("The Trash Cannot Be Shown"), error);
      return;
    }

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (items, i)));
  update_stack (self);
}

static void
start_reading (HupanTrashPage *self)
{
  HupanDesk *desk = hupan_page_get_desk (HUPAN_PAGE (self));

  hupan_desk_run_async (desk, read_trash, g_strdup (hupan_desk_get_lang (desk)), g_free, (GDestroyNotify) g_ptr_array_unref,
                        NULL, NULL, read_cb, g_object_ref (self));
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   HupanTrashPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = hupan_fold (text);
  gtk_list_box_invalidate_filter (self->list);
  update_stack (self);
}

static void
hupan_trash_page_open (HupanPage *page)
{
  g_signal_connect_object (hupan_page_get_desk (page), "changed", G_CALLBACK (start_reading), page, G_CONNECT_SWAPPED);
  start_reading (HUPAN_TRASH_PAGE (page));
}

static void
hupan_trash_page_focus_search (HupanPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (HUPAN_TRASH_PAGE (page)->search));
}

static void
hupan_trash_page_dispose (GObject *object)
{
  HupanTrashPage *self = HUPAN_TRASH_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_TRASH_PAGE);
  g_clear_pointer (&self->needle, g_free);

  G_OBJECT_CLASS (hupan_trash_page_parent_class)->dispose (object);
}

static void
hupan_trash_page_class_init (HupanTrashPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_trash_page_dispose;
  HUPAN_PAGE_CLASS (klass)->open = hupan_trash_page_open;
  HUPAN_PAGE_CLASS (klass)->focus_search = hupan_trash_page_focus_search;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-trash-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanTrashPage, search);
  gtk_widget_class_bind_template_child (widget_class, HupanTrashPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanTrashPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "trash.restore", "(sx)", restore_cb);
}

static void
hupan_trash_page_init (HupanTrashPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
}

GtkWidget *
hupan_trash_page_new (void)
{
  return g_object_new (HUPAN_TYPE_TRASH_PAGE, NULL);
}
