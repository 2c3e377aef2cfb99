/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-opening.h"

#include "core/hupan-init.h"
#include "hupan-connect.h"
#include "hupan-meta.h"

gboolean
hupan_opening_is_read_only (HupanOpening *self)
{
  return hupan_registry_get_read_only_reason (self->registry) != NULL;
}

/* The first reason found is the one that is told. */
void
hupan_opening_make_read_only (HupanOpening *self, const char *reason)
{
  if (!hupan_opening_is_read_only (self))
    hupan_registry_set_read_only (self->registry, reason);
}

typedef gboolean (*Step) (HupanOpening *, GError **);

static const Step to_the_lock[] = {
  hupan_opening_find_folder, /* on this computer, and ours */
  hupan_opening_take_lock,   /* flock, apart from SQLite's own */
};

/* The recipe. Each step may rely on those before it; none can be left out. */
static const Step from_the_lock[] = {
  hupan_opening_finish_restore,        /* what a crash cut short */
  hupan_opening_check_file,            /* there, an ordinary file, one name, ours alone */
  hupan_opening_quarantine_side_files, /* SQLite would believe them */
  hupan_opening_read_header,           /* is it a registry, of which format */
  hupan_opening_connect_registry,   /* from here on only SQLite opens it: closing a descriptor would free its
                                       locks */
  hupan_opening_check_format,       /* from here on its tables are known to be ours */
  hupan_opening_read_meta,          /* which registry it is */
  hupan_opening_compare_with_state, /* and whether it is the one last seen here */
  hupan_opening_check_after_crash,  /* every page, when it was not closed in order */
  hupan_opening_connect_documents,  /* the second file, the same way */
  hupan_opening_migrate,            /* to the newest format */
  hupan_opening_refresh_search,     /* to the newest rules of folding */
  hupan_opening_write_notes,        /* into the history */
  hupan_opening_collect_contents,   /* that a crash left without a document */
  hupan_opening_remember,           /* for the next time */
};

static gboolean
run (HupanOpening *self, const Step *steps, gsize n_steps, GError **error)
{
  for (gsize i = 0; i < n_steps; i++)
    if (!steps[i](self, error))
      return FALSE;
  return TRUE;
}

static void
opening_clear (HupanOpening *self)
{
  g_free (self->folder);
  g_free (self->path);
}

/**
 * hupan_registry_open:
 * @progress: of checks and updates, which are rare but can take long
 *
 * Opens a registry. Where it can be read but not written it is opened all the
 * same: hupan_registry_get_read_only_reason() then says why nothing can be
 * changed. What the user should know is in hupan_registry_get_notices().
 */
HupanRegistry *
hupan_registry_open (const char *folder, HupanOpenFlags flags, const HupanProgress *progress, GError **error)
{
  g_autoptr (HupanRegistry) registry = hupan_registry_new_for_db (NULL);
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  HupanOpening opening = {
    .folder = g_steal_pointer (&absolute), .flags = flags, .progress = progress, .registry = registry
  };
  gboolean ok;

  registry->safety = hupan_safety_new ();
  opening.safety = registry->safety;
  ok = run (&opening, to_the_lock, G_N_ELEMENTS (to_the_lock), error) &&
       run (&opening, from_the_lock, G_N_ELEMENTS (from_the_lock), error);
  opening_clear (&opening);
  return ok ? g_steal_pointer (&registry) : NULL;
}

static void
let_go (HupanRegistry *self)
{
  g_clear_pointer (&self->db, hupan_db_free);
  g_clear_pointer (&self->safety->documents, hupan_db_free);
  g_clear_pointer (&self->safety->state, hupan_state_free);
  g_hash_table_remove_all (self->safety->whole);
  self->safety->opened = FALSE;
  self->safety->marked = FALSE;
}

static gboolean
open_again (HupanRegistry *self, HupanOpenFlags flags, GError **error)
{
  HupanOpening opening = {
    .folder = g_strdup (self->folder),
    .path = g_build_filename (self->folder, hupan_format_registry ()->file, NULL),
    .flags = flags,
    .registry = self,
    .safety = self->safety,
    .again = TRUE,
  };
  gboolean ok;

  let_go (self);
  ok = hupan_place_look (self->folder, &opening.place, error) &&
       run (&opening, from_the_lock, G_N_ELEMENTS (from_the_lock), error);
  opening_clear (&opening);
  return ok;
}

void
hupan_registry_reopen (HupanRegistry *self)
{
  g_autoptr (GError) error = NULL;

  if (!open_again (self, HUPAN_OPEN_NONE, &error))
    {
      hupan_registry_set_read_only (self, error->message);
      if (!open_again (self, HUPAN_OPEN_READ_ONLY, NULL))
        {
          /* Readers need a connection to ask; this one knows nothing and answers that the disk failed. */
          let_go (self);
          self->db = hupan_connect_in_memory (NULL);
          hupan_db_lose (self->db);
        }
    }
  hupan_registry_set_yield_func (self, self->yield_func, self->yield_data);
}

/* What closing in order writes; after a failure of the disk nothing is written any more. */
static void
write_farewell (HupanRegistry *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->safety->opened || self->read_only_reason != NULL || hupan_db_get_failure (self->db) != SQLITE_OK)
    return;
  if (self->safety->marked &&
      (!hupan_meta_set (self->db, HUPAN_META_WRITTEN_BY, hupan_get_version (), &error) ||
       !hupan_meta_set (self->db, HUPAN_META_CLEAN, "1", &error)))
    {
      g_debug ("the registry could not be closed in order: %s", error->message);
      return;
    }
  if (!hupan_safety_save_state (self, &error))
    g_debug ("state not saved: %s", error->message);
}

/**
 * hupan_registry_close:
 *
 * May be called more than once; dropping the last reference does it too.
 */
void
hupan_registry_close (HupanRegistry *self)
{
  if (self->safety == NULL)
    return;
  if (self->db != NULL)
    {
      hupan_db_rollback (self->db);
      write_farewell (self);
    }
  g_clear_pointer (&self->db, hupan_db_free);
  g_clear_pointer (&self->safety, hupan_safety_free);
}
