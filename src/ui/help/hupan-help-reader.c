/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-help-reader.h"

#include "core/hupan-l10n.h"

#include <string.h>

/* Reads the part of Mallard (http://projectmallard.org/1.1/) that the pages use. Everything else is refused, so that
 * nothing in a page is ever passed over unseen. */

#define RESOURCES "/io/github/hupan_app/Hupan/help/"

static const char *const pages[] = { "first-steps", "searching", "importing", "stages-and-targets", "keeping-data-safe", NULL };

const char *const *
hupan_help_pages (void)
{
  return pages;
}

/* What each element is to a reader. */
typedef enum
{
  PART_FRAME = 1, /* holds others and shows nothing itself */
  PART_HIDDEN,    /* for programs that list pages */
  PART_BLOCK,     /* a paragraph */
  PART_LIST,      /* holds items */
  PART_ITEM,
  PART_NOTE,
  PART_INLINE,    /* a stretch of a paragraph */
} Part;

static const struct
{
  const char *name;
  Part part;
  const char *open; /* INLINE: Pango markup */
  const char *close;
} elements[] = {
  { "page", PART_FRAME },
  { "section", PART_FRAME },
  { "info", PART_HIDDEN },
  { "desc", PART_HIDDEN },
  { "credit", PART_HIDDEN },
  { "name", PART_HIDDEN },
  { "title", PART_BLOCK },
  { "p", PART_BLOCK },
  { "list", PART_LIST },
  { "steps", PART_LIST },
  { "item", PART_ITEM },
  { "note", PART_NOTE },
  { "em", PART_INLINE, "<i>", "</i>" },
  { "gui", PART_INLINE, "<b>", "</b>" },
  { "guiseq", PART_INLINE, "", "" },
  { "key", PART_INLINE, "<b>", "</b>" },
  { "keyseq", PART_INLINE, "", "" },
  { "code", PART_INLINE, "<tt>", "</tt>" },
  { "cmd", PART_INLINE, "<tt>", "</tt>" },
  { "file", PART_INLINE, "<tt>", "</tt>" },
  { "link", PART_INLINE, "", "</a>" },
};

typedef struct
{
  GString *title;       /* of the page, plain */
  GString *description; /* plain */

  GPtrArray *boxes;     /* of GtkBox, borrowed: the innermost is the last */
  GArray *numbers;      /* of int, for each list: the number of the item, -1: a list without numbers */
  GString *markup;      /* of the block being read; NULL: none is */
  guint depth;          /* of sections */
  gboolean in_desc;
} Reading;

static int
find_element (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_equal (elements[i].name, name))
      return i;

  return -1;
}

static const char *
find_attribute (const char **names,
                const char **values,
                const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static GtkBox *
innermost (Reading *self)
{
  return g_ptr_array_index (self->boxes, self->boxes->len - 1);
}

static GtkWidget *
open_box (Reading        *self,
          GtkOrientation  orientation,
          int             spacing)
{
  GtkWidget *box = gtk_box_new (orientation, spacing);

  gtk_box_append (innermost (self), box);
  g_ptr_array_add (self->boxes, box);
  return box;
}

static void
close_box (Reading *self)
{
  g_ptr_array_set_size (self->boxes, self->boxes->len - 1);
}

static GtkWidget *
append_label (Reading    *self,
              const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (innermost (self), label);
  return label;
}

/* An item stands beside its number or bullet, which screen readers need not spell out. */
static void
open_item (Reading *self)
{
  int *number = &g_array_index (self->numbers, int, self->numbers->len - 1);
  g_autofree char *mark = *number < 0 ? g_strdup ("•") : g_strdup_printf ("%d.", ++*number);
  GtkWidget *label;

  open_box (self, GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_label_new (mark);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (innermost (self), label);
  gtk_widget_set_hexpand (open_box (self, GTK_ORIENTATION_VERTICAL, 6), TRUE);
}

static void
open_link (Reading     *self,
           const char **names,
           const char **values)
{
  const char *xref = find_attribute (names, values, "xref");
  const char *href = find_attribute (names, values, "href");
  g_autofree char *uri = xref != NULL ? g_strconcat (HUPAN_HELP_SCHEME, xref, NULL) : g_strdup (href);
  g_autofree char *escaped = g_markup_escape_text (uri != NULL ? uri : "", -1);

  g_string_append_printf (self->markup, "<a href=\"%s\">", escaped);
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *name,
          const char          **attribute_names,
          const char          **attribute_values,
          gpointer              data,
          GError              **error)
{
  Reading *self = data;
  const int element = find_element (name);

  if (element < 0)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s>", name);
      return;
    }

  switch (elements[element].part)
    {
    case PART_FRAME:
      self->depth++;
      break;

    case PART_HIDDEN:
      self->in_desc = g_str_equal (name, "desc");
      break;

    case PART_BLOCK:
      self->markup = g_string_new (NULL);
      break;

    case PART_LIST:
      g_array_append_val (self->numbers, (int) { g_str_equal (name, "steps") ? 0 : -1 });
      open_box (self, GTK_ORIENTATION_VERTICAL, 6);
      break;

    case PART_ITEM:
      open_item (self);
      break;

    case PART_NOTE:
      gtk_widget_add_css_class (open_box (self, GTK_ORIENTATION_VERTICAL, 6), "hupan-note");
      break;

    case PART_INLINE:
      if (self->markup == NULL) /* <link type="guide"> in <info> */
        break;
      if (g_str_equal (name, "link"))
        open_link (self, attribute_names, attribute_values);
      else
        g_string_append (self->markup, elements[element].open);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
close_block (Reading    *self,
             const char *name)
{
  g_autoptr (GString) markup = g_steal_pointer (&self->markup);
  GtkWidget *label;

  g_strstrip (markup->str);
  if (!g_str_equal (name, "title"))
    {
      append_label (self, markup->str);
      return;
    }
  if (self->depth == 1) /* the page's own, which the header bar shows */
    {
      g_string_assign (self->title, markup->str);
      return;
    }

  label = append_label (self, markup->str);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *name,
        gpointer              data,
        GError              **error)
{
  Reading *self = data;
  const int element = find_element (name);

  switch (elements[element].part)
    {
    case PART_FRAME:
      self->depth--;
      break;

    case PART_HIDDEN:
      self->in_desc = FALSE;
      break;

    case PART_BLOCK:
      close_block (self, name);
      break;

    case PART_LIST:
      g_array_set_size (self->numbers, self->numbers->len - 1);
      close_box (self);
      break;

    case PART_ITEM:
      close_box (self);
      close_box (self);
      break;

    case PART_NOTE:
      close_box (self);
      break;

    case PART_INLINE:
      if (self->markup != NULL)
        g_string_append (self->markup, elements[element].close);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* Lines of a page end where its author's did; a paragraph is one line. After a Chinese character the end of a line is
 * no space. */
static void
append_text (GString    *to,
             const char *text,
             gboolean    escape)
{
  g_autofree char *escaped = escape ? g_markup_escape_text (text, -1) : g_strdup (text);

  for (const char *c = escaped; *c != '\0';)
    {
      const gsize n_spaces = strspn (c, " \n");
      const char *last = to->len > 0 ? g_utf8_find_prev_char (to->str, to->str + to->len) : NULL;
      const gboolean breaks_chinese = memchr (c, '\n', n_spaces) != NULL && last != NULL && g_utf8_get_char (last) >= 0x2e80;

      if (n_spaces == 0)
        {
          g_string_append_unichar (to, g_utf8_get_char (c));
          c = g_utf8_next_char (c);
          continue;
        }
      if (last != NULL && *last != ' ' && !breaks_chinese)
        g_string_append_c (to, ' ');
      c += n_spaces;
    }
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  Reading *self = data;
  g_autofree char *copy = g_strndup (text, length);

  if (self->markup != NULL)
    append_text (self->markup, copy, TRUE);
  else if (self->in_desc)
    append_text (self->description, copy, FALSE);
}

static GBytes *
find_page (const char *id)
{
  g_autofree char *folder = g_strdelimit (g_strdup (hupan_ui_language ()), "-", '_');
  const char *const folders[] = { folder, "C" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_strconcat (RESOURCES, folders[i], "/", id, ".page", NULL);
      GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (bytes != NULL)
        return bytes;
    }

  g_error ("There is no page “%s” in the help.", id);
}

static GtkWidget *
read_page (const char  *id,
           char       **title,
           char       **description)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  GtkWidget *body = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  g_autoptr (GBytes) bytes = find_page (id);
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) title_text = g_string_new (NULL);
  g_autoptr (GString) description_text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  Reading reading = { .title = title_text, .description = description_text, .boxes = boxes, .numbers = numbers };

  g_ptr_array_add (boxes, body);
  gtk_widget_add_css_class (body, "hupan-help");
  context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reading, NULL);
  if (!g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("help, “%s”: %s", id, error->message);

  *title = g_strdup (title_text->str);
  if (description != NULL)
    *description = g_strdup (g_strstrip (description_text->str));
  return body;
}

char *
hupan_help_dup_title (const char  *id,
                      char       **description)
{
  char *title;
  GtkWidget *body = read_page (id, &title, description);

  g_object_unref (body);
  return title;
}

/**
 * hupan_help_read:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hupan_help_read (const char  *id,
                 char       **title)
{
  GtkWidget *body = read_page (id, title, NULL);

  g_object_force_floating (G_OBJECT (body));
  return body;
}
