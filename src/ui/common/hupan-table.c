/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-table-private.h"

typedef enum
{
  PROP_KIND = 1,
  PROP_NARROW,
  PROP_LAYOUT,
  PROP_MENU_MODEL,
  PROP_N_SELECTED,
} HupanTableProperty;

enum
{
  SIGNAL_SORT_CHANGED,
  SIGNAL_ACTIVATE,
  SIGNAL_TYPE_AHEAD,
  SIGNAL_CURSOR_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_N_SELECTED + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanTable, hupan_table, ADW_TYPE_BIN)

void
hupan_table_emit_activate (HupanTable *self,
                           guint       position)
{
  HupanRows rows = hupan_list_model_get_rows (self->model);

  if (position < hupan_rows_get_n (rows))
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, hupan_rows_get_id (rows, position));
}

static void
cursor_changed_cb (HupanTable *self)
{
  g_signal_emit (self, signals[SIGNAL_CURSOR_CHANGED], 0, hupan_list_model_get_cursor (self->model));
}

static void
n_selected_changed_cb (HupanTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

void
hupan_table_notify_layout (HupanTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
}

void
hupan_table_emit_type_ahead (HupanTable *self,
                             const char *text)
{
  g_signal_emit (self, signals[SIGNAL_TYPE_AHEAD], 0, text);
}

void
hupan_table_emit_sort_changed (HupanTable *self)
{
  g_signal_emit (self, signals[SIGNAL_SORT_CHANGED], 0);
}

/* GObject and GtkWidget */

static gboolean
hupan_table_grab_focus (GtkWidget *widget)
{
  return hupan_table_view_grab_focus (HUPAN_TABLE (widget));
}

static gboolean
hupan_table_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  /* Who comes from outside comes to the cursor, wherever that is. */
  if (gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget))
    return TRUE;

  return GTK_WIDGET_CLASS (hupan_table_parent_class)->focus (widget, direction);
}

static void
hupan_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hupan_table_parent_class)->map (widget);

  hupan_table_view_map (HUPAN_TABLE (widget));
}

static void
hupan_table_unmap (GtkWidget *widget)
{
  hupan_table_view_unmap (HUPAN_TABLE (widget));

  GTK_WIDGET_CLASS (hupan_table_parent_class)->unmap (widget);
}

static void
hupan_table_system_setting_changed (GtkWidget        *widget,
                                    GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (hupan_table_parent_class)->system_setting_changed (widget, setting);

  hupan_table_columns_measure (HUPAN_TABLE (widget));
}

static void
hupan_table_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  HupanTable *self = HUPAN_TABLE (object);

  switch ((HupanTableProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_pointer (value, (gpointer) self->kind);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_LAYOUT:
      g_value_take_string (value, hupan_table_dup_layout (self));
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, hupan_table_get_n_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_table_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  HupanTable *self = HUPAN_TABLE (object);

  switch ((HupanTableProperty) prop_id)
    {
    case PROP_KIND:
      self->kind = g_value_get_pointer (value);
      break;
    case PROP_NARROW:
      hupan_table_set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_LAYOUT:
      hupan_table_set_layout (self, g_value_get_string (value));
      break;
    case PROP_MENU_MODEL:
      hupan_table_set_menu_model (self, g_value_get_object (value));
      break;
    case PROP_N_SELECTED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_table_constructed (GObject *object)
{
  HupanTable *self = HUPAN_TABLE (object);
  const HupanColumn *column = self->kind->columns;

  G_OBJECT_CLASS (hupan_table_parent_class)->constructed (object);

  for (self->title = column; column->name != NULL; column++)
    if (column->flags & HUPAN_COLUMN_TITLE)
      {
        self->title = column;
        break;
      }

  hupan_table_rows_init (self);
  hupan_table_columns_init (self);
  hupan_table_view_init (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hupan_kind_get_label_plural (self->kind), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hupan_kind_get_label_plural (self->kind), -1);
}

static void
hupan_table_dispose (GObject *object)
{
  HupanTable *self = HUPAN_TABLE (object);

  self->applying = TRUE; /* the columns go, which is no wish of the user's */
  hupan_table_view_dispose (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUPAN_TYPE_TABLE);

  G_OBJECT_CLASS (hupan_table_parent_class)->dispose (object);
}

static void
hupan_table_finalize (GObject *object)
{
  HupanTable *self = HUPAN_TABLE (object);

  hupan_table_columns_finalize (self);
  g_clear_pointer (&self->title_style, hupan_cell_style_unref);
  g_clear_pointer (&self->details_style, hupan_cell_style_unref);
  g_clear_pointer (&self->match, hupan_text_match_free);
  g_clear_pointer (&self->highlight, g_free);
  g_clear_object (&self->menu_model);
  g_clear_object (&self->result);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (hupan_table_parent_class)->finalize (object);
}

static void
hupan_table_class_init (HupanTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = hupan_table_get_property;
  object_class->set_property = hupan_table_set_property;
  object_class->constructed = hupan_table_constructed;
  object_class->dispose = hupan_table_dispose;
  object_class->finalize = hupan_table_finalize;

  widget_class->grab_focus = hupan_table_grab_focus;
  widget_class->focus = hupan_table_focus;
  widget_class->map = hupan_table_map;
  widget_class->unmap = hupan_table_unmap;
  widget_class->system_setting_changed = hupan_table_system_setting_changed;

  properties[PROP_KIND] = g_param_spec_pointer ("kind", NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_LAYOUT] = g_param_spec_string ("layout", NULL, NULL, NULL, flags);
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_SORT_CHANGED] = g_signal_new ("sort-changed", HUPAN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", HUPAN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_TYPE_AHEAD] = g_signal_new ("type-ahead", HUPAN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CURSOR_CHANGED] = g_signal_new ("cursor-changed", HUPAN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);


  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-table.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, HupanTable, column_view);
  gtk_widget_class_bind_template_child (widget_class, HupanTable, list_view);
  gtk_widget_class_bind_template_child (widget_class, HupanTable, click);
  gtk_widget_class_bind_template_child (widget_class, HupanTable, long_press);
  gtk_widget_class_bind_template_child (widget_class, HupanTable, keys);
  gtk_widget_class_bind_template_child (widget_class, HupanTable, tap);
  hupan_table_input_class_init (widget_class);
}

static void
hupan_table_init (HupanTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->model = hupan_list_model_new ();
  g_signal_connect_object (self->model, "notify::cursor", G_CALLBACK (cursor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::n-selected", G_CALLBACK (n_selected_changed_cb), self, G_CONNECT_SWAPPED);

  hupan_table_input_init (self);
}

GtkWidget *
hupan_table_new (const HupanKind *kind)
{
  return g_object_new (HUPAN_TYPE_TABLE, "kind", kind, NULL);
}

const HupanKind *
hupan_table_get_kind (HupanTable *self)
{
  return self->kind;
}

/* Returns: (transfer none): the list that the views share */
HupanListModel *
hupan_table_get_model (HupanTable *self)
{
  return self->model;
}

/**
 * hupan_table_set_fetch:
 *
 * Says who brings the texts of rows; see #HupanFetchFunc.
 */
void
hupan_table_set_fetch (HupanTable     *self,
                       HupanFetchFunc  func,
                       gpointer        data,
                       GDestroyNotify  destroy)
{
  hupan_list_model_set_fetch (self->model, func, data, destroy);
}

/**
 * hupan_table_set_rows:
 * @highlight: (nullable): a search whose words are shown in bold
 *
 * As hupan_table_set_result (), with rows from elsewhere.
 */
void
hupan_table_set_rows (HupanTable *self,
                      HupanRows   rows,
                      const char *highlight,
                      HupanSwap   swap)
{
  if (g_set_str (&self->highlight, highlight))
    {
      hupan_table_columns_set_match (self, NULL);
      g_clear_pointer (&self->match, hupan_text_match_free);
      if (highlight != NULL && *highlight != '\0')
        self->match = hupan_text_match_new (highlight);
      hupan_table_columns_set_match (self, self->match);
    }

  hupan_table_view_swap (self, rows, swap);
}

/* Returns: the record the user is at, 0 for none; it may be one that is not listed just now */
gint64
hupan_table_get_cursor (HupanTable *self)
{
  return hupan_list_model_get_cursor (self->model);
}

/**
 * hupan_table_show_id:
 *
 * Selects a record and nothing else, and has it in sight.
 *
 * Returns: whether it is listed
 */
gboolean
hupan_table_show_id (HupanTable *self,
                     gint64      id)
{
  gint position = hupan_rows_find (hupan_list_model_get_rows (self->model), id);

  hupan_list_model_select_id (self->model, id);
  if (position < 0)
    return FALSE;

  hupan_table_view_reveal_cursor (self);
  return TRUE;
}

guint
hupan_table_get_n_selected (HupanTable *self)
{
  return hupan_list_model_get_n_selected (self->model);
}

/**
 * hupan_table_dup_selected_ids:
 *
 * Returns: (transfer full) (array length=n): the selected records among those listed, in the order of the list.
 *   Those that a filter hides stay selected, but nothing is to be done to them unseen.
 */
gint64 *
hupan_table_dup_selected_ids (HupanTable *self,
                              gsize      *n)
{
  return hupan_list_model_dup_selected_ids (self->model, n);
}

gboolean
hupan_table_get_narrow (HupanTable *self)
{
  return self->narrow;
}

void
hupan_table_set_narrow (HupanTable *self,
                        gboolean    narrow)
{
  if (self->narrow == narrow)
    return;

  hupan_table_view_set_narrow (self, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/**
 * hupan_table_dup_columns:
 *
 * Returns: (transfer container) (array length=n): the columns in sight, in their order
 */
const HupanColumn **
hupan_table_dup_columns (HupanTable *self,
                         gsize      *n)
{
  return hupan_table_columns_dup_shown (self, n);
}

/**
 * hupan_table_get_sort_menu:
 *
 * The menus of the headings, for use elsewhere: a narrow table has no headings, and the keyboard does not reach
 * them. Their actions are in the group "table" of the table: hupan_table_get_actions ()
 *
 * Returns: (transfer none): the columns to sort by, and whether downwards
 */
GMenuModel *
hupan_table_get_sort_menu (HupanTable *self)
{
  return G_MENU_MODEL (self->sort_menu);
}

/* Returns: (transfer none): the columns to show; see hupan_table_get_sort_menu () */
GMenuModel *
hupan_table_get_columns_menu (HupanTable *self)
{
  return G_MENU_MODEL (self->columns_menu);
}

GActionGroup *
hupan_table_get_actions (HupanTable *self)
{
  return G_ACTION_GROUP (self->actions);
}

GMenuModel *
hupan_table_get_menu_model (HupanTable *self)
{
  return self->menu_model;
}

void
hupan_table_set_menu_model (HupanTable *self,
                            GMenuModel *model)
{
  if (!g_set_object (&self->menu_model, model))
    return;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENU_MODEL]);
}
