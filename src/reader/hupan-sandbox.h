/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the reader gives up before it reads the first byte of a file (reliability I1), never to have it again: other files,
 * the network, other programs, and more memory and time than a file is worth. It can read and write what is open, and ask
 * for memory. Whoever is not on the list below is told EPERM, so that a library that would like to look something up goes on
 * without.
 *
 *   memory       1 GiB, none of it may become code
 *   time         4 s of computing, and a second more for each MiB of the file: a table of 200,000 rows in 64 MiB takes two,
 *                a record of ROR a fifth of a millisecond
 *   files        none may be opened, made, or grow; what is not needed is closed
 *   processes    none may be started, none signalled; it ends when its parent does, and nobody may look into it or keep its
 *                memory in a core file
 *   system calls those of hupan-sandbox-calls.c, on x86-64 and 64-bit ARM; elsewhere the rest holds without that
 *
 * Where the program was built to find its own mistakes (AddressSanitizer), memory is not limited, for that needs terabytes
 * of addresses, and time is ten times as long. */
gboolean hupan_sandbox_enter (guint64 file_size, GError **error);

/* hupan-sandbox-calls.c; returns an errno, 0 if the filter is in place. */
int hupan_sandbox_filter_calls (void);

G_END_DECLS
