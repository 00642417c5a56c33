#!/bin/sh
# Writes the root file system of an image to standard output, as tar: busybox, a user `dev` (1000),
# and programs of this computer with the libraries that they load.
#
#   image.sh [PROGRAM...]    such as bash; of python3 the standard library comes along
set -eu
umask 022
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cd "$root"

take() { # a file of this computer and, of a program, its libraries
  put "$1"
  { ldd "$1" 2>/dev/null || true; } | grep -oE '/[^ ]+' | while read -r library; do
    put "$library"
  done
}

put() {
  folder=.$(realpath "$(dirname "$1")")
  mkdir -p "$folder"
  if [ ! -e "$folder/${1##*/}" ]; then cp -L "$1" "$folder"; fi
}

take_python() {
  library=$(python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
  mkdir -p "./$library"
  tar -C "$library" -c --exclude=__pycache__ --exclude=test --exclude=idlelib \
    --exclude='config-*' --exclude=dist-packages --exclude=site-packages . | tar -C "./$library" -x
  for module in "$library"/lib-dynload/*.so; do take "$module"; done
}

mkdir -p usr/bin usr/sbin usr/lib usr/lib64 dev etc proc root run sys tmp var/tmp home/dev
ln -s usr/bin usr/sbin usr/lib usr/lib64 .
chmod 755 .
chmod 1777 tmp var/tmp
printf '%s\n' root:x:0:0:root:/root:/bin/sh dev:x:1000:1000::/home/dev:/bin/sh >etc/passwd
printf '%s\n' root:x:0: dev:x:1000: >etc/group
printf '%s\n' ID=penv-test 'NAME="made by a test of penv"' >etc/os-release
chown 1000:1000 home/dev

for program in busybox "$@"; do
  take "$(command -v "$program")"
  if [ "$program" = python3 ]; then take_python; fi
done
busybox=$(realpath "$(command -v busybox)")
for applet in $(busybox --list); do
  if [ ! -e "usr/bin/$applet" ]; then ln -s "$busybox" "usr/bin/$applet"; fi
done
tar -c .
