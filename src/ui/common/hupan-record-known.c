/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record-page-private.h"

#include <glib/gi18n.h>

#include "hupan-toast.h"

/* A new record of somebody who is there already: another application, a candidate who becomes a fellow. The form is made anew about
 * the person, with what was typed; and back again if it was somebody else after all. */

typedef struct
{
  const HupanKind *kind;
  gint64 embedded;
  char *lang;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->lang);
  g_free (wanted);
}

static gpointer
load_draft (HupanRegistry       *registry,
            gpointer             data,
            const HupanProgress *progress,
            GError             **error)
{
  Wanted *wanted = data;

  return hupan_dossier_load_draft (registry, wanted->kind, wanted->embedded, wanted->lang, error);
}

static void
load (HupanRecordPage    *self,
      gint64              embedded,
      GAsyncReadyCallback callback)
{
  Wanted *wanted = g_new (Wanted, 1);

  *wanted = (Wanted) { self->kind, embedded, g_strdup (hupan_desk_get_lang (self->desk)) };
  hupan_desk_run_urgent_async (self->desk, load_draft, wanted, (GDestroyNotify) wanted_free, g_object_unref, NULL, callback,
                               g_object_ref (self));
}

/* A fellow is one once; whoever is there as such is opened instead. */
static gint64
find_only (HupanDossier *dossier)
{
  const HupanKind *kind = hupan_dossier_get_kind (dossier);
  GPtrArray *siblings = hupan_dossier_get_siblings (dossier, kind->name);

  if (!(kind->flags & HUPAN_KIND_ONCE) || siblings->len == 0)
    return 0;

  return hupan_record_get_id (g_ptr_array_index (siblings, 0));
}

static void
open_now (gpointer data)
{
  HupanRecordPage *self = data;

  hupan_record_page_show (self, self->kind, self->about);
}

/* Instead of a new record. A name that was typed to find it is no loss. */
static void
open_known (HupanRecordPage *self,
            gint64           id)
{
  self->about = id;
  if (self->form == NULL || hupan_form_count_changed (self->form) <= 2 ||
      hupan_record_page_may_leave (self, G_CALLBACK (open_now), self))
    open_now (self);
}

static void
switch_form (HupanRecordPage *self,
             HupanDossier    *dossier)
{
  g_autoptr (JsonObject) state = hupan_form_dup_state (self->form);
  g_autoptr (JsonObject) typed = g_steal_pointer (&self->typed);
  HupanRecord *embedded = hupan_dossier_get_embedded (dossier);
  const gboolean stored = hupan_record_get_meta (embedded)->version != 0;
  const gboolean same = hupan_form_state_get_known (state) == (stored ? hupan_record_get_id (embedded) : 0);

  hupan_form_drop_draft (self->form);
  hupan_record_page_show_form (self, dossier);
  hupan_form_restore (self->form, state, same ? HUPAN_FORM_TAKE_ALL : HUPAN_FORM_TAKE_RECORD);
  if (same)
    return;

  if (stored)
    {
      hupan_form_restore (self->form, state, HUPAN_FORM_TAKE_GAPS);
      self->typed = json_object_ref (state);
    }
  else if (typed != NULL)
    hupan_form_restore (self->form, typed, HUPAN_FORM_TAKE_EMBEDDED);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HupanRecordPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanDossier) dossier = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  /* Whoever closed or saved the form meanwhile wants nothing more of it. */
  if (self->form == NULL || self->id != 0 || self->desk == NULL)
    return;

  if (dossier == NULL)
    hupan_toast_error (GTK_WIDGET (self), _("This Person Cannot Be Used"), error);
  else if (find_only (dossier) != 0)
    open_known (self, find_only (dossier));
  else
    switch_form (self, dossier);
}

static void
known_cb (HupanForm       *form,
          gint64           id,
          HupanRecordPage *self)
{
  if (self->kind->embeds == NULL)
    open_known (self, id);
  else if (id != 0)
    load (self, id, found_cb);
  else
    {
      g_autoptr (HupanDossier) draft = hupan_dossier_new_draft (self->kind);

      switch_form (self, draft);
    }
}

void
hupan_record_page_connect_known (HupanRecordPage *self)
{
  g_signal_connect_object (self->form, "known", G_CALLBACK (known_cb), self, G_CONNECT_DEFAULT);
}

/* --- Asked for from elsewhere ------------------------------------------------------------------------------- */

static void
draft_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HupanRecordPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanDossier) dossier = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (self->form != NULL || self->desk == NULL)
    return;

  if (dossier == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self), _("This Person Cannot Be Used"), error);
      return;
    }

  if (find_only (dossier) != 0)
    {
      open_known (self, find_only (dossier));
      return;
    }

  self->id = 0;
  self->shown = TRUE;
  hupan_record_page_show_form (self, dossier);
  g_signal_emit_by_name (self, "shown", (gint64) 0);
}

static void
edit_now (gpointer data)
{
  HupanRecordPage *self = data;

  load (self, self->about, draft_loaded_cb);
}

/**
 * hupan_record_page_edit_new_about:
 * @embedded: the person that a new record of the page's kind is to be about
 */
void
hupan_record_page_edit_new_about (HupanRecordPage *self,
                                  gint64           embedded)
{
  self->about = embedded;
  if (hupan_record_page_may_leave (self, G_CALLBACK (edit_now), self))
    edit_now (self);
}

void
hupan_record_page_add_again_menu (GMenu           *menu,
                                  int              position,
                                  const HupanKind *kind,
                                  const char      *group)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autofree char *duplicate = g_strconcat (group, ".duplicate", NULL);
  g_autofree char *another = g_strconcat (group, ".another", NULL);

  if (kind->embeds == NULL)
    g_menu_append (section, _("_Duplicate"), duplicate);

  for (const HupanKind *const *other = hupan_kinds (); kind->embeds != NULL && *other != NULL; other++)
    {
      const HupanPlace *place = hupan_place_get_for_kind (*other);
      g_autoptr (GMenuItem) item = NULL;

      if (place == NULL || place->again_label == NULL || (*other == kind && kind->flags & HUPAN_KIND_ONCE))
        continue;

      item = g_menu_item_new (_(place->again_label), NULL);
      g_menu_item_set_action_and_target (item, another, "s", (*other)->name);
      g_menu_append_item (section, item);
    }

  g_menu_insert_section (menu, position, NULL, G_MENU_MODEL (section));
}
