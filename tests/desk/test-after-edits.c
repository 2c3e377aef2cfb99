/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-clock.h"
#include "core/hupan-share.h"
#include "desk/hupan-bulk.h"
#include "desk/hupan-document-set.h"
#include "desk/hupan-dossier.h"
#include "desk/hupan-moves.h"
#include "desk/hupan-overview.h"
#include "exchange/hupan-sample.h"
#include "fixtures/test-edits.h"
#include "fixtures/test-figures.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"

/* Whatever was done to a registry, pages, papers, moves, figures and the trash have something true to say of it, and the sample
 * can be taken out and put back. */

#define N_EDITS 150
#define TODAY "2026-03-02"

typedef struct
{
  TestRecords *records;
  TestEdits *edits;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  hupan_clock_set_today (TODAY);
  fixture->records = test_records_new ();
  hupan_sample_add (fixture->records->registry, NULL, &error);
  g_assert_no_error (error);
  fixture->edits = test_edits_new (fixture->records->registry, GPOINTER_TO_UINT (data));
  for (guint i = 0; i < N_EDITS; i++)
    test_edits_make (fixture->edits);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_edits_free (fixture->edits);
  test_records_free (fixture->records);
  hupan_clock_set_today (NULL);
}

/* Calls func for each record of a kind that there is, in the trash or not. */
static void
for_each (Fixture         *fixture,
          const HupanKind *kind,
          void           (*func) (HupanRegistry *registry, HupanRecord *record))
{
  GArray *ids = test_edits_get_ids (fixture->edits, kind);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HupanRecord) record =
        hupan_registry_get_record (fixture->records->registry, kind, g_array_index (ids, gint64, i), NULL);

      if (record != NULL)
        func (fixture->records->registry, record);
    }
}

static void
assert_says_all (HupanDossier *dossier,
                 HupanRecord  *record)
{
  for (const HupanField *field = hupan_record_get_kind (record)->fields; field->name != NULL; field++)
    {
      g_autofree char *text = hupan_dossier_format (dossier, record, field);
      gboolean is_any = field->type == HUPAN_TYPE_REFERENCE && field->target == NULL;

      if (!is_any && (text != NULL) != (hupan_record_get (record, field->name) != NULL))
        g_error ("%s of a %s: %s", field->name, hupan_record_get_kind (record)->name, text);
    }
}

static void
check_page (HupanRegistry *registry,
            HupanRecord   *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanDossier) dossier = hupan_dossier_load (registry, kind, hupan_record_get_id (record), "zh-Hans", &error);

  g_assert_no_error (error);
  g_assert_nonnull (hupan_dossier_get_title (dossier));
  assert_says_all (dossier, hupan_dossier_get_record (dossier));
  for (const HupanKind *const *part = hupan_kinds (); *part != NULL; part++)
    {
      GPtrArray *parts = hupan_dossier_get_parts (dossier, (*part)->name);

      for (guint i = 0; i < parts->len; i++)
        assert_says_all (dossier, g_ptr_array_index (parts, i));
    }
}

static void
check_all_pages (Fixture *fixture)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    if ((*kind)->flags & HUPAN_KIND_LISTED)
      for_each (fixture, *kind, check_page);
}

/* The checklist of a page and the column of the list are the same. */
static void
check_papers (HupanRegistry *registry,
              HupanRecord   *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  const gint64 id = hupan_record_get_id (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanDocumentSet) set = NULL;
  g_autoptr (GHashTable) derived = NULL;
  g_autofree char *share = NULL;

  if (hupan_record_get_meta (record)->deleted_at != 0)
    return;
  set = hupan_document_set_load (registry, kind, id, &error);
  g_assert_no_error (error);
  derived = hupan_registry_read_derived (registry, kind, id, NULL, &error);
  g_assert_no_error (error);

  share = hupan_share_to_text (hupan_papers_count_settled (set->papers), set->papers->len);
  g_assert_cmpstr (share, ==, g_hash_table_lookup (derived, &hupan_kind_get_derived (kind, "papers")->field));
}

static void
check_moves (HupanRegistry *registry,
             HupanRecord   *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moves = hupan_moves_list (registry, hupan_record_get_id (record), "en", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (moves->len, >, 0);
}

static void
check_candidates (Fixture *fixture)
{
  for_each (fixture, hupan_kind_get ("application"), check_papers);
  for_each (fixture, hupan_kind_get ("application"), check_moves);
}

static void
check_figures (Fixture *fixture)
{
  static const char *const months[] = { NULL, "2024-02", "2024-12" };

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanOverview) overview = hupan_overview_read (fixture->records->registry, months[i], NULL, &error);

      g_assert_no_error (error);
      test_figures_assert_lists (fixture->records->registry, overview);
    }
}

/* What is restored is not in the trash, and what it belongs to is not, either; what another has taken the place of, stays. */
static void
check_trash (Fixture *fixture)
{
  HupanRegistry *registry = fixture->records->registry;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = hupan_registry_list_trash (registry, "zh-Hans", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, >, 0);
  for (guint i = 0; i < items->len; i++)
    {
      HupanTrashItem *item = g_ptr_array_index (items, i);
      g_autoptr (HupanBatch) batch = hupan_bulk_restore (registry, item->kind, &item->id, 1, &error);
      g_autoptr (HupanRecord) record = NULL;
      g_autoptr (GError) refusal = NULL;

      g_assert_no_error (error);
      g_assert_nonnull (item->title);
      if (!hupan_batch_is_empty (batch) && hupan_registry_commit (registry, batch, NULL, &refusal) == 0)
        {
          g_assert_error (refusal, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID);
          continue;
        }
      record = hupan_registry_get_record (registry, item->kind, item->id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (hupan_record_get_meta (record)->deleted_at, ==, 0);
      for (const HupanField *field = item->kind->fields; field->name != NULL; field++)
        if (field->flags & HUPAN_FIELD_FOLLOWS && hupan_record_get (record, field->name) != NULL)
          {
            g_autoptr (HupanRecord) leader = hupan_registry_get_record (registry, hupan_kind_get (field->target),
                                                                        hupan_record_get_reference (record, field->name), NULL);

            g_assert_cmpint (hupan_record_get_meta (leader)->deleted_at, ==, 0);
          }
    }
  test_registry_assert_sound (registry);
}

/* Which records there are, and which of them in the trash. */
static char *
dup_inventory (Fixture *fixture)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  char *rows;

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    g_string_append_printf (sql, "%sSELECT id, deleted_at IS NULL FROM \"%s\"", sql->len > 0 ? " UNION ALL " : "", (*kind)->name);
  g_string_append (sql, " ORDER BY 1");

  /* The registry is closed for that, and opened again. */
  g_clear_pointer (&fixture->edits, test_edits_free);
  rows = test_records_dump (fixture->records, sql->str);
  fixture->edits = test_edits_new (fixture->records->registry, 1);
  return rows;
}

static void
check_sample_removal (Fixture *fixture)
{
  g_autofree char *before = dup_inventory (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (HupanBatch) removal = NULL;
  g_autoptr (GError) error = NULL;

  removal = hupan_sample_dup_removal (fixture->records->registry, &kept, &error);
  g_assert_no_error (error);
  hupan_registry_commit (fixture->records->registry, removal, NULL, &error);
  g_assert_no_error (error);
  hupan_registry_undo (fixture->records->registry, 0, NULL, &error);
  g_assert_no_error (error);
  test_registry_assert_sound (fixture->records->registry);

  after = dup_inventory (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* From what changes nothing to what changes much: making the registry takes longest. */
static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  check_all_pages (fixture);
  check_candidates (fixture);
  check_figures (fixture);
  check_sample_removal (fixture);
  check_trash (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= test_times (1); seed++)
    {
      g_autofree char *path = g_strdup_printf ("/after-edits/%u", seed);

      g_test_add (path, Fixture, GUINT_TO_POINTER (seed), set_up, test_all, tear_down);
    }

  return g_test_run ();
}
