#!/usr/bin/env python3
# Copyright 2026 The Hupan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""summary.py BUILD-DIR…: counts the test points of the last `meson test` in each folder.

Every TAP point counts as one, so does a test program without TAP. A program that crashed, ran out
of time or stopped before its plan's end counts as one failure more.
"""

import json
import pathlib
import re
import sys

POINT = re.compile(r'^(\s*)(not )?ok\b(?:\s+\d+)?(?:\s*-)?\s*([^#]*)(?:#\s*(\w+))?')

NOISE = re.compile(r'# (?:[\w-]+-(?:DEBUG|INFO|MESSAGE): |random seed|Start of |End of )')


def points(tap):
    """The (name, outcome) of each innermost TAP point."""
    found, deepest = [], None
    for line in tap.splitlines():
        match = POINT.match(line)
        if not match:
            continue
        indent, bad, name, directive = match.groups()
        # A point that sums up the deeper ones just above it is not counted again.
        if deepest is not None and len(indent) < deepest:
            deepest = None
            if not bad or any(outcome == 'failed' for _, outcome in found):
                continue
        if indent:
            deepest = len(indent)
        directive = (directive or '').upper()
        if directive == 'SKIP':
            outcome = 'skipped'
        elif bad and directive != 'TODO':
            outcome = 'failed'
        else:
            outcome = 'passed'
        found.append((name.strip(), outcome))
    return found


def count(test):
    """The sums of one program, the names of its failed points, and what it said about them."""
    result = test['result']
    good = result in ('OK', 'SKIP', 'EXPECTEDFAIL')
    found = points(test.get('stdout', '')) if 'tap' in test.get('protocol', 'tap') else []
    if not found:
        name = 'passed' if result in ('OK', 'EXPECTEDFAIL') else 'skipped' if result == 'SKIP' else 'failed'
        found = [(result.lower(), name)]
    said = [line for line in test.get('stdout', '').splitlines()
            if line.startswith('# ') and not NOISE.match(line)]
    failures = [name for name, outcome in found if outcome == 'failed']
    sums = {kind: sum(outcome == kind for _, outcome in found) for kind in ('passed', 'failed', 'skipped')}
    if not good and not failures:
        sums['failed'] += 1
        failures.append(result.lower())
    return sums, failures, said[-20:] if failures else []


def main(folders):
    total = {'passed': 0, 'failed': 0, 'skipped': 0}
    for folder in map(pathlib.Path, folders):
        suites = {}
        try:
            log = (folder / 'meson-logs' / 'testlog.json').read_text(encoding='utf-8', errors='replace')
        except OSError:
            print(f'{folder.name}: no tests were run')
            total['failed'] += 1
            continue
        for line in log.splitlines():
            test = json.loads(line)
            full = test['name']
            suite = full.split(' / ')[0].split(':')[-1]
            sums, failures, said = count(test)
            entry = suites.setdefault(suite, {'passed': 0, 'failed': 0, 'skipped': 0, 'seconds': 0.0})
            for kind, number in sums.items():
                entry[kind] += number
                total[kind] += number
            entry['seconds'] += test.get('duration', 0)
            for failure in failures:
                print(f'{folder.name}: {full}: FAILED: {failure}')
            for line in said:
                print(f'    {line}')
        for suite, entry in sorted(suites.items()):
            print(f"{folder.name:<11} {suite:<9} {entry['passed']:5} passed {entry['failed']:4} failed "
                  f"{entry['skipped']:4} skipped {entry['seconds']:7.1f} s")
    skipped = f", {total['skipped']} skipped" if total['skipped'] else ''
    print(f"{total['passed']} passed, {total['failed']} failed{skipped}")
    return 1 if total['failed'] or not total['passed'] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
