/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-work.h"

/**
 * HupanWork:
 *
 * Progress that crosses from a worker to the main thread. Reports are merged: however many come, the main loop
 * sees at most one notification for those that arrived since the last.
 */
struct _HupanWork
{
  GObject parent_instance;

  HupanProgress progress;

  GMutex lock;
  double reported_fraction;
  char *reported_what;
  gboolean scheduled;

  double fraction;
  char *what;
};

typedef enum
{
  PROP_FRACTION = 1,
  PROP_WHAT,
} HupanWorkProperty;

static GParamSpec *properties[PROP_WHAT + 1];

G_DEFINE_FINAL_TYPE (HupanWork, hupan_work, G_TYPE_OBJECT)

static gboolean
take_report_cb (gpointer data)
{
  HupanWork *self = data;

  g_mutex_lock (&self->lock);
  self->scheduled = FALSE;
  self->fraction = self->reported_fraction;
  g_set_str (&self->what, self->reported_what);
  g_mutex_unlock (&self->lock);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHAT]);

  return G_SOURCE_REMOVE;
}

static void
report (double      fraction,
        const char *what,
        gpointer    data)
{
  HupanWork *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->reported_fraction = fraction;
  g_set_str (&self->reported_what, what);
  if (self->scheduled)
    return;

  self->scheduled = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, take_report_cb, g_object_ref (self), g_object_unref);
}

static void
hupan_work_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  HupanWork *self = HUPAN_WORK (object);

  switch ((HupanWorkProperty) prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;

    case PROP_WHAT:
      g_value_set_string (value, self->what);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_work_finalize (GObject *object)
{
  HupanWork *self = HUPAN_WORK (object);

  g_clear_object (&self->progress.cancellable);
  g_clear_pointer (&self->reported_what, g_free);
  g_clear_pointer (&self->what, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (hupan_work_parent_class)->finalize (object);
}

static void
hupan_work_class_init (HupanWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hupan_work_get_property;
  object_class->finalize = hupan_work_finalize;

  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, -1, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hupan_work_init (HupanWork *self)
{
  g_mutex_init (&self->lock);
  self->progress = (HupanProgress) { g_cancellable_new (), report, self };
}

HupanWork *
hupan_work_new (void)
{
  return g_object_new (HUPAN_TYPE_WORK, NULL);
}

const HupanProgress *
hupan_work_get_progress (HupanWork *self)
{
  return &self->progress;
}

double
hupan_work_get_fraction (HupanWork *self)
{
  return self->fraction;
}

const char *
hupan_work_get_what (HupanWork *self)
{
  return self->what;
}

void
hupan_work_cancel (HupanWork *self)
{
  g_cancellable_cancel (self->progress.cancellable);
}
