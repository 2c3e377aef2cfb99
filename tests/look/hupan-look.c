/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the places of the program into PNG files, not as screenshots: each window is painted into a texture. */

#include "exchange/hupan-sample.h"
#include "fixtures/test-display.h"
#include "fixtures/test-find.h"
#include "fixtures/test-form.h"
#include "ui/common/hupan-filter-chip.h"
#include "ui/common/hupan-page.h"
#include "ui/common/hupan-table.h"
#include "ui/help/hupan-help-dialog.h"
#include "ui/hupan-about.h"
#include "ui/hupan-style.h"
#include "ui/hupan-window.h"
#include "ui/preferences/hupan-preferences.h"

static char *out_dir;
static char *prefix;
static char **sizes;
static char **looks;
static char **places;
static char *contrast;
static double text_scale = 1;
static gboolean only_main;

/* One step of a scene. */
typedef enum
{
  END,
  ACTION, /* activate a window action: "win.show-place('topics')" */
  INSIDE, /* activate an action of the widget of the type that is visible: "HupanRecordPage record.edit" */
  TYPE,   /* put text into the search entry that is visible */
  FILL,   /* type into a field of the form: "application stage=…", the kind and name of the field first */
  ELSEWHERE, /* the record that is open is changed by somebody else: "university city=…" */
  OPEN,   /* open the row of that number, from 0 */
  SELECT, /* select all rows */
  IMPORT,  /* read the fixture of that name */
  PASTE,   /* rows into the list that is seen */
  EXPORTED, /* as if the topics had been written to the file of that name */
  CLICK,   /* click the button with that style */
  ABOUT,
  HELP, /* what: id of the page */
  PREFERENCES,
  SCROLL, /* to the widget of that type on the page of a record */
  POPOVER, /* open the filter of that column, and take the picture of it instead of the window */
  MENU,    /* open the menu of the button in the widget of that type, and take the picture of it instead of the window */
  PERIOD,  /* put the two dates into the filter that is open, and take the picture of the window again */
} StepType;

typedef struct
{
  StepType type;
  const char *what;
} Step;

/* What is pictured: where to go, and what to do there. A scene begins with a fresh window. */
typedef struct
{
  const char *name;
  gboolean main; /* one of the main places */
  const char *registry; /* "": none; "empty": an empty one; NULL: the sample */
  Step steps[8];
} Scene;

static const Scene scenes[] = {
  { "welcome", FALSE, "", { { END } } },
  { "overview", TRUE, NULL, { { ACTION, "win.show-place('overview')" } } },
  { "overview-table", FALSE, NULL,
    { { ACTION, "win.show-place('overview')" }, { INSIDE, "HupanOverviewPage overview.as-table" } } },
  { "overview-month", FALSE, NULL,
    { { ACTION, "win.show-place('overview')" }, { INSIDE, "HupanOverviewPage overview.month('2024-08')" } } },
  { "overview-months", FALSE, NULL, { { ACTION, "win.show-place('overview')" }, { MENU, "AdwClamp" } } },
  { "overview-awards", FALSE, NULL, { { ACTION, "win.show-place('overview')" }, { SCROLL, "HupanColumnChart" } } },
  { "overview-empty", FALSE, "empty", { { ACTION, "win.show-place('overview')" } } },
  { "universities", TRUE, NULL, { { ACTION, "win.show-place('universities')" } } },
  { "universities-search", FALSE, NULL, { { ACTION, "win.show-place('universities')" }, { TYPE, "zjdx" } } },
  { "universities-record", TRUE, NULL,
    { { ACTION, "win.show-place('universities')" }, { TYPE, "zjdx" }, { OPEN, "0" } } },
  { "universities-form", FALSE, NULL,
    { { ACTION, "win.show-place('universities')" }, { TYPE, "zjdx" }, { OPEN, "0" }, { INSIDE, "HupanRecordPage record.edit" } } },
  { "universities-known", FALSE, NULL,
    { { ACTION, "win.show-place('universities')" }, { INSIDE, "HupanListPage list.new" }, { FILL, "university name=University of S" } } },
  { "universities-double", FALSE, NULL,
    { { ACTION, "win.show-place('universities')" }, { INSIDE, "HupanListPage list.new" }, { FILL, "university name=浙大" },
      { FILL, "university ror_id=00a2xv884" }, { INSIDE, "HupanRecordPage record.save" } } },
  { "universities-clash", FALSE, NULL,
    { { ACTION, "win.show-place('universities')" }, { OPEN, "0" }, { INSIDE, "HupanRecordPage record.edit" },
      { FILL, "university city=杭州" }, { ELSEWHERE, "university city=Hangzhou" }, { INSIDE, "HupanRecordPage record.save" } } },
  { "universities-nothing", FALSE, NULL, { { ACTION, "win.show-place('universities')" }, { TYPE, "qqqqqq" } } },
  { "universities-empty", FALSE, "empty", { { ACTION, "win.show-place('universities')" } } },
  { "topics", TRUE, NULL, { { ACTION, "win.show-place('topics')" } } },
  { "topics-record", FALSE, NULL, { { ACTION, "win.show-place('topics')" }, { OPEN, "1" } } },
  { "topics-form", FALSE, NULL,
    { { ACTION, "win.show-place('topics')" }, { OPEN, "1" }, { INSIDE, "HupanRecordPage record.edit" } } },
  { "candidates", TRUE, NULL, { { ACTION, "win.show-place('candidates')" } } },
  { "candidates-search", FALSE, NULL, { { ACTION, "win.show-place('candidates')" }, { TYPE, "wang" } } },
  { "candidates-filter", FALSE, NULL, { { ACTION, "win.show-place('candidates')" }, { POPOVER, "stage" } } },
  { "candidates-years", FALSE, NULL, { { ACTION, "win.show-place('candidates')" }, { POPOVER, "received_on" } } },
  { "candidates-period", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { POPOVER, "received_on" }, { PERIOD, "2024-07-01 2025-06-30" } } },
  { "candidates-no-period", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { POPOVER, "received_on" }, { PERIOD, "2024-07-01 2023" },
      { POPOVER, NULL } } },
  { "candidates-selected", FALSE, NULL, { { ACTION, "win.show-place('candidates')" }, { SELECT, NULL } } },
  { "candidates-record", TRUE, NULL, { { ACTION, "win.show-place('candidates')" }, { OPEN, "3" } } },
  { "candidates-board", TRUE, NULL, { { ACTION, "win.show-place('candidates')" }, { INSIDE, "HupanListPage list.board" } } },
  { "candidates-menu", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { TYPE, "2024-0352" }, { OPEN, "0" }, { MENU, "HupanStageGroup" } } },
  { "candidates-leaving", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { TYPE, "2024-0174" }, { SELECT, NULL }, { INSIDE, "HupanListPage list.move" } } },
  { "candidates-tag", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { TYPE, "wang" }, { SELECT, NULL }, { INSIDE, "HupanListPage list.tag" } } },
  { "candidates-move", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { TYPE, "wang" }, { SELECT, NULL }, { INSIDE, "HupanListPage list.move" } } },
  { "candidates-form", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { OPEN, "3" }, { INSIDE, "HupanRecordPage record.edit" } } },
  { "candidates-new", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { INSIDE, "HupanListPage list.new" } } },
  { "candidates-columns", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { INSIDE, "HupanListPage list.columns" } } },
  { "candidates-known", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { INSIDE, "HupanListPage list.new" }, { FILL, "person name=wang" } } },
  { "candidates-again", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { OPEN, "3" }, { INSIDE, "HupanRecordPage record.another('application')" } } },
  { "documents", FALSE, NULL, { { ACTION, "win.show-place('documents')" } } },
  { "documents-record", FALSE, NULL, { { ACTION, "win.show-place('documents')" }, { OPEN, "1" } } },
  { "documents-form", FALSE, NULL,
    { { ACTION, "win.show-place('documents')" }, { OPEN, "1" }, { INSIDE, "HupanRecordPage record.edit" } } },
  { "documents-candidate", FALSE, NULL,
    { { ACTION, "win.show-place('candidates')" }, { TYPE, "vermeulen" }, { OPEN, "0" }, { SCROLL, "HupanChecklistGroup" } } },
  { "documents-empty", FALSE, NULL,
    { { ACTION, "win.show-place('topics')" }, { OPEN, "1" }, { SCROLL, "HupanDocumentGroup" } } },
  { "fellows", TRUE, NULL, { { ACTION, "win.show-place('fellows')" } } },
  { "fellows-record", FALSE, NULL, { { ACTION, "win.show-place('fellows')" }, { OPEN, "2" } } },
  { "calls", FALSE, NULL, { { ACTION, "win.show-place('calls')" }, { OPEN, "0" } } },
  { "sites", FALSE, NULL, { { ACTION, "win.show-place('sites')" }, { OPEN, "0" } } },
  { "tags", FALSE, NULL, { { ACTION, "win.show-place('tags')" } } },
  { "trash", FALSE, NULL,
    { { ACTION, "win.show-place('topics')" }, { OPEN, "0" }, { INSIDE, "HupanRecordPage record.trash" },
      { ACTION, "win.show-place('trash')" } } },
  { "sidebar", FALSE, NULL, { { ACTION, "win.show-place('candidates')" }, { ACTION, "win.toggle-sidebar" } } },
  { "import", FALSE, NULL, { { IMPORT, "candidates-gb18030.csv" } } },
  { "import-preview", FALSE, NULL, { { IMPORT, "candidates-gb18030.csv" }, { CLICK, "suggested-action" } } },
  { "import-names", FALSE, NULL,
    { { IMPORT, "candidates-names.csv" }, { CLICK, "suggested-action" }, { SCROLL, "HupanReferenceRow" } } },
  { "import-names-choose", FALSE, NULL,
    { { IMPORT, "candidates-names.csv" }, { CLICK, "suggested-action" }, { MENU, "HupanReferenceRow" } } },
  { "import-paste", FALSE, NULL,
    { { ACTION, "win.show-place('universities')" }, { PASTE, "Lakeside University\t湖畔大学\tChina\tHangzhou" } } },
  { "help", FALSE, "", { { HELP, NULL } } },
  { "help-page", FALSE, "", { { HELP, "first-steps" } } },
  { "help-long", FALSE, "", { { HELP, "stages-and-targets" } } },
  { "about", FALSE, "", { { ABOUT } } },
  { "preferences", FALSE, "", { { PREFERENCES } } },
  { "history", FALSE, NULL, { { EXPORTED, "topics.csv" }, { ACTION, "win.show-history" } } },
  { "registry", FALSE, NULL, { { ACTION, "win.registry-details" } } },
  { "open-registry", FALSE, "", { { ACTION, "win.open-registry" } } },
  { "new-registry", FALSE, "", { { ACTION, "win.new-registry" } } },
};

static gboolean
stop_waiting_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets answers arrive and frames be drawn. */
static void
settle (void)
{
  gboolean done = FALSE;

  g_timeout_add (350, stop_waiting_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
picture (GtkWidget  *widget,
         const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = g_build_filename (out_dir, name, NULL);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  /* There is nothing to see of a window that is about to be laid out. */
  for (guint i = 0; node == NULL && i < 20; i++)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
      if (node == NULL)
        settle ();
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s cannot be written", path);
  g_print ("%s\n", path);
}

static gint64
get_nth_id (GtkWidget  *window,
            const char *number)
{
  HupanResult *result = hupan_table_get_result (HUPAN_TABLE (test_find_visible (window, "HupanTable")));

  return hupan_result_get_id (result, atoi (number));
}

/* The chip of a column; in narrow windows it is added from the menu. */
static GtkWidget *
find_chip (GtkWidget  *widget,
           const char *column)
{
  if (HUPAN_IS_FILTER_CHIP (widget))
    return g_str_equal (hupan_filter_chip_get_column (HUPAN_FILTER_CHIP (widget))->name, column) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_chip (child, column);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
open_filter (GtkWidget  *window,
             const char *column)
{
  GtkWidget *bar = test_find_visible (window, "HupanFilterBar");
  GtkWidget *chip = find_chip (bar, column);

  gtk_widget_activate_action (bar, "filters.add", "s", column);
  settle ();
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (test_find_visible (chip, "GtkMenuButton"))));
}

static void
enter_period (GtkWidget  *popover,
              const char *dates)
{
  g_auto (GStrv) words = g_strsplit (dates, " ", -1);
  GtkWidget *row = test_find_visible (popover, "HupanEntryRow");

  for (char **word = words; *word != NULL; row = gtk_widget_get_next_sibling (row))
    if (ADW_IS_ENTRY_ROW (row))
      {
        gtk_widget_grab_focus (row);
        gtk_editable_set_text (GTK_EDITABLE (row), *word++);
      }
  gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD);
}

static gpointer
note_export (HupanRegistry       *registry,
             gpointer             file,
             const HupanProgress *progress,
             GError             **error)
{
  const HupanExportNote note = { .kind = hupan_kind_get ("topic"), .n_rows = 24, .file = file };

  return hupan_registry_note_export (registry, &note, error) ? file : NULL;
}

typedef struct
{
  const char *const *words; /* kind, field, value */
  gint64 id;
} Elsewhere;

static gpointer
set_value (HupanRegistry       *registry,
           gpointer             data,
           const HupanProgress *progress,
           GError             **error)
{
  const Elsewhere *elsewhere = data;
  g_autoptr (HupanRecord) record =
    hupan_registry_get_record (registry, hupan_kind_get (elsewhere->words[0]), elsewhere->id, error);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("elsewhere", NULL, HUPAN_BATCH_NONE);

  /* From picture to picture it changes back and forth. */
  hupan_batch_set (batch, record, elsewhere->words[1],
                   g_strcmp0 (hupan_record_get (record, elsewhere->words[1]), elsewhere->words[2]) == 0 ? NULL : elsewhere->words[2]);
  return hupan_registry_commit (registry, batch, progress, error) != 0 ? registry : NULL;
}

static void
change_elsewhere (GtkWidget *window,
                  GStrv      words)
{
  Elsewhere elsewhere = { (const char *const *) words, hupan_page_get_record (HUPAN_PAGE (test_find_visible (window, "HupanPage"))) };

  hupan_desk_run_async (hupan_window_get_desk (HUPAN_WINDOW (window)), set_value, &elsewhere, NULL, NULL, NULL, NULL, NULL, NULL);
  settle ();
}

/* Its top to the top of what scrolls it. */
static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_point_t at;

  if (gtk_widget_compute_point (widget, scrolled, &GRAPHENE_POINT_INIT (0, 0), &at))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + at.y - 12);
}

static GtkWidget *
open_menu (GtkWidget *widget)
{
  GtkWidget *button = test_find_visible (widget, "AdwSplitButton");
  GtkPopover *popover;

  if (button != NULL)
    {
      popover = adw_split_button_get_popover (ADW_SPLIT_BUTTON (button));
      gtk_popover_popup (popover);
    }
  else
    {
      button = test_find_visible (widget, "GtkMenuButton");
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
    }
  settle ();
  return GTK_WIDGET (popover);
}

/* Returns the widget to picture. */
static GtkWidget *
do_step (GtkWidget  *window,
         const Step *step)
{
  static GtkWidget *popover; /* of the filter that is open */
  g_auto (GStrv) words = NULL;
  g_autofree char *fixture = NULL;
  GtkWidget *widget;

  switch (step->type)
    {
    case ACTION:
      test_activate (window, step->what);
      break;

    case INSIDE:
      words = g_strsplit (step->what, " ", 2);
      test_activate (test_find_visible (window, words[0]), words[1]);
      break;

    case TYPE:
      gtk_editable_set_text (GTK_EDITABLE (test_find_visible (window, "GtkSearchEntry")), step->what);
      break;

    case FILL:
      words = g_strsplit_set (step->what, " =", 3);
      test_editor_type (test_find_editor (test_find_visible (window, "HupanForm"),
                                          hupan_field_get_label (hupan_kind_get_field (hupan_kind_get (words[0]), words[1])), 0),
                        words[2]);
      break;

    case ELSEWHERE:
      words = g_strsplit_set (step->what, " =", 3);
      change_elsewhere (window, words);
      break;

    case OPEN:
      hupan_page_show_record (HUPAN_PAGE (test_find_visible (window, "HupanPage")), get_nth_id (window, step->what));
      break;

    case SELECT:
      gtk_selection_model_select_all (
        GTK_SELECTION_MODEL (hupan_table_get_model (HUPAN_TABLE (test_find_visible (window, "HupanTable")))));
      break;

    case IMPORT:
      fixture = g_build_filename (g_getenv ("HUPAN_FIXTURES"), step->what, NULL);
      gtk_widget_activate_action (window, "win.import-file", "s", fixture);
      settle ();
      break;

    case PASTE:
      gdk_clipboard_set_text (gtk_widget_get_clipboard (window), step->what);
      gtk_widget_activate_action (test_find_visible (window, "HupanListPage"), "list.paste", NULL);
      settle ();
      break;

    case EXPORTED:
      hupan_desk_run_async (hupan_window_get_desk (HUPAN_WINDOW (window)), note_export, (gpointer) step->what, NULL, NULL, NULL,
                            NULL, NULL, NULL);
      settle ();
      break;

    case CLICK:
      widget = test_find_styled (test_find_visible (window, "AdwDialog"), "GtkButton", step->what);
      gtk_widget_activate (widget);
      settle ();
      break;

    case HELP:
      adw_dialog_present (hupan_help_dialog_new (step->what), window);
      break;

    case ABOUT:
      hupan_about_present (window);
      break;

    case PREFERENCES:
      adw_dialog_present (hupan_preferences_new (), window);
      break;

    case SCROLL:
      scroll_to (test_find_visible (window, step->what));
      break;

    case POPOVER:
      if (step->what != NULL)
        popover = open_filter (window, step->what);
      return popover;

    case MENU:
      popover = open_menu (test_find_visible (window, step->what));
      return popover;

    case PERIOD:
      enter_period (popover, step->what);
      break;

    case END:
    default:
      break;
    }

  settle ();
  return window;
}

static void
picture_scene (const Scene *scene,
               const char  *look,
               const char  *size,
               const char  *sample,
               const char  *empty)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.hupan_app.Hupan");
  HupanWindow *window = hupan_window_new (NULL);
  GtkWidget *subject = GTK_WIDGET (window);
  const char *registry = scene->registry == NULL ? sample : g_str_equal (scene->registry, "empty") ? empty : NULL;
  g_autofree char *name = g_strdup_printf ("%s-%s-%s-%s.png", scene->name, prefix, look, size);
  int width, height;

  /* Views that an earlier scene left as they are. */
  g_settings_reset (settings, "layouts");
  if (sscanf (size, "%dx%d", &width, &height) != 2)
    g_error ("%s is no size", size);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (registry != NULL)
    hupan_window_open_folder (window, registry, HUPAN_OPEN_NONE);
  test_show_window (GTK_WINDOW (window));
  if (registry != NULL)
    test_wait_for (hupan_window_get_desk (window) != NULL);
  settle ();

  for (guint i = 0; i < G_N_ELEMENTS (scene->steps) && scene->steps[i].type != END; i++)
    subject = do_step (GTK_WIDGET (window), &scene->steps[i]);

  picture (subject, name);
  if (registry != NULL)
    hupan_window_close_registry (window);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* A registry of this run: pictures change it. */
static char *
make_registry (gboolean with_sample)
{
  g_autofree char *parent = g_dir_make_tmp ("hupan-look-XXXXXX", NULL);
  char *folder = g_build_filename (parent, "registry", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanRegistry) registry = hupan_registry_create (folder, with_sample ? hupan_sample_get_name () : "Empty", &error);

  g_assert_no_error (error);
  if (with_sample)
    hupan_sample_add (registry, NULL, &error);
  g_assert_no_error (error);
  hupan_registry_close (registry);

  return folder;
}

static gboolean
is_wanted (const Scene *scene)
{
  if (only_main)
    return scene->main;

  for (char **place = places; place != NULL && *place != NULL; place++)
    if (g_str_has_prefix (scene->name, *place))
      return TRUE;

  return places == NULL;
}

int
main (int   argc,
      char *argv[])
{
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &out_dir, "Folder for the pictures", "DIR" },
    { "prefix", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &prefix, "How the names begin", "TEXT" },
    { "size", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &sizes, "Size, may be repeated", "WxH" },
    { "look", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &looks, "light or dark, may be repeated",
      "LOOK" },
    { "text-scale", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_DOUBLE, &text_scale, "How much larger texts are", "FACTOR" },
    { "contrast", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &contrast, "high", "CONTRAST" },
    { "main", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &only_main, "Only the main places", NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &places, NULL, "PLACE…" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = NULL;
  g_autofree char *empty = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || out_dir == NULL || prefix == NULL ||
      sizes == NULL || looks == NULL)
    {
      g_printerr ("hupan-look: %s\n",
                  error != NULL ? error->message : "--out, --prefix, --size and --look are needed");
      return 2;
    }

  /* What desktops set; libadwaita has the contrast from them, or from this. */
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", g_strcmp0 (contrast, "high") == 0 ? "1" : "0", TRUE);
  test_start_ui ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (text_scale * 96 * 1024), NULL);
  hupan_style_install ();
  sample = make_registry (TRUE);
  empty = make_registry (FALSE);

  for (guint i = 0; looks[i] != NULL; i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          g_str_equal (looks[i], "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                         : ADW_COLOR_SCHEME_FORCE_LIGHT);
      for (guint j = 0; sizes[j] != NULL; j++)
        for (guint k = 0; k < G_N_ELEMENTS (scenes); k++)
          if (is_wanted (&scenes[k]))
            picture_scene (&scenes[k], looks[i], sizes[j], sample, empty);
    }

  return 0;
}
