# Copyright 2026 The Hupan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program that was installed, driven from outside its sandbox: by keys, the accessibility bus and D-Bus."""

import os
import pathlib
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ID = 'io.github.hupan_app.Hupan'
PATH = '/io/github/hupan_app/Hupan'
HOME = pathlib.Path(os.environ['HOME'])
OUT = pathlib.Path(os.environ['HUPAN_OUT'])
DATA = HOME / '.var/app' / ID / 'data'

# The machine may be busy with other things. Nothing waits for that long when all is well.
PATIENCE = 60


class Failed(AssertionError):
    """What a test says when something is not as it should be."""


def wait(condition, what):
    """The first value of CONDITION () that is true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    picture('failed')
    raise Failed(f'in vain: waited until {what}')


def run(*command, check=True, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if check and done.returncode:
        raise Failed(f'{" ".join(command)}: {done.stderr.strip() or done.returncode}')
    return done.stdout


def picture(name):
    run('import', '-window', 'root', str(OUT / f'{name}.png'), check=False)


def inside(script):
    """What a shell script prints in the sandbox."""
    return run('flatpak', 'run', '--user', '--command=bash', ID, '-c', script)


def hupanctl(*arguments):
    return run('flatpak', 'run', '--user', '--command=hupanctl', ID, *arguments)


# --- Windows and keys -----------------------------------------------------------------------------

def windows(of):
    return run('xdotool', 'search', '--onlyvisible', '--class', of, check=False).split()


def active():
    return run('xdotool', 'getactivewindow', check=False).strip()


def keys(*names):
    run('xdotool', 'key', '--clearmodifiers', *names)


def type_text(text):
    run('xdotool', 'type', '--clearmodifiers', '--delay', '20', text)


# --- The program --------------------------------------------------------------------------------

def call(path, interface, method, arguments):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync(ID, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1, None)


def count_running():
    return run('flatpak', 'ps', '--columns=application').split().count(ID)


def start(*options):
    """Starts it as a launcher would, and returns its window."""
    with open(OUT / 'hupan.log', 'ab') as log:
        subprocess.Popen(['flatpak', 'run', '--user', '--env=GSK_RENDERER=cairo', *options, ID], stdout=log, stderr=log)
    return the_window()


def the_window():
    return wait(lambda: windows('hupan'), 'there is a window')[0]


def stop():
    call(PATH, 'org.gtk.Actions', 'Activate', GLib.Variant('(sava{sv})', ('quit', [], {})))
    wait(lambda: count_running() == 0, 'it has ended')


def kill():
    run('flatpak', 'kill', ID, check=False)
    wait(lambda: count_running() == 0, 'it is gone')


# --- What a screen reader finds -----------------------------------------------------------------

def programs(name):
    desktop = Atspi.get_desktop(0)
    found = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
    return [program for program in found if program is not None and name_of(program) == name]


def below(node):
    """All that shows in a widget."""
    try:
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
                yield child
                yield from below(child)
    except GLib.Error:
        return  # gone meanwhile


def nodes(program='hupan'):
    """All that shows in the windows of a program."""
    for found in programs(program):
        yield from below(found)


def names():
    return [name for name in (name_of(node) for node in nodes()) if name]


def name_of(node):
    try:
        return node.get_name()
    except GLib.Error:
        return None


def find(name, role):
    for node in nodes():
        if name_of(node) == name and node.get_role_name() == role:
            return node
    return None


def click(name, role='button'):
    node = wait(lambda: find(name, role), f'there is the {role} “{name}”')
    wait(lambda: node.get_state_set().contains(Atspi.StateType.SENSITIVE), f'“{name}” can be used')
    node.get_action_iface().do_action(0)


def act(action):
    """Activates an action of a widget that shows, as its button or key would."""
    def activated():
        for node in nodes():
            actions = node.get_action_iface()
            for i in range(actions.get_n_actions() if actions else 0):
                if Atspi.Action.get_action_name(actions, i) == action:
                    actions.do_action(i)
                    return True
        return False
    wait(activated, f'the action {action} can be used')


def answer_file_dialog(path):
    """Writes a path into the file chooser of the portal, which is no window of the program."""
    chooser = 'xdg-desktop-portal-gtk'

    def entries():
        return [node for node in nodes(chooser) if node.get_role_name() == 'text']

    window = wait(lambda: windows(chooser), 'the file chooser of the portal is there')[0]
    wait(lambda: active() == window, 'the file chooser has the focus')
    wait(lambda: any(nodes(chooser)), 'the file chooser is filled')
    if not entries():  # one that opens a file shows where to write when it is told to
        keys('ctrl+l')
    entry = wait(entries, 'there is where to write')[0]
    entry.get_editable_text_iface().set_text_contents(str(path))
    wait(lambda: Atspi.Text.get_text(entry, 0, -1) == str(path), 'it is written')

    def accepted():
        # It does nothing as long as it has not found out what the path is.
        for node in nodes(chooser):
            if node.get_role_name() == 'button' and name_of(node) in ('Open', 'Save'):
                node.get_action_iface().do_action(0)
        return not windows(chooser)

    wait(accepted, 'the file chooser is gone')
