/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/hupan-sample.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "index/hupan-image-private.h"

/* Edits of any field of any kind, drawn from the tables, on the sample registry: whatever somebody does, an image that was
 * patched answers as one that is loaded anew, everything can be taken back, and done again. Nothing here knows a kind by
 * name, so a new kind, field or column is tried without a word. */

#define N_EDITS 240
#define COMPARE_EVERY 24

typedef struct
{
  TestRecords *records;
  const char *lang;
  GRand *random;
  GPtrArray *images; /* of HupanImage, every kind that has a list */
  GHashTable *known; /* const HupanKind * to GArray of gint64: all that ever was */
  guint n_done;
} Fixture;

static HupanImage *
load (Fixture         *fixture,
      const HupanKind *kind)
{
  g_autoptr (GError) error = NULL;
  HupanImage *image = hupan_image_load (fixture->records->registry, kind, fixture->lang, NULL, &error);

  g_assert_no_error (error);
  image->never_reload = TRUE;
  return image;
}

static GArray *
get_ids (Fixture         *fixture,
         const HupanKind *kind)
{
  GArray *ids = g_hash_table_lookup (fixture->known, kind);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (fixture->known, (gpointer) kind, ids);
    }
  return ids;
}

static void
committed_cb (HupanRegistry *registry,
              HupanCommit   *commit,
              Fixture       *fixture)
{
  GPtrArray *changes = hupan_batch_get_changes (commit->changes);

  for (guint i = 0; i < fixture->images->len; i++)
    {
      g_autoptr (GError) error = NULL;

      hupan_image_refresh (fixture->images->pdata[i], registry, commit->changes, NULL, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < changes->len; i++)
    {
      HupanChange *change = changes->pdata[i];

      if (change->action == HUPAN_ACTION_CREATE)
        g_array_append_val (get_ids (fixture, change->kind), change->id);
    }
}

static gboolean
keep_cb (gint64             id,
         const char *const *values,
         gpointer           data)
{
  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const no_paths[] = { NULL };
  guint seed = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  fixture->records = test_records_new ();
  fixture->lang = seed % 2 != 0 ? "en" : "zh-Hans";
  fixture->random = g_rand_new_with_seed (seed);
  fixture->images = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->known = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  hupan_sample_add (fixture->records->registry, NULL, &error);
  g_assert_no_error (error);
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      hupan_registry_scan (fixture->records->registry, *kind, no_paths, NULL, 0, NULL, keep_cb, get_ids (fixture, *kind), NULL, &error);
      g_assert_no_error (error);
      if ((*kind)->flags & HUPAN_KIND_LISTED)
        g_ptr_array_add (fixture->images, load (fixture, *kind));
    }
  g_signal_connect (fixture->records->registry, "committed", G_CALLBACK (committed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->images);
  g_hash_table_unref (fixture->known);
  g_rand_free (fixture->random);
  test_records_free (fixture->records);
}

static guint
draw (Fixture *fixture,
      guint    n)
{
  return g_rand_int_range (fixture->random, 0, n);
}

static const HupanKind *
pick_kind (Fixture *fixture)
{
  guint n = g_strv_length ((char **) hupan_kinds ());

  return hupan_kinds ()[draw (fixture, n)];
}

/* Some record of a kind, in the trash or not; NULL: the one that was drawn is gone, or there never was one. */
static HupanRecord *
pick_record (Fixture         *fixture,
             const HupanKind *kind)
{
  GArray *ids = get_ids (fixture, kind);

  if (ids->len == 0)
    return NULL;
  return hupan_registry_get_record (fixture->records->registry, kind, g_array_index (ids, gint64, draw (fixture, ids->len)), NULL);
}

/* A reference to some record; text with a word more, in any script; else what another record has there, or nothing. */
static char *
make_value (Fixture          *fixture,
            HupanRecord      *record,
            const HupanField *field)
{
  static const char *const words[] = { "Zürich", "浙江", "重庆", "Kowalska", "أحمد", "O'Neill", "김민준", "x" };
  const HupanKind *kind = hupan_record_get_kind (record);
  const HupanKind *target = field->type != HUPAN_TYPE_REFERENCE ? NULL
                            : field->target != NULL             ? hupan_kind_get (field->target)
                                                                : pick_kind (fixture);
  g_autoptr (HupanRecord) other = pick_record (fixture, target != NULL ? target : kind);
  const char *now = hupan_record_get (record, field->name);

  if (other == NULL || draw (fixture, 8) == 0)
    return NULL;
  if (target != NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (other));
  if ((field->type == HUPAN_TYPE_TEXT || field->type == HUPAN_TYPE_LONG_TEXT) && draw (fixture, 2) == 0)
    return g_strjoin (field->flags & HUPAN_FIELD_LIST && now != NULL ? "\n" : " ", words[draw (fixture, G_N_ELEMENTS (words))],
                      now, NULL);

  return g_strdup (hupan_record_get (other, field->name));
}

/* What the program keeps by itself, such as where a document's content is, nobody edits; but the order of parts. */
static gboolean
is_kept (const HupanField *field)
{
  return (field->flags & HUPAN_FIELD_HIDDEN) != 0 && field->type != HUPAN_TYPE_INTEGER;
}

static void
set_some (Fixture     *fixture,
          HupanBatch  *batch,
          HupanRecord *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  const HupanField *field = &kind->fields[draw (fixture, hupan_kind_get_n_fields (kind))];
  g_autofree char *value = NULL;

  if (is_kept (field))
    return;
  value = make_value (fixture, record, field);
  hupan_batch_set (batch, record, field->name, value);
}

/* A new record like another one, but for a field or two. */
static void
create_like (Fixture     *fixture,
             HupanBatch  *batch,
             HupanRecord *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  HupanRecord *draft = hupan_record_new_draft (kind);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *made = !is_kept (field) && draw (fixture, 6) == 0 ? make_value (fixture, record, field) : NULL;
      HupanRecord *next;

      if (made == NULL && (field->flags & HUPAN_FIELD_UNIQUE))
        made = (field->flags & HUPAN_FIELD_REQUIRED) ? g_strdup_printf ("new %u", draw (fixture, 1000000)) : NULL;
      else if (made == NULL)
        made = g_strdup (hupan_record_get (record, field->name));
      next = hupan_record_with (draft, field->name, made);
      g_object_unref (draft);
      draft = next;
    }

  hupan_batch_create (batch, draft, NULL);
  g_object_unref (draft);
}

static void
add_change (Fixture     *fixture,
            HupanBatch  *batch,
            HupanRecord *record)
{
  switch (draw (fixture, 8))
    {
    case 0:
    case 1:
      if (hupan_record_get_meta (record)->deleted_at != 0)
        hupan_batch_restore (batch, record);
      else
        hupan_batch_trash (batch, record);
      break;
    case 2:
      hupan_batch_remove (batch, record);
      break;
    case 3:
    case 4:
      create_like (fixture, batch, record);
      break;
    default:
      set_some (fixture, batch, record);
    }
}

/* What rules forbid is refused, and changes nothing. */
static void
edit (Fixture *fixture)
{
  HupanRegistry *registry = fixture->records->registry;
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Edit", NULL, draw (fixture, 4) == 0 ? HUPAN_BATCH_IMPORT : HUPAN_BATCH_NONE);
  guint n_changes = draw (fixture, 3) == 0 ? 4 : 1;

  switch (draw (fixture, 12))
    {
    case 0:
      hupan_registry_undo (registry, 0, NULL, NULL);
      return;
    case 1:
      hupan_registry_redo (registry, NULL, NULL);
      return;
    }

  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (HupanRecord) record = pick_record (fixture, pick_kind (fixture));

      if (record != NULL)
        add_change (fixture, batch, record);
    }
  if (hupan_registry_commit (registry, batch, NULL, NULL) != 0)
    fixture->n_done++;
}

static char *
describe (HupanImage *image,
          HupanQuery *query)
{
  g_autoptr (HupanResult) result = hupan_image_query (image, query, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hupan_result_get_n (result); i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", hupan_result_get_id (result, i));

  for (const HupanColumn *column = image->kind->columns; column->name != NULL; column++)
    {
      gsize n;
      const HupanFacetValue *values = hupan_result_get_facet (result, column, &n);

      for (gsize i = 0; i < n; i++)
        g_string_append_printf (text, "%s %s “%s” %u\n", column->name, values[i].value, values[i].label, values[i].count);
    }

  return g_string_free_and_steal (text);
}

/* Says where two descriptions part. */
static void
assert_same_answer (Fixture    *fixture,
                    HupanImage *patched,
                    HupanImage *fresh,
                    HupanQuery *query)
{
  g_autofree char *answer = describe (patched, query);
  g_autofree char *expected = describe (fresh, query);
  g_auto (GStrv) one = g_strsplit (answer, "\n", -1);
  g_auto (GStrv) two = g_strsplit (expected, "\n", -1);
  g_autofree char *json = NULL;
  guint at = 0;

  if (g_str_equal (answer, expected))
    return;

  while (g_strcmp0 (one[at], two[at]) == 0)
    at++;
  json = hupan_query_to_json (query);
  g_test_message ("%s after %u edits, %s, line %u", patched->kind->plural, fixture->n_done, json, at);
  g_assert_cmpstr (one[at], ==, two[at]);
}

static void
assert_same_order (Fixture           *fixture,
                   HupanImage        *patched,
                   HupanImage        *fresh,
                   const HupanColumn *column)
{
  g_autoptr (HupanQuery) query = hupan_query_new (patched->kind);

  hupan_query_set_sort (query, &(HupanSort) { column, g_rand_boolean (fixture->random) }, 1);
  assert_same_answer (fixture, patched, fresh, query);
}

/* Filtered by some value that the column has. */
static void
assert_same_filtered (Fixture           *fixture,
                      HupanImage        *patched,
                      HupanImage        *fresh,
                      const HupanColumn *column)
{
  g_autoptr (HupanQuery) query = hupan_query_new (patched->kind);
  g_autoptr (HupanResult) all = hupan_image_query (fresh, query, NULL);
  gsize n;
  const HupanFacetValue *values = hupan_result_get_facet (all, column, &n);

  if (n == 0)
    return;
  hupan_query_set_filter (query, column, (const char *const[]) { values[draw (fixture, n)].value, NULL });
  assert_same_answer (fixture, patched, fresh, query);
}

static void
assert_like_fresh (Fixture    *fixture,
                   HupanImage *patched)
{
  static const char *const words[] = { "", "zheji", "zurich", "z", "海外", "chongqing", "wang li", "ahmd", "2024", "oneill" };
  g_autoptr (HupanImage) fresh = load (fixture, patched->kind);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (HupanQuery) query = hupan_query_new (patched->kind);

      hupan_query_set_text (query, words[i]);
      assert_same_answer (fixture, patched, fresh, query);
    }
  for (const HupanColumn *column = patched->kind->columns; column->name != NULL; column++)
    {
      assert_same_order (fixture, patched, fresh, column);
      assert_same_filtered (fixture, patched, fresh, column);
    }
}

/* All that lists say of the registry. */
static char *
describe_all (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fixture->images->len; i++)
    {
      HupanImage *image = fixture->images->pdata[i];
      g_autoptr (HupanQuery) query = hupan_query_new (image->kind);
      g_autofree char *said = describe (image, query);

      g_string_append (text, said);
    }
  return g_string_free_and_steal (text);
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 1; i <= N_EDITS; i++)
    {
      edit (fixture);
      for (guint j = 0; i % COMPARE_EVERY == 0 && j < fixture->images->len; j++)
        assert_like_fresh (fixture, fixture->images->pdata[j]);
    }
  g_assert_cmpuint (fixture->n_done, >, N_EDITS / 4);
  test_registry_assert_sound (fixture->records->registry);
}

/* Back to the sample as it was, and forth again to what was made of it. */
static void
test_back_and_forth (Fixture       *fixture,
                     gconstpointer  data)
{
  HupanRegistry *registry = fixture->records->registry;
  g_autofree char *before = describe_all (fixture);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_undone = 0;

  for (guint i = 0; i < N_EDITS; i++)
    edit (fixture);
  after = describe_all (fixture);
  g_assert_cmpstr (after, !=, before);

  for (;;)
    {
      g_autofree char *label = hupan_registry_dup_undo_label (registry);

      if (g_strcmp0 (label, "Edit") != 0)
        break;
      hupan_registry_undo (registry, 0, NULL, &error);
      g_assert_no_error (error);
      n_undone++;
    }
  again = describe_all (fixture);
  g_assert_cmpstr (again, ==, before);

  for (guint i = 0; i < n_undone; i++)
    {
      hupan_registry_redo (registry, NULL, &error);
      g_assert_no_error (error);
    }
  g_free (again);
  again = describe_all (fixture);
  g_assert_cmpstr (again, ==, after);
  for (guint j = 0; j < fixture->images->len; j++)
    assert_like_fresh (fixture, fixture->images->pdata[j]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= test_times (2); seed++)
    {
      g_autofree char *follow = g_strdup_printf ("/any-edit/follow/%u", seed);
      g_autofree char *back = g_strdup_printf ("/any-edit/back-and-forth/%u", seed);

      g_test_add (follow, Fixture, GUINT_TO_POINTER (seed), set_up, test_follow, tear_down);
      g_test_add (back, Fixture, GUINT_TO_POINTER (100 + seed), set_up, test_back_and_forth, tear_down);
    }

  return g_test_run ();
}
