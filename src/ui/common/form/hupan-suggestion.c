/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-suggestion.h"

#include <glib/gi18n.h>

struct _HupanSuggestion
{
  GObject parent_instance;

  gint64 id;
  char *title;
  char *detail;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_DETAIL,
} HupanSuggestionProperty;

static GParamSpec *properties[PROP_DETAIL + 1];

G_DEFINE_FINAL_TYPE (HupanSuggestion, hupan_suggestion, G_TYPE_OBJECT)

static char *
dup_label (HupanSuggestion *self)
{
  if (self->id != 0)
    return g_strdup (self->title);

  /* Translators: makes a new tag or the like; the placeholder is its name. */
  return g_strdup_printf (_("Create “%s”"), self->title);
}

static void
hupan_suggestion_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HupanSuggestion *self = HUPAN_SUGGESTION (object);

  switch ((HupanSuggestionProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_take_string (value, dup_label (self));
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_suggestion_finalize (GObject *object)
{
  HupanSuggestion *self = HUPAN_SUGGESTION (object);

  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (hupan_suggestion_parent_class)->finalize (object);
}

static void
hupan_suggestion_class_init (HupanSuggestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hupan_suggestion_get_property;
  object_class->finalize = hupan_suggestion_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hupan_suggestion_init (HupanSuggestion *self)
{
}

HupanSuggestion *
hupan_suggestion_new (gint64      id,
                      const char *title,
                      const char *detail)
{
  HupanSuggestion *self = g_object_new (HUPAN_TYPE_SUGGESTION, NULL);

  self->id = id;
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);

  return self;
}

gint64
hupan_suggestion_get_id (HupanSuggestion *self)
{
  return self->id;
}

const char *
hupan_suggestion_get_title (HupanSuggestion *self)
{
  return self->title;
}

const char *
hupan_suggestion_get_detail (HupanSuggestion *self)
{
  return self->detail;
}
