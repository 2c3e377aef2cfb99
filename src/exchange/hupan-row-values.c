/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/hupan-text.h"
#include "core/kinds/hupan-kinds.h"
#include "hupan-comparison.h"
#include "hupan-wording.h"

const char *
hupan_comparison_get_value (HupanComparison *self, const HupanKind *kind, const char *field)
{
  int column = hupan_import_find_column (self->import, kind, hupan_kind_get_field (kind, field));

  if (column >= 0 && self->values[column] != NULL)
    return self->values[column];

  return kind == &hupan_person_kind && strcmp (field, "name") == 0 ? self->composed_name : NULL;
}

void
hupan_comparison_add_problem (HupanComparison *self, int column, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  hupan_import_add_problem (self->import, self->row, column, reason);
}

gboolean
hupan_comparison_load_lookups (HupanComparison *self, GError **error)
{
  for (guint column = 0; column < self->import->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->import->targets, column);
      const HupanKind *kind;
      HupanLookup *lookup;

      if (target == NULL || target->field->type != HUPAN_TYPE_REFERENCE)
        continue;
      kind = hupan_kind_get (target->field->target);
      if (g_hash_table_contains (self->lookups, kind))
        continue;

      lookup = hupan_lookup_new (self->registry, kind, self->progress, error);
      if (lookup == NULL)
        return FALSE;
      g_hash_table_insert (self->lookups, (gpointer) kind, lookup);
    }

  return TRUE;
}

/* --- Other values ------------------------------------------------------------------------------------------------- */

/* "48,20849": spreadsheets in half of Europe write decimals with a comma. */
static char *
with_decimal_point (const char *text)
{
  char *copy = g_strdup (text);
  char *comma = strchr (copy, ',');

  if (comma != NULL && strchr (comma + 1, ',') == NULL && strchr (copy, '.') == NULL)
    *comma = '.';

  return copy;
}

/* "zh_CN" is what programs call a language, and "en_IN.UTF-8@x" too. */
static char *
as_language_tag (const char *text)
{
  char *copy = g_strndup (text, strcspn (text, ".@"));

  return g_strdelimit (copy, "_", '-');
}

static char *
adapt (const HupanField *field, const char *text)
{
  const char *choice;

  switch ((guint) field->type)
    {
    case HUPAN_TYPE_ENUM:
      choice = hupan_wording_find_choice (field, text);
      return g_strdup (choice != NULL ? choice : text);
    case HUPAN_TYPE_DECIMAL:
      return with_decimal_point (text);
    case HUPAN_TYPE_LANGUAGE:
      return as_language_tag (text);
    default:
      return g_strdup (text);
    }
}

static char *
parse_text (const HupanField *field, const char *text, GError **error)
{
  g_autofree char *adapted = adapt (field, text);
  char *value = NULL;

  return hupan_field_parse (field, adapted, &value, error) ? value : NULL;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

char *
hupan_comparison_peek (HupanComparison *self, guint row, const HupanKind *kind, const char *field, int *column)
{
  const HupanField *described = hupan_kind_get_field (kind, field);
  char *all = NULL;

  *column = hupan_import_find_column (self->import, kind, described);
  for (guint i = MAX (*column, 0); *column >= 0 && i < self->import->targets->len; i++)
    {
      const char *cell = hupan_import_get_cell (self->import, row, i);
      g_autofree char *before = NULL;
      g_autofree char *value = NULL;

      if (g_ptr_array_index (self->import->targets, i) != g_ptr_array_index (self->import->targets, *column) || is_blank (cell))
        continue;
      value = parse_text (described, cell, NULL);
      if (value == NULL)
        continue;
      before = all;
      all = before != NULL ? hupan_comparison_merge_lists (before, value) : g_steal_pointer (&value);
    }

  return all;
}

/* Of choices, those that may be meant are named. */
static void
add_invalid (HupanComparison *self, guint column, const HupanField *field, const char *text, const GError *error)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sentence = NULL;

  if (field->type == HUPAN_TYPE_ENUM)
    {
      g_autoptr (GPtrArray) likely = hupan_wording_list_likely_choices (field, text);

      for (guint i = 0; i < likely->len; i++)
        g_ptr_array_add (labels, hupan_field_format (field, ((const HupanChoice *) g_ptr_array_index (likely, i))->name));
    }
  sentence = hupan_import_dup_with_likely (error->message, labels);
  hupan_import_add_problem (self->import, self->row, column, sentence);
}

static char *
read_list (HupanComparison *self, guint column, const HupanTarget *target, const char *cell)
{
  g_auto (GStrv) items = hupan_text_split (cell, "\n;；");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_set = target->role == HUPAN_TARGET_LIST;
  g_auto (GStrv) values = NULL;

  for (char **item = items; *item != NULL; item++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = target->field->type == HUPAN_TYPE_REFERENCE
                                 ? hupan_comparison_find_reference (self, column, target->field, *item)
                                 : parse_text (target->field, *item, &error);

      if (error != NULL)
        add_invalid (self, column, target->field, *item, error);
      if (value != NULL && (g_hash_table_add (seen, g_strdup (value)) || !is_set))
        g_strv_builder_add (builder, value);
    }

  values = g_strv_builder_end (builder);
  return values[0] != NULL ? g_strjoinv ("\n", values) : NULL;
}

/* A cell for a part may be about several ones, unless each has a column of its own or there is only one. */
static gboolean
may_hold_several (HupanComparison *self, const HupanTarget *target)
{
  return target->role == HUPAN_TARGET_PART && hupan_target_field_may_repeat (target->field) &&
         hupan_target_may_repeat (target) && !hupan_comparison_is_repeated (self, target);
}

static char *
read_cell (HupanComparison *self, guint column, const HupanTarget *target)
{
  const char *cell = hupan_import_get_cell (self->import, self->row, column);
  g_autoptr (GError) error = NULL;
  char *value;

  if (is_blank (cell))
    return NULL;
  if (target->role == HUPAN_TARGET_LIST || may_hold_several (self, target))
    return read_list (self, column, target, cell);
  if (target->field->type == HUPAN_TYPE_REFERENCE)
    {
      g_autofree char *clean = hupan_text_clean (cell, FALSE);
      return hupan_comparison_find_reference (self, column, target->field, clean);
    }

  value = parse_text (target->field, cell, &error);
  if (error != NULL)
    add_invalid (self, column, target->field, cell, error);

  return value;
}

/* Cells about several parts must be about the same ones. */
static void
check_part_counts (HupanComparison *self)
{
  guint expected = 1;

  for (guint column = 0; column < self->import->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->import->targets, column);
      g_auto (GStrv) items = NULL;
      guint n;

      if (target == NULL || target->role != HUPAN_TARGET_PART || self->values[column] == NULL ||
          hupan_comparison_is_repeated_kind (self, target->kind))
        continue;
      items = g_strsplit (self->values[column], "\n", -1);
      n = g_strv_length (items);
      if (n > 1 && expected > 1 && n != expected)
        hupan_comparison_add_problem (self, column, _("This cell has %u values, but another one about the same has %u."), n,
                                      expected);
      expected = MAX (expected, n);
    }
}

gboolean
hupan_comparison_is_repeated (HupanComparison *self, const HupanTarget *target)
{
  guint n = 0;

  for (guint column = 0; column < self->import->targets->len; column++)
    n += g_ptr_array_index (self->import->targets, column) == target;

  return n > 1;
}

gboolean
hupan_comparison_is_repeated_kind (HupanComparison *self, const HupanKind *kind)
{
  for (guint column = 0; column < self->import->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->import->targets, column);

      if (target != NULL && target->kind == kind && hupan_comparison_is_repeated (self, target))
        return TRUE;
    }

  return FALSE;
}

static guint
find_first_column (HupanComparison *self, const HupanTarget *target)
{
  guint column = 0;

  while (g_ptr_array_index (self->import->targets, column) != target)
    column++;

  return column;
}

/* Puts what several columns give together at the first: of parts with a place for each, also for an empty one. */
static void
gather_repeated (HupanComparison *self)
{
  for (guint column = 0; column < self->import->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->import->targets, column);
      guint first = target != NULL ? find_first_column (self, target) : column;
      g_autofree char *before = NULL;
      g_autofree char *value = NULL;

      if (first == column)
        continue;
      before = g_steal_pointer (&self->values[first]);
      value = g_steal_pointer (&self->values[column]);
      if (target->role == HUPAN_TARGET_PART)
        self->values[first] = g_strconcat (before != NULL ? before : "", "\n", value, NULL);
      else if (before != NULL && value != NULL)
        self->values[first] = hupan_comparison_merge_lists (before, value);
      else
        self->values[first] = before != NULL ? g_steal_pointer (&before) : g_steal_pointer (&value);
    }
}

/* "合计 | 4 人": below a table there is often a sum, which is no record. */
static gboolean
is_sum (HupanComparison *self)
{
  static const char *const words[] = { "合计", "总计", "共计", "小计", "total", "sum", "subtotal", "grandtotal", NULL };
  guint n = self->import->targets->len, filled = 0;
  g_autofree char *key = NULL;

  for (guint column = 0; column < n; column++)
    {
      const char *cell = hupan_import_get_cell (self->import, self->row, column);

      if (is_blank (cell))
        continue;
      if (filled++ == 0)
        key = hupan_wording_key (cell);
    }

  return key != NULL && 2 * filled <= n && g_strv_contains (words, key);
}

static void
check_row (HupanComparison *self)
{
  guint flags = g_array_index (self->import->rows, HupanImportRow, self->row).flags;
  guint sheet_row = g_array_index (self->import->rows, HupanImportRow, self->row).sheet_row;

  if (is_sum (self))
    hupan_comparison_add_problem (self, -1, "%s", _("The row seems to be a sum below the table and no record."));
  if (flags & HUPAN_IMPORT_ROW_DAMAGED)
    hupan_comparison_add_problem (self, -1, _("The row has bytes in it that are no text in the encoding %s."),
                                  self->import->encoding);
  if (flags & HUPAN_IMPORT_ROW_STRAY_QUOTE)
    hupan_comparison_add_problem (self, -1, "%s",
                                  _("In a cell there is text after the quotation mark that ends it, so the row may be cut "
                                    "up wrongly."));
  if (flags & HUPAN_IMPORT_ROW_RAGGED)
    hupan_comparison_add_problem (self, -1, _("The row has %u cells, but there are %u headings."),
                                  hupan_sheet_get_n_cells (self->import->sheet, sheet_row), self->import->headings->len);
}

/* Family name first and without a space in Chinese, Japanese and Korean. */
static char *
compose_name (const char *family, const char *given)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (family));

  if (given == NULL)
    return g_strdup (family);
  if (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL || script == G_UNICODE_SCRIPT_KATAKANA ||
      script == G_UNICODE_SCRIPT_HIRAGANA)
    return g_strconcat (family, given, NULL);

  return g_strconcat (given, " ", family, NULL);
}

/* Family and given name make a name where no column gives one. */
char *
hupan_comparison_peek_name (HupanComparison *self, guint row, int *column)
{
  const HupanKind *person = &hupan_person_kind;
  char *name = hupan_comparison_peek (self, row, person, "name", column);
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;
  int given_column;

  if (name != NULL)
    return name;

  given = hupan_comparison_peek (self, row, person, "given_name", &given_column);
  family = hupan_comparison_peek (self, row, person, "family_name", column);
  return family != NULL ? compose_name (family, given) : NULL;
}

/**
 * hupan_comparison_read_values:
 *
 * Reads the cells of the row at hand into values, and says what is wrong with them.
 */
void
hupan_comparison_read_values (HupanComparison *self)
{
  int name_column;

  check_row (self);
  for (guint column = 0; column < self->import->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->import->targets, column);

      if (target != NULL)
        self->values[column] = read_cell (self, column, target);
    }
  check_part_counts (self);
  gather_repeated (self);
  if (self->embedded == &hupan_person_kind)
    self->composed_name = hupan_comparison_peek_name (self, self->row, &name_column);
}

void
hupan_comparison_clear_values (HupanComparison *self)
{
  for (guint column = 0; column < self->import->targets->len; column++)
    g_clear_pointer (&self->values[column], g_free);
  g_clear_pointer (&self->composed_name, g_free);
}
