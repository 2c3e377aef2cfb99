/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-import-error.h"

G_BEGIN_DECLS

/* A package of ours (store/hupan-zip.h) taken apart in the order of the file: each part begins with its name, then come its
 * bytes. Only plain files are parts; which ones, and how large, is for the program to judge (exchange/hupan-unpack.c). A function
 * that answers FALSE ends it: nobody listens any more. */
typedef struct
{
  gboolean (*begin) (const char *name, gpointer data);
  gboolean (*bytes) (const guint8 *bytes, gsize size, gpointer data);
} HupanPackageFuncs;

gboolean hupan_package_take_apart (int fd, const HupanPackageFuncs *funcs, gpointer data, GError **error);

G_END_DECLS
