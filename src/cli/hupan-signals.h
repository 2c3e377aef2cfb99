/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ctrl+C, a terminal that closes and "kill" let work end in good order: what was half done is taken back and the registry
 * closed, then hupanctl exits with 128 and the number of the signal, as a shell would say it. The second time they end it
 * as it stands. */
GCancellable *hupan_signals_watch      (void); /* before there are other threads; the same cancellable each time */
int           hupan_signals_get_caught (void); /* the number of the signal; 0: none */

G_END_DECLS
