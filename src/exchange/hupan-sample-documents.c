/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sample-documents.h"

#include <string.h>

/* Papers of the sample's candidates: who is in the station has handed in what entering takes, others are on their way. Each is
 * a page that says it is made up. */
static const struct
{
  const char *kind;
  const char *title;
} papers[] = {
  { "cv", "CV" },
  { "degree_certificate", "Degree certificate" },
  { "transcript", "Transcript" },
  { "research_proposal", "Research proposal" },
  { "reference_letter", "Reference letter" },
  { "entry_agreement", "Entry agreement" },
};

/* Which candidates have which: those of the stage whose number is a multiple of `every`. */
static const struct
{
  const char *stages;
  int every;
  const char *kind;
  const char *status;
  const char *valid_until;
} plans[] = {
  { "|in_station|exit_review|out_station|terminated|", 1, "degree_certificate", "verified", NULL },
  { "|in_station|exit_review|out_station|terminated|", 1, "entry_agreement", "verified", NULL },
  { "|in_station|exit_review|out_station|terminated|", 1, "cv", "received", NULL },
  { "|in_station|exit_review|out_station|terminated|", 2, "transcript", "verified", NULL },
  { "|in_station|exit_review|out_station|terminated|", 3, "reference_letter", "received", NULL },
  { "|entry_processing|", 1, "degree_certificate", "verified", NULL },
  { "|entry_processing|", 3, "entry_agreement", "verified", NULL },
  { "|entry_processing|offered|accepted|", 1, "cv", "received", NULL },
  { "|offered|accepted|", 2, "degree_certificate", "received", NULL },
  { "|shortlisted|interview|recommended|reserve|", 3, "cv", "received", NULL },
  { "|shortlisted|interview|recommended|reserve|", 3, "research_proposal", "received", NULL },
  { "|shortlisted|interview|recommended|reserve|", 6, "transcript", "rejected", NULL },
  { "|under_review|", 8, "cv", "received", NULL },
  { "|under_review|", 8, "degree_certificate", "verified", "2025-06-30" },
};

static const struct
{
  const char *stages;
  int every;
  const char *kind;
  const char *state;
  const char *reason;
} requests[] = {
  { "|shortlisted|interview|", 3, "reference_letter", "requested", NULL },
  { "|under_review|", 8, "transcript", "requested", NULL },
  { "|in_station|", 4, "research_proposal", "waived", "The topic was set by the fellow." },
};

static gboolean
is_due (const char *stages,
        int         every,
        const char *stage,
        int         number)
{
  g_autofree char *word = g_strdup_printf ("|%s|", stage);

  return number % every == 0 && strstr (stages, word) != NULL;
}

static const char *
get_title (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (strcmp (papers[i].kind, kind) == 0)
      return papers[i].title;

  g_assert_not_reached ();
}

static void
append_object (GString    *pdf,
               GArray     *offsets,
               const char *body)
{
  const guint offset = (guint) pdf->len;

  g_array_append_val (offsets, offset);
  g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", offsets->len, body);
}

/* One page, Helvetica. Letters outside of ASCII are not drawn. */
static GBytes *
make_page (const char *title,
           const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autofree char *text = g_strdup_printf ("BT /F1 24 Tf 72 740 Td (%s) Tj 0 -36 Td /F1 14 Tf (%s) Tj 0 -48 Td (Sample: made up, about nobody.) Tj ET",
                                           title, ascii);
  g_autofree char *stream = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", strlen (text), text);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  GString *pdf = g_string_new ("%PDF-1.4\n");
  gsize table;

  append_object (pdf, offsets, "<< /Type /Catalog /Pages 2 0 R >>");
  append_object (pdf, offsets, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  append_object (pdf, offsets, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                               " /Resources << /Font << /F1 5 0 R >> >> >>");
  append_object (pdf, offsets, stream);
  append_object (pdf, offsets, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  table = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (pdf, "%010u 00000 n \n", g_array_index (offsets, guint, i));
  g_string_append_printf (pdf, "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", offsets->len + 1, table);

  return g_string_free_to_bytes (pdf);
}

static void
add_document (HupanSampleMaker *maker,
              const char       *application,
              const char       *name,
              const char       *received,
              gsize             plan)
{
  const char *title = get_title (plans[plan].kind);
  g_autoptr (GBytes) content = make_page (title, name);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (content));
  g_autofree char *file = g_strdup_printf ("%s %s.pdf", title, name);
  const gboolean is_letter = strcmp (plans[plan].kind, "reference_letter") == 0;

  hupan_sample_maker_add (maker, "document", "name", file, "kind", plans[plan].kind, "application", application, "status",
                          plans[plan].status, "language", "en", "received_on", received, "valid_until", plans[plan].valid_until,
                          "confidentiality", is_letter ? "reference_letter" : "normal", "media_type", "application/pdf", "size", size,
                          "sha256", sha256, NULL);
  hupan_sample_maker_add_content (maker, content);
}

void
hupan_sample_add_documents (HupanSampleMaker *maker,
                            const char       *application,
                            const char       *stage,
                            int               number,
                            const char       *name,
                            const char       *received)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    if (is_due (plans[i].stages, plans[i].every, stage, number))
      add_document (maker, application, name, received, i);
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    if (is_due (requests[i].stages, requests[i].every, stage, number))
      hupan_sample_maker_add (maker, "document_request", "application", application, "document_kind", requests[i].kind, "state",
                              requests[i].state, "since", received, "reason", requests[i].reason, NULL);
}
