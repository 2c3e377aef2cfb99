/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-facet-item.h"

/**
 * HupanFacetItem:
 *
 * A value of a facet with its count and its tick; both change in place while the list is open.
 */
struct _HupanFacetItem
{
  GObject parent_instance;

  char *value;
  char *label;
  guint count;
  gboolean selected;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_COUNT,
  PROP_SELECTED,
} HupanFacetItemProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

G_DEFINE_FINAL_TYPE (HupanFacetItem, hupan_facet_item, G_TYPE_OBJECT)

static void
hupan_facet_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HupanFacetItem *self = HUPAN_FACET_ITEM (object);

  switch ((HupanFacetItemProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;

    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_facet_item_finalize (GObject *object)
{
  HupanFacetItem *self = HUPAN_FACET_ITEM (object);

  g_free (self->value);
  g_free (self->label);

  G_OBJECT_CLASS (hupan_facet_item_parent_class)->finalize (object);
}

static void
hupan_facet_item_class_init (HupanFacetItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hupan_facet_item_get_property;
  object_class->finalize = hupan_facet_item_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hupan_facet_item_init (HupanFacetItem *self)
{
}

HupanFacetItem *
hupan_facet_item_new (const char *value,
                      const char *label)
{
  HupanFacetItem *self = g_object_new (HUPAN_TYPE_FACET_ITEM, NULL);

  self->value = g_strdup (value);
  self->label = g_strdup (label);
  return self;
}

const char *
hupan_facet_item_get_value (HupanFacetItem *self)
{
  return self->value;
}

const char *
hupan_facet_item_get_label (HupanFacetItem *self)
{
  return self->label;
}

guint
hupan_facet_item_get_count (HupanFacetItem *self)
{
  return self->count;
}

gboolean
hupan_facet_item_get_selected (HupanFacetItem *self)
{
  return self->selected;
}

void
hupan_facet_item_update (HupanFacetItem *self,
                         guint           count,
                         gboolean        selected)
{
  if (self->count != count)
    {
      self->count = count;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
    }

  if (self->selected != selected)
    {
      self->selected = selected;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
    }
}
