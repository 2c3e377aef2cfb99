/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

/* Where the unit works: sites and host units. */

static const HupanField site_fields[] = {
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_TRANSLATABLE,
    .headings = "Site|站点" },
  { "city", NC_ ("field", "City"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED },
  { "country", NC_ ("field", "Country or region"), HUPAN_TYPE_COUNTRY, HUPAN_FIELD_REQUIRED },
  { "time_zone", NC_ ("field", "Time zone"), HUPAN_TYPE_TIME_ZONE, HUPAN_FIELD_REQUIRED },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT },
  { NULL },
};

static const HupanColumn site_columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 20 },
  { "city", NULL, "city", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED, 16 },
  { "country", NULL, "country", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 16 },
  { "time_zone", NULL, "time_zone", HUPAN_COLUMN_SHOWN, 18 },
  { "topics", NC_ ("field", "Topics"), "topic:site", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_COUNT, 8 },
  { NULL },
};

const HupanKind hupan_site_kind = {
  .name = "site",
  .plural = "sites",
  .label = NC_ ("kind", "Site"),
  .label_plural = NC_ ("kind", "Sites"),
  .flags = HUPAN_KIND_LISTED,
  .title = "name",
  .fields = site_fields,
  .columns = site_columns,
};

static const HupanField host_unit_fields[] = {
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_TRANSLATABLE },
  { "site", NC_ ("field", "Site"), HUPAN_TYPE_REFERENCE, .target = "site" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT },
  { NULL },
};

static const HupanColumn host_unit_columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 24 },
  { "site", NULL, "site", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 16 },
  { NULL },
};

const HupanKind hupan_host_unit_kind = {
  .name = "host_unit",
  .plural = "host-units",
  .label = NC_ ("kind", "Host unit"),
  .label_plural = NC_ ("kind", "Host units"),
  .flags = HUPAN_KIND_LISTED,
  .title = "name",
  .fields = host_unit_fields,
  .columns = host_unit_columns,
};
