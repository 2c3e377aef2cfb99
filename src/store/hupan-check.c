/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/hupan-fold.h"
#include "hupan-chain.h"
#include "hupan-contents.h"
#include "hupan-format.h"
#include "hupan-integrity.h"
#include "hupan-safety-private.h"
#include "hupan-safety.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* Folded texts made by other rules would make searching miss what is there. */
static gboolean
check_folded (HupanRegistry *self, GPtrArray *findings, GError **error)
{
  gint64 old = 0;
  g_autofree char *query = g_strdup_printf ("SELECT count (*) FROM search_text WHERE rules <> %d",
                                            HUPAN_FOLD_RULES);

  if (!hupan_db_read_int (self->db, query, &old, error))
    return FALSE;
  if (old > 0)
    {
      char *finding = g_strdup_printf (g_dngettext (NULL, "%" PRId64 " record was indexed for searching by older rules.",
                                                    "%" PRId64 " records were indexed for searching by older rules.",
                                                    (gulong) old),
                                       old);

      g_ptr_array_add (findings, finding);
    }
  return TRUE;
}

/* That each document still has its hash (D10): reads every content once. */
static gboolean
check_documents (HupanRegistry *self, const HupanProgress *progress, GPtrArray *findings, GError **error)
{
  HupanDb *documents = self->safety->documents;

  if (documents != NULL)
    return hupan_integrity_check (documents, hupan_format_documents ()->file, progress, findings, error) &&
           hupan_contents_check (self, findings, progress, error);
  g_ptr_array_add (findings, g_strdup (_("The documents of the registry cannot be opened.")));
  return TRUE;
}

GPtrArray *
hupan_registry_check (HupanRegistry *self, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!hupan_integrity_check (self->db, hupan_format_registry ()->file, progress, findings, error) ||
      !hupan_history_verify (self->db, 0, findings, progress, error) ||
      !check_folded (self, findings, error) || !check_documents (self, progress, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}
