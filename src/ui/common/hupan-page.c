/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-page.h"

/**
 * HupanPage:
 *
 * The base of every page of the window. The window knows pages only as this.
 */
typedef struct
{
  HupanDesk *desk;
  const HupanPlace *place;
} HupanPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HupanPage, hupan_page, ADW_TYPE_BIN)

static void
hupan_page_dispose (GObject *object)
{
  HupanPagePrivate *priv = hupan_page_get_instance_private (HUPAN_PAGE (object));

  g_clear_object (&priv->desk);

  G_OBJECT_CLASS (hupan_page_parent_class)->dispose (object);
}

static void
hupan_page_class_init (HupanPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hupan_page_dispose;
}

static void
hupan_page_init (HupanPage *self)
{
}

/**
 * hupan_page_get_desk:
 *
 * Returns: (transfer none) (nullable): %NULL before the page is opened and after it is disposed of
 */
HupanDesk *
hupan_page_get_desk (HupanPage *self)
{
  HupanPagePrivate *priv = hupan_page_get_instance_private (self);

  return priv->desk;
}

const HupanPlace *
hupan_page_get_place (HupanPage *self)
{
  HupanPagePrivate *priv = hupan_page_get_instance_private (self);

  return priv->place;
}

/**
 * hupan_page_open:
 *
 * Gives the page, once, what it is to show.
 */
void
hupan_page_open (HupanPage        *self,
                 HupanDesk        *desk,
                 const HupanPlace *place)
{
  HupanPagePrivate *priv = hupan_page_get_instance_private (self);

  g_return_if_fail (priv->desk == NULL);

  priv->desk = g_object_ref (desk);
  priv->place = place;
  HUPAN_PAGE_GET_CLASS (self)->open (self);
}

void
hupan_page_show_record (HupanPage *self,
                        gint64     id)
{
  if (HUPAN_PAGE_GET_CLASS (self)->show_record != NULL)
    HUPAN_PAGE_GET_CLASS (self)->show_record (self, id);
}

void
hupan_page_new_about (HupanPage *self,
                      gint64     embedded)
{
  if (HUPAN_PAGE_GET_CLASS (self)->new_about != NULL)
    HUPAN_PAGE_GET_CLASS (self)->new_about (self, embedded);
}

gint64
hupan_page_get_record (HupanPage *self)
{
  return HUPAN_PAGE_GET_CLASS (self)->get_record != NULL ? HUPAN_PAGE_GET_CLASS (self)->get_record (self) : 0;
}

void
hupan_page_show_query (HupanPage  *self,
                       HupanQuery *query,
                       const char *layout)
{
  if (HUPAN_PAGE_GET_CLASS (self)->show_query != NULL)
    HUPAN_PAGE_GET_CLASS (self)->show_query (self, query, layout);
}

HupanQuery *
hupan_page_get_query (HupanPage *self)
{
  return HUPAN_PAGE_GET_CLASS (self)->get_query != NULL ? HUPAN_PAGE_GET_CLASS (self)->get_query (self) : NULL;
}

void
hupan_page_focus (HupanPage *self)
{
  if (HUPAN_PAGE_GET_CLASS (self)->focus != NULL)
    HUPAN_PAGE_GET_CLASS (self)->focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
hupan_page_focus_search (HupanPage *self)
{
  if (HUPAN_PAGE_GET_CLASS (self)->focus_search != NULL)
    HUPAN_PAGE_GET_CLASS (self)->focus_search (self);
}

/**
 * hupan_page_may_leave:
 * @answer: (scope async): called with @data when the user agreed later
 *
 * Whether what is on the page may be replaced. A page with unsaved changes asks the user and returns %FALSE.
 */
gboolean
hupan_page_may_leave (HupanPage *self,
                      GCallback  answer,
                      gpointer   data)
{
  return HUPAN_PAGE_GET_CLASS (self)->may_leave == NULL || HUPAN_PAGE_GET_CLASS (self)->may_leave (self, answer, data);
}
