/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-fill.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "bench/bench-candidates.h"
#include "core/hupan-batch.h"
#include "store/hupan-safety.h"

/* Candidates in one batch: as many as an import of a large file commits at once would fit in memory. */
#define BATCH_CANDIDATES 5000

typedef struct
{
  HupanRegistry *registry;
  HupanBatch *batch;
  gint64 fields[BENCH_N_FIELDS];
  gint64 sites[BENCH_N_SITES];
  gint64 topics[BENCH_N_TOPICS];
  gint64 universities[BENCH_N_UNIVERSITIES];
  gint64 calls[BENCH_N_CALLS];
  gint64 tags[BENCH_N_TAGS];
} Filling;

static gint64
create (Filling    *filling,
        const char *kind,
        ...) G_GNUC_NULL_TERMINATED;

static gint64
create (Filling    *filling,
        const char *kind,
        ...)
{
  const HupanKind *of = hupan_kind_get (kind);
  guint n = hupan_kind_get_n_fields (of);
  g_autofree const char **values = g_new0 (const char *, n + 1);
  g_autoptr (HupanRecord) record = NULL;
  const char *name;
  va_list pairs;

  for (guint i = 0; i < n; i++)
    values[i] = of->fields[i].initial;
  va_start (pairs, kind);
  while ((name = va_arg (pairs, const char *)) != NULL)
    {
      const char *value = va_arg (pairs, const char *);

      if (value != NULL && *value != '\0')
        values[hupan_kind_get_field_index (of, name)] = value;
    }
  va_end (pairs);

  record = hupan_record_new (of, hupan_id_new (), NULL, values);
  return hupan_batch_create (filling->batch, record, NULL);
}

static void
commit (Filling *filling)
{
  g_autoptr (GError) error = NULL;

  if (hupan_registry_commit (filling->registry, filling->batch, NULL, &error) == 0)
    g_error ("%s", error->message);
  g_object_unref (filling->batch);
  filling->batch = hupan_batch_new ("Bench", NULL, HUPAN_BATCH_IMPORT);
}

static const char *
reference (char   *text,
           gint64  id)
{
  g_snprintf (text, 24, "%" G_GINT64_FORMAT, id);
  return text;
}

static void
create_others (Filling *filling)
{
  char one[24], two[24];

  for (guint i = 0; i < BENCH_N_FIELDS; i++)
    {
      g_autofree char *name = bench_record_title ("Field", i);

      filling->fields[i] = create (filling, "research_field", "name", name, NULL);
    }
  for (guint i = 0; i < BENCH_N_SITES; i++)
    {
      g_autofree char *name = bench_record_title ("Site", i);

      filling->sites[i] = create (filling, "site", "name", name, "country", "CN", "time_zone", "Asia/Shanghai", NULL);
    }
  for (guint i = 0; i < BENCH_N_TOPICS; i++)
    {
      g_autofree char *title = bench_topic_title (i);
      g_autofree char *code = g_strdup_printf ("T-%02u", i);

      filling->topics[i] = create (filling, "topic", "title", title, "code", code, "status", "open", "field",
                                   reference (one, filling->fields[bench_topic_field (i)]), "site",
                                   reference (two, filling->sites[bench_topic_site (i)]), NULL);
    }
  for (guint i = 0; i < BENCH_N_UNIVERSITIES; i++)
    {
      g_autofree char *name = bench_university_name (i);

      filling->universities[i] = create (filling, "university", "name", name, "country", bench_university_country (i), NULL);
    }
  for (guint i = 0; i < BENCH_N_CALLS; i++)
    {
      g_autofree char *name = bench_record_title ("Call", i);

      filling->calls[i] = create (filling, "call", "name", name, "status", "open", NULL);
    }
  for (guint i = 0; i < BENCH_N_TAGS; i++)
    {
      g_autofree char *name = bench_record_title ("Tag", i);

      filling->tags[i] = create (filling, "tag", "name", name, NULL);
    }
  commit (filling);
}

static void
create_candidate (Filling *filling,
                  guint    number)
{
  BenchCandidate candidate;
  char person[24], application[24], other[24];

  bench_candidate_make (&candidate, number);

  reference (person, create (filling, "person", "name", candidate.name, "latin_name", candidate.latin_name, "emails", candidate.email,
                             "orcid", candidate.orcid, NULL));
  reference (application,
             create (filling, "application", "person", person, "number", candidate.code, "call",
                     reference (other, filling->calls[candidate.call]), "received_on", candidate.received_on, "stage", candidate.stage,
                     "stage_since", candidate.stage_since, "channel", candidate.channel, "owner", candidate.owner, NULL));
  for (guint i = 0; i < candidate.n_educations; i++)
    create (filling, "education", "person", person, "level", candidate.levels[i], "university",
            reference (other, filling->universities[candidate.universities[i]]), "position", i == 0 ? "1" : "2", NULL);
  for (guint i = 0; i < candidate.n_topics; i++)
    create (filling, "topic_preference", "application", application, "topic", reference (other, filling->topics[candidate.topics[i]]),
            "rank", i == 0 ? "1" : i == 1 ? "2" : "3", NULL);
  for (guint i = 0; i < candidate.n_tags; i++)
    create (filling, "application_tag", "application", application, "tag", reference (other, filling->tags[candidate.tags[i]]), NULL);
}

static void
fill (HupanRegistry *registry,
      guint          n)
{
  Filling filling = { registry, hupan_batch_new ("Bench", NULL, HUPAN_BATCH_IMPORT) };
  double start = bench_clock_ms ();

  create_others (&filling);
  for (guint i = 0; i < n; i++)
    {
      create_candidate (&filling, i);
      if ((i + 1) % BATCH_CANDIDATES == 0)
        commit (&filling);
      if ((i + 1) % 50000 == 0)
        bench_note ("   %u candidates after %.0f s", i + 1, (bench_clock_ms () - start) / 1e3);
    }
  if (!hupan_batch_is_empty (filling.batch))
    commit (&filling);
  g_object_unref (filling.batch);
}

HupanRegistry *
bench_open_registry (const char *folder)
{
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = hupan_registry_open (folder, HUPAN_OPEN_NONE, NULL, &error);

  if (registry == NULL)
    g_error ("%s", error->message);
  return registry;
}

void
bench_forget_registry (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      bench_forget_registry (child);
    }
  g_remove (path);
}

char *
bench_fill_registry (Bench *bench,
                     guint  n)
{
  g_autofree char *name = g_strdup_printf ("bench-candidates-%u", n);
  g_autofree char *path = g_build_filename (bench->cache, name, NULL);
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);
  g_autoptr (HupanRegistry) registry = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);

  bench_forget_registry (unfinished);
  registry = hupan_registry_create (unfinished, "Bench", &error);
  if (registry == NULL)
    g_error ("%s", error->message);

  bench_note ("   making a registry of %u candidates, once", n);
  fill (registry, n);
  hupan_registry_close (registry);
  g_rename (unfinished, path);

  return g_steal_pointer (&path);
}
