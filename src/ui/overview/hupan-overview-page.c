/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-page.h"

#include <glib/gi18n.h>

#include "core/hupan-clock.h"
#include "desk/hupan-overview-words.h"
#include "hupan-month-popover.h"
#include "hupan-overview-board.h"
#include "hupan-overview-print.h"
#include "ui/common/hupan-toast.h"

/**
 * HupanOverviewPage:
 *
 * Where the programme stands: what a director sees first. It is read again after every change, whoever made it, once it is looked
 * at; what is counted stays where it is, so that the page does not jump.
 */
struct _HupanOverviewPage
{
  HupanPage parent_instance;

  /* template children */
  GtkLabel *name_label;
  GtkMenuButton *month_button;
  HupanMonthPopover *month_popover;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkBox *box;

  /* owned */
  HupanOverviewBoard *board;
  HupanOverview *overview;
  GCancellable *reading;
  char *month; /* "": today */
  char *today; /* when it was read */

  GtkWidget *last; /* weak: had the focus when a list was opened */
  gboolean as_table;
  gboolean is_stale;
  gboolean wants_focus; /* was shown before it was read */
};

typedef enum
{
  PROP_AS_TABLE = 1,
} HupanOverviewPageProperty;

static GParamSpec *properties[PROP_AS_TABLE + 1];

G_DEFINE_FINAL_TYPE (HupanOverviewPage, hupan_overview_page, HUPAN_TYPE_PAGE)

/* Who waits at the page's first control, which was all there was, goes on to what is read now. */
static void
take_focus (HupanOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->wants_focus && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->month_button));
  self->wants_focus = FALSE;
}

/* --- Reading ------------------------------------------------------------------------------------------------ */

static void
show_overview (HupanOverviewPage *self,
               HupanOverview     *overview)
{
  g_autofree char *as_of = hupan_words_as_of (overview);

  g_set_object (&self->overview, overview);
  gtk_label_set_label (self->name_label, hupan_desk_get_name (hupan_page_get_desk (HUPAN_PAGE (self))));
  gtk_menu_button_set_label (self->month_button, as_of);
  gtk_widget_set_visible (GTK_WIDGET (self->month_button), TRUE);
  hupan_month_popover_show (self->month_popover, self->today, self->month);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.save-pdf", TRUE);
  if (!hupan_overview_is_empty (overview))
    hupan_overview_board_show (self->board, overview);
  gtk_stack_set_visible_child_name (self->stack, hupan_overview_is_empty (overview) ? "empty" : "page");
  take_focus (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HupanOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanOverview) overview = hupan_overview_read_finish (HUPAN_DESK (source), result, &error);

  if (self->board == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (overview != NULL)
    show_overview (self, overview);
  else
    hupan_toast_error (GTK_WIDGET (self), _ ("The Overview Cannot Be Shown"), error);
}

static void
start_reading (HupanOverviewPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->is_stale = FALSE;
  g_free (self->today);
  self->today = hupan_clock_dup_today ();
  hupan_overview_read_async (hupan_page_get_desk (HUPAN_PAGE (self)), *self->month != '\0' ? self->month : NULL, self->reading,
                             read_cb, g_object_ref (self));
}

/* A page that nobody sees is read when somebody does. */
static void
changed_cb (HupanOverviewPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_reading (self);
  else
    self->is_stale = TRUE;
}

/* --- Actions ------------------------------------------------------------------------------------------------ */

static void
set_last (HupanOverviewPage *self,
          GtkWidget         *widget)
{
  g_set_weak_pointer (&self->last, widget);
}

/* Opens a list, and remembers what did, so that Back comes back to it. */
static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanOverviewPage *self = HUPAN_OVERVIEW_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  set_last (self, focus != NULL && gtk_widget_is_ancestor (focus, widget) ? focus : NULL);
  gtk_widget_activate_action_variant (widget, "win.show-query", parameter);
}

static void
month_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  HupanOverviewPage *self = HUPAN_OVERVIEW_PAGE (widget);

  gtk_popover_popdown (GTK_POPOVER (self->month_popover));
  g_set_str (&self->month, g_variant_get_string (parameter, NULL));
  start_reading (self);
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  hupan_overview_print (widget, HUPAN_OVERVIEW_PAGE (widget)->overview, hupan_desk_get_name (hupan_page_get_desk (HUPAN_PAGE (widget))));
}

static void
save_pdf_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  hupan_overview_save_pdf (widget, HUPAN_OVERVIEW_PAGE (widget)->overview,
                           hupan_desk_get_name (hupan_page_get_desk (HUPAN_PAGE (widget))));
}

/* --- HupanPage, GObject --------------------------------------------------------------------------------------- */

static void
hupan_overview_page_open (HupanPage *page)
{
  g_signal_connect_object (hupan_page_get_desk (page), "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  start_reading (HUPAN_OVERVIEW_PAGE (page));
}

static void
hupan_overview_page_focus (HupanPage *page)
{
  HupanOverviewPage *self = HUPAN_OVERVIEW_PAGE (page);

  if (self->last != NULL && gtk_widget_grab_focus (self->last))
    return;
  self->wants_focus = !gtk_widget_get_visible (GTK_WIDGET (self->month_button));
  if (self->wants_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->month_button));
}

static void
hupan_overview_page_map (GtkWidget *widget)
{
  HupanOverviewPage *self = HUPAN_OVERVIEW_PAGE (widget);
  g_autofree char *today = hupan_clock_dup_today ();

  GTK_WIDGET_CLASS (hupan_overview_page_parent_class)->map (widget);
  if (self->today != NULL && (self->is_stale || g_strcmp0 (today, self->today) != 0))
    start_reading (self);
}

static void
hupan_overview_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  HupanOverviewPage *self = HUPAN_OVERVIEW_PAGE (object);

  switch ((HupanOverviewPageProperty) prop_id)
    {
    case PROP_AS_TABLE:
      g_value_set_boolean (value, self->as_table);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_overview_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  HupanOverviewPage *self = HUPAN_OVERVIEW_PAGE (object);

  switch ((HupanOverviewPageProperty) prop_id)
    {
    case PROP_AS_TABLE:
      if (self->as_table == g_value_get_boolean (value))
        break;
      self->as_table = g_value_get_boolean (value);
      hupan_overview_board_set_as_table (self->board, self->as_table);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_overview_page_dispose (GObject *object)
{
  HupanOverviewPage *self = HUPAN_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  set_last (self, NULL);
  g_clear_pointer (&self->board, hupan_overview_board_free);
  g_clear_object (&self->overview);
  g_clear_pointer (&self->month, g_free);
  g_clear_pointer (&self->today, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (hupan_overview_page_parent_class)->dispose (object);
}

static void
hupan_overview_page_class_init (HupanOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hupan_overview_page_get_property;
  object_class->set_property = hupan_overview_page_set_property;
  object_class->dispose = hupan_overview_page_dispose;
  widget_class->map = hupan_overview_page_map;
  HUPAN_PAGE_CLASS (klass)->open = hupan_overview_page_open;
  HUPAN_PAGE_CLASS (klass)->focus = hupan_overview_page_focus;

  properties[PROP_AS_TABLE] =
    g_param_spec_boolean ("as-table", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (HUPAN_TYPE_MONTH_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanOverviewPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, HupanOverviewPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, HupanOverviewPage, month_popover);
  gtk_widget_class_bind_template_child (widget_class, HupanOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanOverviewPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HupanOverviewPage, box);
  gtk_widget_class_install_action (widget_class, "overview.open", "(sss)", open_cb);
  gtk_widget_class_install_action (widget_class, "overview.month", "s", month_cb);
  gtk_widget_class_install_property_action (widget_class, "overview.as-table", "as-table");
  gtk_widget_class_install_action (widget_class, "overview.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "overview.save-pdf", NULL, save_pdf_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "overview.print", NULL);
}

static void
hupan_overview_page_init (HupanOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->board = hupan_overview_board_new (self->box);
  self->month = g_strdup ("");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.save-pdf", FALSE);
}

GtkWidget *
hupan_overview_page_new (void)
{
  return g_object_new (HUPAN_TYPE_OVERVIEW_PAGE, NULL);
}
