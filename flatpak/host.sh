# Copyright 2026 The Hupan authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The part of ./dev that is about the Flatpak; it uses the functions of ./dev. Everything happens in a private
# tree with Flatpak's tools, so the system is left alone and the tools are the same on each:
#
#   runtime   fetches org.gnome.Platform and Sdk, or makes the stand-in for them
#   build     builds, checks, bundles and installs the manifest
#   session   gives a command a display, a session bus and the portals
#   open      opens the program that was installed
#   ../tests/flatpak/check    proves what the sandbox lets through

tools=(
  flatpak flatpak-builder ostree mmdebstrap debian-archive-keyring ca-certificates
  appstream librsvg2-common elfutils patch xz-utils binutils file git
  xdg-desktop-portal xdg-desktop-portal-gtk fuse3 dbus dbus-daemon procps
  xvfb xauth openbox xdotool imagemagick
  at-spi2-core python3 python3-gi gir1.2-atspi-2.0 libglib2.0-bin sqlite3
  gsettings-desktop-schemas adwaita-icon-theme hicolor-icon-theme shared-mime-info
  fonts-cantarell fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji locales tzdata
)

# Runs a command among the tools, as root in mount and process namespaces of its own, which end with it. The project is
# read-only there, but for build-flatpak/. What flatpak needs of root: mounting, and making namespaces for the sandbox.
enter_tools () { # CMD…
  local tree work out=$here/build-flatpak args=() runtime=/run/user/0
  have_tree flatpak "${tools[@]}"
  work=$cache/flatpak/of-$(printf %s "$here" | sha256sum | cut -c1-12)
  as_root mkdir -p "$cache/flatpak/state" "$work/home" "$out"

  args+=(--tmpfs / --proc /proc --dev-bind /dev /dev --ro-bind /sys /sys --tmpfs /tmp --tmpfs /var/tmp)
  args+=(--ro-bind "$tree/usr" /usr --bind "$tree/etc" /etc --ro-bind "$tree/var/cache/fontconfig" /var/cache/fontconfig)
  args+=(--symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64)
  args+=(--tmpfs /run --perms 0700 --tmpfs "$runtime")
  args+=(--ro-bind-try /etc/resolv.conf /etc/resolv.conf --ro-bind-try /etc/hosts /etc/hosts)
  args+=(--ro-bind "$here" "$here" --bind "$out" "$out" --bind "$cache" "$cache")

  args+=(--clearenv --setenv PATH /usr/bin:/usr/sbin --setenv LANG C.UTF-8 --setenv TERM "${TERM:-dumb}")
  args+=(--setenv HOME "$work/home" --setenv XDG_RUNTIME_DIR "$runtime" --setenv TZ "${TZ:-UTC}")
  args+=(--setenv HUPAN_CACHE "$cache/flatpak" --setenv HUPAN_WORK "$work" --setenv HUPAN_OUT "$out")
  args+=(--setenv HUPAN_LANG "${LC_ALL:-${LC_MESSAGES:-${LANG:-C.UTF-8}}}" --setenv FLATPAK_USER_DIR "$work/installation")
  if [ -n "${HUPAN_FLATPAK_RUNTIME:-}" ]; then args+=(--setenv HUPAN_FLATPAK_RUNTIME "$HUPAN_FLATPAK_RUNTIME"); fi

  # The display of the person, if there is one.
  if [ -n "${WAYLAND_DISPLAY:-}" ] && [ -S "${XDG_RUNTIME_DIR:-}/$WAYLAND_DISPLAY" ]; then
    args+=(--bind "$XDG_RUNTIME_DIR/$WAYLAND_DISPLAY" "$runtime/wayland-0" --setenv WAYLAND_DISPLAY wayland-0)
  fi
  if [ -n "${DISPLAY:-}" ]; then
    args+=(--ro-bind-try /tmp/.X11-unix /tmp/.X11-unix --setenv DISPLAY "$DISPLAY")
    if [ -f "${XAUTHORITY:-}" ]; then args+=(--ro-bind "$XAUTHORITY" /run/xauthority --setenv XAUTHORITY /run/xauthority); fi
  fi

  # bwrap hides parts of /proc; where that is so, the sandboxes within may mount none of their own.
  as_root bwrap "${args[@]}" --cap-add ALL --unshare-pid --die-with-parent --chdir "$here" \
    sh -c 'mount -t proc proc /proc && exec "$@"' sh "$@"
}

# What was left where the user looks is the user's.
hand_over () {
  as_root chown -R --reference="$here" "$here/build-flatpak" 2>/dev/null || true
}

flatpak_run () {
  local status=0
  enter_tools flatpak/runtime && enter_tools flatpak/build && enter_tools flatpak/session flatpak/open "$@" || status=$?
  hand_over
  return $status
}

# Says why the suite cannot run here, or nothing.
flatpak_hindrance () {
  if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then echo "it needs root, or sudo without a password"
  elif command -v bwrap >/dev/null && ! as_root bwrap --cap-add ALL --unshare-pid --ro-bind / / --proc /proc true 2>/dev/null; then
    echo "this system allows no namespaces"
  fi
}

# One line as `meson test` would leave it, for what kept the suite from running.
flatpak_note () { # RESULT WHY
  printf '{"name": "hupan:flatpak / sandbox", "result": "%s", "stdout": "# %s", "duration": 0}\n' "$1" "$2" \
    >"$here/build-flatpak/meson-logs/testlog.json"
  say "dev: the suite flatpak: $2"
}

# Passes the suite, and leaves its results where tests/summary.py looks for those of a build folder.
flatpak_test () {
  local out=$here/build-flatpak why
  as_root rm -rf "$out/meson-logs" "$out"/*.log; mkdir -p "$out/meson-logs"
  why=$(flatpak_hindrance)
  if [ -n "$why" ]; then flatpak_note SKIP "$why"; return; fi

  # Without a runtime nothing can be said of the program: Debian's testing suite, of which the stand-in is made, may not
  # fit together for a day, and there may be no network.
  if ! (enter_tools flatpak/runtime) 2>&1 | tee "$out/suite.log" >&2; then
    flatpak_note SKIP "the runtime could neither be fetched nor stood in for; build-flatpak/ has the logs"
    hand_over
    return
  fi
  (enter_tools flatpak/build && enter_tools tests/flatpak/run) 2>&1 | tee -a "$out/suite.log" >&2 || true
  if [ ! -f "$out/meson-logs/testlog.json" ]; then flatpak_note FAIL "it could not be set up; build-flatpak/ has the logs"; fi
  hand_over
}
