/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-places.h"

#include <glib/gi18n.h>

/* The sidebar, from top to bottom. */
static const HupanPlace *const places[] = {
  &hupan_overview_place,
  &hupan_universities_place,
  &hupan_topics_place,
  &hupan_candidates_place,
  &hupan_documents_place,
  &hupan_fellows_place,
  &hupan_calls_place,
  &hupan_targets_place,
  &hupan_award_policies_place,
  &hupan_sites_place,
  &hupan_host_units_place,
  &hupan_fields_place,
  &hupan_tags_place,
  &hupan_trash_place,
  NULL,
};

const HupanPlace *const *
hupan_places (void)
{
  return places;
}

const HupanPlace *
hupan_place_get (const char *name)
{
  for (const HupanPlace *const *place = places; *place != NULL; place++)
    if (g_strcmp0 ((*place)->name, name) == 0)
      return *place;

  return NULL;
}

/**
 * hupan_place_get_for_kind:
 *
 * Returns: (nullable): where records of @kind are listed; %NULL for parts and for what is only seen within others
 */
const HupanPlace *
hupan_place_get_for_kind (const HupanKind *kind)
{
  for (const HupanPlace *const *place = places; *place != NULL; place++)
    if (g_strcmp0 ((*place)->kind, kind->name) == 0)
      return *place;

  return NULL;
}

const char *
hupan_place_get_label (const HupanPlace *place)
{
  if (place->kind != NULL)
    return hupan_kind_get_label_plural (hupan_kind_get (place->kind));

  return g_dpgettext2 (NULL, "place", place->label);
}
