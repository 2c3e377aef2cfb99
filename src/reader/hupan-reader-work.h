/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hears on the socket what is wanted, locks itself in, reads the file and says what is in it. */
void hupan_reader_work (int file, int socket);

/* Tries everything that a reader may not do, and says on the socket what became of it: a line for each with a name and a
 * number, 0 if it could be done. For the test of the sandbox. */
void hupan_reader_try_escapes (int file, int socket);

G_END_DECLS
