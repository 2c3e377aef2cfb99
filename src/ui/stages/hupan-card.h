/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/common/hupan-row.h"
#include "ui/common/hupan-text-cell.h"

G_BEGIN_DECLS

/* The lines of a card, the same for all cards of a board. */
#define HUPAN_CARD_LINES 4

typedef struct
{
  HupanCellStyle *lines[HUPAN_CARD_LINES];
  GPtrArray *columns; /* of HupanColumn: all that are shown, in order */
} HupanCardStyle;

HupanCardStyle *hupan_card_style_new (const HupanKind *kind);
void            hupan_card_style_free (HupanCardStyle *self);

/* A candidate on the board. Its texts are asked for when it is painted, and name the item for screen readers when they
 * are there. */
#define HUPAN_TYPE_CARD (hupan_card_get_type ())
G_DECLARE_FINAL_TYPE (HupanCard, hupan_card, HUPAN, CARD, GtkWidget)

GtkWidget *hupan_card_new (HupanCardStyle *style, GtkListItem *item);
HupanRow  *hupan_card_get_row (HupanCard *self);
void       hupan_card_set_row (HupanCard *self, HupanRow *row);

G_END_DECLS
