#!/bin/sh
# Copyright 2026 The Hupan authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# compile-blueprints.sh COMPILER STAMP OUT-DIR SOURCE-DIR FILE…: compiles all templates in one go,
# which is much faster than one by one.
set -eu
compiler=$1 stamp=$2 out=$3 source=$4
shift 4
"$compiler" batch-compile "$out" "$source" "$@"
touch "$stamp"
