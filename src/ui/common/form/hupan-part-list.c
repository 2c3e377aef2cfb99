/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-part-list.h"

#include <glib/gi18n.h>

#include "hupan-draft-file.h"
#include "hupan-part.h"

struct _HupanPartList
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
  GtkWidget *add;

  const HupanKind *kind;
  HupanRecord *owner;
  HupanDesk *desk;
  HupanDossier *dossier;
  GPtrArray *loaded;  /* of HupanRecord, as they were */
  GPtrArray *parts;   /* of HupanPart, as they shall be */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanPartList, hupan_part_list, ADW_TYPE_PREFERENCES_GROUP)

static gint64
get_id (HupanPart *part)
{
  return hupan_record_get_id (hupan_form_record_get_loaded (hupan_part_get_record (part)));
}

static HupanPart *
get_part (HupanPartList *self,
          guint          index)
{
  return g_ptr_array_index (self->parts, index);
}

static guint
find_part (HupanPartList *self,
           HupanPart     *part)
{
  guint index = 0;

  g_ptr_array_find (self->parts, part, &index);
  return index;
}

static void
update_places (HupanPartList *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    hupan_part_set_place (get_part (self, i), i, self->parts->len);
}

static void
changed_cb (HupanPartList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
move_cb (HupanPart     *part,
         int            step,
         HupanPartList *self)
{
  hupan_part_list_move (self, find_part (self, part), step);
}

static void
remove_cb (HupanPart     *part,
           HupanPartList *self)
{
  hupan_part_list_remove (self, find_part (self, part));
}

static void
insert_rows (HupanPartList *self,
             HupanPart     *part,
             int            index)
{
  GtkWidget *message = hupan_part_get_message_row (part);

  gtk_list_box_insert (self->list, hupan_part_get_row (part), index);
  if (message != NULL)
    gtk_list_box_insert (self->list, message, index + 1);
}

static void
remove_rows (HupanPartList *self,
             HupanPart     *part)
{
  gtk_list_box_remove (self->list, hupan_part_get_row (part));
  if (hupan_part_get_message_row (part) != NULL)
    gtk_list_box_remove (self->list, hupan_part_get_message_row (part));
}

static HupanPart *
append (HupanPartList *self,
        HupanRecord   *record)
{
  HupanPart *part = hupan_part_new (record, hupan_record_get_kind (self->owner), self->desk, self->dossier);

  g_ptr_array_add (self->parts, part);
  insert_rows (self, part, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->add)));
  g_signal_connect_object (part, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (part, "move", G_CALLBACK (move_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (part, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);

  return part;
}

/* --- Order ------------------------------------------------------------------------------------------------ */

/* Parts are read in the order of their numbers, then of their ids; so numbers are written only where that would not
 * give the order that is shown. */
static gboolean
is_in_order (HupanPartList    *self,
             const HupanField *order)
{
  gint64 last_id = 0, last_number = 0;
  guint n_numbers = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      HupanRecord *loaded = hupan_form_record_get_loaded (hupan_part_get_record (get_part (self, i)));
      const char *value = hupan_record_get (loaded, order->name);
      const gint64 number = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;

      if (value != NULL && n_numbers++ > 0 && number <= last_number)
        return FALSE;
      if (value == NULL && hupan_record_get_id (loaded) < last_id)
        return FALSE;
      last_number = number;
      last_id = hupan_record_get_id (loaded);
    }

  return n_numbers == 0 || n_numbers == self->parts->len;
}

static gboolean
is_same_sequence (HupanPartList *self)
{
  if (self->parts->len != self->loaded->len)
    return FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    if (get_id (get_part (self, i)) != hupan_record_get_id (g_ptr_array_index (self->loaded, i)))
      return FALSE;

  return TRUE;
}

static gboolean
has_part (HupanPartList *self,
          HupanRecord   *record)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (get_id (get_part (self, i)) == hupan_record_get_id (record))
      return TRUE;

  return FALSE;
}

static void
write_order (HupanPartList *self,
             HupanBatch    *batch)
{
  const HupanField *order = hupan_part_get_order_field (self->kind);

  if (order == NULL || is_in_order (self, order))
    return;

  for (guint i = 0; i < self->parts->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      hupan_batch_set (batch, hupan_form_record_get_loaded (hupan_part_get_record (get_part (self, i))), order->name, number);
    }
}

/* --- GObject ---------------------------------------------------------------------------------------------- */

static void
hupan_part_list_dispose (GObject *object)
{
  HupanPartList *self = HUPAN_PART_LIST (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->loaded, g_ptr_array_unref);
  g_clear_object (&self->owner);
  g_clear_object (&self->desk);
  g_clear_object (&self->dossier);

  G_OBJECT_CLASS (hupan_part_list_parent_class)->dispose (object);
}

static void
hupan_part_list_class_init (HupanPartListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hupan_part_list_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hupan_part_list_init (HupanPartList *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));

  self->add = adw_button_row_new ();
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "list-add-symbolic");
  g_signal_connect_object (self->add, "activated", G_CALLBACK (hupan_part_list_add), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, self->add);
}

/**
 * hupan_part_list_new:
 * @kind: of the parts
 * @owner: the record they belong to
 * @desk: (nullable): where records are suggested from
 * @dossier: has the parts, and the titles of what they refer to
 */
GtkWidget *
hupan_part_list_new (const HupanKind *kind,
                     HupanRecord     *owner,
                     HupanDesk       *desk,
                     HupanDossier    *dossier)
{
  HupanPartList *self = g_object_new (HUPAN_TYPE_PART_LIST, NULL);
  /* Translators: adds an item to a list; the placeholder is what it is, such as "Education" or "Tag". */
  g_autofree char *add = g_strdup_printf (_("Add: %s"), hupan_part_get_noun (kind));

  self->kind = kind;
  self->owner = g_object_ref (owner);
  g_set_object (&self->desk, desk);
  self->dossier = g_object_ref (dossier);
  self->loaded = g_ptr_array_ref (hupan_dossier_get_parts (dossier, kind->name));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, hupan_kind_get_label_plural (kind), -1);
  for (guint i = 0; i < self->loaded->len; i++)
    append (self, g_ptr_array_index (self->loaded, i));
  update_places (self);

  return GTK_WIDGET (self);
}

const HupanKind *
hupan_part_list_get_kind (HupanPartList *self)
{
  return self->kind;
}

HupanRecord *
hupan_part_list_get_owner (HupanPartList *self)
{
  return self->owner;
}

gboolean
hupan_part_list_get_changed (HupanPartList *self)
{
  if (!is_same_sequence (self))
    return TRUE;

  for (guint i = 0; i < self->parts->len; i++)
    if (hupan_form_record_get_changed (hupan_part_get_record (get_part (self, i))))
      return TRUE;

  return FALSE;
}

HupanFormField *
hupan_part_list_check (HupanPartList *self)
{
  HupanFormField *wrong = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      HupanFormField *field = hupan_form_record_check (hupan_part_get_record (get_part (self, i)));

      wrong = wrong != NULL ? wrong : field;
    }

  return wrong;
}

/**
 * hupan_part_list_add_to_batch:
 *
 * Adds the parts that are new or changed, trashes those taken away, and numbers them if their order asks for it.
 */
void
hupan_part_list_add_to_batch (HupanPartList *self,
                              HupanBatch    *batch)
{
  const HupanFormLink link = { hupan_kind_get_owner_field (self->kind)->name, hupan_record_get_id (self->owner) };

  for (guint i = 0; i < self->loaded->len; i++)
    {
      HupanRecord *record = g_ptr_array_index (self->loaded, i);

      if (hupan_record_get_meta (record)->version != 0 && !has_part (self, record))
        hupan_batch_trash (batch, record);
    }

  for (guint i = 0; i < self->parts->len; i++)
    hupan_form_record_add_to_batch (hupan_part_get_record (get_part (self, i)), batch, &link, 1);
  write_order (self, batch);
}

void
hupan_part_list_add (HupanPartList *self)
{
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (self->kind);
  HupanPart *part = append (self, draft);

  update_places (self);
  hupan_part_open (part);
  changed_cb (self);
}

guint
hupan_part_list_get_n (HupanPartList *self)
{
  return self->parts->len;
}

HupanFormRecord *
hupan_part_list_get_record (HupanPartList *self,
                            guint          index)
{
  return hupan_part_get_record (get_part (self, index));
}

gboolean
hupan_part_list_had (HupanPartList *self,
                     gint64         id)
{
  for (guint i = 0; i < self->loaded->len; i++)
    if (hupan_record_get_id (g_ptr_array_index (self->loaded, i)) == id)
      return TRUE;

  return FALSE;
}

/**
 * hupan_part_list_move:
 * @step: -1: one up; 1: one down. Beyond the ends nothing moves.
 */
void
hupan_part_list_move (HupanPartList *self,
                      guint          index,
                      int            step)
{
  const guint other = index + step;
  HupanPart *part, *neighbour;
  int place;

  if (index >= self->parts->len || other >= self->parts->len)
    return;

  part = get_part (self, index);
  neighbour = get_part (self, other);
  self->parts->pdata[index] = neighbour;
  self->parts->pdata[other] = part;

  /* The neighbour moves, so that the focus stays where it is. */
  remove_rows (self, neighbour);
  place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (hupan_part_get_row (part)));
  if (step < 0)
    place += hupan_part_get_message_row (part) != NULL ? 2 : 1;
  insert_rows (self, neighbour, place);
  update_places (self);
  changed_cb (self);
}

void
hupan_part_list_remove (HupanPartList *self,
                        guint          index)
{
  g_autoptr (HupanPart) part = g_ptr_array_steal_index (self->parts, index);

  if (index < self->parts->len)
    gtk_widget_grab_focus (hupan_part_get_row (get_part (self, index)));
  else
    gtk_widget_grab_focus (self->add);
  remove_rows (self, part);
  update_places (self);
  changed_cb (self);
}

/* --- What is typed and not saved ------------------------------------------------------------------------- */

JsonArray *
hupan_part_list_dup_state (HupanPartList *self)
{
  JsonArray *state;

  if (!hupan_part_list_get_changed (self))
    return NULL;

  state = json_array_new ();
  for (guint i = 0; i < self->parts->len; i++)
    {
      JsonObject *part = json_object_new ();

      json_object_set_int_member (part, "id", get_id (get_part (self, i)));
      json_object_set_object_member (part, "fields", hupan_form_record_dup_state (hupan_part_get_record (get_part (self, i))));
      json_array_add_object_element (state, part);
    }

  return state;
}

static HupanRecord *
find_loaded (HupanPartList *self,
             gint64         id)
{
  for (guint i = 0; i < self->loaded->len; i++)
    if (hupan_record_get_id (g_ptr_array_index (self->loaded, i)) == id)
      return g_object_ref (g_ptr_array_index (self->loaded, i));

  return hupan_record_new_draft (self->kind);
}

static void
restore_part (JsonArray *array,
              guint      index,
              JsonNode  *node,
              gpointer   data)
{
  HupanPartList *self = data;
  JsonObject *state = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (HupanRecord) record = NULL;
  JsonObject *fields;
  HupanPart *part;

  if (state == NULL)
    return;

  record = find_loaded (self, json_object_get_int_member_with_default (state, "id", 0));
  part = append (self, record);
  fields = hupan_draft_get_object (state, "fields");
  if (fields != NULL)
    hupan_form_record_restore (hupan_part_get_record (part), fields, FALSE);
}

void
hupan_part_list_restore (HupanPartList *self,
                         JsonArray     *state)
{
  for (guint i = 0; i < self->parts->len; i++)
    remove_rows (self, get_part (self, i));
  g_ptr_array_set_size (self->parts, 0);

  hupan_part_list_append (self, state);
}

void
hupan_part_list_append (HupanPartList *self,
                        JsonArray     *state)
{
  json_array_foreach_element (state, restore_part, self);
  update_places (self);
  changed_cb (self);
}
