#!/bin/sh
# Prints the words, one on a line, that start the devcontainer CLI of a lock file. What is not in
# FOLDER yet is installed there; whoever comes second waits and finds it.
#
#   install.sh FOLDER SECONDS KEY MANIFEST LOCK NODE-KEY NODE-MANIFEST NODE-LOCK
#
# A key names an installation and changes with its lock file. Node of the second lock file is taken
# where that of the computer is too old. Exit codes: 69 no npm, 70 no Node for this computer,
# 75 out of time, else npm's.
set -eu
umask 022
mkdir -p "$1"
cd "$1"
HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)} # has npm's settings: mirror, proxy
export HOME
exec 9>lock </dev/null
flock -w "$2" 9 || exit 75

recent() {
  "$1" -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' >/dev/null 2>&1
}

install() { # KEY MANIFEST LOCK
  if [ -d "$1" ]; then return; fi
  command -v npm >/dev/null || exit 69
  rm -rf "$1.new"
  mkdir "$1.new"
  echo "$2" >"$1.new/package.json"
  echo "$3" >"$1.new/package-lock.json"
  (cd "$1.new" && npm ci --ignore-scripts --no-audit --no-fund --cache "$PWD/cache" >&2)
  rm -rf "$1.new/cache"
  mv "$1.new" "$1"
}

node=$(command -v node || command -v nodejs || true)
if [ -z "$node" ] || ! recent "$node"; then
  install "$6" "$7" "$8"
  node=$(find "$PWD/$6/node_modules" -path '*/bin/node' -type f)
  if ! recent "$node"; then exit 70; fi
fi
install "$3" "$4" "$5"
printf '%s\n' "$node" "$PWD/$3/node_modules/@devcontainers/cli/devcontainer.js"
