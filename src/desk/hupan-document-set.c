/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-document-set.h"

#include <glib/gi18n.h>

#include "core/hupan-clock.h"
#include "exchange/hupan-attach.h"

static int
compare_documents (gconstpointer a,
                   gconstpointer b)
{
  HupanRecord *one = *(HupanRecord *const *) a, *other = *(HupanRecord *const *) b;
  const HupanField *kind = hupan_kind_get_field (hupan_record_get_kind (one), "kind");
  const int by_kind = hupan_field_compare (kind, hupan_record_get (one, "kind"), hupan_record_get (other, "kind"));
  const gint64 difference = hupan_record_get_id (one) - hupan_record_get_id (other);

  return by_kind != 0 ? by_kind : (difference > 0) - (difference < 0);
}

static GPtrArray *
find_requests (HupanRegistry *registry,
               gint64         application,
               GError       **error)
{
  return hupan_registry_find_referring (registry, hupan_kind_get ("document_request"), "application", application, error);
}

static char **
load_required (HupanRegistry *registry,
               gint64         call,
               GError       **error)
{
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();
  g_autoptr (GPtrArray) requirements = NULL;

  if (call == 0)
    return g_strv_builder_end (kinds);

  requirements = hupan_registry_find_referring (registry, hupan_kind_get ("requirement"), "call", call, error);
  if (requirements == NULL)
    return NULL;
  for (guint i = 0; i < requirements->len; i++)
    g_strv_builder_add (kinds, hupan_record_get (g_ptr_array_index (requirements, i), "document_kind"));

  return g_strv_builder_end (kinds);
}

static GArray *
check (HupanDocumentSet *self)
{
  g_autofree char *today = hupan_clock_dup_today ();
  g_autofree HupanPaperDocument *documents = g_new0 (HupanPaperDocument, self->documents->len + 1);
  g_autofree HupanPaperRequest *requests = g_new0 (HupanPaperRequest, self->requests->len + 1);

  for (guint i = 0; i < self->documents->len; i++)
    {
      HupanRecord *record = g_ptr_array_index (self->documents, i);

      documents[i] = (HupanPaperDocument) { hupan_record_get (record, "kind"), hupan_record_get (record, "status"),
                                            hupan_record_get (record, "valid_until") };
    }
  for (guint i = 0; i < self->requests->len; i++)
    {
      HupanRecord *record = g_ptr_array_index (self->requests, i);

      requests[i] = (HupanPaperRequest) { hupan_record_get (record, "document_kind"), hupan_record_get (record, "state") };
    }

  return hupan_papers_check ((const char *const *) self->required, documents, self->documents->len, requests, self->requests->len,
                             today);
}

HupanDocumentSet *
hupan_document_set_load (HupanRegistry   *registry,
                         const HupanKind *owner_kind,
                         gint64           owner,
                         GError         **error)
{
  g_autoptr (HupanDocumentSet) self = g_new0 (HupanDocumentSet, 1);
  const gboolean is_candidate = g_str_equal (owner_kind->name, "application");
  g_autoptr (HupanRecord) record = hupan_registry_get_record (registry, owner_kind, owner, error);

  if (record == NULL)
    return NULL;
  self->owner_kind = owner_kind;
  self->owner = owner;
  self->documents = hupan_registry_find_referring (registry, hupan_kind_get ("document"),
                                                   hupan_attach_get_owner_field (owner_kind)->name, owner, error);
  self->requests = is_candidate ? find_requests (registry, owner, error) : g_ptr_array_new ();
  if (self->documents == NULL || self->requests == NULL)
    return NULL;
  self->required = load_required (registry, is_candidate ? hupan_record_get_reference (record, "call") : 0, error);
  if (self->required == NULL)
    return NULL;

  g_ptr_array_sort (self->documents, compare_documents);
  self->papers = check (self);
  return g_steal_pointer (&self);
}

void
hupan_document_set_free (HupanDocumentSet *self)
{
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->required, g_strfreev);
  g_clear_pointer (&self->papers, g_array_unref);
  g_free (self);
}

char *
hupan_document_set_dup_share (HupanDocumentSet *self)
{
  if (self->papers->len == 0)
    return NULL;

  /* Translators: how many of the required documents are there: “2 of 5”. */
  return g_strdup_printf (C_ ("documents", "%u of %u"), hupan_papers_count_settled (self->papers), self->papers->len);
}

/* What the history says was done. */
static const struct
{
  const char *state;
  const char *label; /* N_ */
} deeds[] = {
  /* Translators: what was done, in the history; the placeholder is a kind of document. */
  { "requested", N_ ("“%s” requested") },
  /* Translators: what was done, in the history; the placeholder is a kind of document. */
  { "waived", N_ ("“%s” waived") },
  /* Translators: what was done, in the history; the placeholder is a kind of document. */
  { "", N_ ("Request for “%s” withdrawn") },
};

static char *
dup_deed (const char *state,
          const char *document_kind)
{
  const HupanField *field = hupan_kind_get_field (hupan_kind_get ("document_request"), "document_kind");

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].state, state))
      {
        g_autofree char *kind = hupan_field_format (field, document_kind);
        g_autoptr (GString) label = g_string_new (_ (deeds[i].label));

        g_string_replace (label, "%s", kind, 1);
        return g_string_free_and_steal (g_steal_pointer (&label));
      }

  g_assert_not_reached ();
}

static void
set (HupanRecord **record,
     const char   *field,
     const char   *value)
{
  g_autoptr (HupanRecord) before = *record;

  *record = hupan_record_with (before, field, value);
}

HupanBatch *
hupan_paper_request (HupanRegistry *registry,
                     gint64         application,
                     const char    *document_kind,
                     const char    *state,
                     const char    *reason,
                     GError       **error)
{
  g_autofree char *label = dup_deed (state, document_kind);
  g_autoptr (HupanBatch) batch = hupan_batch_new (label, reason, HUPAN_BATCH_NONE);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, application);
  g_autoptr (GPtrArray) requests = find_requests (registry, application, error);
  g_autoptr (HupanRecord) draft = NULL;
  g_autofree char *today = NULL;

  if (requests == NULL)
    return NULL;

  for (guint i = 0; i < requests->len; i++)
    {
      HupanRecord *known = g_ptr_array_index (requests, i);

      if (!g_str_equal (hupan_record_get (known, "document_kind"), document_kind))
        continue;
      if (*state == '\0')
        {
          hupan_batch_trash (batch, known);
          continue;
        }
      hupan_batch_set (batch, known, "state", state);
      hupan_batch_set (batch, known, "reason", reason);
      return g_steal_pointer (&batch);
    }
  if (*state == '\0')
    return g_steal_pointer (&batch);

  today = hupan_clock_dup_today ();
  draft = hupan_record_new_draft (hupan_kind_get ("document_request"));
  set (&draft, "application", owner);
  set (&draft, "document_kind", document_kind);
  set (&draft, "state", state);
  set (&draft, "since", today);
  set (&draft, "reason", reason);
  hupan_batch_create (batch, draft, NULL);
  return g_steal_pointer (&batch);
}
