/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

#include "../hupan-date.h"
#include "../hupan-papers.h"
#include "../hupan-share.h"

/* What is computed about a candidate. */

/* Unknown while the day is, or lies ahead. */
static char *
derive_days_in_stage (const char *const *values,
                      const char        *today)
{
  const char *since = values[0];

  if (!hupan_date_is_whole (since) || hupan_date_compare (since, today) > 0)
    return NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT, hupan_date_days_between (since, today));
}

static char *
share_of_papers (const char *const *values,
                 const char        *today)
{
  g_auto (GStrv) required = g_strsplit (values[0], "\n", -1);
  g_auto (GStrv) came = g_strsplit (values[1] != NULL ? values[1] : "", "\n", -1);
  g_auto (GStrv) asked = g_strsplit (values[2] != NULL ? values[2] : "", "\n", -1);
  g_autofree HupanPaperDocument *documents = g_new0 (HupanPaperDocument, g_strv_length (came) + 1);
  g_autofree HupanPaperRequest *requests = g_new0 (HupanPaperRequest, g_strv_length (asked) + 1);
  g_autoptr (GArray) papers = NULL;
  gsize n_came, n_asked;

  for (n_came = 0; came[n_came] != NULL; n_came++)
    {
      char *rest = came[n_came];

      documents[n_came].kind = strsep (&rest, "|");
      documents[n_came].status = strsep (&rest, "|");
      documents[n_came].valid_until = rest != NULL && *rest != '\0' ? rest : NULL;
    }
  for (n_asked = 0; asked[n_asked] != NULL; n_asked++)
    {
      char *rest = asked[n_asked];

      requests[n_asked].kind = strsep (&rest, "|");
      requests[n_asked].state = rest;
    }
  papers = hupan_papers_check ((const char *const *) required, documents, n_came, requests, n_asked, today);

  return hupan_share_to_text (hupan_papers_count_settled (papers), papers->len);
}

/* “2 of 5” of the papers that the call asks for; nothing where it asks for none. */
static char *
derive_papers (const char *const *values,
               const char        *today)
{
  return values[0] != NULL ? share_of_papers (values, today) : NULL;
}

const HupanDerived hupan_application_derived[] = {
  { { "papers", NC_ ("field", "Documents"), HUPAN_TYPE_SHARE },
    (const char *const[]) { "call.requirement:call.document_kind", "document:application.kind+status+valid_until",
                            "document_request:application.document_kind+state", NULL }, derive_papers, TRUE },
  { { "days_in_stage", NC_ ("field", "Days in stage"), HUPAN_TYPE_INTEGER },
    (const char *const[]) { "stage_since", NULL }, derive_days_in_stage, TRUE },
  { { NULL } },
};
