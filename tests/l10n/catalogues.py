# Copyright 2026 The Hupan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Message catalogues, as far as the tests need them."""

import ast
import pathlib
import re
import subprocess

# What a message is filled with: %s, %2$s, %'u, %<PRId64>, {title}.
PLACEHOLDER = re.compile(r"%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?(?:<\w+>|hh|h|ll|l|z)?[a-zA-Z]?|\{\w+\}")
MNEMONIC = re.compile(r'_(?=\w)')


class Message:
    def __init__(self, context, text, plural, translations, fuzzy):
        self.context, self.text, self.plural = context, text, plural
        self.translations, self.fuzzy = translations, fuzzy

    @property
    def key(self):
        return self.context, self.text

    def __str__(self):
        return f'[{self.context}] {self.text}' if self.context else self.text


def xgettext_options(root):
    return (root / 'po/xgettext-options').read_text().split('\n')[:-1]


def make_template(root, path):
    """Collects the messages of the sources. Returns what xgettext complained of."""
    done = subprocess.run(
        ['xgettext', *xgettext_options(root), '--directory', root, '--files-from', root / 'po/POTFILES.in', '--output', path],
        capture_output=True, text=True, check=True)
    return [line for line in done.stderr.splitlines() if "extension 'blp' is unknown" not in line]


def read(path):
    """The messages of a .po or .pot file, without its header."""
    messages = []
    for block in pathlib.Path(path).read_text(encoding='utf-8').split('\n\n'):
        parts, last, fuzzy = {}, None, False
        for line in block.split('\n'):
            fuzzy |= line.startswith('#,') and 'fuzzy' in line
            if line.startswith('msg'):
                last, line = line.split(' ', 1)
                parts[last] = ''
            if line.startswith('"'):
                parts[last] += ast.literal_eval(line)
        if parts.get('msgid'):
            translations = [text for name, text in parts.items() if name.startswith('msgstr')]
            messages.append(Message(parts.get('msgctxt'), parts['msgid'], parts.get('msgid_plural'), translations, fuzzy))
    return messages


def quote(text):
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t')
    return f'"{escaped}"'
