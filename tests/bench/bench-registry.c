/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-registry.h"

#include "core/hupan-batch.h"
#include "core/kinds/hupan-kinds.h"
#include "store/hupan-registry.h"

#define BATCH 20000

HupanBatch *
bench_registry_new_batch (guint first,
                          guint n)
{
  HupanBatch *batch = hupan_batch_new ("Bench", NULL, HUPAN_BATCH_IMPORT);

  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (HupanRecord) draft = hupan_record_new_draft (&hupan_university_kind);
      g_autoptr (HupanRecord) named = NULL;
      g_autoptr (HupanRecord) placed = NULL;
      g_autofree char *name = g_strdup_printf ("University No. %u of Nowhere", i * 7919 % 1000003);

      named = hupan_record_with (draft, "name", name);
      placed = hupan_record_with (named, "country", i % 3 == 0 ? "SG" : "CN");
      hupan_batch_create (batch, placed, NULL);
    }
  return batch;
}

static void
add_universities (HupanRegistry *registry,
                  guint          first,
                  guint          n)
{
  g_autoptr (HupanBatch) batch = bench_registry_new_batch (first, n);
  g_autoptr (GError) error = NULL;

  if (hupan_registry_commit (registry, batch, NULL, &error) == 0)
    g_error ("The registry of the benchmark cannot be filled: %s", error->message);
}

static gboolean
can_be_opened (const char *folder)
{
  g_autoptr (HupanRegistry) registry = hupan_registry_open (folder, HUPAN_OPEN_NONE, NULL, NULL);

  if (registry == NULL)
    return FALSE;
  hupan_registry_close (registry);
  return TRUE;
}

static void
spawn (const char *const *argv)
{
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

void
bench_registry_copy (const char *folder,
                     const char *copy)
{
  bench_registry_remove (copy);
  spawn ((const char *[]) { "cp", "-r", folder, copy, NULL });
}

void
bench_registry_remove (const char *folder)
{
  spawn ((const char *[]) { "rm", "-rf", folder, NULL });
}

/* Kept from run to run while this Hupan can open it. */
char *
bench_registry_ensure (Bench *bench,
                       guint  n)
{
  g_autofree char *name = g_strdup_printf ("bench-registry-%u", n);
  char *folder = g_build_filename (bench->cache, name, NULL);
  g_autofree char *unfinished = g_strconcat (folder, ".new", NULL);
  g_autoptr (HupanRegistry) registry = NULL;
  g_autoptr (GError) error = NULL;

  if (can_be_opened (folder))
    return folder;

  bench_note ("hupan-bench: making a registry of %u universities, once", n);
  bench_registry_remove (folder);
  bench_registry_remove (unfinished);
  registry = hupan_registry_create (unfinished, "Bench", &error);
  if (registry == NULL)
    g_error ("%s cannot be made: %s", unfinished, error->message);
  for (guint i = 0; i < n; i += BATCH)
    add_universities (registry, i, MIN (BATCH, n - i));
  hupan_registry_close (registry);
  spawn ((const char *[]) { "mv", "-T", unfinished, folder, NULL });
  return folder;
}
