/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-document-name.h"
#include "core/hupan-kind.h"
#include "core/hupan-papers.h"
#include "core/hupan-record.h"

/* What documents are by their bytes, what their names say, and how it stands with the papers of a candidate. */

#define ZIP(name) "PK\3\4\x14\0\0\0\0\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" name
#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define ODT "application/vnd.oasis.opendocument.text"

/* Bytes, the media type, and whether a document of that name may be opened. */
static const struct
{
  const char *bytes;
  gsize size;
  const char *type;
  const char *name;
  gboolean opens;
} contents[] = {
#define ROW(bytes, type, name, opens) { bytes, sizeof bytes - 1, type, name, opens }
  ROW ("%PDF-1.7\n", "application/pdf", "cv.pdf", TRUE),
  ROW ("\xff\xd8\xff\xe0", "image/jpeg", "photo", TRUE),
  ROW ("\x89PNG\r\n\x1a\n", "image/png", "a.png", TRUE),
  ROW ("II*\0\x08", "image/tiff", "a.tif", TRUE),
  ROW ("MM\0*\0", "image/tiff", "a.tif", TRUE),
  ROW ("\0\0\0\x18" "ftypheic", "image/heic", "a.heic", TRUE),
  ROW ("\0\0\0\x18" "ftypmp42", "application/octet-stream", "a.mp4", TRUE),
  ROW (ZIP ("[Content_Types].xml") ZIP ("_rels/.rels") ZIP ("word/document.xml"), DOCX, "a.docx", TRUE),
  ROW (ZIP ("mimetypeapplication/vnd.oasis.opendocument.text"), ODT, "a.odt", TRUE),
  ROW ("plain words\n", "text/plain", "a.txt", TRUE),
  ROW ("\xe7\xae\x80\xe5\x8e\x86\n", "text/plain", "a.txt", TRUE), /* 简历 in UTF-8 */
  ROW ("\xbc\xf2\xc0\xfa\n", "text/plain", "a.txt", TRUE),         /* and in GB 18030 */
  ROW ("\xff\xfe" "a\0", "text/plain", "a.txt", TRUE),
  ROW ("", "application/octet-stream", "a", TRUE),
  ROW ("GIF89a\1\0\1\0", "application/octet-stream", "a.gif", TRUE),
  ROW (ZIP ("xl/workbook.xml"), "application/octet-stream", "a.xlsx", TRUE),

  /* The name lies. */
  ROW ("%PDF-1.7\n", "application/pdf", "cv.exe", TRUE), /* the copy is cv.exe.pdf */
  ROW ("MZ\x90\0", "application/x-executable", "cv.pdf", FALSE),
  ROW ("\x7f" "ELF\2\1\1", "application/x-executable", "cv.pdf", FALSE),
  ROW ("#!/bin/sh\nrm\n", "application/x-script", "cv.pdf", FALSE),
  ROW ("[Desktop Entry]\nExec=sh\n", "application/x-script", "cv.txt", FALSE),
  ROW ("\1\2\3", "application/octet-stream", "cv.msi", FALSE),
  ROW ("\1\2\3", "application/octet-stream", "cv.pdf.EXE", FALSE),
  ROW ("\1\2\3", "application/octet-stream", "cv.bin", FALSE),
  ROW ("L\0\0\0\x01\x14\x02\0", "application/x-executable", "cv.pdf.lnk", FALSE),

  /* Two things at once: what it begins as counts, and a program counts before all. */
  ROW ("MZ%PDF-1.4\n", "application/x-executable", "cv.pdf", FALSE),
  ROW ("#!/bin/sh\n%PDF-1.4\n", "application/x-script", "cv.pdf", FALSE),
  ROW ("\x7f" "ELF%PDF-1.4\n", "application/x-executable", "cv.pdf", FALSE),
  ROW ("%PDF-1.4\n" ZIP ("META-INF/MANIFEST.MF"), "application/pdf", "cv.jar", TRUE),
  ROW ("%PDF-1.4\n<html><script>", "application/pdf", "cv.html", TRUE),
  ROW (" %PDF-1.4\n", "text/plain", "cv.pdf", TRUE),
  ROW ("GIF89a/*\0*/=1;", "application/octet-stream", "a.js", FALSE),
  ROW ("\xff\xd8\xff\xe0#!/bin/sh", "image/jpeg", "a.sh", TRUE),
  ROW ("\x89PNG\r\n\x1a\n<?php ", "image/png", "a.php", TRUE),
  ROW (ZIP ("META-INF/MANIFEST.MF") ZIP ("word/document.xml"), "application/x-executable", "a.docx", FALSE),
  ROW (ZIP ("word/document.xml") ZIP ("word/vbaProject.bin"), "application/vnd.ms-word.document.macroenabled.12", "a.docx", FALSE),
  ROW (ZIP ("a/word/document.xml"), "application/octet-stream", "a.docx", TRUE),
  ROW ("    4mimetypeapplication/vnd.oasis.opendocument.text", "text/plain", "a.odt", TRUE),
  ROW ("<html><body>", "application/x-script", "a.txt", FALSE),
  ROW ("\xef\xbb\xbf  <!DOCTYPE html>", "application/x-script", "a.txt", FALSE),
  ROW ("<?xml version=\"1.0\"?>\n<svg onload=\"x()\">", "application/x-script", "a.svg", FALSE),
  ROW ("<?xml version=\"1.0\"?>\n<record/>", "text/plain", "a.xml", TRUE),
  ROW ("<?php echo", "application/x-script", "a.pdf", FALSE),
  ROW ("%!PS-Adobe-3.0\n", "application/x-script", "a.pdf", FALSE),
  ROW ("\xca\xfe\xba\xbe\0\0\0A", "application/x-executable", "a.pdf", FALSE),
  ROW ("\0asm\1\0\0\0", "application/x-executable", "a.pdf", FALSE),
  ROW ("!<arch>\ndebian", "application/x-executable", "a.pdf", FALSE),
#undef ROW
};

static void
test_sniff (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      const HupanMedia *media = hupan_media_sniff ((const guint8 *) contents[i].bytes, contents[i].size);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, contents[i].name);
      g_assert_cmpstr (media->type, ==, contents[i].type);
      g_assert_true (hupan_media_get (contents[i].type) == media);
      g_assert_cmpint (hupan_media_may_open (media, contents[i].name), ==, contents[i].opens);
    }
}

/* Every beginning of every content, so that nothing is read behind its end. */
static void
test_sniff_cut (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    for (gsize n = 0; n <= contents[i].size; n++)
      {
        g_autofree guint8 *exact = g_memdup2 (contents[i].bytes, n);

        g_assert_nonnull (hupan_media_sniff (exact, n));
      }
}

/* A copy that is opened is called so that its type and its name agree. */
static void
test_copy_name (void)
{
  static const char *const rows[][3] = {
    { "application/pdf", "cv.pdf", "cv.pdf" },      { "application/pdf", "cv.PDF", "cv.PDF" },
    { "application/pdf", "cv.exe", "cv.exe.pdf" },  { "application/pdf", "cv", "cv.pdf" },
    { "application/pdf", "cv.", "cv..pdf" },        { "image/jpeg", "a.jpeg", "a.jpeg" },
    { "text/plain", "run.bat", "run.bat.txt" },     { "text/plain", "data.csv", "data.csv" },
    { "application/octet-stream", "a.xlsx", "a.xlsx" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = hupan_media_dup_copy_name (hupan_media_get (rows[i][0]), rows[i][1]);

      g_assert_cmpstr (name, ==, rows[i][2]);
    }
}

/* F2: names that others have been fooled by. */
static void
test_clean_name (void)
{
  static const char *const rows[][2] = {
    { "cv.pdf", "cv.pdf" },
    { "../../x", "x" },
    { "..\\..\\x.pdf", "x.pdf" },
    { "/etc/passwd", "passwd" },
    { "C:\\Users\\li\\简历.pdf", "简历.pdf" },
    { ".hidden", "hidden" },
    { "...", "Unnamed" },
    { "", "Unnamed" },
    { "a/", "Unnamed" },
    { " . .x. ", "x" },
    { "\xe2\x80\xae" "fdp.exe", "fdp.exe" },             /* U+202E turns what follows around */
    { "a\xe2\x81\xa6" "b\xe2\x81\xa9.pdf", "ab.pdf" },
    { "zero\xe2\x80\x8bwidth.pdf", "zerowidth.pdf" },
    { "a\nb\tc.pdf", "a b c.pdf" },
    { "a\x01\x7f" "b.pdf", "ab.pdf" },
    { "<b>&amp;</b>.pdf", "b>.pdf" },                    /* a slash parts folders in any name */
    { "<b>.pdf", "<b>.pdf" },
    { "Lebensla\xcc\x88ufe.pdf", "Lebensl\xc3\xa4ufe.pdf" }, /* NFC */
    { "bad\xff" "bytes.pdf", "bad\xef\xbf\xbd" "bytes.pdf" },
    { "trailing.pdf...", "trailing.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = hupan_document_name_clean (rows[i][0]);
      g_autofree char *again = hupan_document_name_clean (name);

      g_assert_cmpstr (name, ==, rows[i][1]);
      g_assert_cmpstr (again, ==, name);
    }
}

static void
test_clean_long_name (void)
{
  g_autofree char *body = g_strnfill (300, 'x');
  g_autofree char *long_name = g_strconcat (body, ".pdf", NULL);
  g_autoptr (GString) han = g_string_new (NULL);
  g_autofree char *cut = hupan_document_name_clean (long_name);
  g_autofree char *cut_han = NULL;
  g_autofree char *no_ending = hupan_document_name_clean (body);

  for (int i = 0; i < 200; i++)
    g_string_append (han, "简");
  g_string_append (han, ".docx");
  cut_han = hupan_document_name_clean (han->str);

  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, HUPAN_DOCUMENT_NAME_LENGTH);
  g_assert_true (g_str_has_suffix (cut, "x.pdf"));
  g_assert_cmpint (g_utf8_strlen (cut_han, -1), ==, HUPAN_DOCUMENT_NAME_LENGTH);
  g_assert_true (g_str_has_suffix (cut_han, "简.docx"));
  g_assert_cmpint (strlen (no_ending), ==, HUPAN_DOCUMENT_NAME_LENGTH);
}

static void
test_guess_kind (void)
{
  static const char *const rows[][2] = {
    { "cv.pdf", "cv" },
    { "CV_LiMing_2024.pdf", "cv" },
    { "MyCV.pdf", "cv" },
    { "McVay.pdf", "other" },
    { "李明简历.pdf", "cv" },
    { "个人簡歷.docx", "cv" },
    { "Lebenslauf Müller.pdf", "cv" },
    { "Résumé.pdf", "cv" },
    { "履歴書.pdf", "cv" },
    { "transcript-master.pdf", "transcript" },
    { "本科成绩单.pdf", "transcript" },
    { "PhD degree certificate.pdf", "degree_certificate" },
    { "博士学位证书.jpg", "degree_certificate" },
    { "Urkunde.pdf", "degree_certificate" },
    { "Research Proposal v3.docx", "research_proposal" },
    { "研究计划.docx", "research_proposal" },
    { "recommendation_letter_Wang.pdf", "reference_letter" },
    { "推荐信-王教授.pdf", "reference_letter" },
    { "passport.jpg", "identity" },
    { "passport photo.jpg", "identity" },
    { "身份证.png", "identity" },
    { "identify.pdf", "other" },
    { "ID.pdf", "identity" },
    { "进站协议.pdf", "entry_agreement" },
    { "聘用合同.pdf", "contract" },
    { "contractual.pdf", "other" },
    { "证件照.jpg", "photo" },
    { "paper-2023.pdf", "publication" },
    { "scan0001.pdf", "other" },
    { "Unnamed", "other" },
  };
  const HupanField *field = hupan_kind_get_field (hupan_kind_get ("document"), "kind");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *kind = hupan_document_name_guess_kind (rows[i][0], hupan_media_get ("application/pdf"));

      g_test_message ("%s", rows[i][0]);
      g_assert_cmpstr (kind, ==, rows[i][1]);
      g_assert_nonnull (hupan_field_get_choice_label (field, kind));
    }
  g_assert_cmpstr (hupan_document_name_guess_kind ("IMG_2024.jpg", hupan_media_get ("image/jpeg")), ==, "photo");
  g_assert_cmpstr (hupan_document_name_guess_confidentiality ("identity"), ==, "restricted");
  g_assert_cmpstr (hupan_document_name_guess_confidentiality ("reference_letter"), ==, "reference_letter");
  g_assert_cmpstr (hupan_document_name_guess_confidentiality ("cv"), ==, "normal");
}

/* Documents "kind status valid-until" and requests "kind state", ";" between them; the state of the one paper that is
 * required, a CV. Today is 2026-03-02. */
static const struct
{
  const char *documents;
  const char *requests;
  const char *state;
} papers[] = {
  { "", "", "missing" },
  { "", "cv requested", "requested" },
  { "", "cv waived", "waived" },
  { "", "transcript waived", "missing" },
  { "cv received -", "", "received" },
  { "transcript verified -", "", "missing" },
  { "cv received -", "cv requested", "received" },
  { "cv received -", "cv waived", "received" },
  { "cv verified -", "cv requested", "verified" },
  { "cv rejected -", "", "rejected" },
  { "cv rejected -", "cv requested", "requested" },
  { "cv rejected -", "cv waived", "waived" },
  { "cv rejected -;cv received -", "", "received" },
  { "cv verified -;cv rejected -", "", "verified" },
  { "cv received 2026-03-02", "", "received" },
  { "cv received 2026-03-01", "", "expired" },
  { "cv verified 2026-03-01", "", "expired" },
  { "cv verified 2026-03-01", "cv requested", "requested" },
  { "cv verified 2026-03-01;cv received -", "", "received" },
  { "cv rejected 2026-03-01", "", "rejected" },
  { "cv verified 2026-03", "", "verified" },
  { "cv verified 2026-02", "", "expired" },
  { "cv verified 2025", "", "expired" },
  { "cv verified 2026", "", "verified" },
};

static void
test_papers (void)
{
  static const char *const required[] = { "cv", "cv", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_auto (GStrv) documents = g_strsplit (papers[i].documents, ";", -1);
      g_auto (GStrv) requests = g_strsplit (papers[i].requests, ";", -1);
      HupanPaperDocument came[4];
      HupanPaperRequest asked[4];
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      g_autoptr (GArray) found = NULL;
      gsize n_came = 0, n_asked = 0;

      for (char **text = documents; *text != NULL && **text != '\0'; text++)
        {
          char **word = g_strsplit (*text, " ", -1);

          g_ptr_array_add (words, word);
          came[n_came++] = (HupanPaperDocument) { word[0], word[1], g_str_equal (word[2], "-") ? NULL : word[2] };
        }
      for (char **text = requests; *text != NULL && **text != '\0'; text++)
        {
          char **word = g_strsplit (*text, " ", -1);

          g_ptr_array_add (words, word);
          asked[n_asked++] = (HupanPaperRequest) { word[0], word[1] };
        }

      found = hupan_papers_check (required, came, n_came, asked, n_asked, "2026-03-02");
      g_test_message ("%s | %s", papers[i].documents, papers[i].requests);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (hupan_paper_state_get_name (g_array_index (found, HupanPaper, 0).state), ==, papers[i].state);
    }
}

static void
test_share (void)
{
  static const char *const required[] = { "cv", "transcript", "degree_certificate", "identity", "photo", NULL };
  const HupanPaperDocument documents[] = { { "cv", "received", NULL }, { "transcript", "rejected", NULL },
                                           { "photo", "verified", NULL }, { "other", "verified", NULL } };
  const HupanPaperRequest requests[] = { { "identity", "waived" }, { "degree_certificate", "requested" } };
  g_autoptr (GArray) found = hupan_papers_check (required, documents, G_N_ELEMENTS (documents), requests,
                                                 G_N_ELEMENTS (requests), "2026-03-02");

  g_assert_cmpuint (found->len, ==, 5);
  g_assert_cmpuint (hupan_papers_count_settled (found), ==, 3);
  g_assert_cmpint (g_array_index (found, HupanPaper, 0).document, ==, 0);
  g_assert_cmpint (g_array_index (found, HupanPaper, 1).document, ==, 1);
  g_assert_cmpint (g_array_index (found, HupanPaper, 2).document, ==, -1);
  g_assert_cmpint (g_array_index (found, HupanPaper, 2).request, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/papers/sniff", test_sniff);
  g_test_add_func ("/core/papers/sniff-cut", test_sniff_cut);
  g_test_add_func ("/core/papers/copy-name", test_copy_name);
  g_test_add_func ("/core/papers/clean-name", test_clean_name);
  g_test_add_func ("/core/papers/clean-long-name", test_clean_long_name);
  g_test_add_func ("/core/papers/guess-kind", test_guess_kind);
  g_test_add_func ("/core/papers/papers", test_papers);
  g_test_add_func ("/core/papers/share", test_share);
  return g_test_run ();
}
