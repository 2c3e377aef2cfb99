/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/hupan-import.h"
#include "fixtures/test-records.h"
#include "fixtures/test-shared.h"
#include "index/hupan-image.h"

/* T02: 浙江大学 is the first hit for 浙大, "zhejiang" and "zjdx", among few and among many. */

static HupanImage *
load (TestRecords *records,
      const char  *kind)
{
  g_autoptr (GError) error = NULL;
  HupanImage *image = hupan_image_load (records->registry, hupan_kind_get (kind), "en", NULL, &error);

  g_assert_no_error (error);
  return image;
}

static char *
dup_first (TestRecords *records,
           HupanImage  *image,
           const char  *kind,
           const char  *text,
           guint        position)
{
  g_autoptr (HupanQuery) query = hupan_query_new (hupan_kind_get (kind));
  g_autoptr (HupanResult) result = NULL;

  hupan_query_set_text (query, text);
  result = hupan_image_query (image, query, NULL);
  if (hupan_result_get_n (result) <= position)
    return NULL;

  return hupan_registry_dup_title (records->registry, hupan_kind_get (kind), hupan_result_get_id (result, position));
}

static void
assert_first (TestRecords *records,
              HupanImage  *image,
              const char  *text,
              const char  *expected)
{
  g_autofree char *title = dup_first (records, image, "university", text, 0);

  g_test_message ("“%s”: %s", text, title);
  g_assert_cmpstr (title, ==, expected);
}

static void
create_university (TestRecords *records,
                   const char  *name,
                   const char  *native_name)
{
  test_records_create (records, test_draft ("university", "name", name, "native_name", native_name, NULL));
}

static TestRecords *
create_few (void)
{
  static const char *const names[][2] = {
    { "Zhejiang University of Technology", "浙江工业大学" },
    { "Zhejiang Normal University", "浙江师范大学" },
    { "Zhejiang University", "浙江大学" },
    { "Peking University", "北京大学" },
    { "Beijing University of Technology", "北京工业大学" },
    { "Northeastern University", "东北大学" },
    { "Shanghai Jiao Tong University", "上海交通大学" },
    { "Xi'an Jiaotong University", "西安交通大学" },
    { "University of Science and Technology of China", "中国科学技术大学" },
    { "Harbin Institute of Technology", "哈尔滨工业大学" },
    { "Oxford Brookes University", NULL },
    { "University of Oxford", NULL },
    { "Oxford", NULL },
    { "University of Zurich", "Universität Zürich" },
    { "Massachusetts Institute of Technology", "MIT" },
    { "Smith College", NULL },
  };
  TestRecords *records = test_records_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    create_university (records, names[i][0], names[i][1]);

  return records;
}

static void
test_few (void)
{
  static const char *const cases[][2] = {
    { "浙大", "Zhejiang University" },
    { "zhejiang", "Zhejiang University" },
    { "zjdx", "Zhejiang University" },
    { "ZheJiang  university", "Zhejiang University" },
    { "浙江", "Zhejiang University" },
    { "北大", "Peking University" },
    { "bjdx", "Peking University" },
    { "上交", "Shanghai Jiao Tong University" },
    { "中科大", "University of Science and Technology of China" },
    { "哈工大", "Harbin Institute of Technology" },
    { "xian", "Xi'an Jiaotong University" },
    { "oxford", "Oxford" },
    { "ox", "Oxford" },
    { "brookes", "Oxford Brookes University" },
    { "mit", "Massachusetts Institute of Technology" },
    { "zürich", "University of Zurich" },
    { "zuerich", "University of Zurich" },
    { "zhjng", "Zhejiang University" },
    { "bei jing", "Peking University" },
    { "of oxford", "University of Oxford" },
  };
  g_autoptr (TestRecords) records = create_few ();
  g_autoptr (HupanImage) image = load (records, "university");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_first (records, image, cases[i][0], cases[i][1]);
}

/* A whole name, then its beginning, a word in it, a part of it; of equal ones the shorter name. */
static void
test_order (void)
{
  static const char *const expected[] = { "Ulm", "Ulm Tech", "Ulm University", "Old Ulm", "Aulmin", NULL };
  g_autoptr (TestRecords) records = test_records_new ();
  g_autoptr (HupanImage) image = NULL;

  create_university (records, "Aulmin", NULL);
  create_university (records, "Old Ulm", NULL);
  create_university (records, "Ulm University", NULL);
  create_university (records, "Ulm", NULL);
  create_university (records, "Ulm Tech", NULL);
  create_university (records, "Unlimited", NULL); /* u, l, m in order, which is not asked for where there is better */
  image = load (records, "university");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *title = dup_first (records, image, "university", "ulm", i);

      g_assert_cmpstr (title, ==, expected[i]);
    }
}

static void
import (TestRecords *records,
        const char  *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanImport) import = hupan_import_read (path, NULL, NULL, NULL, &error);
  g_autoptr (HupanBatch) batch = NULL;

  g_assert_no_error (error);
  hupan_import_compare (import, records->registry, NULL, &error);
  g_assert_no_error (error);
  batch = hupan_import_dup_batch (import, TRUE, &error);
  g_assert_no_error (error);
  hupan_registry_commit (records->registry, batch, NULL, &error);
  g_assert_no_error (error);
}

/* All education organisations that ROR knows. */
static void
test_all_of_ror (void)
{
  g_autofree char *path = test_shared_path ("ror/ror_education_v2.jsonl.gz");
  g_autoptr (TestRecords) records = NULL;
  g_autoptr (HupanImage) image = NULL;
  g_autofree char *second = NULL;

  if (path == NULL)
    return;

  records = test_records_new ();
  import (records, path);
  image = load (records, "university");
  g_assert_cmpuint (hupan_image_get_n_rows (image), >, 13000);

  assert_first (records, image, "浙大", "Zhejiang University");
  assert_first (records, image, "zhejiang", "Zhejiang University");
  assert_first (records, image, "zjdx", "Zhejiang University");
  assert_first (records, image, "北大", "Peking University");
  assert_first (records, image, "上交", "Shanghai Jiao Tong University");

  /* 哈尔滨工程大学 has the same abbreviation and a shorter name. */
  second = dup_first (records, image, "university", "哈工大", 1);
  g_assert_cmpstr (second, ==, "Harbin Institute of Technology");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/relevance/few", test_few);
  g_test_add_func ("/relevance/order", test_order);
  g_test_add_func ("/relevance/all-of-ror", test_all_of_ror);

  return g_test_run ();
}
