/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUPAN_N_LANGS 3

/* The languages whose wordings serve a reader of one language, best first; the last is repeated to fill. */
typedef struct
{
  char tags[HUPAN_N_LANGS][36]; /* RFC 5646 asks for room for at least 35 characters */
} HupanLangs;

void hupan_langs_init (HupanLangs *self, const char *lang);

G_END_DECLS
