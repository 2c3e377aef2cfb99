/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-page.h"
#include "ui/hupan-places.h"

#include <glib/gi18n.h>

const HupanPlace hupan_overview_place = {
  .name = "overview",
  .label = NC_ ("place", "Overview"),
  .reads = "application",
  .icon_name = "hupan-overview-symbolic",
  .help = "stages-and-targets",
  .create_page = hupan_overview_page_new,
};
