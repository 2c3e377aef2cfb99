/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-bulk.h"

#include <glib/gi18n.h>

#include "core/hupan-fold.h"

/* The history says what was done to one record by its name, to several by their number. */
static char *
dup_label (HupanRegistry   *registry,
           const HupanKind *kind,
           const gint64    *ids,
           gsize            n_ids,
           const char      *of_one,
           const char      *of_several)
{
  g_autofree char *title = n_ids == 1 ? hupan_registry_dup_title (registry, kind, ids[0]) : NULL;
  g_autofree char *number = NULL;
  g_autoptr (GString) label = g_string_new (n_ids == 1 ? of_one : of_several);

  number = g_strdup_printf ("%" G_GSIZE_FORMAT, n_ids);
  g_string_replace (label, "{title}", title != NULL ? title : "", 1);
  g_string_replace (label, "{number}", number, 1);
  g_string_replace (label, "{kind}", n_ids == 1 ? hupan_kind_get_label (kind) : hupan_kind_get_label_plural (kind), 1);

  return g_string_free_and_steal (g_steal_pointer (&label));
}

static const HupanKind *
get_embedded_kind (const HupanKind *kind)
{
  return kind->embeds != NULL ? hupan_kind_get (hupan_kind_get_field (kind, kind->embeds)->target) : NULL;
}

/* Whether a record outside the given ones, and not in the trash, embeds the record too: a person with another
 * application stays when one goes. */
static gboolean
is_embedded_elsewhere (HupanRegistry   *registry,
                       const HupanKind *embedded,
                       gint64           embedded_id,
                       const gint64    *ids,
                       gsize            n_ids)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, embedded_id);

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (get_embedded_kind (*kind) != embedded)
        continue;

      found = hupan_registry_find (registry, *kind, (*kind)->embeds, value, NULL);
      for (guint i = 0; found != NULL && i < found->len; i++)
        {
          HupanRecord *record = g_ptr_array_index (found, i);
          gboolean ours = hupan_record_get_meta (record)->deleted_at != 0;

          for (gsize j = 0; j < n_ids && !ours; j++)
            ours = ids[j] == hupan_record_get_id (record);
          if (!ours)
            return TRUE;
        }
    }

  return FALSE;
}

/* A way into the trash or out of it, for some records and what goes with them. */
typedef struct
{
  HupanRegistry *registry;
  const gint64 *ids;
  gsize n_ids;
  gboolean into_trash;
  HupanBatch *batch;
  GHashTable *met; /* ids (gint64) of the records that were looked at */
} Journey;

static gboolean
has_met (Journey *self,
         gint64   id)
{
  return !g_hash_table_add (self->met, g_memdup2 (&id, sizeof id));
}

static gboolean
is_there_already (Journey     *self,
                  HupanRecord *record)
{
  return (hupan_record_get_meta (record)->deleted_at != 0) == self->into_trash;
}

static void
take (Journey     *self,
      HupanRecord *record)
{
  if (is_there_already (self, record))
    return;
  if (self->into_trash)
    hupan_batch_trash (self->batch, record);
  else
    hupan_batch_restore (self->batch, record);
}

/* What follows a record into the trash: its documents. Of those that are there already only such come back as went with it,
 * at the same moment. */
static gboolean
take_followers (Journey     *self,
                HupanRecord *leader,
                GError     **error)
{
  const HupanKind *leading = hupan_record_get_kind (leader);
  const gint64 gone_at = hupan_record_get_meta (leader)->deleted_at;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (leader));

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    for (const HupanField *field = (*kind)->fields; field->name != NULL; field++)
      {
        g_autoptr (GPtrArray) found = NULL;

        if (!(field->flags & HUPAN_FIELD_FOLLOWS) || !g_str_equal (field->target, leading->name))
          continue;
        found = hupan_registry_find (self->registry, *kind, field->name, id, error);
        if (found == NULL)
          return FALSE;

        for (guint i = 0; i < found->len; i++)
          {
            HupanRecord *follower = g_ptr_array_index (found, i);

            if (hupan_record_get_meta (follower)->deleted_at == gone_at && !has_met (self, hupan_record_get_id (follower)))
              take (self, follower);
          }
      }

  return TRUE;
}

static gboolean
take_embedded (Journey     *self,
               HupanRecord *record,
               GError     **error)
{
  const HupanKind *embedded_kind = get_embedded_kind (hupan_record_get_kind (record));
  g_autoptr (HupanRecord) embedded = NULL;
  gint64 id;

  if (embedded_kind == NULL)
    return TRUE;

  id = hupan_record_get_reference (record, hupan_record_get_kind (record)->embeds);
  if (id == 0 || has_met (self, id))
    return TRUE;
  embedded = hupan_registry_get_record (self->registry, embedded_kind, id, error);
  if (embedded == NULL)
    return FALSE;

  if (!self->into_trash || !is_embedded_elsewhere (self->registry, embedded_kind, id, self->ids, self->n_ids))
    take (self, embedded);
  return TRUE;
}

static gboolean take_record (Journey *self, const HupanKind *kind, gint64 id, GError **error);

/* Whoever follows another record is not there without it. */
static gboolean
take_leaders (Journey     *self,
              HupanRecord *record,
              GError     **error)
{
  const HupanKind *kind = hupan_record_get_kind (record);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      gint64 id = field->flags & HUPAN_FIELD_FOLLOWS ? hupan_record_get_reference (record, field->name) : 0;

      if (id != 0 && !take_record (self, hupan_kind_get (field->target), id, error))
        return FALSE;
    }

  return TRUE;
}

/* What a record needs is back before the record is, and goes after it. */
static gboolean
take_record (Journey         *self,
             const HupanKind *kind,
             gint64           id,
             GError         **error)
{
  g_autoptr (HupanRecord) record = hupan_registry_get_record (self->registry, kind, id, error);
  gboolean goes;

  if (record == NULL)
    return FALSE;
  if (has_met (self, id))
    return TRUE;

  goes = !is_there_already (self, record);
  if (!self->into_trash && (!take_embedded (self, record, error) || !take_leaders (self, record, error)))
    return FALSE;
  take (self, record);
  if (goes && !take_followers (self, record, error))
    return FALSE;

  return !self->into_trash || take_embedded (self, record, error);
}

static HupanBatch *
move_all (HupanRegistry   *registry,
          const HupanKind *kind,
          const gint64    *ids,
          gsize            n_ids,
          gboolean         into_trash,
          const char      *label,
          GError         **error)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Journey journey = { registry, ids, n_ids, into_trash, batch, met };

  for (gsize i = 0; i < n_ids; i++)
    if (!take_record (&journey, kind, ids[i], error))
      return NULL;

  return g_steal_pointer (&batch);
}

HupanBatch *
hupan_bulk_trash (HupanRegistry   *registry,
                  const HupanKind *kind,
                  const gint64    *ids,
                  gsize            n_ids,
                  GError         **error)
{
  g_autofree char *label = dup_label (registry, kind, ids, n_ids,
                                      /* Translators: what was done, in the history; {title} is the record's name. */
                                      _("“{title}” moved to the trash"),
                                      /* Translators: {number} is how many, {kind} what they are, in the plural. */
                                      _("{kind} moved to the trash: {number}"));

  return move_all (registry, kind, ids, n_ids, TRUE, label, error);
}

HupanBatch *
hupan_bulk_restore (HupanRegistry   *registry,
                    const HupanKind *kind,
                    const gint64    *ids,
                    gsize            n_ids,
                    GError         **error)
{
  g_autofree char *label = dup_label (registry, kind, ids, n_ids,
                                      /* Translators: what was done, in the history; {title} is the record's name. */
                                      _("“{title}” restored"),
                                      /* Translators: {number} is how many, {kind} what they are, in the plural. */
                                      _("{kind} restored: {number}"));

  return move_all (registry, kind, ids, n_ids, FALSE, label, error);
}

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
