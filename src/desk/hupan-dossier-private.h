/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-dossier.h"

G_BEGIN_DECLS

/* Filled by hupan-dossier-load.c, and read by hupan-dossier.c. */
struct _HupanDossier
{
  GObject parent_instance;

  HupanRecord *record;
  HupanRecord *embedded;
  GHashTable *parts;    /* name of the kind → GPtrArray of HupanRecord */
  GHashTable *siblings; /* name of the kind → GPtrArray of HupanRecord */
  GHashTable *derived;  /* const HupanField *, of the record or the one embedded in it → char *, canonical */
  GHashTable *titles;   /* gint64 id → char * */
  GPtrArray *nothing;
};

G_END_DECLS
