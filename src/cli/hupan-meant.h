/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-cli.h"

G_BEGIN_DECLS

/* From the words on a command line to commands, kinds, columns and records. What is not found is answered with a sentence
 * that lists what there is, and the nearest of it. */
const HupanCommand *hupan_meant_command (const char *word, GError **error);
const HupanKind   *hupan_meant_kind (const char *word, GError **error);
const HupanKind   *hupan_meant_listed_kind (const char *word, GError **error);
const HupanColumn *hupan_meant_column (const HupanKind *kind, const char *word, HupanColumnFlags flags, GError **error);

typedef enum
{
  HUPAN_MEANT_PRESENT = 1 << 0, /* records that are not in the trash */
  HUPAN_MEANT_TRASHED = 1 << 1, /* those that are */
} HupanMeantFlags;

/* A record by its id, by a value that only it has (a code, a number, an identifier) by its title or any other
 * wording of that. */
HupanRecord *hupan_meant_record (HupanRegistry *registry, const HupanKind *kind, const char *word, HupanMeantFlags where, GError **error);

/* Sets a usage error: the sentence, and below it what there is and the nearest to the word. Returns FALSE. Spoils
 * choices. */
gboolean hupan_meant_refuse (GError **error, const char *word, GPtrArray *choices, const char *format, ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
