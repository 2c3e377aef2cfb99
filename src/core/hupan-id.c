/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record.h"

#define EPOCH_2020 G_GINT64_CONSTANT (1577836800000)
#define SEQUENCE_BITS 10

/**
 * hupan_id_new:
 *
 * From the highest bit: 41 bits of milliseconds since 2020 (enough until 2089), 10 bits that count within one
 * millisecond, 12 bits drawn by this process. So ids made later are larger, those of one process never repeat, and
 * those of two collide only if both drew the same bits and made ids in the same millisecond. Who makes more than 1,024
 * in a millisecond borrows from the next. This is no time that is ever shown, so it is not asked of hupan-clock.h:
 * a day set for a test must not repeat the ids of another test.
 *
 * Returns: a positive number of 63 bits. Thread-safe.
 */
gint64
hupan_id_new (void)
{
  static GMutex mutex;
  static gint64 last; /* milliseconds and count */
  static gint64 node = -1;
  gint64 now = (g_get_real_time () / 1000 - EPOCH_2020) << SEQUENCE_BITS;
  gint64 id;

  g_mutex_lock (&mutex);
  if (node < 0)
    node = g_random_int_range (0, 1 << HUPAN_ID_NODE_BITS);
  last = MAX (now, last + 1);
  id = last << HUPAN_ID_NODE_BITS | node;
  g_mutex_unlock (&mutex);

  return id;
}
