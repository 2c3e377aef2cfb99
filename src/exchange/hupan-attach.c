/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-attach.h"

#include <glib/gi18n.h>

#include "core/hupan-clock.h"
#include "core/hupan-document-name.h"
#include "store/hupan-contents.h"

#define GROUP (8 * 1024 * 1024) /* bytes that are written in one transaction: the disk is asked once for many small files */

typedef struct
{
  HupanRegistry *registry;
  const HupanKind *kind; /* document */
  const HupanField *owner_field;
  char *owner;           /* id, decimal */
  HupanAttachFlags flags;
  const HupanProgress *progress;
  HupanBatch *batch;
  const char *origin;
  GHashTable *here;      /* hashes that the owner has, those of this batch too, each with the name of its document */
  GPtrArray *new_hashes; /* of contents that were not there before */
  GPtrArray *waiting;    /* of GBytes: those of them that are not written yet, */
  gsize n_waiting;       /* so many bytes */
  HupanAttached *result;
  gint64 done;           /* bytes, */
  gint64 total;          /* of so many */
  char *first_name;
} Attaching;

void
hupan_repeat_free (HupanRepeat *repeat)
{
  g_object_unref (repeat->draft);
  g_free (repeat->sentence);
  g_free (repeat);
}

void
hupan_attached_free (HupanAttached *attached)
{
  g_ptr_array_unref (attached->repeats);
  g_ptr_array_unref (attached->refused);
  g_free (attached);
}

const HupanField *
hupan_attach_get_owner_field (const HupanKind *owner_kind)
{
  const HupanKind *document = hupan_kind_get ("document");

  for (const HupanField *field = document->fields; field->name != NULL; field++)
    if ((field->flags & HUPAN_FIELD_FOLLOWS) && g_str_equal (field->target, owner_kind->name))
      return field;

  return NULL;
}

/* --- Records ---------------------------------------------------------------------------------------------- */

static HupanRecord *
make_record (Attaching        *self,
             const char       *name,
             const char       *kind,
             const HupanMedia *media,
             gsize             size,
             const char       *sha256)
{
  const char *guessed = kind != NULL ? kind : hupan_document_name_guess_kind (name, media);
  g_autofree char *bytes = g_strdup_printf ("%" G_GSIZE_FORMAT, size);
  g_autofree char *today = hupan_clock_dup_today ();
  const struct { const char *field; const char *value; } values[] = {
    { "name", name },
    { "kind", guessed },
    { self->owner_field->name, self->owner },
    { "received_on", today },
    { "confidentiality", hupan_document_name_guess_confidentiality (guessed) },
    { "media_type", media->type },
    { "size", bytes },
    { "sha256", sha256 },
  };
  g_autoptr (HupanRecord) record = hupan_record_new_draft (self->kind);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (HupanRecord) before = g_steal_pointer (&record);

      record = hupan_record_with (before, values[i].field, values[i].value);
    }

  return g_steal_pointer (&record);
}

static char *
dup_owner_title (HupanRegistry *registry,
                 HupanRecord   *document)
{
  for (const HupanField *field = hupan_record_get_kind (document)->fields; field->name != NULL; field++)
    if ((field->flags & HUPAN_FIELD_FOLLOWS) && hupan_record_get (document, field->name) != NULL)
      return hupan_registry_dup_title (registry, hupan_kind_get (field->target), hupan_record_get_reference (document, field->name));

  return NULL;
}

static void
add_repeat (Attaching   *self,
            HupanRecord *draft,
            const char  *name,
            const char  *owner)
{
  HupanRepeat *repeat = g_new0 (HupanRepeat, 1);

  repeat->draft = g_object_ref (draft);
  repeat->same_owner = owner == NULL;
  /* Translators: the name of a document, and whom it belongs to: “Already here: “cv.pdf” of 李明.” */
  repeat->sentence = owner != NULL ? g_strdup_printf (_ ("Already here: “%s” of %s."), name, owner)
                                   : g_strdup_printf (_ ("Already here: “%s”."), name);
  g_ptr_array_add (self->result->repeats, repeat);
}

/* Whether the content is known already, and told so. What is in the trash is not here. */
static gboolean
is_repeat (Attaching   *self,
           HupanRecord *draft,
           const char  *sha256,
           gboolean    *known,
           GError     **error)
{
  const char *here = g_hash_table_lookup (self->here, sha256);
  g_autoptr (GPtrArray) others = NULL;

  *known = TRUE;
  if (here != NULL)
    {
      add_repeat (self, draft, here, NULL);
      return TRUE;
    }

  *known = FALSE;
  if (self->flags & HUPAN_ATTACH_AGAIN)
    return TRUE;
  others = hupan_registry_find (self->registry, self->kind, "sha256", sha256, error);
  for (guint i = 0; others != NULL && i < others->len && !*known; i++)
    {
      HupanRecord *other = g_ptr_array_index (others, i);
      g_autofree char *owner = NULL;

      if (hupan_record_get_meta (other)->deleted_at != 0)
        continue;
      owner = dup_owner_title (self->registry, other);
      add_repeat (self, draft, hupan_record_get (other, "name"), owner != NULL ? owner : "?");
      *known = TRUE;
    }

  return others != NULL;
}

static gboolean
write_waiting (Attaching *self,
               GError   **error)
{
  if (self->waiting->len > 0 && !hupan_contents_add_all (self->registry, self->waiting, self->progress, error))
    return FALSE;

  g_ptr_array_set_size (self->waiting, 0);
  self->n_waiting = 0;
  return TRUE;
}

static gboolean
add (Attaching  *self,
     const char *name,
     const char *kind,
     GBytes     *content,
     GError    **error)
{
  g_autoptr (HupanRecord) record = NULL;
  g_autofree char *sha256 = NULL;
  const HupanMedia *media;
  const guint8 *data;
  gboolean known;
  gsize size;

  data = g_bytes_get_data (content, &size);
  media = hupan_media_sniff (data, size);
  if (!hupan_contents_find (self->registry, content, &sha256, &known, self->progress, error))
    return FALSE;
  if (!known)
    {
      g_ptr_array_add (self->new_hashes, g_strdup (sha256));
      g_ptr_array_add (self->waiting, g_bytes_ref (content));
      self->n_waiting += size;
      if (self->n_waiting > GROUP && !write_waiting (self, error))
        return FALSE;
    }

  record = make_record (self, name, kind, media, size, sha256);
  if (!is_repeat (self, record, sha256, &known, error))
    return FALSE;
  if (known)
    return TRUE;

  hupan_batch_create (self->batch, record, self->origin);
  g_hash_table_insert (self->here, g_steal_pointer (&sha256), g_strdup (name));
  if (self->result->n_added++ == 0)
    self->first_name = g_strdup (name);

  return TRUE;
}

static gboolean
take_in (Attaching     *self,
         HupanIncoming *incoming,
         GError       **error)
{
  g_autofree char *name = hupan_document_name_clean (incoming->name);

  hupan_progress_report (self->progress, 0.5 + 0.5 * (double) self->done / (double) MAX (self->total, 1), name);
  if (hupan_progress_is_cancelled (self->progress, error) || !add (self, name, incoming->kind, incoming->bytes, error))
    return FALSE;

  self->done += (gint64) g_bytes_get_size (incoming->bytes);
  return TRUE;
}

/* --- All of them -------------------------------------------------------------------------------------------- */

static gboolean
find_here (Attaching *self,
           GError   **error)
{
  g_autoptr (GPtrArray) documents = hupan_registry_find (self->registry, self->kind, self->owner_field->name, self->owner, error);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      HupanRecord *document = g_ptr_array_index (documents, i);

      if (hupan_record_get_meta (document)->deleted_at == 0)
        g_hash_table_insert (self->here, g_strdup (hupan_record_get (document, "sha256")),
                             g_strdup (hupan_record_get (document, "name")));
    }

  return documents != NULL;
}

static gboolean
take_all_in (Attaching *self,
             GPtrArray *incoming,
             GError   **error)
{
  for (guint i = 0; i < incoming->len; i++)
    {
      HupanIncoming *one = g_ptr_array_index (incoming, i);

      if (one->refused != NULL)
        g_ptr_array_add (self->result->refused, g_strdup (one->refused));
      else
        self->total += (gint64) g_bytes_get_size (one->bytes);
    }
  for (guint i = 0; i < incoming->len; i++)
    {
      HupanIncoming *one = g_ptr_array_index (incoming, i);

      if (one->refused == NULL && !take_in (self, one, error))
        return FALSE;
    }

  return write_waiting (self, error);
}

static char *
dup_label (const char *first_name,
           guint       n,
           const char *owner)
{
  g_autoptr (GString) label = NULL;
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n == 1)
    /* Translators: what was done, in the history: a document's name, and whom it was added to. */
    return g_strdup_printf (_ ("“%s” added to %s"), first_name, owner);

  /* Translators: what was done, in the history; keep {number} and {owner}. */
  label = g_string_new (ngettext ("{number} document added to {owner}", "{number} documents added to {owner}", n));
  g_string_replace (label, "{number}", number, 1);
  g_string_replace (label, "{owner}", owner, 1);
  return g_string_free_and_steal (g_steal_pointer (&label));
}

/* The label of a batch is known when the batch is full. */
static gint64
commit (HupanRegistry       *registry,
        HupanBatch          *changes,
        const char          *first_name,
        const char          *owner,
        const HupanProgress *progress,
        GError             **error)
{
  GPtrArray *all = hupan_batch_get_changes (changes);
  g_autofree char *label = dup_label (first_name, all->len, owner);
  g_autoptr (HupanBatch) batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);

  while (all->len > 0)
    hupan_batch_add_change (batch, g_ptr_array_steal_index (all, 0));
  return hupan_registry_commit (registry, batch, progress, error);
}

HupanAttached *
hupan_attach (HupanRegistry       *registry,
              const HupanKind     *owner_kind,
              gint64               owner,
              GPtrArray           *incoming,
              HupanAttachFlags     flags,
              const char          *origin,
              const HupanProgress *progress,
              GError             **error)
{
  g_autofree char *owner_id = g_strdup_printf ("%" G_GINT64_FORMAT, owner);
  g_autofree char *title = hupan_registry_dup_title (registry, owner_kind, owner);
  g_autoptr (HupanAttached) result = g_new0 (HupanAttached, 1);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("", NULL, HUPAN_BATCH_NONE);
  g_autoptr (GHashTable) here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) new_hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Attaching self = {
    .registry = registry,
    .kind = hupan_kind_get ("document"),
    .owner_field = hupan_attach_get_owner_field (owner_kind),
    .owner = owner_id,
    .flags = flags,
    .progress = progress,
    .batch = batch,
    .origin = origin,
    .here = here,
    .new_hashes = new_hashes,
    .waiting = waiting,
    .result = result,
  };
  gboolean ok;

  g_return_val_if_fail (self.owner_field != NULL, NULL);

  result->repeats = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_repeat_free);
  result->refused = g_ptr_array_new_with_free_func (g_free);
  ok = hupan_incoming_read (incoming, progress, error) && find_here (&self, error) && take_all_in (&self, incoming, error);
  if (ok && !hupan_batch_is_empty (batch))
    {
      result->batch = commit (registry, batch, self.first_name, title != NULL ? title : "", progress, error);
      ok = result->batch != 0;
    }
  g_free (self.first_name);
  if (ok)
    return g_steal_pointer (&result);

  /* What was kept for records that are not to be. What cannot be let go of now is when the registry is opened again. */
  hupan_contents_collect (registry, new_hashes, NULL);
  return NULL;
}

gint64
hupan_attach_repeats (HupanRegistry       *registry,
                      GPtrArray           *repeats,
                      const HupanProgress *progress,
                      GError             **error)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("", NULL, HUPAN_BATCH_NONE);
  g_autofree char *owner = NULL;
  const char *first_name = NULL;

  for (guint i = 0; i < repeats->len; i++)
    {
      HupanRepeat *repeat = g_ptr_array_index (repeats, i);

      if (first_name == NULL)
        {
          first_name = hupan_record_get (repeat->draft, "name");
          owner = dup_owner_title (registry, repeat->draft);
        }
      hupan_batch_create (batch, repeat->draft, NULL);
    }

  return commit (registry, batch, first_name, owner != NULL ? owner : "", progress, error);
}
