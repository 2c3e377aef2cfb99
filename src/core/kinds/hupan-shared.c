/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

/* What any kind may have: wordings in other languages, and views of its list that somebody saved. */

static const HupanField translation_fields[] = {
  { "owner", NC_ ("field", "Record"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER },
  { "field", NC_ ("field", "Field"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED },
  { "lang", NC_ ("field", "Language"), HUPAN_TYPE_LANGUAGE, HUPAN_FIELD_REQUIRED },
  { "text", NC_ ("field", "Text"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_SEARCHED },
  { NULL },
};

const HupanKind hupan_translation_kind = {
  .name = "translation",
  .plural = "translations",
  .label = NC_ ("kind", "Translation"),
  .label_plural = NC_ ("kind", "Translations"),
  .flags = HUPAN_KIND_PART,
  .title = "text",
  .fields = translation_fields,
};

static const HupanField saved_view_fields[] = {
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED },
  { "place", NC_ ("field", "Place"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED },
  { "state", NC_ ("field", "View"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_HIDDEN },     /* a query, JSON */
  { "layout", NC_ ("field", "Columns"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_HIDDEN }, /* of the list, see hupan-table.h */
  { "user", NC_ ("field", "User"), HUPAN_TYPE_TEXT },
  { NULL },
};

const HupanKind hupan_saved_view_kind = {
  .name = "saved_view",
  .plural = "saved-views",
  .label = NC_ ("kind", "Saved view"),
  .label_plural = NC_ ("kind", "Saved views"),
  .title = "name",
  .fields = saved_view_fields,
};
