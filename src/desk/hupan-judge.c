/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-judge.h"

void
hupan_judge_clear (HupanJudge *self)
{
  g_clear_pointer (&self->mentors, hupan_mentors_free);
}

gboolean
hupan_judge_find_appointment (HupanJudge   *self,
                              gint64        application,
                              HupanRecord **appointment,
                              GError      **error)
{
  g_autoptr (GPtrArray) found =
    hupan_registry_find_referring (self->registry, hupan_kind_get ("appointment"), "application", application, error);

  *appointment = found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
  return found != NULL;
}

static gboolean
take_text (gint64             id,
           const char *const *values,
           gpointer           data)
{
  g_set_str ((char **) data, values[0]);
  return FALSE;
}

gint64
hupan_judge_find_topic (HupanJudge *self,
                        gint64      application,
                        GError    **error)
{
  static const char *const paths[] = { "topic_preference:application.topic", NULL };
  g_autofree char *topics = NULL;

  if (!hupan_registry_scan (self->registry, hupan_kind_get ("application"), paths, &application, 1, NULL, take_text, &topics, NULL,
                            error))
    return -1;

  return topics != NULL ? g_ascii_strtoll (topics, NULL, 10) : 0;
}

static gboolean
add_documents (HupanJudge     *self,
               HupanMoveFacts *facts,
               GError        **error)
{
  g_autoptr (GPtrArray) found = hupan_registry_find_referring (self->registry, hupan_kind_get ("document"), "application",
                                                               hupan_record_get_id (facts->application), error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (g_strcmp0 (hupan_record_get (g_ptr_array_index (found, i), "status"), "verified") == 0)
      g_ptr_array_add (facts->verified, g_strdup (hupan_record_get (g_ptr_array_index (found, i), "kind")));

  return found != NULL;
}

gboolean
hupan_judge_need_mentors (HupanJudge *self,
                          GError    **error)
{
  if (self->mentors == NULL)
    self->mentors = hupan_mentors_load (self->registry, self->lang, self->progress, error);

  return self->mentors != NULL;
}

static gboolean
add_mentor (HupanJudge     *self,
            HupanMoveFacts *facts,
            GError        **error)
{
  static const char *const paths[] = { "@title", NULL };
  const gint64 topic = hupan_judge_find_topic (self, hupan_record_get_id (facts->application), error);
  g_autofree char *title = NULL;

  if (topic < 0 || !hupan_judge_need_mentors (self, error) ||
      (topic > 0 && !hupan_registry_scan (self->registry, hupan_kind_get ("topic"), paths, &topic, 1, self->lang, take_text,
                                          &title, self->progress, error)))
    return FALSE;

  hupan_mentors_describe (self->mentors, topic, title, &facts->mentor);
  return TRUE;
}

HupanMoveFacts *
hupan_judge_gather (HupanJudge      *self,
                    HupanRecord     *application,
                    HupanGuardNeeds  needs,
                    GError         **error)
{
  g_autoptr (HupanMoveFacts) facts = hupan_move_facts_new (application);

  if (((needs & HUPAN_GUARD_STATION) &&
       !hupan_judge_find_appointment (self, hupan_record_get_id (application), &facts->appointment, error)) ||
      ((needs & HUPAN_GUARD_DOCUMENTS) && !add_documents (self, facts, error)) ||
      ((needs & HUPAN_GUARD_MENTOR) && !add_mentor (self, facts, error)))
    return NULL;

  return g_steal_pointer (&facts);
}
