/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-papers.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label;
} states[] = {
  [HUPAN_PAPER_MISSING] = { "missing", NC_ ("paper_state", "Missing") },
  [HUPAN_PAPER_REJECTED] = { "rejected", NC_ ("paper_state", "Not accepted") },
  [HUPAN_PAPER_EXPIRED] = { "expired", NC_ ("paper_state", "Expired") },
  [HUPAN_PAPER_REQUESTED] = { "requested", NC_ ("paper_state", "Requested") },
  [HUPAN_PAPER_WAIVED] = { "waived", NC_ ("paper_state", "Waived") },
  [HUPAN_PAPER_RECEIVED] = { "received", NC_ ("paper_state", "Received") },
  [HUPAN_PAPER_VERIFIED] = { "verified", NC_ ("paper_state", "Verified") },
};

/* Good on the last day itself; of a date that is known to the year or month, until its end. */
static gboolean
is_over (const char *valid_until,
         const char *today)
{
  return valid_until != NULL && strncmp (valid_until, today, strlen (valid_until)) < 0;
}

static HupanPaperState
state_of (const HupanPaperDocument *document,
          const char               *today)
{
  if (g_strcmp0 (document->status, "rejected") == 0)
    return HUPAN_PAPER_REJECTED;
  if (is_over (document->valid_until, today))
    return HUPAN_PAPER_EXPIRED;

  return g_strcmp0 (document->status, "verified") == 0 ? HUPAN_PAPER_VERIFIED : HUPAN_PAPER_RECEIVED;
}

static HupanPaper
check (const char               *kind,
       const HupanPaperDocument *documents,
       gsize                     n_documents,
       const HupanPaperRequest  *requests,
       gsize                     n_requests,
       const char               *today)
{
  HupanPaper paper = { kind, HUPAN_PAPER_MISSING, -1, -1 };

  for (gsize i = 0; i < n_documents; i++)
    {
      HupanPaperState state;

      if (g_strcmp0 (documents[i].kind, kind) != 0)
        continue;
      state = state_of (&documents[i], today);
      if (state >= paper.state)
        paper = (HupanPaper) { kind, state, (int) i, -1 };
    }
  for (gsize i = 0; i < n_requests; i++)
    {
      HupanPaperState state;

      if (g_strcmp0 (requests[i].kind, kind) != 0)
        continue;
      paper.request = (int) i;
      state = g_strcmp0 (requests[i].state, "waived") == 0 ? HUPAN_PAPER_WAIVED : HUPAN_PAPER_REQUESTED;
      paper.state = MAX (paper.state, state);
    }

  return paper;
}

/**
 * hupan_papers_check:
 * @required: NULL-terminated; a kind that stands there twice is asked for once
 * @today: ISO date
 *
 * Of several documents of a kind the best one counts, of equally good ones the last. What came and is good outweighs what
 * was asked or waived; a waiver outweighs what is not good.
 *
 * Returns: (transfer full) (element-type HupanPaper): in the order of what is required
 */
GArray *
hupan_papers_check (const char *const        *required,
                    const HupanPaperDocument *documents,
                    gsize                     n_documents,
                    const HupanPaperRequest  *requests,
                    gsize                     n_requests,
                    const char               *today)
{
  GArray *papers = g_array_new (FALSE, FALSE, sizeof (HupanPaper));

  for (const char *const *kind = required; *kind != NULL; kind++)
    {
      gboolean known = FALSE;

      for (guint i = 0; i < papers->len; i++)
        known |= g_str_equal (g_array_index (papers, HupanPaper, i).kind, *kind);
      if (!known)
        {
          HupanPaper paper = check (*kind, documents, n_documents, requests, n_requests, today);

          g_array_append_val (papers, paper);
        }
    }

  return papers;
}

/* What nobody has to run after any more: it came and is good, or is not needed. */
gboolean
hupan_paper_is_settled (HupanPaperState state)
{
  return state >= HUPAN_PAPER_WAIVED;
}

guint
hupan_papers_count_settled (GArray *papers)
{
  guint n = 0;

  for (guint i = 0; i < papers->len; i++)
    n += hupan_paper_is_settled (g_array_index (papers, HupanPaper, i).state);

  return n;
}

const char *
hupan_paper_state_get_name (HupanPaperState state)
{
  return states[state].name;
}

const char *
hupan_paper_state_get_label (HupanPaperState state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "paper_state", states[state].label);
}
