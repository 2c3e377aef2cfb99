/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-language.h"

#include <glib/gi18n.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include "hupan-icu.h"
#include "hupan-type.h"

/* Neither offsets without a place ("Etc/GMT+8" is west of Greenwich) nor what ICU keeps for old systems. */
static gboolean
is_place (const char *id)
{
  return strchr (id, '/') != NULL && !g_str_has_prefix (id, "Etc/") && !g_str_has_prefix (id, "SystemV/");
}

/* ICU's own canonical names are those that IANA had first ("Asia/Calcutta"). NULL: ICU does not know it. */
static const char *
iana_name (const char *id)
{
  int32_t length;
  g_autofree UChar *wide = hupan_icu_from_utf8 (id, &length);
  UChar name[64];
  g_autofree char *text = NULL;
  UErrorCode status = U_ZERO_ERROR;

  length = ucal_getIanaTimeZoneID (wide, length, name, G_N_ELEMENTS (name), &status);
  if (U_FAILURE (status) || length >= (int32_t) G_N_ELEMENTS (name))
    return NULL;

  text = hupan_icu_to_utf8 (name, length);
  return g_intern_string (text);
}

static const char **
list_time_zones (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *zones = ucal_openTimeZoneIDEnumeration (UCAL_ZONE_TYPE_CANONICAL, NULL, NULL, &status);
  GPtrArray *list = g_ptr_array_new ();
  const char *id;

  while (U_SUCCESS (status) && (id = uenum_next (zones, NULL, &status)) != NULL)
    if (is_place (id) && iana_name (id) != NULL)
      g_ptr_array_add (list, (char *) iana_name (id));
  g_ptr_array_add (list, (char *) "UTC");
  uenum_close (zones);

  g_ptr_array_sort_values (list, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (list, NULL);
  return (const char **) g_ptr_array_free (list, FALSE);
}

const char *const *
hupan_time_zone_list (void)
{
  static const char **list;

  if (g_once_init_enter_pointer (&list))
    g_once_init_leave_pointer (&list, list_time_zones ());

  return list;
}

static gboolean
names_zone (const char *text,
            const char *id)
{
  const char *city = strrchr (id, '/');
  g_autofree char *name = g_strdelimit (g_strdup (id), "_", ' ');

  return g_ascii_strcasecmp (text, id) == 0 || g_ascii_strcasecmp (text, name) == 0
         || (city != NULL && g_ascii_strcasecmp (text, name + (city + 1 - id)) == 0);
}

/**
 * hupan_time_zone_parse:
 * @text: an IANA name, or its city alone: "Asia/Shanghai", "shanghai", "New York"
 */
gboolean
hupan_time_zone_parse (const char  *text,
                       char       **id,
                       GError     **error)
{
  const char *iana = g_str_is_ascii (text) && is_place (text) ? iana_name (text) : NULL;

  if (iana != NULL)
    {
      *id = g_strdup (iana);
      return TRUE;
    }

  for (const char *const *zone = hupan_time_zone_list (); *zone != NULL; zone++)
    if (names_zone (text, *zone))
      {
        *id = g_strdup (*zone);
        return TRUE;
      }

  return hupan_value_refuse (error, _ ("“%s” is not a time zone: write its name, as in “Asia/Shanghai”."), text);
}
