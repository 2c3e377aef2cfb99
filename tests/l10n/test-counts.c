/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts are written as the language of the interface writes them, also where the locale is another one's. */

#include <locale.h>

#include "core/hupan-init.h"
#include "core/hupan-l10n.h"
#include "core/hupan-number.h"

static const struct
{
  const char *language;
  const char *count; /* 13813 */
  const char *of;    /* 34 of 1000000 */
} written[] = {
  { "en", "13,813", "34 of 1,000,000" },
  { "zh-CN", "13,813", "34 of 1,000,000" },
  { "de", "13.813", "34 of 1.000.000" },
  { "fr", "13\u202f813", "34 of 1\u202f000\u202f000" },
  { "hi", "13,813", "34 of 10,00,000" },
  { "ar", "13,813", "34 of 1,000,000" },
  { "ar-EG", "١٣٬٨١٣", "٣٤ of ١٬٠٠٠٬٠٠٠" },
};

static void
test_written (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "en_US.UTF-8"));
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *count = NULL;
      g_autofree char *of = NULL;
      g_autofree char *turned = NULL;
      g_autofree char *expected = NULL;

      hupan_ui_set_language (written[i].language);
      count = hupan_count_format (13813);
      g_assert_cmpstr (count, ==, written[i].count);
      of = hupan_count_fill ("%'u of %'u", 34, 1000000);
      g_assert_cmpstr (of, ==, written[i].of);

      /* A language may name the second first. */
      turned = hupan_count_fill ("%2$'u: %1$'u (100 %%)", 1000000, 13813);
      expected = g_strdup_printf ("%s: %s (100 %%)", written[i].count, strrchr (written[i].of, ' ') + 1);
      g_assert_cmpstr (turned, ==, expected);
    }
}

/* The message of the program itself: whatever order a language gives them, both counts are there. */
static void
test_messages (void)
{
  hupan_ui_set_language ("zh-CN");
  for (gsize i = 0; i < 2; i++)
    {
      const char *message = hupan_l10n_translate ("zh-CN", "row counter", i == 0 ? "%'u" : "%'u of %'u");
      g_autofree char *text = i == 0 ? hupan_count_fill (message, 13813) : hupan_count_fill (message, 13813, 1000000);

      g_assert_nonnull (strstr (text, "13,813"));
      g_assert_cmpint (strstr (text, "1,000,000") != NULL, ==, i == 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hupan_init_locale ();
  g_test_add_func ("/l10n/counts/written", test_written);
  g_test_add_func ("/l10n/counts/messages", test_messages);
  return g_test_run ();
}
