/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-trash-page.h"
#include "ui/hupan-places.h"

#include <glib/gi18n.h>

const HupanPlace hupan_trash_place = {
  .name = "trash",
  .label = NC_ ("place", "Trash"),
  .icon_name = "user-trash-symbolic",
  .help = "keeping-data-safe",
  .group = "",
  .create_page = hupan_trash_page_new,
};
