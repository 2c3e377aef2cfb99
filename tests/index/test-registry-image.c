/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-records.h"
#include "index/hupan-image-private.h"

/* The images of a real registry, patched after each commit, undo and redo, against images loaded anew. */

#define N_EDITS 160
#define N_CANDIDATES 30

typedef struct
{
  TestRecords *records;
  GRand *random;
  GPtrArray *images; /* of every kind that has a list */
  GArray *universities, *fields, *topics, *tags, *calls, *people, *applications; /* of gint64 */
} Fixture;

static void
refresh_cb (HupanRegistry *registry,
            HupanCommit   *commit,
            Fixture       *fixture)
{
  for (guint i = 0; i < fixture->images->len; i++)
    {
      g_autoptr (GError) error = NULL;

      hupan_image_refresh (fixture->images->pdata[i], registry, commit->changes, NULL, &error);
      g_assert_no_error (error);
    }
}

static HupanImage *
load (Fixture         *fixture,
      const HupanKind *kind)
{
  g_autoptr (GError) error = NULL;
  HupanImage *image = hupan_image_load (fixture->records->registry, kind, "en", NULL, &error);

  g_assert_no_error (error);
  image->never_reload = TRUE;
  return image;
}

static char *
dup_reference (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
pick (Fixture *fixture,
      GArray  *ids)
{
  return g_array_index (ids, gint64, g_rand_int_range (fixture->random, 0, ids->len));
}

static char *
pick_reference (Fixture *fixture,
                GArray  *ids)
{
  return dup_reference (pick (fixture, ids));
}

static void
keep (GArray *ids,
      gint64  id)
{
  g_array_append_val (ids, id);
}

/* What rules or earlier edits forbid is refused, and changes nothing. */
static gboolean
try_commit (Fixture    *fixture,
            HupanBatch *batch) /* transfer full */
{
  gboolean committed = !hupan_batch_is_empty (batch) && hupan_registry_commit (fixture->records->registry, batch, NULL, NULL) != 0;

  g_object_unref (batch);
  return committed;
}

static gint64
create (HupanBatch  *batch,
        HupanRecord *draft) /* transfer full */
{
  gint64 id = hupan_batch_create (batch, draft, NULL);

  g_object_unref (draft);
  return id;
}

static void
create_candidate (Fixture *fixture)
{
  static const char *const names[] = { "王伟", "曾国藩", "Anna Kowalska", "Jörg Müller", "김민준", "Wei Wang", "Zoë Tan" };
  const char *name = names[g_rand_int_range (fixture->random, 0, G_N_ELEMENTS (names))];
  HupanBatch *batch = hupan_batch_new ("Create", NULL, HUPAN_BATCH_NONE);
  g_autofree char *university = pick_reference (fixture, fixture->universities);
  g_autofree char *topic = pick_reference (fixture, fixture->topics);
  g_autofree char *tag = pick_reference (fixture, fixture->tags);
  g_autofree char *call = pick_reference (fixture, fixture->calls);
  gint64 person = create (batch, test_draft ("person", "name", name, NULL));
  g_autofree char *person_text = dup_reference (person);
  gint64 application = create (batch, test_draft ("application", "person", person_text, "call", call, "stage", "submitted", NULL));
  g_autofree char *application_text = dup_reference (application);

  create (batch, test_draft ("education", "person", person_text, "level", "doctor", "university", university, NULL));
  if (g_rand_boolean (fixture->random))
    {
      g_autofree char *another = pick_reference (fixture, fixture->universities);

      create (batch, test_draft ("education", "person", person_text, "level", "master", "university", another, NULL));
    }
  create (batch, test_draft ("topic_preference", "application", application_text, "topic", topic, "rank", "1", NULL));
  create (batch, test_draft ("application_tag", "application", application_text, "tag", tag, NULL));
  if (!try_commit (fixture, batch))
    return;

  keep (fixture->people, person);
  keep (fixture->applications, application);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const universities[][2] = {
    { "Zhejiang University", "CN" }, { "ETH Zürich", "CH" }, { "National University of Singapore", "SG" }, { "Lund", "SE" },
  };
  static const char *const topics[] = { "Chip design", "Smart breeding", "Computer vision" };
  static const char *const tags[] = { "urgent", "follow up", "海外" };
  static const char *const calls[] = { "2024", "2025" };
  static const char *const fields[] = { "Computing", "Materials", "Life sciences" };
  GArray **lists[] = { &fixture->universities, &fixture->fields, &fixture->topics, &fixture->tags, &fixture->calls, &fixture->people, &fixture->applications };

  fixture->records = test_records_new ();
  fixture->random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  fixture->images = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < G_N_ELEMENTS (universities); i++)
    keep (fixture->universities, test_records_create (fixture->records, test_draft ("university", "name", universities[i][0], "country",
                                                                                    universities[i][1], NULL)));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    keep (fixture->fields, test_records_create (fixture->records, test_draft ("research_field", "name", fields[i], NULL)));
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      g_autofree char *field = pick_reference (fixture, fixture->fields);

      keep (fixture->topics, test_records_create (fixture->records, test_draft ("topic", "title", topics[i], "field", field, NULL)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    keep (fixture->tags, test_records_create (fixture->records, test_draft ("tag", "name", tags[i], NULL)));
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    keep (fixture->calls, test_records_create (fixture->records, test_draft ("call", "name", calls[i], NULL)));
  for (guint i = 0; i < N_CANDIDATES; i++)
    create_candidate (fixture);

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    if ((*kind)->flags & HUPAN_KIND_LISTED)
      g_ptr_array_add (fixture->images, load (fixture, *kind));
  g_signal_connect (fixture->records->registry, "committed", G_CALLBACK (refresh_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GArray *lists[] = { fixture->universities, fixture->fields, fixture->topics, fixture->tags, fixture->calls, fixture->people, fixture->applications };

  g_ptr_array_unref (fixture->images);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_array_unref (lists[i]);
  g_rand_free (fixture->random);
  test_records_free (fixture->records);
}

static void
set_field (Fixture    *fixture,
           const char *kind,
           gint64      id,
           const char *field,
           const char *value)
{
  g_autoptr (HupanRecord) record = hupan_registry_get_record (fixture->records->registry, hupan_kind_get (kind), id, NULL);
  HupanBatch *batch = hupan_batch_new ("Edit", NULL, HUPAN_BATCH_NONE);

  if (record != NULL)
    hupan_batch_set (batch, record, field, value);
  try_commit (fixture, batch);
}

static void
trash_or_restore (Fixture    *fixture,
                  const char *kind,
                  gint64      id)
{
  g_autoptr (HupanRecord) record = hupan_registry_get_record (fixture->records->registry, hupan_kind_get (kind), id, NULL);
  HupanBatch *batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);

  if (record != NULL && hupan_record_get_meta (record)->deleted_at == 0)
    hupan_batch_trash (batch, record);
  else if (record != NULL)
    hupan_batch_restore (batch, record);
  try_commit (fixture, batch);
}

/* A part taken off or put on. */
static void
remove_part (Fixture    *fixture,
             const char *kind,
             const char *owner,
             gint64      id)
{
  g_autofree char *text = dup_reference (id);
  g_autoptr (GPtrArray) parts = hupan_registry_find (fixture->records->registry, hupan_kind_get (kind), owner, text, NULL);
  HupanBatch *batch = hupan_batch_new ("Take off", NULL, HUPAN_BATCH_NONE);

  if (parts != NULL && parts->len > 0)
    hupan_batch_remove (batch, parts->pdata[0]);
  try_commit (fixture, batch);
}

static void
add_tag (Fixture *fixture)
{
  g_autofree char *application = pick_reference (fixture, fixture->applications);
  g_autofree char *tag = pick_reference (fixture, fixture->tags);
  HupanBatch *batch = hupan_batch_new ("Tag", NULL, HUPAN_BATCH_NONE);

  create (batch, test_draft ("application_tag", "application", application, "tag", tag, NULL));
  try_commit (fixture, batch);
}

static void
edit (Fixture *fixture)
{
  static const char *const stages[] = { "lead", "screening", "interview", "offered" };
  static const char *const names[] = { "李娜", "Søren Ångström", "Ana Lee", "仇英" };
  static const char *const titles[] = { "Photonics", "Chip design II", "Robots" };
  HupanRegistry *registry = fixture->records->registry;
  GRand *random = fixture->random;

  switch (g_rand_int_range (random, 0, 16))
    {
    case 0:
      set_field (fixture, "person", pick (fixture, fixture->people), "name", names[g_rand_int_range (random, 0, 4)]);
      break;
    case 1:
      set_field (fixture, "topic", pick (fixture, fixture->topics), "title", titles[g_rand_int_range (random, 0, 3)]);
      break;
    case 2:
      set_field (fixture, "university", pick (fixture, fixture->universities), "country", g_rand_boolean (random) ? "DE" : "JP");
      break;
    case 3:
      trash_or_restore (fixture, "application", pick (fixture, fixture->applications));
      break;
    case 4:
      trash_or_restore (fixture, "topic", pick (fixture, fixture->topics));
      break;
    case 5:
      trash_or_restore (fixture, "university", pick (fixture, fixture->universities));
      break;
    case 6:
      remove_part (fixture, "application_tag", "application", pick (fixture, fixture->applications));
      break;
    case 7:
      remove_part (fixture, "education", "person", pick (fixture, fixture->people));
      break;
    case 8:
      add_tag (fixture);
      break;
    case 9:
      hupan_registry_undo (registry, 0, NULL, NULL);
      break;
    case 10:
      hupan_registry_redo (registry, NULL, NULL);
      break;
    case 11:
      create_candidate (fixture);
      break;
    case 12:
      {
        g_autofree char *field = g_rand_boolean (random) ? pick_reference (fixture, fixture->fields) : NULL;

        set_field (fixture, "topic", pick (fixture, fixture->topics), "field", field);
      }
      break;
    case 13:
      trash_or_restore (fixture, "research_field", pick (fixture, fixture->fields));
      break;
    default:
      set_field (fixture, "application", pick (fixture, fixture->applications), "stage", stages[g_rand_int_range (random, 0, 4)]);
      break;
    }
}

typedef struct
{
  const char *value;
  guint n;
} Tally;

static gboolean
tally_cb (gint64             id,
          const char *const *values,
          gpointer           data)
{
  Tally *tally = data;
  g_auto (GStrv) items = g_strsplit (values[0] != NULL ? values[0] : "", "\n", -1);

  tally->n += *tally->value == '\0' ? items[0] == NULL : g_strv_contains ((const char *const *) items, tally->value);
  return TRUE;
}

/* Every facet counts what reading the column's path row by row gives, whether its values are kept by row or follow from
 * those of another column. */
static void
assert_facets (Fixture    *fixture,
               HupanImage *image)
{
  g_autoptr (HupanQuery) query = hupan_query_new (image->kind);
  g_autoptr (HupanResult) result = hupan_image_query (image, query, NULL);

  for (const HupanColumn *column = image->kind->columns; column->name != NULL; column++)
    {
      gsize n;
      const HupanFacetValue *values = hupan_result_get_facet (result, column, &n);
      const char *paths[] = { column->path, NULL };

      /* Counts are no values of rows, and of dates the years are counted. */
      if (column->flags & HUPAN_COLUMN_COUNT || hupan_column_is_dated (column, image->kind))
        continue;

      for (gsize i = 0; i < n; i++)
        {
          Tally tally = { values[i].value, 0 };
          g_autoptr (GError) error = NULL;

          hupan_registry_scan (fixture->records->registry, image->kind, paths, NULL, 0, "en", tally_cb, &tally, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (values[i].count, ==, tally.n);
        }
    }
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

static void
assert_equal (HupanImage *patched,
              HupanImage *fresh)
{
  static const char *const words[] = { "", "wang", "zurich", "z", "海外", "chip", "zeng", "2024" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (HupanQuery) query = hupan_query_new (patched->kind);
      g_autofree char *one = NULL;
      g_autofree char *two = NULL;

      hupan_query_set_text (query, words[i]);
      one = describe (patched, query);
      two = describe (fresh, query);
      g_assert_cmpstr (one, ==, two);
    }
  for (const HupanColumn *column = patched->kind->columns; column->name != NULL; column++)
    {
      g_autoptr (HupanQuery) query = hupan_query_new (patched->kind);
      HupanSort sort = { column, FALSE };
      g_autofree char *one = NULL;
      g_autofree char *two = NULL;

      hupan_query_set_sort (query, &sort, 1);
      one = describe (patched, query);
      two = describe (fresh, query);
      g_assert_cmpstr (one, ==, two);
    }
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < N_EDITS; i++)
    {
      edit (fixture);
      if (i % 4 != 3)
        continue;

      for (guint j = 0; j < fixture->images->len; j++)
        {
          HupanImage *patched = fixture->images->pdata[j];
          g_autoptr (HupanImage) fresh = load (fixture, patched->kind);

          g_test_message ("%s after %u edits", patched->kind->plural, i + 1);
          assert_equal (patched, fresh);
          assert_facets (fixture, patched);
        }
    }
}

/* The country of a university, the field and site of a topic: read once each, and not with every candidate. */
static void
test_further (void)
{
  g_autoptr (HupanPlan) plan = hupan_plan_new (hupan_kind_get ("application"));
  static const char *const further[][2] = { { "country", "university" }, { "field", "topics" }, { "site", "topics" } };

  for (guint i = 0; i < G_N_ELEMENTS (further); i++)
    {
      const HupanColumn *column = hupan_kind_get_column (plan->kind, further[i][0]);
      const HupanColumnPlan *planned = &plan->columns[hupan_plan_find (plan, column)];

      g_assert_cmpint (planned->base, ==, hupan_plan_find (plan, hupan_kind_get_column (plan->kind, further[i][1])));
      g_assert_false (g_ptr_array_find_with_equal_func (plan->paths, column->path, g_str_equal, NULL));
    }

  /* What the trash means differs where no step leads back. */
  g_clear_pointer (&plan, hupan_plan_free);
  plan = hupan_plan_new (hupan_kind_get ("topic"));
  for (guint i = 0; i < plan->n_columns; i++)
    g_assert_true (plan->columns[i].base < 0 || strchr (plan->columns[i].column->path, ':') != NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/registry-image/further", test_further);
  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/registry-image/follow/%u", seed);

      g_test_add (path, Fixture, GUINT_TO_POINTER (seed), set_up, test_follow, tear_down);
    }

  return g_test_run ();
}
