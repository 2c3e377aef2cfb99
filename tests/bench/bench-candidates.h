/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"
#include "index/hupan-source.h"

G_BEGIN_DECLS

/* Made-up candidates, any number of them: number i is always the same, and nobody real. */

#define BENCH_N_UNIVERSITIES 300
#define BENCH_N_TOPICS 24
#define BENCH_N_TAGS 8
#define BENCH_N_CALLS 6
#define BENCH_N_FIELDS 6
#define BENCH_N_SITES 8

typedef struct
{
  guint number;
  char name[64];
  gboolean is_native; /* has a name in Latin letters apart */
  char latin_name[64];
  char email[40];
  char orcid[20];     /* "" for none */
  char code[16];
  char received_on[11];
  char stage_since[11];
  const char *stage;
  const char *channel; /* NULL for none */
  const char *owner;
  guint call;
  guint n_educations;
  guint universities[2];
  const char *levels[2];
  guint n_topics;
  guint topics[3];
  guint n_tags;
  guint tags[2];
} BenchCandidate;

void bench_candidate_make (BenchCandidate *self, guint number);

/* What they refer to. */
char       *bench_university_name (guint university);
const char *bench_university_country (guint university);
char       *bench_topic_title (guint topic);
guint       bench_topic_field (guint topic);
guint       bench_topic_site (guint topic);
char       *bench_record_title (const char *kind, guint number);

/* The first n of them, straight into an image: what the registry would give, without one. */
typedef struct _BenchSource BenchSource;

BenchSource *bench_source_new (guint n);
HupanSource *bench_source_get (BenchSource *self);
void         bench_source_free (BenchSource *self);


G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchSource, bench_source_free)

G_END_DECLS
