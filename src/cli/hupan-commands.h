/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-cli.h"

G_BEGIN_DECLS

/* What the verbs do, a file for each group of them. */

/* hupan-command-registry.c */
gboolean hupan_command_new (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_info (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_check (HupanCli *cli, GStrv *arguments, GError **error);

/* hupan-command-copies.c */
gboolean hupan_command_backup (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_restore_backup (HupanCli *cli, const char *backup, GError **error);
gboolean hupan_command_pack (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_unpack (HupanCli *cli, GStrv *arguments, GError **error);

/* hupan-command-list.c */
gboolean hupan_command_list (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_facets (HupanCli *cli, GStrv *arguments, GError **error);

/* hupan-command-overview.c */
gboolean hupan_command_overview (HupanCli *cli, GStrv *arguments, GError **error);

/* hupan-command-exchange.c */
gboolean hupan_command_import (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_export (HupanCli *cli, GStrv *arguments, GError **error);

/* hupan-command-show.c */
gboolean hupan_command_show (HupanCli *cli, GStrv *arguments, GError **error);

/* hupan-command-edit.c */
gboolean hupan_command_set (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_trash (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_restore (HupanCli *cli, GStrv *arguments, GError **error);

/* hupan-command-stage.c */
gboolean hupan_command_stage (HupanCli *cli, GStrv *arguments, GError **error);

/* hupan-command-documents.c */
gboolean hupan_command_attach (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_documents (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_save (HupanCli *cli, GStrv *arguments, GError **error);

/* hupan-command-history.c */
gboolean hupan_command_undo (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_redo (HupanCli *cli, GStrv *arguments, GError **error);
gboolean hupan_command_history (HupanCli *cli, GStrv *arguments, GError **error);

G_END_DECLS
