/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-text.h"

#include <unicode/uchar.h>

static gboolean
turns_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_space (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85 || g_unichar_isspace (c);
}

/* Neither seen nor meant: controls, the byte order mark, the zero-width space and the word joiner. */
static gboolean
is_rubbish (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xfeff || c == 0x200b || c == 0x2060;
}

/* Most texts are clean and in ASCII. */
static gboolean
is_plainly_clean (const char *text)
{
  const char *p;

  for (p = text; *p != '\0'; p++)
    if (*p < ' ' || *p == 0x7f || (*p == ' ' && (p == text || p[1] == ' ' || p[1] == '\0')))
      return FALSE;

  return TRUE;
}

static char *
clean_line (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c))
        {
          space = TRUE;
        }
      else if (!is_rubbish (c) && !turns_direction (c))
        {
          if (space && clean->len > 0)
            g_string_append_c (clean, ' ');
          g_string_append_unichar (clean, c);
          space = FALSE;
        }
    }

  return g_string_free_and_steal (clean);
}

/* The next line, without white space at its end, and in *@text what follows its break. */
static char *
take_line (const char **text)
{
  GString *line = g_string_new (NULL);
  gsize end = 0; /* of what is no white space */
  const char *p = *text;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
        break;
      if (is_space (c))
        {
          g_string_append_unichar (line, c);
        }
      else if (!is_rubbish (c))
        {
          g_string_append_unichar (line, c);
          end = line->len;
        }
    }

  if (p[0] == '\r' && p[1] == '\n')
    p++;
  *text = *p != '\0' ? g_utf8_next_char (p) : p;

  g_string_truncate (line, end);
  return g_string_free_and_steal (line);
}

/* White space and blank lines inside stay as they are; those at the ends of lines and around the whole go. */
static char *
clean_lines (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));
  guint blank = 0;

  while (*text != '\0')
    {
      g_autofree char *line = take_line (&text);

      if (*line == '\0')
        {
          blank++;
          continue;
        }
      for (; clean->len > 0 && blank > 0; blank--)
        g_string_append_c (clean, '\n');
      if (clean->len > 0)
        g_string_append_c (clean, '\n');
      g_string_append (clean, clean->len > 0 ? line : g_strchug (line));
      blank = 0;
    }

  return g_string_free_and_steal (clean);
}

char *
hupan_text_clean (const char *text,
                  gboolean    lines)
{
  g_autofree char *normal = NULL;

  if (is_plainly_clean (text))
    return g_strdup (text);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_return_val_if_fail (normal != NULL, g_strdup (""));

  return lines ? clean_lines (normal) : clean_line (normal);
}

char **
hupan_text_split (const char *text,
                  const char *separators)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = text;

  for (const char *p = text; ; p = g_utf8_next_char (p))
    {
      if (*p == '\0' || g_utf8_strchr (separators, -1, g_utf8_get_char (p)) != NULL)
        {
          g_autofree char *piece = g_strndup (start, p - start);
          char *item = hupan_text_clean (piece, FALSE);

          if (*item != '\0')
            g_strv_builder_take (builder, item);
          else
            g_free (item);
          if (*p == '\0')
            break;
          start = g_utf8_next_char (p);
        }
    }

  return g_strv_builder_end (builder);
}

char *
hupan_text_to_ascii (const char *text)
{
  GString *ascii = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xff01 && c <= 0xff5e)
        g_string_append_c (ascii, c - 0xff01 + '!');
      else if (c >= 0x80 && g_unichar_isdigit (c))
        g_string_append_c (ascii, '0' + g_unichar_digit_value (c));
      else if (c == 0x2212) /* minus sign */
        g_string_append_c (ascii, '-');
      else if (c == 0x066b) /* Arabic decimal separator */
        g_string_append_c (ascii, '.');
      else if (c == 0x066c) /* Arabic thousands separator */
        g_string_append_c (ascii, ',');
      else if (c == 0x061c || c == 0x200e || c == 0x200f) /* stand beside signs in right-to-left numbers */
        continue;
      else
        g_string_append_unichar (ascii, c);
    }

  return g_string_free_and_steal (ascii);
}

gboolean
hupan_text_runs_right_to_left (const char *text, gboolean otherwise)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      UCharDirection direction = u_charDirection (g_utf8_get_char (p));

      if (direction == U_LEFT_TO_RIGHT)
        return FALSE;
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return TRUE;
    }

  return otherwise;
}
