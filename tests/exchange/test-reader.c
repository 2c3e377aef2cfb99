/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>

#include "core/kinds/hupan-kinds.h"
#include "fixtures/test-import.h"
#include "fixtures/test-reader.h"
#include "reader/hupan-encoding.h"
#include "reader/hupan-reader.h"

#define N_ROWS 30000

static char *
write_table (guint n_rows)
{
  g_autoptr (GString) text = g_string_new ("Name,Country,City\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "University of a rather long name %u,CN,杭州\n", i);

  return test_write ("partners.csv", text->str, text->len);
}

static HupanImport *
try_import (const char *path, GError **error)
{
  HupanImport *import = hupan_import_read (path, NULL, NULL, NULL, error);
  g_autoptr (GArray) children = test_reader_list_children ();

  /* However it ended, it has ended. */
  g_assert_cmpuint (children->len, ==, 0);
  return import;
}

static char *
dup_refusal (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanImport) import = try_import (path, &error);

  g_assert_null (import);
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_READER);
  g_assert_true (g_str_has_prefix (error->message, "The file “partners.csv” cannot be read. "));
  return g_strdup (error->message + strlen ("The file “partners.csv” cannot be read. "));
}

/* --- The sandbox -------------------------------------------------------------------------------------------------- */

static void
test_escapes (void)
{
  g_autofree char *program = g_build_filename (g_getenv ("HUPAN_LIBEXECDIR"), "hupan-reader", NULL);
  const char *argv[] = { program, "--try-escapes", NULL };
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  int status;

#if !defined(__x86_64__) && !defined(__aarch64__)
  g_test_skip ("system calls are not filtered here");
  return;
#endif

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  lines = g_strsplit (g_strchomp (out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 15);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", 2);

      g_test_message ("%s", *line);
      g_assert_cmpuint (g_strv_length (words), ==, 2);
      g_assert_cmpint (atoi (words[1]), ==, g_str_equal (words[0], "memory") ? ENOMEM : EPERM);
    }
}

/* Each encoding is one that libraries would look up files for, if they were not built in. */
static void
test_encodings (void)
{
  static const char text[] = "Name,Country\nUniversity,CN\n";
  g_auto (GStrv) guesses = NULL;
  g_autofree char *big5 = test_write ("big5.csv", "\xA5\x40\xA5\x41,\xA5\x42\n", -1);

  for (const char *const *encoding = hupan_encoding_list (); *encoding != NULL; encoding++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (text, -1, *encoding, "UTF-8", NULL, &length, NULL);
      g_autofree char *path = NULL;
      g_autoptr (HupanImport) import = NULL;

      if (bytes == NULL)
        continue;
      path = test_write ("encoded.csv", bytes, length);
      import = test_import_read (path, &hupan_university_kind, *encoding);
      g_assert_cmpstr (hupan_import_get_cell (import, 0, 0), ==, "University");
    }

  guesses = hupan_import_guess_encodings (big5, NULL);
  g_assert_cmpuint (g_strv_length (guesses), ==, g_strv_length ((char **) hupan_encoding_list ()));
}

static void
report_cb (double fraction, const char *what, gpointer data)
{
  GArray *fractions = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_array_append_val (fractions, fraction);
}

/* How far it is comes along with what it says, in any file that is read in more than one go. */
static void
test_progress (void)
{
  g_autofree char *path = write_table (N_ROWS);
  g_autoptr (GArray) fractions = g_array_new (FALSE, FALSE, sizeof (double));
  HupanProgress progress = { .report = report_cb, .data = fractions };
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanImport) import = hupan_import_read (path, NULL, NULL, &progress, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hupan_import_get_n_rows (import), ==, N_ROWS);
  g_assert_cmpuint (fractions->len, >, 0);
}

/* --- Readers that end before they are done -------------------------------------------------------------------------- */

/* I1: a hundred times, after any number of rows. */
static void
test_killed (void)
{
  g_autofree char *path = write_table (N_ROWS);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanReader) reader = hupan_reader_start (path, HUPAN_READ_ROWS, NULL, NULL, &error);
      const guint taken = g_test_rand_int_range (0, 8000);
      g_autoptr (GArray) children = test_reader_list_children ();
      HupanReading reading = { 0 };
      guint n = 0;

      g_assert_no_error (error);
      g_assert_cmpuint (children->len, ==, 1);
      while (n < taken && hupan_reader_next (reader, &reading, NULL, &error))
        n++;
      g_assert_no_error (error);

      kill (g_array_index (children, int, 0), SIGKILL);
      while (hupan_reader_next (reader, &reading, NULL, &error) && reading.type != HUPAN_FRAME_END)
        n++;
      /* What it had said before can be more than was asked for, but not all of it fits into the socket. */
      g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_READER);
      g_assert_nonnull (strstr (error->message, "was stopped before it was done"));
      g_assert_cmpuint (n, <, N_ROWS);
    }
}

static void
test_ends (void)
{
  static const struct
  {
    int signal;
    const char *reason;
  } ends[] = {
    { SIGXCPU, "It takes more time than a file of its size should." },
    { SIGKILL, "The part of Hupan that reads files was stopped before it was done." },
    { SIGSEGV, "The part of Hupan that reads files failed, or ran out of memory. The file may be damaged, or made to do harm." },
    { SIGTRAP, "The part of Hupan that reads files failed, or ran out of memory. The file may be damaged, or made to do harm." },
    { 0, "The part of Hupan that reads files failed, or ran out of memory. The file may be damaged, or made to do harm." },
  };
  g_autofree char *path = write_table (10);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *reason = NULL;

      test_reader_fake ("", 0, ends[i].signal);
      reason = dup_refusal (path);
      g_assert_cmpstr (reason, ==, ends[i].reason);
    }
  test_reader_real ();
}

static void
test_missing (void)
{
  g_autofree char *path = write_table (10);
  g_autoptr (GError) error = NULL;

  g_setenv ("HUPAN_LIBEXECDIR", "/nowhere", TRUE);
  g_assert_null (try_import (path, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_READER);
  test_reader_real ();
}

static gpointer
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autofree char *path = write_table (10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  HupanProgress progress = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) children = NULL;
  GThread *thread;

  /* It says nothing and does not end, so only cancelling gets out of this. */
  test_reader_fake ("", 0, -1);
  thread = g_thread_new ("cancel", cancel_cb, cancellable);
  g_assert_null (hupan_import_read (path, NULL, NULL, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);

  children = test_reader_list_children ();
  g_assert_cmpuint (children->len, ==, 0);
  test_reader_real ();
}

/* --- Readers that lie ------------------------------------------------------------------------------------------------ */

static void
test_cut (void)
{
  g_autofree char *path = write_table (200);
  g_autoptr (GBytes) said = test_reader_record (path);

  for (guint round = 0; round < 100; round++)
    {
      g_autofree char *reason = NULL;

      test_reader_fake (g_bytes_get_data (said, NULL), g_test_rand_int_range (0, g_bytes_get_size (said)), 0);
      reason = dup_refusal (path);
    }

  test_reader_fake (g_bytes_get_data (said, NULL), g_bytes_get_size (said), 0);
  g_object_unref (test_import_read (path, NULL, NULL));
  test_reader_real ();
}

/* Whatever is said: rows within the limits, or a sentence. */
static void
assert_survives (const char *path, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanImport) import = NULL;

  test_reader_fake (bytes, length, 0);
  import = try_import (path, &error);
  g_assert_cmpint (import != NULL, ==, error == NULL);
  if (error != NULL)
    {
      g_assert_true (error->domain == HUPAN_IMPORT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  for (guint row = 0; import != NULL && row < hupan_import_get_n_rows (import); row++)
    g_assert_true (g_utf8_validate (hupan_import_get_cell (import, row, 0), -1, NULL));
}

static void
test_flipped (void)
{
  g_autofree char *table = write_table (20);
  g_autofree char *records = test_write ("ror.json",
                                         "[{\"id\":\"https://ror.org/03cve4549\",\"names\":[{\"value\":\"清华大学\",\"lang\":\"zh\","
                                         "\"types\":[\"label\"]}],\"domains\":[\"a.cn\"]}, {\"id\":1}]", -1);
  const char *const paths[] = { table, records };
  g_autoptr (GBytes) said_of_table = test_reader_record (table);
  g_autoptr (GBytes) said_of_records = test_reader_record (records);
  GBytes *const said[] = { said_of_table, said_of_records };

  for (guint round = 0; round < 300; round++)
    {
      gsize length;
      const char *sound = g_bytes_get_data (said[round % 2], &length);
      g_autofree guint8 *bytes = g_memdup2 (sound, length);

      bytes[g_test_rand_int_range (0, length)] ^= g_test_rand_int_range (1, 256);
      assert_survives (paths[round % 2], (const char *) bytes, length);
    }
  test_reader_real ();
}

static void
test_noise (void)
{
  g_autofree char *path = write_table (2);

  for (guint round = 0; round < 50; round++)
    {
      guint8 bytes[512];

      for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = g_test_rand_int_range (0, 256);
      assert_survives (path, (const char *) bytes, sizeof bytes);
    }
  test_reader_real ();
}

/* Puts one frame, of those that a word each stands for. */
static void
say (HupanFrameWriter *out, const char *word)
{
  static const struct
  {
    const char *word;
    HupanFrameType type;
    int numbers[2]; /* -1: none */
    const char *texts;
  } frames[] = {
    /* Sound ones, in their places. */
    { "table", HUPAN_FRAME_TABLE, { -1, -1 }, "UTF-8|," },
    { "records", HUPAN_FRAME_RECORDS, { -1, -1 }, "UTF-8" },
    { "encodings", HUPAN_FRAME_ENCODINGS, { -1, -1 }, "UTF-8|Big5" },
    { "end", HUPAN_FRAME_END, { 0, -1 }, NULL },
    { "row", HUPAN_FRAME_ROW, { 1, 0 }, "Name|Country" },

    /* No cells; no UTF-8; flags that there are not; a name without a value; a problem and cells besides; a sentence in two
     * lines; an error of no kind; progress of too much; what only the program says. */
    { "row_", HUPAN_FRAME_ROW, { 1, 0 }, NULL },
    { "row!", HUPAN_FRAME_ROW, { 1, 0 }, "Name|\xFF" },
    { "row?", HUPAN_FRAME_ROW, { 1, 8 }, "Name|Country" },
    { "leaf", HUPAN_FRAME_ROW, { 1, 0 }, "id|\"a|name" },
    { "sound", HUPAN_FRAME_ROW, { 1, HUPAN_READ_PROBLEM }, "why|Name" },
    { "problem", HUPAN_FRAME_PROBLEM, { HUPAN_IMPORT_ERROR_FORMAT, -1 }, "One line.\nAnother." },
    { "nobody", HUPAN_FRAME_PROBLEM, { 0, -1 }, "Something." },
    { "progress", HUPAN_FRAME_PROGRESS, { 1001, -1 }, NULL },
    { "read", HUPAN_FRAME_READ, { 1, 1 }, "a|b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_auto (GStrv) texts = g_strsplit (frames[i].texts != NULL ? frames[i].texts : "", "|", -1);

      if (!g_str_equal (frames[i].word, word))
        continue;
      hupan_frame_begin (out, frames[i].type);
      for (guint j = 0; j < 2 && frames[i].numbers[j] >= 0; j++)
        hupan_frame_put_number (out, frames[i].numbers[j]);
      for (char **text = texts; *text != NULL; text++)
        hupan_frame_put_text (out, *text);
      hupan_frame_end (out);
      return;
    }

  /* A cell too long; too many cells; a text without its zero; a frame without end. */
  hupan_frame_begin (out, g_str_equal (word, "long") ? HUPAN_FRAME_TABLE : HUPAN_FRAME_ROW);
  hupan_frame_put_number (out, 1);
  hupan_frame_put_number (out, 0);
  if (g_str_equal (word, "row+"))
    {
      g_autofree char *cell = g_strnfill (64 * 1024 + 1, 'x');

      hupan_frame_put_text (out, cell);
    }
  else if (g_str_equal (word, "row*"))
    {
      for (guint i = 0; i < 501; i++)
        hupan_frame_put_text (out, "x");
    }
  else
    {
      hupan_frame_put_text (out, "Name");
      g_byte_array_set_size (out->buffer, out->buffer->len - 1);
    }
  hupan_frame_end (out);
  if (g_str_equal (word, "long"))
    memset (out->buffer->data + out->start + 4, 0x7F, 4);
}

static void
test_forged (void)
{
  static const char *const lies[] = {
    "row",         "end",           "encodings end", "read",        "table table", "table records", "table row read",
    "table row+",  "table row*",    "table row_",    "table row!",  "table row-",  "table row?",    "table sound",
    "records leaf", "records sound", "problem",      "nobody",      "progress",    "long",          "table row",
    "table row encodings", "table row progress", "records row table",
  };
  g_autofree char *path = write_table (2);

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_auto (GStrv) words = g_strsplit (lies[i], " ", -1);
      g_auto (HupanFrameWriter) out = { 0 };
      g_autofree char *reason = NULL;

      hupan_frame_writer_init (&out, -1);
      for (char **word = words; *word != NULL; word++)
        say (&out, *word);
      g_test_message ("%s", lies[i]);
      test_reader_fake ((const char *) out.buffer->data, out.buffer->len, 0);
      reason = dup_refusal (path);
    }
  test_reader_real ();
}

/* More rows, and more bytes, than a table may have: the limits hold although the reader does not keep them. */
static void
test_flood (void)
{
  HupanImportLimits limits = *hupan_import_limits_default ();
  g_autofree char *path = write_table (2);
  g_auto (HupanFrameWriter) out = { 0 };

  hupan_frame_writer_init (&out, -1);
  say (&out, "table");
  for (guint i = 0; i < 12; i++)
    say (&out, "row");
  say (&out, "end");
  test_reader_fake ((const char *) out.buffer->data, out.buffer->len, 0);

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanImport) import = NULL;

      limits.max_rows = round == 1 ? 10 : 11;
      limits.max_bytes = round == 2 ? 100 : 12 * strlen ("Name,Country\n");
      import = hupan_import_read_within (path, NULL, NULL, &limits, NULL, &error);
      if (round == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_READER);
    }
  test_reader_real ();
}

/* --- Limits (I2), at their real size --------------------------------------------------------------------------------- */

static void
assert_limit (GString *text, const char *named)
{
  g_autofree char *path = test_write ("large.csv", text->str, text->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanImport) import = try_import (path, &error);

  g_assert_null (import);
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT);
  if (strstr (error->message, named) == NULL)
    g_error ("%s does not name %s", error->message, named);
  g_unlink (path);
}

static void
test_limits (void)
{
  g_autoptr (GString) bytes = g_string_new ("Name,Country\n");
  g_autoptr (GString) rows = g_string_new ("Name,Country\n");
  g_autoptr (GString) columns = g_string_new ("Name,Country");
  g_autoptr (GString) cell = g_string_new ("Name,Country\n");
  g_autoptr (GString) line = g_string_new ("Name,Country\n");

  g_string_set_size (bytes, 64 * 1024 * 1024 + 1);
  memset (bytes->str + 13, '\n', bytes->len - 13);
  assert_limit (bytes, "64.0\xC2\xA0MiB");

  for (guint i = 0; i < 200001; i++)
    g_string_append (rows, "A,CN\n");
  assert_limit (rows, "200000 rows");

  for (guint i = 0; i < 499; i++)
    g_string_append (columns, ",x");
  assert_limit (columns, "500 columns");

  g_string_set_size (cell, 13 + 64 * 1024 + 1);
  memset (cell->str + 13, 'x', 64 * 1024 + 1);
  assert_limit (cell, "64.0\xC2\xA0KiB");

  for (guint i = 0; i < 20; i++)
    {
      g_string_append_c (line, ',');
      for (guint j = 0; j < 60000; j++)
        g_string_append_c (line, 'x');
    }
  assert_limit (line, "1.0\xC2\xA0MiB");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/reader/escapes", test_escapes);
  g_test_add_func ("/exchange/reader/encodings", test_encodings);
  g_test_add_func ("/exchange/reader/progress", test_progress);
  g_test_add_func ("/exchange/reader/killed", test_killed);
  g_test_add_func ("/exchange/reader/ends", test_ends);
  g_test_add_func ("/exchange/reader/missing", test_missing);
  g_test_add_func ("/exchange/reader/cancelled", test_cancelled);
  g_test_add_func ("/exchange/reader/cut", test_cut);
  g_test_add_func ("/exchange/reader/flipped", test_flipped);
  g_test_add_func ("/exchange/reader/noise", test_noise);
  g_test_add_func ("/exchange/reader/forged", test_forged);
  g_test_add_func ("/exchange/reader/flood", test_flood);
  g_test_add_func ("/exchange/reader/limits", test_limits);
  return g_test_run ();
}
