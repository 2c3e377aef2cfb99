/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every format that was ever released can be opened, for ever (reliability V6). tests/fixtures/formats/N.hupan is a
 * registry of format N with a value in every field of every kind, packed by the Hupan that made that format, and N.txt
 * what was in it. Once the format is released they are never made anew. A new format gets its own:
 *
 *   HUPAN_WRITE_FORMAT=tests/fixtures/formats/2 ./dev exec build/tests/test-released-formats
 */

#include "config.h"

#include "core/hupan-clock.h"
#include "exchange/hupan-unpack.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "store/hupan-registry-private.h"
#include "store/hupan-safety.h"

#include <string.h>

/* A value of each type that no rule has anything against. */
static const struct
{
  HupanType type;
  const char *value;
} values[] = {
  { HUPAN_TYPE_TEXT, "湖畔 Lakeside" },
  { HUPAN_TYPE_LONG_TEXT, "Two lines\nof text, “quoted”" },
  { HUPAN_TYPE_INTEGER, "7" },
  { HUPAN_TYPE_DECIMAL, "1.5" },
  { HUPAN_TYPE_FLAG, "1" },
  { HUPAN_TYPE_DATE, "2024-09-01" },
  { HUPAN_TYPE_INSTANT, "1725148800000" },
  { HUPAN_TYPE_MONEY, "CNY 100000000" },
  { HUPAN_TYPE_COUNTRY, "SG" },
  { HUPAN_TYPE_LANGUAGE, "zh-Hant" },
  { HUPAN_TYPE_ROR_ID, "https://ror.org/00a2xv884" },
  { HUPAN_TYPE_ORCID, "0000-0002-1825-0097" },
  { HUPAN_TYPE_EMAIL, "a.person@example.org" },
  { HUPAN_TYPE_PHONE, "+8657188888888" },
  { HUPAN_TYPE_URL, "https://example.org/" },
  { HUPAN_TYPE_TIME_ZONE, "Asia/Shanghai" },
  { HUPAN_TYPE_SIZE, "7" },
};

/* What several rules agree on where a type alone does not say enough. */
static const struct
{
  const char *kind;
  const char *field;
  const char *value; /* NULL: none */
} exceptions[] = {
  { "translation", "field", "title" },
  { "university", "verified_fields", "name" },
  { "university", "domains", "example.org" },
  { "university", "subdivision", NULL },
  { "university", "established", "1897" },
  { "award_policy", "amount", "CNY 1000000.00" },
  { "destination", "district_code", "330110" },
  { "document", "topic", NULL }, /* belongs to one record only */
  { "document", "university", NULL },
  { "document", "sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
  { "award_policy", "district_code", "330110" },
};

static char *
dup_value (const HupanKind *kind, const HupanField *field, GHashTable *made)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_str_equal (exceptions[i].kind, kind->name) && g_str_equal (exceptions[i].field, field->name))
      return g_strdup (exceptions[i].value);
  if (field->type == HUPAN_TYPE_ENUM)
    return g_strdup (field->choices[0].name);
  if (field->type == HUPAN_TYPE_REFERENCE)
    return g_strdup (g_hash_table_lookup (made, field->target != NULL ? field->target : "topic"));
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].type == field->type)
      return g_strdup (values[i].value);
  g_assert_not_reached ();
}

static void
create_full_record (HupanRegistry *registry, const HupanKind *kind, GHashTable *made)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new (kind->name, "Because every field has a value", HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (kind);
  g_autoptr (GError) error = NULL;
  gint64 id;

  for (guint i = 0; i < hupan_kind_get_n_fields (kind); i++)
    {
      g_autofree char *value = dup_value (kind, &kind->fields[i], made);
      HupanRecord *next = hupan_record_with (draft, kind->fields[i].name, value);

      g_object_unref (draft);
      draft = next;
    }
  id = hupan_batch_create (batch, draft, "sample");
  hupan_registry_commit (registry, batch, NULL, &error);
  if (error != NULL)
    g_error ("%s: %s", kind->name, error->message);
  g_hash_table_insert (made, (gpointer) kind->name, g_strdup_printf ("%" G_GINT64_FORMAT, id));
}

/* A history with everything in it: made, changed, trashed, taken back. */
static void
fill (HupanRegistry *registry)
{
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanRecord) tag = NULL;
  HupanBatch *batch;

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    create_full_record (registry, *kind, made);

  tag = hupan_registry_get_record (registry, hupan_kind_get ("tag"), g_ascii_strtoll (g_hash_table_lookup (made, "tag"), NULL, 10), &error);
  g_assert_no_error (error);
  batch = hupan_batch_new ("Changed", NULL, HUPAN_BATCH_NONE);
  hupan_batch_set (batch, tag, "notes", "Changed");
  g_assert_cmpint (hupan_registry_commit (registry, batch, NULL, &error), !=, 0);
  g_object_unref (batch);
  g_assert_cmpint (hupan_registry_undo (registry, 0, NULL, &error), !=, 0);
  g_clear_object (&tag);
  tag = hupan_registry_get_record (registry, hupan_kind_get ("tag"), g_ascii_strtoll (g_hash_table_lookup (made, "tag"), NULL, 10), &error);
  batch = hupan_batch_new ("Trashed", NULL, HUPAN_BATCH_NONE);
  hupan_batch_trash (batch, tag);
  g_assert_cmpint (hupan_registry_commit (registry, batch, NULL, &error), !=, 0);
  g_object_unref (batch);
  g_assert_no_error (error);
}

static void
add_record (HupanRegistry *registry, const HupanKind *kind, gint64 id, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanRecord) record = hupan_registry_get_record (registry, kind, id, &error);
  const HupanRecordMeta *meta;

  g_assert_no_error (error);
  meta = hupan_record_get_meta (record);
  g_string_append_printf (text, "%s %" G_GINT64_FORMAT ", version %" G_GINT64_FORMAT ", from %s%s\n", kind->name, id, meta->version,
                          meta->origin != NULL ? meta->origin : "-", meta->deleted_at != 0 ? ", in the trash" : "");
  for (guint i = 0; i < hupan_kind_get_n_fields (kind); i++)
    {
      const char *value = hupan_record_get_at (record, i);
      g_autofree char *line = g_strdup (value);

      if (line != NULL)
        g_string_append_printf (text, "  %s: %s\n", kind->fields[i].name, g_strdelimit (line, "\n", '|'));
    }
}

/* Everything that a registry has to tell, in an order that does not change. Fields that later formats add have no value
 * in an old registry, so they do not show. */
static char *
describe (HupanRegistry *registry)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append_printf (text, "%s\n\n", hupan_registry_get_name (registry));
  history = hupan_registry_history (registry, NULL, 0, 0, 0, &error);
  g_assert_no_error (error);
  for (guint i = history->len; i-- > 0;)
    {
      HupanHistoryEntry *entry = history->pdata[i];

      g_string_append_printf (text, "%" G_GINT64_FORMAT ". %s: %s, %d on %s %" G_GINT64_FORMAT ", undoes %" G_GINT64_FORMAT ", %u fields\n",
                              entry->seq, entry->label, entry->reason != NULL ? entry->reason : "-", (int) entry->change->action,
                              entry->change->kind->name, entry->change->id, entry->undoes, entry->change->edits->len);
      if (entry->change->action == HUPAN_ACTION_CREATE)
        add_record (registry, entry->change->kind, entry->change->id, text);
    }
  return g_string_free_and_steal (text);
}

static void
write_format (const char *path)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *package = g_strconcat (path, ".hupan", NULL);
  g_autofree char *golden = g_strconcat (path, ".txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry;

  hupan_clock_set_today ("2024-09-01");
  registry = test_registry_create (place);
  g_set_str (&registry->actor, "A. Person"); /* not who happens to make it */
  fill (registry);
  g_assert_true (hupan_registry_pack (registry, package, NULL, &error));
  g_assert_no_error (error);
  text = describe (registry);
  g_assert_true (g_file_set_contents (golden, text, -1, NULL));
  test_registry_close (registry);
}

/* Of the documents in a fixture only the records are real: their hashes are made up, so they have no content. */
static void
assert_sound (HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hupan_registry_check (registry, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    if (!g_str_has_prefix (findings->pdata[i], "The content of "))
      g_error ("%s", (const char *) findings->pdata[i]);
}

/* From a disk that can only be read, or by who only looks: all of it, and the file stays as it is. */
static void
check_reading (TestPlace *place, const char *expected)
{
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *before = test_file_sum (path);
  g_autofree char *after = NULL;
  g_autofree char *found = NULL;
  HupanRegistry *registry = test_registry_open (place, HUPAN_OPEN_READ_ONLY);

  g_assert_nonnull (hupan_registry_get_read_only_reason (registry));
  found = describe (registry);
  g_assert_cmpstr (found, ==, expected);
  test_registry_close (registry);
  after = test_file_sum (path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_format (gconstpointer data)
{
  const char *number = data;
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *package = g_strdup_printf ("%s/formats/%s.hupan", g_getenv ("HUPAN_FIXTURES"), number);
  g_autofree char *golden = g_strdup_printf ("%s/formats/%s.txt", g_getenv ("HUPAN_FIXTURES"), number);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry;

  g_assert_true (g_file_get_contents (golden, &expected, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (hupan_registry_unpack (package, place->registry, NULL, &error));
  g_assert_no_error (error);
  check_reading (place, expected);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_null (hupan_registry_get_read_only_reason (registry));
  found = describe (registry);
  g_assert_cmpstr (found, ==, expected);
  assert_sound (registry);
  test_registry_close (registry);
}

int
main (int argc, char *argv[])
{
  static const char *const formats[] = { "1", "2" };
  const char *path = g_getenv ("HUPAN_WRITE_FORMAT");

  g_test_init (&argc, &argv, NULL);
  if (path != NULL)
    {
      write_format (path);
      return 0;
    }
  G_STATIC_ASSERT (G_N_ELEMENTS (formats) == HUPAN_SCHEMA_VERSION);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("/store/released-formats/", formats[i], NULL);

      g_test_add_data_func (name, formats[i], test_format);
    }
  return g_test_run ();
}
