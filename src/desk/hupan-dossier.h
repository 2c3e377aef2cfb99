/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* One record with everything that is shown and edited together with it: the record embedded in it (the person of
 * a candidate), the parts of both, what is derived of both, and the titles of all records they refer to. A value: read in one go on the
 * registry's thread, then used anywhere. */
#define HUPAN_TYPE_DOSSIER (hupan_dossier_get_type ())
G_DECLARE_FINAL_TYPE (HupanDossier, hupan_dossier, HUPAN, DOSSIER, GObject)

HupanDossier *hupan_dossier_load (HupanRegistry *registry, const HupanKind *kind, gint64 id, const char *lang, GError **error);
HupanDossier *hupan_dossier_load_draft (HupanRegistry *registry, const HupanKind *kind, gint64 embedded, const char *lang, GError **error);
HupanDossier *hupan_dossier_new_draft (const HupanKind *kind);
HupanDossier *hupan_dossier_duplicate (HupanDossier *self);

const HupanKind *hupan_dossier_get_kind (HupanDossier *self);
gint64           hupan_dossier_get_id (HupanDossier *self);
const char      *hupan_dossier_get_title (HupanDossier *self);
HupanRecord     *hupan_dossier_get_record (HupanDossier *self);
HupanRecord     *hupan_dossier_get_embedded (HupanDossier *self); /* NULL: the kind embeds nothing */
const char      *hupan_dossier_get_embedded_title (HupanDossier *self); /* NULL: it embeds none, or a draft */
GPtrArray       *hupan_dossier_get_parts (HupanDossier *self, const char *kind); /* of HupanRecord, in order; never NULL */
GPtrArray       *hupan_dossier_get_siblings (HupanDossier *self, const char *kind); /* other records that embed the same */
HupanRecord     *hupan_dossier_find_field (HupanDossier *self, const char *path, const HupanField **field);
const char      *hupan_dossier_get_title_of (HupanDossier *self, gint64 id);
const char      *hupan_dossier_get_value (HupanDossier *self, HupanRecord *record, const HupanField *field);
char            *hupan_dossier_format (HupanDossier *self, HupanRecord *record, const HupanField *field);

G_END_DECLS
