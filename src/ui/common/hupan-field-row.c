/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-field-row.h"

#include <glib/gi18n.h>

#include "hupan-facts.h"
#include "hupan-place.h"
#include "hupan-toast.h"

/* --- What a value can be used for ------------------------------------------------------------------------- */

static void
copy_cb (GtkButton  *button,
         const char *value)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), value);
  hupan_toast (GTK_WIDGET (button), _("Copied"));
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GtkWidget) button = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    hupan_toast_error (button, _("The Link Cannot Be Opened"), error);
}

static void
launch_cb (GtkButton  *button,
           const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), NULL, launched_cb,
                           g_object_ref (button));
}

static void
free_closure_data (gpointer  data,
                   GClosure *closure)
{
  g_free (data);
}

static void
add_button (AdwActionRow *row,
            const char   *icon_name,
            const char   *tooltip,
            GCallback     callback,
            const char   *data)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", callback, g_strdup (data), free_closure_data, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (row, button);
}

/* A value that leads somewhere else has a button for it. An ORCID iD is only copied: whether a person may be looked
 * up outside is not the program's to decide. */
static void
add_use_of_value (AdwActionRow     *row,
                  const HupanField *field,
                  const char       *value)
{
  g_autofree char *mailto = NULL;

  switch (field->type)
    {
    case HUPAN_TYPE_URL:
    case HUPAN_TYPE_ROR_ID:
      add_button (row, "hupan-link-symbolic", _("Open in Browser"), G_CALLBACK (launch_cb), value);
      break;

    case HUPAN_TYPE_EMAIL:
      mailto = g_strconcat ("mailto:", value, NULL);
      add_button (row, "mail-send-symbolic", _("Write E-Mail"), G_CALLBACK (launch_cb), mailto);
      add_button (row, "edit-copy-symbolic", _("Copy"), G_CALLBACK (copy_cb), value);
      break;

    case HUPAN_TYPE_PHONE:
    case HUPAN_TYPE_ORCID:
      add_button (row, "edit-copy-symbolic", _("Copy"), G_CALLBACK (copy_cb), value);
      break;

    case HUPAN_TYPE_TEXT:
    case HUPAN_TYPE_LONG_TEXT:
    case HUPAN_TYPE_INTEGER:
    case HUPAN_TYPE_DECIMAL:
    case HUPAN_TYPE_FLAG:
    case HUPAN_TYPE_DATE:
    case HUPAN_TYPE_INSTANT:
    case HUPAN_TYPE_MONEY:
    case HUPAN_TYPE_COUNTRY:
    case HUPAN_TYPE_LANGUAGE:
    case HUPAN_TYPE_ENUM:
    case HUPAN_TYPE_REFERENCE:
    case HUPAN_TYPE_TIME_ZONE:
    case HUPAN_TYPE_SHARE:
    case HUPAN_TYPE_SIZE:
    default:
      break;
    }
}

/* A row that opens the record a reference points to, where records of its kind have a place. */
static void
link_to (AdwActionRow    *row,
         const HupanKind *kind,
         gint64           id)
{
  if (hupan_place_get_for_kind (kind) == NULL)
    return;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind->name, id);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/* --- Rows ---------------------------------------------------------------------------------------------------- */

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

/**
 * hupan_field_row_new:
 *
 * Returns: (nullable): a row with the label of @field above its value, or %NULL when it has none
 */
GtkWidget *
hupan_field_row_new (HupanDossier     *dossier,
                     HupanRecord      *record,
                     const HupanField *field)
{
  const char *value = hupan_dossier_get_value (dossier, record, field);
  g_autofree char *text = hupan_dossier_format (dossier, record, field);
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return NULL;

  row = create_row (hupan_field_get_label (field), text);
  gtk_widget_add_css_class (row, "property");
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), field->type != HUPAN_TYPE_REFERENCE);
  if (field->type == HUPAN_TYPE_REFERENCE)
    link_to (ADW_ACTION_ROW (row), hupan_kind_get (field->target), hupan_record_get_reference (record, field->name));
  else if (!(field->flags & HUPAN_FIELD_LIST) || strchr (value, '\n') == NULL)
    add_use_of_value (ADW_ACTION_ROW (row), field, value);

  return row;
}

/* The reference of a part that names it: the fellow on a topic, the university of a degree. */
static const HupanField *
find_reference (HupanRecord *part)
{
  const HupanKind *kind = hupan_record_get_kind (part);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    if (field->type == HUPAN_TYPE_REFERENCE && !(field->flags & HUPAN_FIELD_OWNER) &&
        hupan_record_get (part, field->name) != NULL)
      return field;

  return NULL;
}

/* The values of a part, but for its owner, the one that names it and those that are taken for granted. */
static char *
dup_details (HupanDossier     *dossier,
             HupanRecord      *part,
             const HupanField *naming)
{
  const HupanKind *kind = hupan_record_get_kind (part);
  g_autoptr (GString) details = g_string_new (NULL);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *text = NULL;

      if (field == naming || (field->flags & (HUPAN_FIELD_OWNER | HUPAN_FIELD_HIDDEN)))
        continue;

      if (field->type == HUPAN_TYPE_FLAG)
        text = g_strcmp0 (hupan_record_get (part, field->name), "1") == 0 ? g_strdup (hupan_field_get_label (field)) : NULL;
      else if (field->type == HUPAN_TYPE_INTEGER || field->type == HUPAN_TYPE_DECIMAL)
        {
          g_autofree char *number = hupan_dossier_format (dossier, part, field);

          /* Translators: a label and its value, such as "Weight: 1". */
          text = number != NULL ? g_strdup_printf (C_ ("label and value", "%s: %s"), hupan_field_get_label (field), number) : NULL;
        }
      else
        text = hupan_dossier_format (dossier, part, field);

      hupan_facts_add (details, text);
    }

  return g_string_free_and_steal (g_steal_pointer (&details));
}

/**
 * hupan_part_row_new:
 *
 * Returns: a row for a part: what names it, and below its other values
 */
GtkWidget *
hupan_part_row_new (HupanDossier *dossier,
                    HupanRecord  *part)
{
  const HupanKind *kind = hupan_record_get_kind (part);
  const HupanField *reference = find_reference (part);
  const HupanField *naming = reference != NULL ? reference : hupan_kind_get_field (kind, kind->title);
  g_autofree char *title = naming != NULL ? hupan_dossier_format (dossier, part, naming) : NULL;
  g_autofree char *details = dup_details (dossier, part, naming);
  GtkWidget *row = create_row (title != NULL ? title : hupan_kind_get_label (kind), details);

  if (reference != NULL)
    link_to (ADW_ACTION_ROW (row), hupan_kind_get (reference->target), hupan_record_get_reference (part, reference->name));

  return row;
}

/**
 * hupan_sibling_row_new:
 *
 * Returns: a row for another record that embeds the same one; it opens that record
 */
GtkWidget *
hupan_sibling_row_new (HupanDossier *dossier,
                       HupanRecord  *sibling)
{
  const HupanKind *kind = hupan_record_get_kind (sibling);
  g_autoptr (GString) details = g_string_new (NULL);
  GtkWidget *row;

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *text = NULL;

      if (g_str_equal (field->name, kind->embeds) ||
          (field->type != HUPAN_TYPE_REFERENCE && field->type != HUPAN_TYPE_ENUM && field->type != HUPAN_TYPE_DATE))
        continue;

      text = hupan_dossier_format (dossier, sibling, field);
      hupan_facts_add (details, text);
    }

  row = create_row (hupan_kind_get_label (kind), details->str);
  link_to (ADW_ACTION_ROW (row), kind, hupan_record_get_id (sibling));

  return row;
}
