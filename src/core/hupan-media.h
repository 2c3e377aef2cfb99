/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HUPAN_MEDIA_NONE = 0,
  HUPAN_MEDIA_IMAGE = 1 << 0,
  HUPAN_MEDIA_UNKNOWN = 1 << 1, /* kept; opened unless its name says that it is a program */
  HUPAN_MEDIA_RUNS = 1 << 2,    /* a program or script, or can carry one: kept, never opened */
} HupanMediaFlags;

/* What the content of a document is: told by its first bytes, never by its name (reliability F1), because a name is
 * what the sender wrote. Nothing is parsed: at most, names in a ZIP are looked for. */
typedef struct
{
  const char *type;      /* media type, as kept with the document */
  const char *label;     /* NC_ ("media", …) */
  const char *icon_name;
  const char *endings;   /* of names, "|" between them; a copy to be opened gets the first unless its name has one */
  HupanMediaFlags flags;
} HupanMedia;

const HupanMedia *hupan_media_sniff (const guint8 *data, gsize size);
const HupanMedia *hupan_media_get (const char *type);
const char       *hupan_media_get_label (const HupanMedia *self);

/* Whether another program may be given a copy of a document of that name, and what the copy is called. */
gboolean hupan_media_may_open (const HupanMedia *self, const char *name);
char    *hupan_media_dup_copy_name (const HupanMedia *self, const char *name);

G_END_DECLS
