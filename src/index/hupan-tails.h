/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Many people have their e-mail address at one of few providers and universities. What stands after the @ of a row's
 * only address, its tail, is kept once for all rows that have it, and each of them has its code: 0 is none.
 *
 *     text in full   zhang wei RS zhang@zju.edu.cn VALUE c-000123
 *     as it is kept  zhang wei RS zhang@ VALUE c-000123, and the code of "zju.edu.cn"
 *
 * A word is in the text in full if it is in what is kept, or in the tail, or if what comes up to its @ is in what is
 * kept and the tail begins with what comes after. */
typedef struct _HupanTails HupanTails;

HupanTails *hupan_tails_new (void);
void        hupan_tails_free (HupanTails *self);
guint32     hupan_tails_cut (HupanTails *self, const char *text, gsize length, gsize *from, gsize *to);
guint       hupan_tails_get_n (const HupanTails *self); /* codes, 0 too */
const char *hupan_tails_get (const HupanTails *self, guint32 code);
gsize       hupan_tails_get_size (const HupanTails *self);
guint8     *hupan_tails_find (const HupanTails *self, const char *word);
guint8     *hupan_tails_find_begun (const HupanTails *self, const char *word, gsize *n_before);

G_END_DECLS
