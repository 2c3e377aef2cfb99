# Copyright 2026 The Hupan authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the scripts here share. They run among the tools, where enter_tools (host.sh) has put them.
set -euo pipefail

id=io.github.hupan_app.Hupan
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
manifest=$project/flatpak/$id.json
branch=$(sed -n 's/.*"runtime-version": "\(.*\)".*/\1/p' "$manifest")
arch=$(flatpak --default-arch)

# The runtime is in an installation that all worktrees share, the program in one of its own (FLATPAK_USER_DIR).
export FLATPAK_SYSTEM_DIR=$HUPAN_CACHE/runtime-$branch

say () { printf 'flatpak: %s\n' "$*" >&2; }
die () { say "$*"; exit 1; }

# Runs a long program quietly; on failure its last words are shown.
logged () { # NAME PROGRAM…
  local log=$HUPAN_OUT/$1.log
  "${@:2}" >"$log" 2>&1 </dev/null || { tail -n 40 "$log" >&2; die "$1 failed; all of it is in build-flatpak/$1.log"; }
}
