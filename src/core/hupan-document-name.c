/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-document-name.h"

#include "hupan-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define LONGEST_ENDING 12

/* Words by which people name their papers, folded to lower case, as they stand in names of files: those in letters
 * as whole words, those in Han, kana and Hangul anywhere. The kind that is named first in this table wins, so
 * "degree certificate with transcript" is what the more particular word says. */
static const struct
{
  const char *kind;
  const char *words;
} kinds[] = {
  { "reference_letter", "reference|references|recommendation|referee|lor|推荐信|推薦信|推荐函|推薦函|推薦状|"
                        "empfehlungsschreiben|gutachten|recommandation|추천서" },
  { "entry_agreement", "entry agreement|进站协议|進站協議|进站工作协议|三方协议|联合培养协议" },
  { "contract", "contract|employment contract|合同|劳动合同|聘用合同|契約書|arbeitsvertrag|vertrag|contrat|계약서" },
  { "transcript", "transcript|transcripts|grades|成绩单|成绩表|成績單|成績証明書|成績表|notenspiegel|notenübersicht|"
                  "leistungsübersicht|relevé de notes|releve de notes|성적증명서|成绩" },
  { "degree_certificate", "degree certificate|diploma|degree|phd certificate|certificate of degree|学位证|学位证书|學位證|"
                          "毕业证|毕业证书|畢業證|学位記|卒業証明書|urkunde|promotionsurkunde|diplôme|diplome|학위증|졸업증명서|学位" },
  { "research_proposal", "proposal|research proposal|research plan|research statement|研究计划|研究計畫|研究計劃|研究计划书|"
                         "研究計画|开题|forschungsvorhaben|forschungsplan|exposé|projet de recherche|연구계획서" },
  { "identity", "passport|identity|id card|idcard|id|护照|護照|身份证|身分證|パスポート|reisepass|personalausweis|ausweis|"
                "passeport|carte d'identité|여권|신분증" },
  { "photo", "photo|photograph|portrait|headshot|照片|证件照|證件照|写真|foto|passfoto|passbild|사진" },
  { "publication", "publication|publications|paper|article|preprint|manuscript|论文|論文|著作|veröffentlichung|"
                   "publikation|aufsatz|논문" },
  { "cv", "cv|resume|résumé|curriculum vitae|curriculum|vitae|简历|簡歷|履历|履歷|履歴書|職務経歴書|lebenslauf|이력서" },
};

static const char *
last_part (const char *name)
{
  const char *base = name;

  for (const char *p = name; *p != '\0'; p++)
    if (*p == '/' || *p == '\\')
      base = p + 1;

  return base;
}

/* At most the length that is kept, with the ending, if it is one. */
static char *
cut (const char *name)
{
  const glong length = g_utf8_strlen (name, -1);
  const char *dot = strrchr (name, '.');
  const glong ending = dot != NULL && dot > name ? g_utf8_strlen (dot, -1) : 0;
  g_autofree char *head = NULL;

  if (length <= HUPAN_DOCUMENT_NAME_LENGTH)
    return g_strdup (name);
  if (ending == 0 || ending > LONGEST_ENDING)
    return g_utf8_substring (name, 0, HUPAN_DOCUMENT_NAME_LENGTH);

  head = g_utf8_substring (name, 0, HUPAN_DOCUMENT_NAME_LENGTH - ending);
  return g_strconcat (head, dot, NULL);
}

/**
 * hupan_document_name_clean:
 * @name: the name of a file as it came, in any bytes, or a whole path of any system
 *
 * Returns: the last part of it, NFC, without controls, marks that turn the direction of writing, and leading dots, of
 *   at most %HUPAN_DOCUMENT_NAME_LENGTH characters (reliability F2). Nothing on the disk is called so but a copy
 *   that is opened, in a folder of its own.
 */
char *
hupan_document_name_clean (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (last_part (name), -1);
  g_autofree char *clean = hupan_text_clean (valid, FALSE);
  g_autofree char *kept = NULL;
  char *begin = clean;

  while (*begin == '.' || *begin == ' ')
    begin++;
  kept = cut (begin);
  /* A dot or a space at the end is taken away by some systems, and with it what the name says. */
  for (gsize n = strlen (kept); n > 0 && (kept[n - 1] == '.' || kept[n - 1] == ' '); n--)
    kept[n - 1] = '\0';
  if (*kept == '\0')
    /* Translators: the name of a document that came without one. */
    return g_strdup (C_ ("document", "Unnamed"));

  /* Cutting may have parted a letter from its marks: what is kept has to be its own clean form. */
  return hupan_text_clean (kept, FALSE);
}

static gboolean
is_letters (const char *word)
{
  const GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (word));

  return script == G_UNICODE_SCRIPT_LATIN;
}

static gboolean
is_word_at (const char *text,
            const char *at,
            gsize       length)
{
  const char *before = g_utf8_find_prev_char (text, at);

  return (before == NULL || !g_unichar_isalpha (g_utf8_get_char (before)) || !is_letters (before)) &&
         (!g_unichar_isalpha (g_utf8_get_char (at + length)) || !is_letters (at + length));
}

static gboolean
says (const char *text,
      const char *word)
{
  const gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if (!is_letters (word) || is_word_at (text, at, length))
      return TRUE;

  return FALSE;
}

/* Lower case, with one space for whatever parts words in names of files, and where the case turns: "MyCV", "cv_2". */
static char *
to_words (const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  gunichar before = 0;

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (before) && g_unichar_isupper (c))
        g_string_append_c (text, ' ');
      g_string_append_unichar (text, g_unichar_isalnum (c) || c == '\'' ? g_unichar_tolower (c) : ' ');
      before = c;
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * hupan_document_name_guess_kind:
 *
 * Returns: the kind of document (choice of document.kind) that its name, in any language, or its media type speaks
 *   for; "other" when neither does. A guess, to be corrected.
 */
const char *
hupan_document_name_guess_kind (const char       *name,
                                const HupanMedia *media)
{
  g_autofree char *text = to_words (name);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (GStrv) words = g_strsplit (kinds[i].words, "|", -1);

      for (char **word = words; *word != NULL; word++)
        if (says (text, *word))
          return kinds[i].kind;
    }

  return media->flags & HUPAN_MEDIA_IMAGE ? "photo" : "other";
}

const char *
hupan_document_name_guess_confidentiality (const char *kind)
{
  if (g_strcmp0 (kind, "reference_letter") == 0)
    return "reference_letter";

  return g_strcmp0 (kind, "identity") == 0 ? "restricted" : "normal";
}
