/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "core/hupan-fold.h"
#include "core/hupan-kind.h"
#include "fixtures/test-shared.h"

typedef struct
{
  const char *text;
  const char *expected; /* with / for HUPAN_SEARCH_FORM, # for HUPAN_SEARCH_ABBREVIATION */
} Case;

static void
assert_cases (char *(*function) (const char *text),
              const Case *cases)
{
  for (; cases->text != NULL; cases++)
    {
      g_autofree char *result = function (cases->text);

      g_assert_cmpstr (result, ==, cases->expected);
    }
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { "  Zhejiang\t University ", "zhejiang university" },
    { "Müller Århus Łódź Çelik", "muller arhus lodz celik" },
    { "Straße Æsir Œuvre Þór Đặng ıI", "strasse aesir oeuvre thor dang ii" },
    { "İstanbul", "istanbul" },
    { "Ｆｕｌｌ　ｗｉｄｔｈ １２", "full width 12" },
    { "O’Brien – “x”", "o'brien - \"x\"" },
    { "浙江大學", "浙江大学" },
    { "カナ", "かな" },
    { "ガ", "か\u3099" }, /* another syllable than カ */
    { "한", "\u1112\u1161\u11ab" },
    { "Ёлка Йод", "елка иод" },
    { "مُحَمَّد", "محمد" },
    { "a.b@X.edu", "a.b@x.edu" },
    { "a\u200bb\u202ec\u00ad", "abc" },
    { "a\037b\036c\035d\034", "abcd" },
    { "", "" },
    { NULL },
  };

  assert_cases (hupan_fold, cases);
}

static void
test_romanise (void)
{
  static const Case cases[] = {
    { "浙江大学", "zhejiang daxue" },
    { "厦门大学", "xiamen daxue" },
    { "重庆大学", "chongqing daxue" },
    { "长沙理工大学", "changsha ligong daxue" },
    { "长春大学", "changchun daxue" },
    { "六安", "luan" },
    { "首都医科大学", "shoudu yike daxue" },
    { "成都大学", "chengdu daxue" },
    { "中央音乐学院", "zhongyang yinyue xueyuan" },
    { "西藏大学", "xizang daxue" },
    { "清华大学", "qinghua daxue" },
    { "佛山大学", "foshan daxue" },
    { "上海国家会计学院", "shanghai guojia kuaiji xueyuan" },
    { "上海國家會計學院", "shanghai guojia kuaiji xueyuan" },
    { "国家长江", "guojia changjiang" }, /* 家长 is in there, and is not meant */
    { "Xi'an", "xian" },
    { "Jean-Luc", "jean luc" },
    { "Αθήνα", "athena" },
    { "C++ & Co.", "c co" },
    { "😀", "" },
    { "ьѲьѲѲa", "a" }, /* an apostrophe before letters that ICU does not know */
    { NULL },
  };
  static const Case names[] = {
    { "曾国藩", "zeng guofan" },   { "仇英", "qiu ying" },       { "解缙", "xie jin" },
    { "单雄信", "shan xiongxin" }, { "查良镛", "zha liangyong" }, { "任正非", "ren zhengfei" },
    { "朴树", "piao shu" },        { "盖叫天", "ge jiaotian" },   { "区志航", "ou zhihang" },
    { "尉迟恭", "yuchi gong" },    { "万俟卨", "moqi xie" },     { "长孙无忌", "zhangsun wuji" },
    { "欧阳修", "ouyang xiu" },    { "诸葛亮", "zhuge liang" },   { "王小明", "wang xiaoming" },
    { "曾", "zeng" },              { "歐陽", "ouyang" },         { "解 小明", "xie xiaoming" },
    { "田中 太郎", "tianzhong tailang" }, { "Anna Müller", "anna muller" },
    { NULL },
  };

  assert_cases (hupan_romanise, cases);
  assert_cases (hupan_romanise_name, names);
}

static void
assert_search_text (const char       *text,
                    HupanSearchStyle  style,
                    const char       *expected)
{
  g_autofree char *forms = hupan_search_text (text, style);

  for (char *p = forms; *p != '\0'; p++)
    if (*p == HUPAN_SEARCH_FORM)
      *p = '/';
    else if (*p == HUPAN_SEARCH_ABBREVIATION)
      *p = '#';

  g_assert_cmpstr (forms, ==, expected);
}

static void
test_search_text (void)
{
  assert_search_text ("浙江大学", HUPAN_SEARCH_NAME, "浙江大学/zhejiang daxue/zhejiangdaxue#zjdx#浙大#zheda");
  assert_search_text ("中国科学技术大学", HUPAN_SEARCH_NAME,
                      "中国科学技术大学/zhongguo kexue jishu daxue/zhongguokexuejishudaxue#zgkxjsdx#中科技大#zhongkejida");
  assert_search_text ("王小明", HUPAN_SEARCH_PERSON, "王小明/wang xiaoming/wangxiaoming#wxm");
  assert_search_text ("浙江大学", HUPAN_SEARCH_TEXT, "浙江大学/zhejiang daxue");
  assert_search_text ("浙江大学", HUPAN_SEARCH_CODE, "浙江大学");

  assert_search_text ("Jörg Müller", HUPAN_SEARCH_PERSON, "jorg muller/joerg mueller#jm");
  assert_search_text ("Joerg Mueller", HUPAN_SEARCH_PERSON, "joerg mueller/jorg muller#jm");
  assert_search_text ("Xue Wei", HUPAN_SEARCH_PERSON, "xue wei#xw");
  assert_search_text ("Aarhus", HUPAN_SEARCH_NAME, "aarhus/arhus");
  assert_search_text ("Århus", HUPAN_SEARCH_NAME, "arhus/aarhus");

  assert_search_text ("Massachusetts Institute of Technology", HUPAN_SEARCH_NAME,
                      "massachusetts institute of technology#mit#miot");
  assert_search_text ("The Ohio State University", HUPAN_SEARCH_NAME, "the ohio state university#osu#tosu");
  assert_search_text ("Московский государственный университет", HUPAN_SEARCH_NAME,
                      "московскии государственныи университет/moskovskij gosudarstvennyj universitet#mgu#мгу");
  assert_search_text ("O'Brien", HUPAN_SEARCH_PERSON, "o'brien/obrien");
  assert_search_text ("C-000123", HUPAN_SEARCH_NAME, "c-000123");
  assert_search_text ("a.b@x.example", HUPAN_SEARCH_NAME, "a.b@x.example");
  assert_search_text ("", HUPAN_SEARCH_NAME, "");
}

static void
test_search_text_of_field (void)
{
  const HupanKind *person = hupan_kind_get ("person");
  g_autofree char *name = hupan_search_text_of (hupan_kind_get_field (person, "name"), "曾小明");
  g_autofree char *emails = hupan_search_text_of (hupan_kind_get_field (person, "emails"), "A@x.example\nb@y.example");
  g_autofree char *orcid = hupan_search_text_of (hupan_kind_get_field (person, "orcid"), "0000-0002-1694-233X");
  g_autofree char *none = hupan_search_text_of (hupan_kind_get_field (person, "name"), NULL);
  g_autofree char *key = hupan_sort_key_of (hupan_kind_get_field (person, "name"), "曾小明");
  g_autofree char *signs = hupan_sort_key ("☃");

  g_assert_cmpstr (name, ==, "曾小明\036zeng xiaoming\036zengxiaoming\035zxm");
  g_assert_cmpstr (emails, ==, "a@x.example\037b@y.example");
  g_assert_cmpstr (orcid, ==, "000000021694233x");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (key, ==, "zeng xiaoming");
  g_assert_cmpstr (signs, ==, "☃");
}

static char *
dup_query (const char *text)
{
  g_auto (GStrv) spellings = hupan_search_query (text);

  return g_strjoinv ("|", spellings);
}

static void
test_query (void)
{
  static const Case cases[] = {
    { "Mueller", "mueller|muller" }, { "Müller", "muller" }, { "Xi'an", "xi'an|xian" },
    { "xue", "xue" },                { "mue", "mue" },       { "lvliang", "lvliang|luliang" },
    { "Lyu", "lyu|lu" },             { "Silva", "silva" },   { "浙大", "浙大" },
    { "浙江大學", "浙江大学" },       { "a.b@x", "a.b@x" },   { " ", "" },
    { "0009-9000", "0009-9000|00099000" },                { "1825-009X", "1825-009x|1825009x" },
    { "2024", "2024" },              { "C-12", "c-12" },     { "-", "-" },
    { "\xcc\x81", "" },             { "\xcc\x81-", "-" },
    { NULL },
  };

  assert_cases (dup_query, cases);
}

static gboolean
is_found (const char       *query,
          const char       *stored,
          HupanSearchStyle  style)
{
  g_auto (GStrv) spellings = hupan_search_query (query);
  g_autofree char *text = hupan_search_text (stored, style);

  for (char **spelling = spellings; *spelling != NULL; spelling++)
    if (strstr (text, *spelling) != NULL)
      return TRUE;

  return FALSE;
}

/* Every way of spelling a name finds every other. */
static void
test_found_by_each_other (void)
{
  static const char *const groups[][5] = {
    { "Müller", "Mueller", "Muller", "MÜLLER", NULL },
    { "Århus", "Aarhus", "Arhus", NULL },
    { "Søren", "Soeren", "Soren", NULL },
    { "Ærø", "Aero", NULL },
    { "Straße", "Strasse", "STRASSE", NULL },
    { "Łódź", "Lodz", "lódz", NULL },
    { "浙江大学", "浙江大學", NULL },
    { "Xi'an", "Xian", "Xi’an", NULL },
    { "カナ", "かな", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const char *const *query = groups[i]; *query != NULL; query++)
      for (const char *const *stored = groups[i]; *stored != NULL; stored++)
        if (!is_found (*query, *stored, HUPAN_SEARCH_PERSON))
          g_error ("“%s” does not find “%s”", *query, *stored);

  g_assert_false (is_found ("xue", "Xu Wei", HUPAN_SEARCH_PERSON));
  g_assert_true (is_found ("zhejiang", "浙江大学", HUPAN_SEARCH_NAME));
  g_assert_true (is_found ("zhejiangdaxue", "浙江大学", HUPAN_SEARCH_NAME));
  g_assert_true (is_found ("zjdx", "浙江大学", HUPAN_SEARCH_NAME));
  g_assert_true (is_found ("浙大", "浙江大学", HUPAN_SEARCH_NAME));
}

static void
assert_sound (const char *name)
{
  g_autofree char *folded = hupan_fold (name);
  g_autofree char *again = hupan_fold (folded);
  g_autofree char *roman = hupan_romanise (name);
  g_autofree char *forms = hupan_search_text (name, HUPAN_SEARCH_NAME);

  g_assert_true (g_utf8_validate (forms, -1, NULL));
  g_assert_cmpstr (again, ==, folded);
  g_assert_cmpuint (strspn (roman, "abcdefghijklmnopqrstuvwxyz0123456789 "), ==, strlen (roman));
  g_assert_null (strstr (roman, "  "));
  for (const char *p = folded; *p != '\0'; p++)
    g_assert_true ((guchar) *p >= ' ');
  g_assert_true (g_str_has_prefix (forms, folded));
}

/* The names of all universities that ROR knows, in all their languages. */
static void
test_ror (void)
{
  g_autofree char *path = test_shared_path ("ror/ror_education_active_names.csv.gz");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) raw = NULL;
  g_autoptr (GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  guint n = 0;

  if (path == NULL)
    return;

  file = g_file_new_for_path (path);
  raw = g_file_read (file, NULL, NULL);
  g_assert_nonnull (raw);
  plain = g_converter_input_stream_new (G_INPUT_STREAM (raw), G_CONVERTER (unzip));
  lines = g_data_input_stream_new (plain);

  while (TRUE)
    {
      g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL);

      if (line == NULL)
        break;
      assert_sound (line);
      n++;
    }

  g_assert_cmpuint (n, >, 40000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/fold/fold", test_fold);
  g_test_add_func ("/core/fold/romanise", test_romanise);
  g_test_add_func ("/core/fold/search-text", test_search_text);
  g_test_add_func ("/core/fold/field", test_search_text_of_field);
  g_test_add_func ("/core/fold/query", test_query);
  g_test_add_func ("/core/fold/each-other", test_found_by_each_other);
  g_test_add_func ("/core/fold/ror", test_ror);
  return g_test_run ();
}
