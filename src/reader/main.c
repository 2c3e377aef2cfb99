/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <unistd.h>

#include "core/hupan-init.h"
#include "hupan-reader-work.h"

/* hupan-reader reads one file and ends. It is started by the program (hupan-reader.c) with the file as its standard input
 * and a socket as its standard output. */
int
main (int argc, char *argv[])
{
  if (chdir ("/") != 0)
    return 1;

  hupan_init_locale ();
  if (argc == 2 && g_str_equal (argv[1], "--try-escapes"))
    hupan_reader_try_escapes (STDIN_FILENO, STDOUT_FILENO);
  else if (argc == 1)
    hupan_reader_work (STDIN_FILENO, STDOUT_FILENO);
  else
    return 1;

  /* Nothing is left to put away, and what is meant to run at the end of a program may not all be allowed any more. */
  _exit (0);
}
