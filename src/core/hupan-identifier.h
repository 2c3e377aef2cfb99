/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Identifiers of organisations and people, verified by their check digits, and the ways to reach them. Each function
 * takes clean text (hupan-text.h) and gives its canonical form, or an error whose message is for people. */

/* ROR: "https://ror.org/00a2xv884". After the leading 0 six characters of Crockford's base 32 (no i l o u) say a number
 * n; the last two digits are 98 - (n * 100 mod 97), as of ISO 7064 MOD 97-10. */
gboolean hupan_ror_parse (const char *text, char **id, GError **error);

/* ORCID: "0000-0002-1825-0097". The last character is the check of ISO 7064 MOD 11-2, X for 10. */
gboolean hupan_orcid_parse (const char *text, char **id, GError **error);

/* E-mail, as mail servers accept it (RFC 5321, and RFC 6531 for letters beyond ASCII), without quoted local parts, which
 * nobody has. "Name <address>" and "mailto:" are stripped to the address. */
gboolean hupan_email_parse (const char *text, char **address, GError **error);

/* Phone: E.164 where the number begins with + or 00; else as it was typed, for it means nothing without its country. */
gboolean hupan_phone_parse (const char *text, char **number, GError **error);

/* Web address: http or https only, so that nothing that a link opens can run or read anything; the scheme is added
 * where it is missing. */
gboolean hupan_url_parse (const char *text, char **url, GError **error);

/* A name of a host, with letters of any script. Lower case. NULL: it is none. */
char    *hupan_host_normalise (const char *host);

G_END_DECLS
