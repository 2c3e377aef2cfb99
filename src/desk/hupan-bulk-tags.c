/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-bulk.h"

#include <glib/gi18n.h>

#include "core/hupan-fold.h"

/* The tag that somebody means by a name: one called so to the letter, else one called so but for case, marks and width, else
 * one called so in another language. Importing understands the names of tags in the same way. */
typedef struct
{
  const char *name;
  char *folded;
  gint64 tag;
  int closeness; /* of the best so far */
} TagSearch;

static gboolean
look_at_tag (gint64             id,
             const char *const *values,
             gpointer           data)
{
  TagSearch *search = data;
  g_autofree char *folded = hupan_fold (values[0]);
  g_auto (GStrv) wordings = g_strsplit (values[1] != NULL ? values[1] : "", "\n", -1);
  int closeness = 0;

  for (char **wording = wordings; *wording != NULL; wording++)
    {
      g_autofree char *other = hupan_fold (*wording);

      if (g_str_equal (other, search->folded))
        closeness = 1;
    }
  if (g_str_equal (folded, search->folded))
    closeness = 2;
  if (g_str_equal (values[0], search->name))
    closeness = 3;

  if (closeness > search->closeness)
    {
      search->closeness = closeness;
      search->tag = id;
    }

  return TRUE;
}

/* Returns: %FALSE with an error if the tags cannot be read or @text cannot be the name of one; @tag is 0 if there is none of
 * that name, and @name as it is stored. */
static gboolean
find_tag (HupanRegistry  *registry,
          const char     *text,
          char          **name,
          gint64         *tag,
          GError        **error)
{
  static const char *const paths[] = { "name", "translation:owner.text", NULL };
  const HupanKind *kind = hupan_kind_get ("tag");
  TagSearch search = { 0 };
  gboolean done;

  if (!hupan_field_parse (hupan_kind_get_field (kind, "name"), text, name, error))
    return FALSE;

  search.name = *name;
  search.folded = hupan_fold (search.name);
  done = hupan_registry_scan (registry, kind, paths, NULL, 0, NULL, look_at_tag, &search, NULL, error);
  g_free (search.folded);
  *tag = search.tag;
  return done;
}

static gint64
create_tag (HupanBatch *batch,
            const char *name)
{
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (hupan_kind_get ("tag"));
  g_autoptr (HupanRecord) tag = hupan_record_with (draft, "name", name);

  return hupan_batch_create (batch, tag, NULL);
}

/* The part that ties a tag to an application, or NULL. */
static HupanRecord *
find_tie (HupanRegistry *registry,
          gint64         application,
          gint64         tag)
{
  g_autoptr (GPtrArray) ties =
    hupan_registry_find_referring (registry, hupan_kind_get ("application_tag"), "application", application, NULL);

  for (guint i = 0; ties != NULL && i < ties->len; i++)
    {
      HupanRecord *tie = g_ptr_array_index (ties, i);

      if (hupan_record_get_reference (tie, "tag") == tag)
        return g_object_ref (tie);
    }

  return NULL;
}

/**
 * hupan_bulk_tag:
 * @ids: applications
 * @tag: its name in any language, as somebody typed it; created if there is none
 */
HupanBatch *
hupan_bulk_tag (HupanRegistry *registry,
                const gint64  *ids,
                gsize          n_ids,
                const char    *tag,
                GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *tag_value = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  gint64 tag_id;

  if (!find_tag (registry, tag, &name, &tag_id, error))
    return NULL;

  /* Translators: what was done, in the history; the placeholder is the tag. */
  label = g_strdup_printf (_("Tag “%s” added"), name);
  batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);
  if (tag_id == 0)
    tag_id = create_tag (batch, name);
  tag_value = g_strdup_printf ("%" G_GINT64_FORMAT, tag_id);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, ids[i]);
      g_autoptr (HupanRecord) known = find_tie (registry, ids[i], tag_id);
      g_autoptr (HupanRecord) draft = NULL;
      g_autoptr (HupanRecord) owned = NULL;
      g_autoptr (HupanRecord) tie = NULL;

      if (known != NULL)
        continue;

      draft = hupan_record_new_draft (hupan_kind_get ("application_tag"));
      owned = hupan_record_with (draft, "application", value);
      tie = hupan_record_with (owned, "tag", tag_value);
      hupan_batch_create (batch, tie, NULL);
    }

  return g_steal_pointer (&batch);
}

HupanBatch *
hupan_bulk_untag (HupanRegistry *registry,
                  const gint64  *ids,
                  gsize          n_ids,
                  const char    *tag,
                  GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  gint64 tag_id;

  if (!find_tag (registry, tag, &name, &tag_id, error))
    return NULL;

  /* Translators: what was done, in the history; the placeholder is the tag. */
  label = g_strdup_printf (_("Tag “%s” taken away"), name);
  batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);
  for (gsize i = 0; tag_id != 0 && i < n_ids; i++)
    {
      g_autoptr (HupanRecord) tie = find_tie (registry, ids[i], tag_id);

      if (tie != NULL)
        hupan_batch_trash (batch, tie);
    }

  return g_steal_pointer (&batch);
}
