/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record-view.h"

#include <glib/gi18n.h>

#include "core/hupan-country.h"
#include "hupan-facts.h"
#include "hupan-field-row.h"
#include "hupan-history-group.h"
#include "hupan-related-group.h"

/**
 * HupanRecordView:
 *
 * The sections of a place, each made from its line of the table.
 */
struct _HupanRecordView
{
  AdwBin parent_instance;

  /* template children */
  AdwAvatar *avatar;
  GtkLabel *flag;
  GtkLabel *title;
  GtkLabel *subtitle;
  AdwWrapBox *marks;
  GtkBox *sections;

  /* owned */
  HupanDesk *desk;
  const HupanPlace *place;
  HupanDossier *dossier;
  GtkWidget *last; /* borrowed: after which the next section goes while they are put there */
};

G_DEFINE_FINAL_TYPE (HupanRecordView, hupan_record_view, ADW_TYPE_BIN)

/* --- Head -------------------------------------------------------------------------------------------------- */

static void
add_mark (HupanRecordView *self,
          const char      *text,
          const char      *style)
{
  GtkWidget *mark = gtk_label_new (text);

  gtk_widget_add_css_class (mark, "hupan-mark");
  if (style != NULL)
    gtk_widget_add_css_class (mark, style);
  adw_wrap_box_append (self->marks, mark);
}

static void
show_marks (HupanRecordView *self)
{
  const HupanRecordMeta *meta = hupan_record_get_meta (hupan_dossier_get_record (self->dossier));
  GPtrArray *tags = hupan_dossier_get_parts (self->dossier, "application_tag");
  GtkWidget *mark;

  while ((mark = gtk_widget_get_first_child (GTK_WIDGET (self->marks))) != NULL)
    adw_wrap_box_remove (self->marks, mark);
  if (meta->deleted_at != 0)
    add_mark (self, _("In the trash"), "error");
  if (g_strcmp0 (meta->origin, "sample") == 0)
    add_mark (self, C_ ("mark on a record", "Sample"), "accent");
  for (guint i = 0; i < tags->len; i++)
    add_mark (self,
              hupan_dossier_get_title_of (self->dossier, hupan_record_get_reference (g_ptr_array_index (tags, i), "tag")), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), gtk_widget_get_first_child (GTK_WIDGET (self->marks)) != NULL);
}

static char *
dup_subtitle (HupanRecordView *self)
{
  g_auto (GStrv) paths = g_strsplit (self->place->subtitle != NULL ? self->place->subtitle : "", " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **path = paths; *path != NULL && **path != '\0'; path++)
    {
      const HupanField *field;
      HupanRecord *record = hupan_dossier_find_field (self->dossier, *path, &field);
      g_autofree char *value = hupan_dossier_format (self->dossier, record, field);

      if (g_strcmp0 (value, hupan_dossier_get_title (self->dossier)) != 0)
        hupan_facts_add (text, value);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* People have their initials, and what stands in a country has its flag. */
static void
show_head (HupanRecordView *self)
{
  HupanRecord *record = hupan_dossier_get_record (self->dossier);
  const gboolean is_person = hupan_dossier_get_embedded (self->dossier) != NULL;
  const char *country = NULL;
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree char *flag = NULL;

  if (!is_person && hupan_kind_get_field (hupan_record_get_kind (record), "country") != NULL)
    country = hupan_record_get (record, "country");
  if (country != NULL)
    flag = hupan_country_dup_flag (country);

  gtk_label_set_label (self->title, hupan_dossier_get_title (self->dossier));
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  adw_avatar_set_text (self->avatar, hupan_dossier_get_title (self->dossier));
  gtk_widget_set_visible (GTK_WIDGET (self->avatar), is_person);
  gtk_label_set_label (self->flag, flag != NULL ? flag : "");
  gtk_widget_set_visible (GTK_WIDGET (self->flag), flag != NULL);
  show_marks (self);
}

/* --- Sections ---------------------------------------------------------------------------------------------- */

static void
append (HupanRecordView *self,
        GtkWidget       *section)
{
  gtk_box_insert_child_after (self->sections, section, self->last);
  self->last = section;
}

static void
add_group (HupanRecordView     *self,
           const HupanSection  *section,
           GPtrArray           *rows)
{
  GtkWidget *group;

  if (rows->len == 0)
    return;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), g_dpgettext2 (NULL, "section", section->title));
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (rows, i));
  append (self, group);
}

/* What changes by moves, and since when it is so, stands where the moves are, in a section of the place's own. */
static gboolean
is_shown_apart (const HupanKind  *kind,
                const HupanField *field)
{
  for (const HupanField *other = kind->fields; other->name != NULL; other++)
    if ((other->flags & HUPAN_FIELD_MOVED) && (other == field || g_strcmp0 (other->stamps, field->name) == 0))
      return TRUE;

  return FALSE;
}

static void
add_fields (HupanRecordView    *self,
            const HupanSection *section)
{
  g_auto (GStrv) paths = g_strsplit (section->what, " ", -1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (char **path = paths; *path != NULL; path++)
    {
      const HupanField *field;
      HupanRecord *record = hupan_dossier_find_field (self->dossier, *path, &field);
      GtkWidget *row = NULL;

      if (!is_shown_apart (hupan_record_get_kind (record), field))
        row = hupan_field_row_new (self->dossier, record, field);
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }

  add_group (self, section, rows);
}

static void
add_parts (HupanRecordView    *self,
           const HupanSection *section)
{
  GPtrArray *parts = hupan_dossier_get_parts (self->dossier, section->what);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (rows, hupan_part_row_new (self->dossier, g_ptr_array_index (parts, i)));

  add_group (self, section, rows);
}

static void
add_related (HupanRecordView    *self,
             const HupanSection *section)
{
  const HupanKind *kind = hupan_kind_get (section->what);
  g_autoptr (HupanQuery) query = hupan_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_dossier_get_id (self->dossier));

  hupan_query_set_filter (query, hupan_kind_get_column (kind, section->column), (const char *const[]) { id, NULL });
  append (self, hupan_related_group_new (self->desk, g_dpgettext2 (NULL, "section", section->title), query));
}

static void
add_siblings (HupanRecordView    *self,
              const HupanSection *section)
{
  GPtrArray *siblings = hupan_dossier_get_siblings (self->dossier, section->what);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < siblings->len; i++)
    g_ptr_array_add (rows, hupan_sibling_row_new (self->dossier, g_ptr_array_index (siblings, i)));

  add_group (self, section, rows);
}

/* A section that keeps itself up to date stays as long as the record does, with the focus in it. */
static GQuark
get_section_quark (void)
{
  return g_quark_from_static_string ("hupan-section");
}

static void
add_own (HupanRecordView    *self,
         const HupanSection *section)
{
  GtkWidget *widget;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_object_get_qdata (G_OBJECT (child), get_section_quark ()) == section)
      {
        self->last = child;
        return;
      }

  widget = section->create (self->desk, self->dossier);
  if (section->keeps)
    g_object_set_qdata (G_OBJECT (widget), get_section_quark (), (gpointer) section);
  append (self, widget);
}

static void
clear_sections (HupanRecordView *self,
                gboolean         all)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (all || g_object_get_qdata (G_OBJECT (child), get_section_quark ()) == NULL)
        gtk_box_remove (self->sections, child);
    }
  self->last = NULL;
}

static void
add_section (HupanRecordView    *self,
             const HupanSection *section)
{
  switch (section->type)
    {
    case HUPAN_SECTION_FIELDS:
      add_fields (self, section);
      break;

    case HUPAN_SECTION_PARTS:
      add_parts (self, section);
      break;

    case HUPAN_SECTION_RELATED:
      add_related (self, section);
      break;

    case HUPAN_SECTION_SIBLINGS:
      add_siblings (self, section);
      break;

    case HUPAN_SECTION_OWN:
      add_own (self, section);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* --- GObject ------------------------------------------------------------------------------------------------ */

static void
hupan_record_view_dispose (GObject *object)
{
  HupanRecordView *self = HUPAN_RECORD_VIEW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->dossier);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_RECORD_VIEW);

  G_OBJECT_CLASS (hupan_record_view_parent_class)->dispose (object);
}

static void
hupan_record_view_class_init (HupanRecordViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_record_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanRecordView, avatar);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordView, flag);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordView, title);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordView, marks);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordView, sections);
}

static void
hupan_record_view_init (HupanRecordView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hupan_record_view_new (HupanDesk        *desk,
                       const HupanPlace *place)
{
  HupanRecordView *self = g_object_new (HUPAN_TYPE_RECORD_VIEW, NULL);

  self->desk = g_object_ref (desk);
  self->place = place;

  return GTK_WIDGET (self);
}

/**
 * hupan_record_view_show:
 *
 * Shows a record. When it is the one that was shown, read again, the page stays where it is scrolled to.
 */
void
hupan_record_view_show (HupanRecordView *self,
                        HupanDossier    *dossier)
{
  const gboolean same = self->dossier != NULL && hupan_dossier_get_id (self->dossier) == hupan_dossier_get_id (dossier);

  g_set_object (&self->dossier, dossier);
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)))), 0);

  show_head (self);
  clear_sections (self, !same);
  for (const HupanSection *section = self->place->sections; section->type != 0; section++)
    add_section (self, section);
  append (self, hupan_history_group_new (self->desk, dossier));
}

/**
 * hupan_record_view_dup_text:
 *
 * Returns: the record as lines of "label: value", for the clipboard
 */
char *
hupan_record_view_dup_text (HupanRecordView *self)
{
  g_autoptr (GString) text = g_string_new (hupan_dossier_get_title (self->dossier));

  for (const HupanSection *section = self->place->sections; section->type != 0; section++)
    {
      g_auto (GStrv) paths = NULL;

      if (section->type != HUPAN_SECTION_FIELDS)
        continue;

      paths = g_strsplit (section->what, " ", -1);
      for (char **path = paths; *path != NULL; path++)
        {
          const HupanField *field;
          HupanRecord *record = hupan_dossier_find_field (self->dossier, *path, &field);
          g_autofree char *value = hupan_dossier_format (self->dossier, record, field);

          if (value == NULL || *value == '\0' || (field->flags & HUPAN_FIELD_RESTRICTED))
            continue;
          g_string_append_c (text, '\n');
          g_string_append_printf (text, C_ ("label and value", "%s: %s"), hupan_field_get_label (field), value);
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
