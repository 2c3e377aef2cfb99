/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-l10n.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <unicode/uloc.h>

#include "hupan-catalogue.h"
#include "hupan-fold.h"
#include "hupan-init.h"

/* Of the C library: catalogues are looked for again when it changes. */
extern int _nl_msg_cat_cntr;

typedef struct
{
  const char *tag;    /* "zh-CN" */
  const char *folder; /* "zh_CN" */
  HupanCatalogue *catalogue;
} Shipped;

static const char *chosen_language;

/* "zh_CN.UTF-8" is "zh-CN", "sr_RS@latin" is "sr-Latn-RS". Interned. */
static const char *
tag_of_posix_locale (const char *locale)
{
  gsize length = strcspn (locale, ".@");
  g_autofree char *plain = g_strndup (locale, length);
  const char *modifier = strchr (locale, '@');
  char tag[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  if (modifier != NULL && (strcmp (modifier, "@latin") == 0 || strcmp (modifier, "@cyrillic") == 0))
    {
      g_auto (GStrv) parts = g_strsplit (plain, "_", 2);
      const char *script = strcmp (modifier, "@latin") == 0 ? "Latn" : "Cyrl";
      g_autofree char *scripted = g_strjoin ("_", parts[0], script, parts[1], NULL);

      g_set_str (&plain, scripted);
    }

  uloc_toLanguageTag (plain, tag, sizeof tag, FALSE, &status);
  return U_SUCCESS (status) && *tag != '\0' ? g_intern_string (tag) : "en";
}

static gboolean
is_no_language (const char *locale)
{
  return locale == NULL || *locale == '\0' || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0
         || g_str_has_prefix (locale, "C.");
}

/* As gettext does it: LANGUAGE counts only where the locale is that of some language. */
static const char *
language_of_environment (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);
  const char *languages = g_getenv ("LANGUAGE");

  if (is_no_language (locale))
    return "en";

  if (languages != NULL && *languages != '\0')
    {
      g_auto (GStrv) list = g_strsplit (languages, ":", 2);

      if (!is_no_language (list[0]))
        return tag_of_posix_locale (list[0]);
    }

  return tag_of_posix_locale (locale);
}

const char *
hupan_ui_language (void)
{
  static const char *of_environment;
  const char *chosen = g_atomic_pointer_get (&chosen_language);

  if (chosen != NULL)
    return chosen;

  if (g_once_init_enter_pointer (&of_environment))
    g_once_init_leave_pointer (&of_environment, language_of_environment ());

  return of_environment;
}

static int
compare_shipped (gconstpointer a,
                 gconstpointer b)
{
  const Shipped *one = a, *other = b;

  return strcmp (one->tag, other->tag);
}

static GArray *
find_shipped (void)
{
  GArray *shipped = g_array_new (FALSE, TRUE, sizeof (Shipped));
  g_autoptr (GDir) dir = g_dir_open (hupan_get_localedir (), 0, NULL);
  const char *folder;

  while (dir != NULL && (folder = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path
        = g_build_filename (hupan_get_localedir (), folder, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
      g_autoptr (GError) error = NULL;
      Shipped one = { 0 };

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;

      one.catalogue = hupan_catalogue_open (path, &error);
      if (one.catalogue == NULL)
        {
          g_debug ("Leaving out a translation: %s", error->message);
          continue;
        }
      one.folder = g_intern_string (folder);
      one.tag = tag_of_posix_locale (folder);
      g_array_append_val (shipped, one);
    }

  g_array_sort (shipped, compare_shipped);
  return shipped;
}

static const GArray *
get_shipped (void)
{
  static GArray *shipped;

  if (g_once_init_enter_pointer (&shipped))
    g_once_init_leave_pointer (&shipped, find_shipped ());

  return shipped;
}

/* The value of LANGUAGE that makes gettext speak a language: the name of the folder that holds its catalogue. */
static char *
dup_folder (const char *language)
{
  const GArray *shipped = get_shipped ();

  for (guint i = 0; i < shipped->len; i++)
    if (strcmp (g_array_index (shipped, Shipped, i).tag, language) == 0)
      return g_strdup (g_array_index (shipped, Shipped, i).folder);

  return g_strdelimit (g_strdup (language), "-", '_');
}

/* In the locale "C" gettext translates nothing, whatever LANGUAGE says; in any other it does as LANGUAGE says. */
static void
leave_locale_c (const char *folder)
{
  const char *const locales[] = { folder, "en_US", "en_GB" };

  for (gsize i = 0; i < G_N_ELEMENTS (locales) && is_no_language (setlocale (LC_MESSAGES, NULL)); i++)
    {
      g_autofree char *locale = g_strconcat (locales[i], ".UTF-8", NULL);

      setlocale (LC_MESSAGES, locale);
    }
}

static void
speak_language (const char *language)
{
  g_autofree char *folder = dup_folder (language);

  g_setenv ("LANGUAGE", folder, TRUE);
  if (!g_str_equal (language, "en"))
    leave_locale_c (folder);
}

static void
speak_as_environment (const char *languages,
                      const char *locale)
{
  if (languages != NULL)
    g_setenv ("LANGUAGE", languages, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  setlocale (LC_MESSAGES, locale);
}

void
hupan_ui_set_language (const char *language)
{
  static const char *languages_before, *locale_before;

  if (chosen_language == NULL)
    {
      languages_before = g_intern_string (g_getenv ("LANGUAGE"));
      locale_before = g_intern_string (setlocale (LC_MESSAGES, NULL));
    }

  if (language != NULL)
    speak_language (language);
  else if (chosen_language != NULL)
    speak_as_environment (languages_before, locale_before);

  g_atomic_pointer_set (&chosen_language, g_intern_string (language));
  _nl_msg_cat_cntr++;
}

static const char **
list_languages (void)
{
  const GArray *shipped = get_shipped ();
  const char **list = g_new0 (const char *, shipped->len + 2);

  list[0] = "en";
  for (guint i = 0; i < shipped->len; i++)
    list[i + 1] = g_array_index (shipped, Shipped, i).tag;

  return list;
}

const char *const *
hupan_l10n_list_languages (void)
{
  static const char **list;

  if (g_once_init_enter_pointer (&list))
    g_once_init_leave_pointer (&list, list_languages ());

  return list;
}

/* Language and script, with what CLDR takes for granted filled in: "zh" is "zh-Hans", "zh-TW" is "zh-Hant". */
static char *
dup_written_language (const char *tag)
{
  char locale[ULOC_FULLNAME_CAPACITY], likely[ULOC_FULLNAME_CAPACITY];
  char language[ULOC_LANG_CAPACITY], script[ULOC_SCRIPT_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  uloc_forLanguageTag (tag, locale, sizeof locale, NULL, &status);
  uloc_addLikelySubtags (locale, likely, sizeof likely, &status);
  uloc_getLanguage (likely, language, sizeof language, &status);
  uloc_getScript (likely, script, sizeof script, &status);

  return U_SUCCESS (status) ? g_strconcat (language, "-", script, NULL) : g_strdup (tag);
}

const char *
hupan_l10n_find_language (const char *tag)
{
  const char *const *languages = hupan_l10n_list_languages ();
  g_autofree char *wanted = dup_written_language (tag);

  for (; *languages != NULL; languages++)
    {
      g_autofree char *written = dup_written_language (*languages);

      if (g_str_equal (written, wanted))
        return *languages;
    }

  return NULL;
}

/**
 * hupan_l10n_translate:
 * @language: one of hupan_l10n_list_languages()
 * @context: (nullable): the context of the message
 * @message: a message of the source
 *
 * Returns: the translation, static; @message itself where there is none
 */
const char *
hupan_l10n_translate (const char *language,
                      const char *context,
                      const char *message)
{
  const GArray *shipped = get_shipped ();

  for (guint i = 0; i < shipped->len; i++)
    {
      const Shipped *one = &g_array_index (shipped, Shipped, i);
      const char *translation;

      if (strcmp (one->tag, language) != 0)
        continue;
      translation = hupan_catalogue_look_up (one->catalogue, context, message);
      return translation != NULL ? translation : message;
    }

  return message;
}

GHashTable *
hupan_words_table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
hupan_words_table_add (GHashTable *words,
                       const char *text,
                       const char *value)
{
  char *folded = hupan_fold (text);

  if (*folded == '\0' || g_hash_table_contains (words, folded))
    g_free (folded);
  else
    g_hash_table_insert (words, folded, (char *) value);
}

void
hupan_words_table_add_message (GHashTable *words,
                               const char *context,
                               const char *message,
                               const char *value)
{
  for (const char *const *language = hupan_l10n_list_languages (); *language != NULL; language++)
    hupan_words_table_add (words, hupan_l10n_translate (*language, context, message), value);
}

const char *
hupan_words_table_look_up (GHashTable *words,
                           const char *text)
{
  g_autofree char *folded = hupan_fold (text);

  return g_hash_table_lookup (words, folded);
}

GHashTable *
hupan_words_tables_get (HupanWordsTables *tables)
{
  const char *language = hupan_ui_language ();
  GHashTable *words;

  g_mutex_lock (&tables->mutex);
  if (tables->by_language == NULL)
    tables->by_language = g_hash_table_new (g_str_hash, g_str_equal);
  words = g_hash_table_lookup (tables->by_language, language);
  if (words == NULL)
    {
      words = tables->make (language);
      g_hash_table_insert (tables->by_language, (char *) language, words);
    }
  g_mutex_unlock (&tables->mutex);

  return words;
}
