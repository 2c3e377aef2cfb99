/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"

G_BEGIN_DECLS

/* One step of a file's format: the SQL that leads from the format before it. Its number is its place, from 1. */
typedef struct
{
  const char *script; /* sets user_version (and, in the first, application_id) itself */
  guint compat;       /* the oldest format whose programs may write a file of this one */
  guint read_compat;  /* the oldest format whose programs may read it */
  gboolean drops_values; /* personal values go with it, so the file is written anew afterwards */
} HupanMigration;

/* One of the two database files of a registry: which file, and every format it ever had. */
typedef struct
{
  const char *file;     /* "registry.sqlite" */
  guint32 application_id;
  const HupanMigration *migrations;
  guint version;        /* the newest format: the number of migrations */
} HupanFormat;

const HupanFormat *hupan_format_registry (void);
const HupanFormat *hupan_format_documents (void);

/* Tests put a registry format of the future in place of the real one (NULL gives that back). */
void hupan_format_set_registry (const HupanFormat *format);

/* What the first 100 bytes of the file say. To be read only while no connection has the file open. */
typedef struct
{
  guint32 application_id;
  guint version;    /* user_version */
  gint64 size;      /* of the file, bytes */
} HupanHeader;

gboolean hupan_format_read_header (const HupanFormat *format, const char *path, HupanHeader *header, GError **error);
gboolean hupan_format_check_schema (const HupanFormat *format, HupanDb *db, guint version, GError **error);
gboolean hupan_format_check (const HupanFormat *format, HupanDb *db, guint version, GError **error);
gboolean hupan_format_run (const HupanFormat *format, HupanDb *db, guint from, guint to, GError **error);
gboolean hupan_format_stamp (const HupanFormat *format, HupanDb *db, GError **error);

G_END_DECLS
