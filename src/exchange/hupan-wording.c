/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-wording.h"

#include <string.h>

#include "core/hupan-fold.h"
#include "core/hupan-l10n.h"

char *
hupan_wording_key (const char *text)
{
  g_autofree char *folded = hupan_fold (text);
  GString *key = g_string_sized_new (strlen (folded));

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_isalnum (g_utf8_get_char (c)))
        g_string_append_len (key, c, g_utf8_next_char (c) - c);
    }

  return g_string_free (key, FALSE);
}

/* Whether @text begins with a number of up to two digits or one Chinese numeral; sets @rest to what follows. */
static gboolean
skip_number (const char *text, const char **rest)
{
  static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  gsize n = strspn (text, "0123456789");

  *rest = text + n;
  for (gsize i = 0; n == 0 && i < G_N_ELEMENTS (numerals); i++)
    {
      if (!g_str_has_prefix (text, numerals[i]))
        continue;
      *rest = text + strlen (numerals[i]);
      return TRUE;
    }

  return n == 1 || n == 2;
}

/* What comes before the thing that is counted: "1st choice", "Second topic", "第一志愿", "次选课题". */
static const char *
skip_leading_ordinal (const char *key)
{
  static const char *const words[] = { "first", "second", "third", "fourth", "fifth", "首选", "次选" };
  static const char *const endings[] = { "st", "nd", "rd", "th", "个" };
  const char *rest;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (key, words[i]))
        return key + strlen (words[i]);
    }

  if (!skip_number (g_str_has_prefix (key, "第") ? key + strlen ("第") : key, &rest))
    return key;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_prefix (rest, endings[i]))
        return rest + strlen (endings[i]);
    }

  return g_str_has_prefix (key, "第") ? rest : key;
}

char *
hupan_wording_key_without_ordinal (const char *key)
{
  const char *start = skip_leading_ordinal (key);

  if (start > key)
    return *start != '\0' ? g_strdup (start) : NULL;

  for (const char *end = key; *end != '\0'; end = g_utf8_next_char (end))
    {
      const char *rest;

      if (end > key && !g_ascii_isdigit (end[-1]) && skip_number (end, &rest) && *rest == '\0')
        return g_strndup (key, end - key);
    }

  return NULL;
}

char **
hupan_wording_in_all_languages (const char *context, const char *message)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const char *const *language = hupan_l10n_list_languages (); *language != NULL; language++)
    g_strv_builder_add (builder, hupan_l10n_translate (*language, context, message));

  return g_strv_builder_end (builder);
}

/* Two Chinese characters or four other letters; fewer are in many words. */
#define MIN_LIKE 4

/* What people write for a choice beside its name and label. The context is that of the choices' labels. */
static const struct
{
  const char *context;
  const char *choice;
  const char *words;
} synonyms[] = {
  { "stage", "lead", "prospect|enquiry|inquiry|interested|潜在|意向|线索|意向人选|有意向" },
  { "stage", "submitted", "applied|application received|received|new|已申请|已提交|申请|已投递|投递" },
  { "stage", "screening", "screened|pre-selection|eligibility check|初审|初筛|资格审查|资审|资格审核" },
  { "stage", "under_review", "in review|reviewing|review|评审中|评审|评议中|同行评议" },
  { "stage", "shortlisted", "shortlist|入围|已入围|初选入围" },
  { "stage", "interview", "interviewed|interviewing|面试|答辩|面试中|待面试" },
  { "stage", "recommended", "recommendation|拟录用|推荐|拟聘|拟聘用|拟录取" },
  { "stage", "reserve", "waiting list|waitlist|waitlisted|候补|备选|替补" },
  { "stage", "offered", "offer|offer made|offer sent|已发录用|录用通知|已发offer|已发通知" },
  { "stage", "accepted", "offer accepted|hired|已接受|录用|已录用|已确认|接受录用" },
  { "stage", "entry_processing", "onboarding|entering|进站办理|办理进站|进站手续|待进站" },
  { "stage", "in_station", "active|current|postdoc|在站|已进站|进站|在站博士后" },
  { "stage", "exit_review", "leaving|出站评审|出站考核|出站答辩|待出站" },
  { "stage", "out_station", "alumni|alumnus|alumna|completed|graduated|former|出站|已出站|期满出站|出站博士后" },
  { "stage", "rejected", "reject|refused|unsuccessful|not selected|拒绝|未录用|淘汰|不录用|未通过|落选" },
  { "stage", "withdrawn", "withdrew|candidate withdrew|撤回|退出|撤回申请|放弃申请" },
  { "stage", "declined", "offer declined|放弃|婉拒|谢绝|放弃录用" },
  { "stage", "lapsed", "expired|no response|失效|逾期|过期" },
  { "stage", "rescinded", "offer withdrawn|撤销录用" },
  { "stage", "terminated", "dismissed|退站|终止|中途退站" },
  { "education_level", "bachelor",
    "BSc|BA|BEng|BS|B.Sc.|bachelor's|bachelor's degree|undergraduate|licence|本科|学士|本科生|学士学位" },
  { "education_level", "master", "MSc|MA|MEng|MS|MPhil|M.Sc.|master's|master's degree|硕士|硕士研究生|硕士生|硕士学位" },
  { "education_level", "doctoral_candidate",
    "PhD candidate|PhD student|doctoral student|doctorand|博士生|博士研究生|在读博士|博士在读" },
  { "education_level", "doctor", "PhD|Dr|DPhil|ScD|MD|doctorate|doctoral|Ph.D.|doctoral degree|博士|博士学位|博士毕业" },
  { "education_level", "postdoc", "postdoctoral|postdoctoral fellow|postdoctoral researcher|博士后" },
  { "partner_status", "partner", "active|current|yes|合作|合作伙伴|合作中" },
  { "partner_status", "prospect", "potential|planned|潜在|拟合作|洽谈中" },
  { "partner_status", "former", "past|ended|曾经合作|已终止" },
  { "partner_status", "none", "no|not a partner|无|未合作" },
  { "channel", "direct", "website|web|online|self|自荐|官网" },
  { "channel", "university", "partner university|高校推荐|学校推荐" },
  { "channel", "fellow", "mentor|professor|导师推荐" },
  { "channel", "event", "conference|fair|workshop|招聘会|会议" },
  { "channel", "job_board", "job portal|jobs|招聘网站" },
  { "channel", "referral", "colleague|friend|内推|推荐" },
  { "topic_status", "open", "published|recruiting|active|招聘中|开放" },
  { "topic_status", "draft", "planned|草稿" },
  { "topic_status", "paused", "on hold|暂停" },
  { "topic_status", "filled", "full|已满" },
  { "topic_status", "closed", "ended|关闭|已结束" },
  { "fellow_status", "active", "current|在职" },
  { "fellow_status", "on_leave", "leave|sabbatical|休假" },
  { "fellow_status", "former", "left|retired|离职" },
};

static const char *
get_context (const HupanField *field)
{
  return field->context != NULL ? field->context : field->name;
}

static void
add_wording (GHashTable *choices, const char *wording, const char *choice)
{
  g_autofree char *key = hupan_wording_key (wording);

  if (*key != '\0' && !g_hash_table_contains (choices, key))
    g_hash_table_insert (choices, g_steal_pointer (&key), (gpointer) choice);
}

/* Names before labels before synonyms: "active" is what the field itself calls so. */
static GHashTable *
collect_choices (const HupanField *field)
{
  GHashTable *choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *context = get_context (field);

  for (const HupanChoice *choice = field->choices; choice->name != NULL; choice++)
    add_wording (choices, choice->name, choice->name);
  for (const HupanChoice *choice = field->choices; choice->name != NULL; choice++)
    {
      g_auto (GStrv) labels = hupan_wording_in_all_languages (context, choice->label);

      for (char **label = labels; *label != NULL; label++)
        add_wording (choices, *label, choice->name);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      g_auto (GStrv) words = NULL;

      if (strcmp (synonyms[i].context, context) != 0)
        continue;
      words = g_strsplit (synonyms[i].words, "|", -1);
      for (char **word = words; *word != NULL; word++)
        add_wording (choices, *word, synonyms[i].choice);
    }

  return choices;
}

/* Returns: (transfer none): key to choice, made once. */
static GHashTable *
get_choices (const HupanField *field)
{
  static GMutex mutex;
  static GHashTable *fields = NULL;
  GHashTable *choices;

  g_mutex_lock (&mutex);
  if (fields == NULL)
    fields = g_hash_table_new (NULL, NULL);
  choices = g_hash_table_lookup (fields, field);
  if (choices == NULL)
    {
      choices = collect_choices (field);
      g_hash_table_insert (fields, (gpointer) field, choices);
    }
  g_mutex_unlock (&mutex);

  return choices;
}

const char *
hupan_wording_find_choice (const HupanField *field, const char *text)
{
  g_autofree char *key = hupan_wording_key (text);

  return g_hash_table_lookup (get_choices (field), key);
}

/* The longest words of a choice that the text has in it, or of which it is part, say most; 0: it has none. */
static gsize
measure_choice (GHashTable *choices, const HupanChoice *choice, const char *key)
{
  GHashTableIter iter;
  gpointer wording, name;
  gsize most = 0;

  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, &wording, &name))
    {
      if (g_str_equal (name, choice->name) && (strstr (key, wording) != NULL || strstr (wording, key) != NULL))
        most = MAX (most, MIN (strlen (wording), strlen (key)));
    }

  return most >= MIN_LIKE ? most : 0;
}

GPtrArray *
hupan_wording_list_likely_choices (const HupanField *field, const char *text)
{
  GHashTable *choices = get_choices (field);
  g_autofree char *key = hupan_wording_key (text);
  GPtrArray *likely = g_ptr_array_new ();
  gsize most = 1;

  for (const HupanChoice *choice = field->choices; *key != '\0' && choice->name != NULL; choice++)
    {
      gsize like = measure_choice (choices, choice, key);

      if (like > most)
        g_ptr_array_set_size (likely, 0);
      if (like >= most)
        g_ptr_array_add (likely, (gpointer) choice);
      most = MAX (most, like);
    }

  return likely;
}
