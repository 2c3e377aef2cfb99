/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-registry-private.h"

#include <gio/gio.h>

/* File names of data/schema/, in order of their versions. */
static const char *const scripts[] = {
  "001-registry.sql",
  "002-registry.sql",
};

G_STATIC_ASSERT (G_N_ELEMENTS (scripts) == HUPAN_SCHEMA_VERSION);

/**
 * hupan_schema_get_script:
 * @version: from 1 to HUPAN_SCHEMA_VERSION
 *
 * The SQL that leads from the format before @version to @version. It sets user_version itself, and is to be run inside
 * one transaction.
 */
const char *
hupan_schema_get_script (int version)
{
  g_autofree char *path = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (version >= 1 && version <= HUPAN_SCHEMA_VERSION, NULL);

  path = g_strconcat ("/io/github/hupan_app/Hupan/schema/", scripts[version - 1], NULL);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  /* Uncompressed resources end in a zero byte and stay where they are in the program, beyond the life of bytes. */
  return g_bytes_get_data (bytes, NULL);
}
