/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-card.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"

struct _HupanCard
{
  GtkWidget parent_instance;

  /* borrowed */
  HupanCardStyle *style;
  GtkListItem *item;

  /* owned */
  HupanRow *row;
  HupanRowWatch watch;
};

G_DEFINE_FINAL_TYPE (HupanCard, hupan_card, GTK_TYPE_WIDGET)

/* --- Style ------------------------------------------------------------------------------------------------------ */

#define FIRST_STRONG_ISOLATE "\342\201\250" /* U+2068 */
#define POP_ISOLATE "\342\201\251"          /* U+2069 */

/* "41 days · Priority", of which each part may run its own way. */
static char *
dup_days_and_tags (HupanRow *row)
{
  const HupanKind *kind = hupan_kind_get ("application");
  const char *days = hupan_row_get_text (row, hupan_kind_get_column (kind, "days_in_stage"));
  const char *tags = hupan_row_get_text (row, hupan_kind_get_column (kind, "tags"));
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (days == NULL || !hupan_integer_parse (days, &number, NULL) || number == NULL)
    return g_strdup (tags != NULL ? tags : "");

  text = g_strdup_printf (ngettext ("%s day", "%s days", g_ascii_strtoull (number, NULL, 10)), days);
  if (tags == NULL || *tags == '\0')
    return g_steal_pointer (&text);

  return g_strconcat (FIRST_STRONG_ISOLATE, text, POP_ISOLATE, C_ ("list row", " · "), FIRST_STRONG_ISOLATE, tags, POP_ISOLATE, NULL);
}

/* Which columns stand in which line; the first names the card. */
static const struct
{
  const char *columns;
  char *(*dup_text) (HupanRow *row);
} lines[HUPAN_CARD_LINES] = {
  { "name latin_name" },
  { "topics" },
  { "university" },
  { "days_in_stage tags", dup_days_and_tags },
};

HupanCardStyle *
hupan_card_style_new (const HupanKind *kind)
{
  HupanCardStyle *self = g_new0 (HupanCardStyle, 1);

  self->columns = g_ptr_array_new ();
  for (guint i = 0; i < HUPAN_CARD_LINES; i++)
    {
      g_auto (GStrv) names = g_strsplit (lines[i].columns, " ", -1);

      self->lines[i] = hupan_cell_style_new ();
      self->lines[i]->names_row = i == 0;
      self->lines[i]->dup_text = lines[i].dup_text;
      self->lines[i]->dim = i > 0;
      for (char **name = names; *name != NULL; name++)
        {
          const HupanColumn *column = hupan_kind_get_column (kind, *name);

          g_ptr_array_add (self->lines[i]->columns, (gpointer) column);
          g_ptr_array_add (self->columns, (gpointer) column);
        }
    }

  return self;
}

void
hupan_card_style_free (HupanCardStyle *self)
{
  for (guint i = 0; i < HUPAN_CARD_LINES; i++)
    hupan_cell_style_unref (self->lines[i]);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/* --- Row ---------------------------------------------------------------------------------------------------------- */

/* Line after line, those that say nothing left out. */
static char *
dup_name (HupanCard *self,
          HupanRow  *row)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < HUPAN_CARD_LINES; i++)
    {
      const HupanCellStyle *style = self->style->lines[i];
      g_autofree char *line = style->dup_text != NULL
                                ? style->dup_text (row)
                                : hupan_row_dup_summary (row, (gpointer) style->columns->pdata, NULL, style->columns->len,
                                                         C_ ("list row", ", "));

      if (*line != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? C_ ("list row", ", ") : "", line);
    }

  return g_string_free_and_steal (g_steal_pointer (&name));
}

static void
row_changed_cb (HupanRowWatch *watch,
                HupanRow      *row)
{
  HupanCard *self = HUPAN_CARD ((char *) watch - G_STRUCT_OFFSET (HupanCard, watch));
  g_autofree char *name = NULL;

  switch (hupan_row_get_state (row))
    {
    case HUPAN_ROW_LOADING:
      /* Translators: what a screen reader says of a row whose texts are still to come. */
      gtk_list_item_set_accessible_label (self->item, C_ ("list row", "Loading"));
      return;

    case HUPAN_ROW_GONE:
      gtk_list_item_set_accessible_label (self->item, C_ ("list row", "Deleted"));
      return;

    case HUPAN_ROW_LOADED:
    default:
      break;
    }

  name = dup_name (self, row);
  gtk_list_item_set_accessible_label (self->item, name);
}

HupanRow *
hupan_card_get_row (HupanCard *self)
{
  return self->row;
}

void
hupan_card_set_row (HupanCard *self,
                    HupanRow  *row)
{
  if (self->row != NULL)
    hupan_row_unwatch (self->row, &self->watch);
  g_set_object (&self->row, row);
  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self)); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    hupan_text_cell_set_row (HUPAN_TEXT_CELL (cell), row);
  if (row == NULL)
    return;

  hupan_row_watch (row, &self->watch);
  row_changed_cb (&self->watch, row);
}

/* --- GObject --------------------------------------------------------------------------------------------------------- */

static void
hupan_card_dispose (GObject *object)
{
  HupanCard *self = HUPAN_CARD (object);
  GtkWidget *cell;

  if (self->row != NULL)
    hupan_row_unwatch (self->row, &self->watch);
  g_clear_object (&self->row);
  while ((cell = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (cell);

  G_OBJECT_CLASS (hupan_card_parent_class)->dispose (object);
}

static void
hupan_card_class_init (HupanCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hupan-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hupan_card_init (HupanCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->watch.changed = row_changed_cb;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
}

/**
 * hupan_card_new:
 * @style: lives as long as the board
 * @item: whose child it will be
 */
GtkWidget *
hupan_card_new (HupanCardStyle *style,
                GtkListItem    *item)
{
  HupanCard *self = g_object_new (HUPAN_TYPE_CARD, NULL);

  self->style = style;
  self->item = item;
  for (guint i = 0; i < HUPAN_CARD_LINES; i++)
    {
      GtkWidget *cell = hupan_text_cell_new (style->lines[i]);

      gtk_widget_add_css_class (cell, i == 0 ? "heading" : "caption");
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
    }

  return GTK_WIDGET (self);
}
