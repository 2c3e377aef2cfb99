/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is counted in minor units (fen, cents; yen have none), as many as ISO 4217 gives the currency digits. Its
 * canonical text has them after a point, so that it can be told from what people type: "CNY 1000000.00". */
typedef struct
{
  char currency[4];
  gint64 minor;
} HupanMoney;

gboolean hupan_money_read (const char *canonical, HupanMoney *money);
char    *hupan_money_to_text (const HupanMoney *money);
guint    hupan_money_get_digits (const char *currency);

/* "1,000,000", "¥1,000,000.00", "CNY 1000000", "12.5万"; where nothing says the currency it is @currency. */
gboolean hupan_money_parse (const char *text, const char *currency, char **canonical, GError **error);
char    *hupan_money_format (const char *canonical); /* in the interface's language: "¥1,000,000.00" */
char    *hupan_money_format_short (const char *canonical); /* where there is little room: "¥22M", "¥2200万" */
int      hupan_money_compare (const char *a, const char *b); /* by currency, then by amount */

G_END_DECLS
