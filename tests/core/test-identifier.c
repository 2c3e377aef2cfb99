/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-identifier.h"
#include "core/hupan-type.h"

/* Identifiers with check digits, and the ways to reach somebody. */

typedef gboolean (*Parse) (const char *text, char **value, GError **error);

typedef struct
{
  const char *text;
  const char *expected; /* the value; of a refusal the sentence after the text in quotation marks */
} Case;

static void
assert_good (Parse       parse,
             const Case *cases)
{
  for (; cases->text != NULL; cases++)
    {
      g_autofree char *value = NULL;
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;

      parse (cases->text, &value, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (value, ==, cases->expected);
      g_assert_true (parse (value, &again, NULL));
      g_assert_cmpstr (again, ==, value);
    }
}

static void
assert_bad (Parse       parse,
            const Case *cases)
{
  for (; cases->text != NULL; cases++)
    {
      g_autofree char *value = NULL;
      g_autofree char *message = g_strdup_printf ("“%s” %s", cases->text, cases->expected);
      g_autoptr (GError) error = NULL;

      g_assert_false (parse (cases->text, &value, &error));
      g_assert_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, message);
      g_assert_null (value);
    }
}

static void
test_ror (void)
{
  static const Case good[] = {
    { "https://ror.org/00a2xv884", "https://ror.org/00a2xv884" },
    { "http://www.ror.org/00A2XV884/", "https://ror.org/00a2xv884" },
    { "ror.org/05hffr360", "https://ror.org/05hffr360" },
    { "05hffr360", "https://ror.org/05hffr360" },
    { "ror:05hffr360", "https://ror.org/05hffr360" },
    { "０５ｈｆｆｒ３６０", "https://ror.org/05hffr360" },
    { NULL },
  };
  static const Case bad[] = {
    { "00a2xv885", "is not a ROR ID: its check digits are wrong; perhaps a character was mistyped." },
    { "00a2xv8x4", "is not a ROR ID: its check digits are wrong; perhaps a character was mistyped." },
    { "00a2xw884", "is not a ROR ID: its check digits are wrong; perhaps a character was mistyped." },
    { "00a2ov884", "is not a ROR ID: it cannot contain “o”." },
    { "10a2xv884", "is not a ROR ID: it needs nine characters beginning with 0, as in https://ror.org/00a2xv884." },
    { "https://ror.org/", "is not a ROR ID: it needs nine characters beginning with 0, as in https://ror.org/00a2xv884." },
    { "https://example.org/00a2xv884", "is not a ROR ID: it needs nine characters beginning with 0, as in https://ror.org/00a2xv884." },
    { NULL },
  };

  assert_good (hupan_ror_parse, good);
  assert_bad (hupan_ror_parse, bad);
}

static void
test_orcid (void)
{
  static const Case good[] = {
    { "0000-0002-1825-0097", "0000-0002-1825-0097" },
    { "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097" },
    { "orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097" },
    { "0000000218250097", "0000-0002-1825-0097" },
    { "0000 0002 1694 233x", "0000-0002-1694-233X" },
    { "orcid: 0000-0001-5109-3700", "0000-0001-5109-3700" },
    { NULL },
  };
  static const Case bad[] = {
    { "0000-0002-1825-0098", "is not an ORCID iD: its check digit is wrong; perhaps a digit was mistyped." },
    { "0000-0002-1852-0097", "is not an ORCID iD: its check digit is wrong; perhaps a digit was mistyped." },
    { "0000-0002-1825-009", "is not an ORCID iD: it needs 16 digits, as in 0000-0002-1825-0097." },
    { "0000-0002-1825-00977", "is not an ORCID iD: it needs 16 digits, as in 0000-0002-1825-0097." },
    { "0000-0002-18X5-0097", "is not an ORCID iD: it needs 16 digits, as in 0000-0002-1825-0097." },
    { "none", "is not an ORCID iD: it needs 16 digits, as in 0000-0002-1825-0097." },
    { NULL },
  };

  assert_good (hupan_orcid_parse, good);
  assert_bad (hupan_orcid_parse, bad);
}

static void
test_email (void)
{
  static const Case good[] = {
    { "Wang.Xiaoming+hupan@Example.EDU", "Wang.Xiaoming+hupan@example.edu" },
    { "王@例子.中国", "王@例子.中国" },
    { "o'brien@x.example", "o'brien@x.example" },
    { "Wang Xiaoming <w@x.example>", "w@x.example" },
    { "mailto:w@x.example", "w@x.example" },
    { "w＠x.example", "w@x.example" },
    { "w@m\u00fcnchen.example", "w@m\u00fcnchen.example" },
    { NULL },
  };
  static const Case bad[] = {
    { "wang", "is not an e-mail address: it has no @." },
    { "a@b@c.example", "is not an e-mail address: it has more than one @." },
    { "@c.example", "is not an e-mail address: there is nothing before the @." },
    { "a@", "is not an e-mail address: there is nothing after the @." },
    { "a b@c.example", "is not an e-mail address: it has a space in it." },
    { "a(b)@c.example", "is not an e-mail address: “(” cannot stand in one." },
    { "a..b@c.example", "is not an e-mail address: a dot is missing its letters before the @." },
    { "a@localhost", "is not an e-mail address: there is no dot after the @." },
    { "a@-x.example", "is not an e-mail address: “-x.example” cannot be the name of a mail server." },
    { "a@x..example", "is not an e-mail address: “x..example” cannot be the name of a mail server." },
    { "a@x_y.example", "is not an e-mail address: “x_y.example” cannot be the name of a mail server." },
    { "a@10.0.0.1", "is not an e-mail address: “10.0.0.1” cannot be the name of a mail server." },
    { "a@x.example.", "is not an e-mail address: “x.example.” cannot be the name of a mail server." },
    { NULL },
  };

  assert_good (hupan_email_parse, good);
  assert_bad (hupan_email_parse, bad);
}

static void
test_phone (void)
{
  static const Case good[] = {
    { "+86 571 8888 8888", "+8657188888888" },
    { "0086-571-88888888", "+8657188888888" },
    { "＋８６ ５７１ ８８８８ ８８８８", "+8657188888888" },
    { "+44 (0)20 7946 0000", "+442079460000" },
    { "tel:+1-201-555-0123", "+12015550123" },
    { "0571-88888888", "0571-88888888" },
    { "(0571) 8888 8888 ext. 12", "(0571) 8888 8888 ext. 12" },
    { "+86 571 8888 8888 转 12", "+86 571 8888 8888 转 12" },
    { NULL },
  };
  static const Case bad[] = {
    { "call me", "is not a phone number: it should have digits only." },
    { "12", "is not a phone number: it has too few digits." },
    { "+1234567890123456", "is not a phone number: it has more than 15 digits." },
    { "+0123456789", "is not a phone number: after + comes the code of a country and the whole number." },
    { NULL },
  };

  assert_good (hupan_phone_parse, good);
  assert_bad (hupan_phone_parse, bad);
}

static void
test_url (void)
{
  static const Case good[] = {
    { "www.X.edu", "https://www.x.edu" },
    { "HTTP://www.x.edu/Path?Q=1#F", "http://www.x.edu/Path?Q=1#F" },
    { "https://www.zju.edu.cn/", "https://www.zju.edu.cn/" },
    { "x.edu:8080/a", "https://x.edu:8080/a" },
    { "//x.edu", "https://x.edu" },
    { "例子.中国/大学", "https://例子.中国/大学" },
    { NULL },
  };
  static const Case bad[] = {
    { "javascript:alert(1)", "is not a web address: it must begin with http:// or https://." },
    { "JavaScript:alert(1)", "is not a web address: it must begin with http:// or https://." },
    { "file:///etc/passwd", "is not a web address: it must begin with http:// or https://." },
    { "data:text/html,x", "is not a web address: it must begin with http:// or https://." },
    { "mailto:a@x.example", "is not a web address: it must begin with http:// or https://." },
    { "www.x.edu/a b", "is not a web address: it has a character in it that no address has." },
    { "https://bank.example@evil.example/", "is not a web address to keep: it carries a user name." },
    { "nothing", "is not a web address: “nothing” cannot be the name of a website." },
    { "https://-x.edu", "is not a web address: “-x.edu” cannot be the name of a website." },
    { "https://x.edu:http/", "is not a web address: after the colon comes a number." },
    { NULL },
  };

  assert_good (hupan_url_parse, good);
  assert_bad (hupan_url_parse, bad);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/identifier/ror", test_ror);
  g_test_add_func ("/core/identifier/orcid", test_orcid);
  g_test_add_func ("/core/contact/email", test_email);
  g_test_add_func ("/core/contact/phone", test_phone);
  g_test_add_func ("/core/contact/url", test_url);
  return g_test_run ();
}
