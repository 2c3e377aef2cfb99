/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-chart-item.h"

/**
 * hupan_chart_item_new:
 * @target: (nullable): what opens its list; sunk if it floats
 */
HupanChartItem *
hupan_chart_item_new (const char *label,
                      double      value,
                      const char *text,
                      GVariant   *target)
{
  HupanChartItem *self = g_rc_box_new0 (HupanChartItem);

  self->label = g_strdup (label);
  self->value = value;
  self->text = g_strdup (text);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;

  return self;
}

void
hupan_chart_item_set_more (HupanChartItem *self,
                           double          more,
                           const char     *text,
                           GVariant       *target)
{
  self->more = more;
  g_set_str (&self->more_text, text);
  g_clear_pointer (&self->more_target, g_variant_unref);
  self->more_target = target != NULL ? g_variant_ref_sink (target) : NULL;
}

static gboolean
equal_targets (GVariant *a,
               GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

/* Whether people see the same of both, and come to the same lists. */
gboolean
hupan_chart_item_equal (const HupanChartItem *a,
                        const HupanChartItem *b)
{
  return g_str_equal (a->label, b->label) && g_str_equal (a->text, b->text) && g_strcmp0 (a->more_text, b->more_text) == 0 &&
         equal_targets (a->target, b->target) && equal_targets (a->more_target, b->more_target);
}

HupanChartItem *
hupan_chart_item_ref (HupanChartItem *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  HupanChartItem *self = data;

  g_free (self->label);
  g_free (self->text);
  g_free (self->more_text);
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_pointer (&self->more_target, g_variant_unref);
}

void
hupan_chart_item_unref (HupanChartItem *self)
{
  g_rc_box_release_full (self, clear);
}
