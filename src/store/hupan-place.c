/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-place.h"

#include "hupan-files.h"
#include "hupan-registry.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define SPACE_FLOOR (64 * G_GINT64_CONSTANT (1024) * 1024)

/* File systems on which locks and fsync cannot be relied on: two machines may write at once, or a server may
 * answer later than it says. Magic numbers from statfs(2). */
static const struct
{
  guint32 magic;
  const char *name;
} networks[] = {
  { 0x6969, "NFS" },      { 0xfe534d42, "SMB" },    { 0xff534d42, "CIFS" },   { 0x517b, "SMB" },
  { 0x65735546, "FUSE" }, { 0x01021997, "9P" },     { 0x564c, "NCP" },        { 0x5346414f, "AFS" },
  { 0x6b414653, "AFS" },  { 0x73757245, "Coda" },   { 0x00c36400, "Ceph" },   { 0x7461636f, "OCFS2" },
  { 0x01161970, "GFS2" }, { 0x0bd00bd0, "Lustre" }, { 0x786f4256, "vboxsf" }, { 0xbacbacbc, "vmhgfs" },
};

static gboolean
probe_system (const char *folder, HupanPlace *place)
{
  struct statfs fs;

  if (statfs (folder, &fs) != 0)
    return FALSE;
  place->magic = (guint32) fs.f_type;
  place->read_only = (fs.f_flags & ST_RDONLY) != 0;
  place->free_bytes = (gint64) fs.f_bavail * (gint64) fs.f_bsize;
  return TRUE;
}

static HupanPlaceProbe probe = probe_system;

void
hupan_place_set_probe (HupanPlaceProbe replacement)
{
  probe = replacement != NULL ? replacement : probe_system;
}

/* Refuses file systems that are another machine's. */
gboolean
hupan_place_look (const char *folder, HupanPlace *place, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);

  if (!probe (folder, place))
    {
      hupan_files_set_error (error, errno, folder);
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    if (networks[i].magic == place->magic)
      {
        g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NETWORK,
                     /* Translators: a folder, and the technical name of its file system, such as NFS. */
                     _("“%s” is on a network or shared drive (%s), where two computers could write at once and damage the "
                       "registry. Keep the registry on this computer, and pass it on as an exported package."),
                     name, networks[i].name);
        return FALSE;
      }
  return TRUE;
}

/* Room for work that writes a database anew or much to it: twice its size, and 64 MiB at least. */
gboolean
hupan_place_check_space (const char *folder, gint64 database_size, GError **error)
{
  HupanPlace place;
  gint64 needed = MAX (SPACE_FLOOR, 2 * database_size);
  g_autofree char *needed_text = g_format_size ((guint64) needed);
  g_autofree char *free_text = NULL;

  if (!hupan_place_look (folder, &place, error))
    return FALSE;
  if (place.free_bytes >= needed)
    return TRUE;
  free_text = g_format_size ((guint64) MAX (place.free_bytes, 0));
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_FULL,
               /* Translators: two amounts such as "64.0 MB". */
               _("This needs %s of free space on the disk, and there are only %s. Nothing was changed."),
               needed_text, free_text);
  return FALSE;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_A_REGISTRY, sentence);
  return FALSE;
}

/* Own user, closed to all others. What is open to others is closed, which a file system without owners may
 * ignore; on a disk that can only be read neither can do harm. */
static gboolean
check_owner (const char *path,
             const struct stat *st,
             const HupanPlace *place,
             HupanPlaceAccess *access,
             GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  mode_t closed = st->st_mode & 0700;

  *access = HUPAN_PLACE_WRITABLE;
  if (place->read_only)
    {
      *access = HUPAN_PLACE_READABLE;
      return TRUE;
    }
  if (st->st_uid != geteuid ())
    {
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_A_REGISTRY,
                   _("“%s” belongs to another user of this computer."), name);
      return FALSE;
    }
  if ((st->st_mode & 0777) != closed && chmod (path, closed) != 0)
    g_debug ("permissions could not be tightened: %s", g_strerror (errno));
  if ((st->st_mode & S_IWUSR) == 0)
    *access = HUPAN_PLACE_READABLE;
  return TRUE;
}

gboolean
hupan_place_check_folder (const char *folder,
                          const HupanPlace *place,
                          HupanPlaceAccess *access,
                          GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *sentence = NULL;
  struct stat st;

  if (lstat (folder, &st) != 0)
    {
      hupan_files_set_error (error, errno, folder);
      return FALSE;
    }
  if (!S_ISDIR (st.st_mode))
    {
      sentence = g_strdup_printf (_("“%s” is no folder. A registry is a folder."), name);
      return refuse (error, sentence);
    }
  return check_owner (folder, &st, place, access, error);
}

gboolean
hupan_place_check_file (const char *path, const HupanPlace *place, HupanPlaceAccess *access, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *sentence = NULL;
  struct stat st;

  if (lstat (path, &st) != 0)
    {
      hupan_files_set_error (error, errno, path);
      return FALSE;
    }
  if (S_ISLNK (st.st_mode))
    sentence = g_strdup_printf (_("“%s” is a link to another file. For safety Hupan opens only real files."),
                                name);
  else if (S_ISDIR (st.st_mode))
    sentence = g_strdup_printf (_("“%s” is a folder where a file should be."), name);
  else if (!S_ISREG (st.st_mode))
    sentence = g_strdup_printf (_("“%s” is no ordinary file but a pipe, socket or device."), name);
  else if (st.st_nlink != 1)
    sentence = g_strdup_printf (_("“%s” has a second name (a hard link), under which another program could change it. Make a "
                                  "copy of the file, delete the original and give the copy its name."),
                                name);
  if (sentence != NULL)
    return refuse (error, sentence);
  return check_owner (path, &st, place, access, error);
}
