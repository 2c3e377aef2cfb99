/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-candidates.h"

#include <string.h>

#include "core/hupan-fold.h"
#include "core/hupan-kind.h"

/* About as many of each as among those who apply to a unit in Hangzhou: most write their names in Latin letters of one
 * kind or another, every third in Chinese, Japanese or Korean ones. */

static const char *const latin_given[] = {
  "Anna", "Jörg", "Łukasz", "Zoë", "José", "Søren", "Priya", "Arjun", "Nguyễn", "Thị", "Ayşe", "Mehmet", "Chloé", "François", "Ingrid",
  "Mateusz", "Elif", "João", "Conceição", "Katarzyna", "Wojciech", "Bjørn", "Åsa", "Siân", "Niamh", "Olumide", "Chidi", "Fatima", "Omar",
  "Yusuf", "Leila", "Dmitri", "Svetlana", "Ivana", "Marek", "Zsófia", "Gábor", "Andrei", "Ioana", "Eleni", "Nikos", "Amir", "Shira", "Daniel",
  "Maria", "Peter", "Sofia", "Lucas", "Emma", "Noah",
};
static const char *const latin_family[] = {
  "Kowalski", "Müller", "García", "Nowak", "Ångström", "Sharma", "Patel", "Trần", "Lê", "Yılmaz", "Öztürk", "Dupont", "Lefèvre", "Hansen",
  "Wiśniewski", "Silva", "Gonçalves", "Zielińska", "Ødegård", "Lindström", "O'Brien", "Murphy", "Okafor", "Adeyemi", "Haddad", "Nasser",
  "Hosseini", "Petrov", "Ivanova", "Novák", "Horváth", "Szabó", "Popescu", "Papadopoulos", "Cohen", "Levi", "Smith", "Wang", "Tan", "Lim",
  "Schröder", "Weiß", "Fernández", "Rodríguez", "Rossi", "Bianchi", "Santos", "Costa", "Virtanen", "Korhonen", "Banerjee", "Iyer", "Khan",
  "Ahmed", "Brown", "Jones", "van den Berg", "de Vries", "Johansson", "MacDonald",
};
static const char *const chinese_family[] = {
  "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗", "曾", "欧阳", "司马", "解",
};
static const char *const chinese_given[] = {
  "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "子轩", "浩然", "雨桐", "思远", "嘉怡", "梓涵",
  "晓东", "文博", "志强", "海燕", "俊杰", "欣怡",
};
static const char *const japanese_family[] = { "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤" };
static const char *const japanese_given[] = { "花子", "太郎", "さくら", "大輔", "美咲", "健太", "陽子", "翔太", "結衣", "直樹" };
static const char *const korean_family[] = { "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임" };
static const char *const korean_given[] = { "민준", "서연", "지훈", "수빈", "현우", "지민", "예은", "도윤", "하은", "준호" };

static const char *const places[] = {
  "Alder", "Birken", "Cedra", "Dunmore", "Eastholm", "Fjord", "Granada", "Hollow", "Ilmen", "Jasper", "Kestrel", "Lindau", "Marlow", "Norrland",
  "Osprey", "Pinewood", "Quarry", "Riverton", "Sande", "Talbot", "Ulmen", "Vester", "Westmark", "Yarrow", "Zell",
};
static const char *const founders[] = { "University", "Institute of Technology", "National University", "College", "Normal University" };
static const char *const countries[] = {
  "CN", "US", "IN", "GB", "DE", "JP", "KR", "FR", "SG", "CA", "AU", "IT", "ES", "NL", "SE", "CH", "BR", "TR", "VN", "PL",
};
static const char *const subjects[] = {
  "Large language models", "Multimodal data", "Video compression", "Smart breeding", "Decision intelligence", "Computer vision",
  "Language understanding", "Chip design",
};
static const char *const aims[] = { "for oncotherapy", "at the edge", "for low-resource languages" };
static const char *const owners[] = { "Chen Xi", "Wu Di", "Maria Lopez", "Tan Mei", "Sun Yue", "Zhao Lei" };

#define PICK(random, list) ((list)[draw (random, G_N_ELEMENTS (list))])

/* splitmix64 (Steele, Lea, Flood 2014). */
static guint
draw (guint64 *random,
      guint    n)
{
  guint64 z = *random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  z ^= z >> 31;
  return (guint64) (guint32) z * n >> 32;
}

static void
make_name (BenchCandidate *self,
           guint64        *random)
{
  guint script = draw (random, 100);

  self->is_native = script < 31;
  if (script < 20)
    g_snprintf (self->name, sizeof self->name, "%s%s", PICK (random, chinese_family), PICK (random, chinese_given));
  else if (script < 26)
    g_snprintf (self->name, sizeof self->name, "%s %s", PICK (random, japanese_family), PICK (random, japanese_given));
  else if (script < 31)
    g_snprintf (self->name, sizeof self->name, "%s%s", PICK (random, korean_family), PICK (random, korean_given));
  else
    g_snprintf (self->name, sizeof self->name, "%s %s", PICK (random, latin_given), PICK (random, latin_family));

  /* Every fourth native name came without its reading. */
  self->latin_name[0] = '\0';
  if (self->is_native && draw (random, 4) > 0)
    {
      g_autofree char *romanised = hupan_romanise_name (self->name);

      g_strlcpy (self->latin_name, romanised, sizeof self->latin_name);
    }
}

/* With the check digit of ISO 7064 MOD 11-2, in a range that is not given out. */
static void
make_orcid (BenchCandidate *self)
{
  char digits[17];
  guint sum = 0;

  g_snprintf (digits, sizeof digits, "00099%010u", self->number * 7919u % 1000000000u);
  for (guint i = 0; i < 15; i++)
    sum = (sum + digits[i] - '0') * 2;
  sum = (12 - sum % 11) % 11;
  digits[15] = sum == 10 ? 'X' : '0' + sum;
  digits[16] = '\0';
  g_snprintf (self->orcid, sizeof self->orcid, "%.4s-%.4s-%.4s-%.4s", digits, digits + 4, digits + 8, digits + 12);
}

static guint
draw_distinct (guint64 *random,
               guint   *list,
               guint    n,
               guint    limit)
{
  guint first = draw (random, limit);

  for (guint i = 0; i < n; i++)
    list[i] = (first + i * 7) % limit;
  return n;
}

void
bench_candidate_make (BenchCandidate *self,
                      guint           number)
{
  static const char *const domains[] = { "org", "net", "com" };
  const HupanChoice *stages = hupan_kind_get_field (hupan_kind_get ("application"), "stage")->choices;
  const HupanChoice *channels = hupan_kind_get_field (hupan_kind_get ("application"), "channel")->choices;
  const HupanChoice *levels = hupan_kind_get_field (hupan_kind_get ("education"), "level")->choices;
  guint64 random = number * G_GUINT64_CONSTANT (0xd1b54a32d192ed03);
  guint day;

  *self = (BenchCandidate) { .number = number };
  make_name (self, &random);
  g_snprintf (self->email, sizeof self->email, "c%u@example.%s", number, PICK (&random, domains));
  if (draw (&random, 3) == 0)
    make_orcid (self);
  g_snprintf (self->code, sizeof self->code, "A%07u", number);

  day = draw (&random, 2400);
  g_snprintf (self->received_on, sizeof self->received_on, "%u-%02u-%02u", 2019 + day / 365, 1 + day % 12, 1 + day % 28);
  day += draw (&random, 200);
  g_snprintf (self->stage_since, sizeof self->stage_since, "%u-%02u-%02u", 2019 + day / 365, 1 + day % 12, 1 + day % 28);

  /* More at the beginning of the way than at its end. */
  self->stage = stages[draw (&random, 1 + draw (&random, 20))].name;
  self->channel = draw (&random, 5) == 0 ? NULL : channels[draw (&random, 7)].name;
  self->owner = draw (&random, 3) == 0 ? NULL : PICK (&random, owners);
  self->call = draw (&random, BENCH_N_CALLS);

  self->n_educations = draw_distinct (&random, self->universities, draw (&random, 10) < 7 ? 1 : 2, BENCH_N_UNIVERSITIES);
  self->levels[0] = levels[2 + draw (&random, 3)].name;
  self->levels[1] = levels[draw (&random, 2)].name;
  self->n_topics = draw_distinct (&random, self->topics, 1 + draw (&random, 3), BENCH_N_TOPICS);
  self->n_tags = draw_distinct (&random, self->tags, draw (&random, 4) / 2, BENCH_N_TAGS);
}

char *
bench_university_name (guint university)
{
  return g_strdup_printf ("%s %s%s", places[university % G_N_ELEMENTS (places)],
                          founders[university / G_N_ELEMENTS (places) % G_N_ELEMENTS (founders)],
                          university / 125 == 0 ? "" : university / 125 == 1 ? " North" : " South");
}

const char *
bench_university_country (guint university)
{
  return countries[university % G_N_ELEMENTS (countries)];
}

char *
bench_topic_title (guint topic)
{
  return g_strdup_printf ("%s %s", subjects[topic % G_N_ELEMENTS (subjects)], aims[topic / G_N_ELEMENTS (subjects) % G_N_ELEMENTS (aims)]);
}

guint
bench_topic_field (guint topic)
{
  return topic % BENCH_N_FIELDS;
}

guint
bench_topic_site (guint topic)
{
  return topic * 5 % BENCH_N_SITES;
}

char *
bench_record_title (const char *kind,
                    guint       number)
{
  if (g_str_equal (kind, "university"))
    return bench_university_name (number);
  if (g_str_equal (kind, "topic"))
    return bench_topic_title (number);

  return g_strdup_printf ("%s %u", kind, number + 1);
}
