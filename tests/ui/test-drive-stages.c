/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-stages.h"
#include "fixtures/test-wait.h"
#include "fixtures/test-window.h"

/* Moving candidates in the window, as a coordinator does: from the page, and several at once. */

#define LEAD "2024-0417"
#define INTERVIEWED "2024-0352"
#define OFFERED "2024-0358"
#define ENTERING "2024-0122"
#define IN_STATION "2024-0105"
#define LEAVING "2024-0174"

static GtkWidget *
get_page (TestWindow *self)
{
  return GTK_WIDGET (test_window_get_record_page (self));
}

static gint64
open_candidate (TestWindow *self,
                const char *number)
{
  gint64 id;

  test_window_search (self, number);
  test_wait_for (g_str_has_prefix (test_window_get_counter (self), "1 of "));
  id = test_window_get_id (self, 0);
  test_window_open (self, id);
  return id;
}

static GtkWidget *
wait_button (TestWindow *self,
             const char *type,
             const char *label)
{
  GtkWidget *button = NULL;

  test_wait_for ((button = test_find_text (get_page (self), type, label)) != NULL);
  return button;
}

static GtkWidget *
open_menu (GtkWidget *button)
{
  GtkPopover *popover = ADW_IS_SPLIT_BUTTON (button) ? adw_split_button_get_popover (ADW_SPLIT_BUTTON (button))
                                                     : gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  gtk_popover_popup (popover);
  test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  return GTK_WIDGET (popover);
}

static GtkWidget *
wait_dialog (TestWindow *self,
             const char *title)
{
  AdwDialog *dialog = NULL;

  test_wait_for ((dialog = test_window_get_dialog (self)) != NULL && g_str_equal (adw_dialog_get_title (dialog), title));
  return GTK_WIDGET (dialog);
}

static GtkWidget *
get_move_button (GtkWidget *dialog)
{
  return test_find_text (dialog, "GtkButton", "Move");
}

static void
press_move (TestWindow *self,
            GtkWidget  *dialog)
{
  test_press (get_move_button (dialog));
  test_wait_for (test_window_get_dialog (self) == NULL);
}

static void
give_reason (GtkWidget  *dialog,
             const char *reason)
{
  GtkWidget *row = NULL;

  test_wait_for ((row = test_find_text (dialog, "AdwEntryRow", "Reason (needed)")) != NULL);
  g_assert_false (gtk_widget_get_sensitive (get_move_button (dialog)));
  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_assert_false (gtk_widget_get_sensitive (get_move_button (dialog)));
  gtk_editable_set_text (GTK_EDITABLE (row), reason);
  g_assert_true (gtk_widget_get_sensitive (get_move_button (dialog)));
}

/* The usual next stage is one click away, and so is taking that back. */
static void
test_next (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id;

  test_window_show_place (self, "candidates");
  id = open_candidate (self, LEAD);
  g_signal_emit_by_name (wait_button (self, "AdwSplitButton", "Move to Submitted"), "clicked");
  wait_button (self, "AdwSplitButton", "Move to Screening");
  test_window_assert_value (self, "application", id, "stage", "submitted");
  test_window_assert_value (self, "application", id, "stage_since", TEST_TODAY);
  g_assert_null (test_window_get_dialog (self));
  g_assert_nonnull (test_find_text (get_page (self), "AdwActionRow", "Submitted"));

  test_window_press_toast (self, "“आदित्य अय्यर” moved to “Submitted”", "Undo");
  wait_button (self, "AdwSplitButton", "Move to Submitted");
  test_window_assert_value (self, "application", id, "stage", "lead");
}

/* The other moves are in the menu: with a reason where one is needed; what is blocked says why and cannot be chosen, and what
 * cannot be is not there. */
static void
test_menu (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *menu, *row, *dialog, *way;
  gint64 id;

  test_window_show_place (self, "candidates");
  id = open_candidate (self, INTERVIEWED);
  menu = open_menu (wait_button (self, "GtkMenuButton", "Move to…"));
  row = test_find_text (menu, "GtkListBoxRow", "Recommended");
  g_assert_nonnull (row);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_true (gtk_widget_is_focus (row) || gtk_widget_get_focusable (row));
  g_assert_nonnull (test_find_text (row, "GtkLabel", "No decision is recorded."));
  g_assert_null (test_find_text (menu, "GtkListBoxRow", "In station"));
  g_assert_nonnull (test_find_text (menu, "GtkListBoxRow", "Reserve list"));

  test_press (test_find_text (menu, "GtkListBoxRow", "Screening…"));
  dialog = wait_dialog (self, "Move to “Screening”");
  give_reason (dialog, "Thesis missing");
  press_move (self, dialog);
  test_window_settle (self);
  test_window_assert_value (self, "application", id, "stage", "screening");

  wait_button (self, "AdwSplitButton", "Move to Under review");
  test_wait_for ((way = test_find_text (get_page (self), "AdwExpanderRow", "Way Through the Stages")) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (way), TRUE);
  test_wait_for (test_find_text (way, "AdwActionRow", "Interview") != NULL);
  row = test_find_text (way, "AdwActionRow", "Screening");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "0 days"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Thesis missing"));
}

/* Who leaves the station has an exit date, a result and a certificate: the dialog asks for them, and the appointment gets
 * them with the move. */
static void
test_leaving (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *dialog, *row;
  gint64 id;

  test_window_show_place (self, "candidates");
  id = open_candidate (self, LEAVING);
  g_signal_emit_by_name (wait_button (self, "AdwSplitButton", "Move to Out of station"), "clicked");
  dialog = wait_dialog (self, "Move to “Out of station”");
  test_wait_for (test_find_text (dialog, "AdwActionRow", "The certificate number is missing.") != NULL);
  g_assert_nonnull (test_find_text (dialog, "AdwActionRow", "The exit review is not passed."));
  g_assert_false (gtk_widget_get_sensitive (get_move_button (dialog)));
  /* The exit date is suggested: today. */
  g_assert_null (test_find_text (dialog, "AdwActionRow", "The exit date is missing."));

  row = test_find_text (dialog, "AdwEntryRow", "Certificate number");
  gtk_editable_set_text (GTK_EDITABLE (row), "BSH-174");
  row = test_find_text (dialog, "AdwComboRow", "Exit result");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  test_wait_for (gtk_widget_get_sensitive (get_move_button (dialog)));
  press_move (self, dialog);
  test_window_settle (self);
  test_window_assert_value (self, "application", id, "stage", "out_station");
  g_assert_nonnull (test_find_text (get_page (self), "AdwActionRow", "Out of station"));

  test_window_undo (self);
  test_window_assert_value (self, "application", id, "stage", "exit_review");
}

static char *
dup_planned_exit (GtkWidget *dialog)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (test_find_text (dialog, "AdwEntryRow", "Planned exit"))));
}

static void
enter_date (GtkWidget  *dialog,
            const char *label,
            const char *date)
{
  gtk_editable_set_text (GTK_EDITABLE (test_find_text (dialog, "AdwEntryRow", label)), date);
}

/* T17: what is in the way stands before the dates; and the planned exit follows the entry, until somebody says another. */
static void
test_entering (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *dialog, *entry, *obstacle = NULL;
  graphene_rect_t above, below;
  gint64 id;

  test_window_show_place (self, "candidates");
  id = open_candidate (self, ENTERING);
  test_activate (test_window_find (self, "HupanListPage"), "list.move");
  dialog = wait_dialog (self, "Move to Stage");
  test_wait_for ((entry = test_find_text (dialog, "AdwEntryRow", "Entry date")) != NULL);
  test_wait_for ((obstacle = test_find_text (dialog, "AdwActionRow", "No entry agreement is verified.")) != NULL);
  g_assert_true (gtk_widget_compute_bounds (obstacle, dialog, &above));
  g_assert_true (gtk_widget_compute_bounds (entry, dialog, &below));
  g_assert_cmpfloat (above.origin.y, <, below.origin.y);
  g_assert_false (gtk_widget_get_sensitive (get_move_button (dialog)));

  {
    g_autofree char *suggested = dup_planned_exit (dialog);
    g_autofree char *followed = NULL;
    g_autofree char *kept = NULL;

    g_assert_cmpstr (suggested, ==, "2028-03-02");
    enter_date (dialog, "Entry date", "2024.9.1");
    followed = dup_planned_exit (dialog);
    g_assert_cmpstr (followed, ==, "2026-09-01");
    enter_date (dialog, "Planned exit", "2026-12-31");
    enter_date (dialog, "Entry date", "2024年10月1日");
    kept = dup_planned_exit (dialog);
    g_assert_cmpstr (kept, ==, "2026-12-31");
  }

  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_window_assert_value (self, "application", id, "stage", "entry_processing");
}

/* A form shows the stage and does not let it be typed; one of a new candidate does. */
static void
test_form (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  test_window_show_place (self, "candidates");
  open_candidate (self, LEAD);
  test_window_edit (self);
  g_assert_nonnull (test_find_text (test_window_find (self, "HupanForm"), "AdwActionRow", "Stage"));
  g_assert_null (test_find_text (test_window_find (self, "HupanForm"), "AdwComboRow", "Stage"));
  test_activate (get_page (self), "record.cancel");
  test_activate (test_window_find (self, "HupanListPage"), "list.new");
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  g_assert_nonnull (test_find_text (test_window_find (self, "HupanForm"), "AdwComboRow", "Stage"));
}

static guint
count_stage (TestWindow   *self,
             const gint64 *ids,
             guint         n,
             const char   *stage)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = test_window_dup_value (self, "application", ids[i], "stage");

      count += g_str_equal (value, stage);
    }

  return count;
}

/* The acceptance test: several rows, two of which cannot move. The dialog says who can and who cannot, and why; one batch,
 * one undo. */
static void
test_bulk (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  static const char *const numbers[] = { LEAD, INTERVIEWED, OFFERED, IN_STATION, LEAVING };
  gint64 ids[G_N_ELEMENTS (numbers)];
  char *before[G_N_ELEMENTS (numbers)];
  GtkWidget *dialog, *combo, *row;

  test_window_show_place (self, "candidates");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      test_window_search (self, numbers[i]);
      test_wait_for (g_str_has_prefix (test_window_get_counter (self), "1 of "));
      ids[i] = test_window_get_id (self, 0);
      before[i] = test_window_dup_value (self, "application", ids[i], "stage");
    }
  test_window_search (self, "");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (hupan_table_get_model (test_window_get_table (self))),
                                     hupan_result_find (test_window_get_result (self), ids[i]), i == 0);
  g_assert_cmpuint (hupan_table_get_n_selected (test_window_get_table (self)), ==, G_N_ELEMENTS (numbers));

  test_activate (test_window_find (self, "HupanListPage"), "list.move");
  dialog = wait_dialog (self, "Move to Stage");
  test_wait_for ((combo = test_find_text (dialog, "AdwComboRow", "Stage")) != NULL && adw_combo_row_get_selected (ADW_COMBO_ROW (combo)) < 100);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), hupan_stage_get ("withdrawn") - hupan_stages ());
  test_wait_for (test_find_text (dialog, "AdwActionRow", "3 candidates can move") != NULL);
  row = test_find_text (dialog, "AdwActionRow", "“In station” does not lead to “Withdrawn”.");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Chiara Ferrante");
  g_assert_nonnull (test_find_text (dialog, "AdwActionRow", "“Exit review” does not lead to “Withdrawn”."));
  press_move (self, dialog);
  test_window_settle (self);
  g_assert_cmpuint (count_stage (self, ids, G_N_ELEMENTS (ids), "withdrawn"), ==, 3);

  test_window_press_toast (self, "3 candidates moved to “Withdrawn”", "Undo");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      test_window_assert_value (self, "application", ids[i], "stage", before[i]);
      g_free (before[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);

  g_test_add_func ("/ui/drive/stages/next", test_next);
  g_test_add_func ("/ui/drive/stages/menu", test_menu);
  g_test_add_func ("/ui/drive/stages/leaving", test_leaving);
  g_test_add_func ("/ui/drive/stages/form", test_form);
  g_test_add_func ("/ui/drive/stages/bulk", test_bulk);

  g_test_add_func ("/ui/drive/stages/entering", test_entering);
  return g_test_run ();
}
