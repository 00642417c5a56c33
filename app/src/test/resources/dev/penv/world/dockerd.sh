#!/bin/sh
# A docker daemon that the rest of this computer does not notice: in network, mount and process
# namespaces of its own. It lives as long as this script's standard input; then everything of it
# goes, whatever state it is in: processes, networks, mounts, control groups and the folder.
#
#   dockerd.sh FOLDER    an empty one; its last part names the control groups
set -eu
folder=$1
exec 3<&0

# Process 1 of the namespaces: what is started there ends with it.
# shellcheck disable=SC2016 # a script, not a text
inside='
$(command -v ip || echo busybox ip) link set lo up
# Here programs meet by fixed paths, and this daemon is not to meet one of the computer.
mount -t tmpfs tmpfs /run
if [ -d /etc/docker ]; then mount -t tmpfs tmpfs /etc/docker; fi
dockerd --config-file "$1/daemon.json" --host "unix://$1/docker.sock" \
  --data-root "$1/data" --exec-root "$1/exec" --pidfile "$1/pid" \
  --dns 127.0.0.1 --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/${1##*/}" </dev/null &
daemon=$!
trap "exit 0" TERM
{ cat <&3 >/dev/null; kill -TERM 1; } &
wait "$daemon"
'

echo '{}' >"$folder/daemon.json"
status=0
unshare --net --mount --propagation slave --pid --fork --kill-child --mount-proc \
  sh -euc "$inside" sh "$folder" >"$folder/log" 2>&1 || status=$?
if [ "$status" != 0 ]; then tail -n 30 "$folder/log" >&2; fi
find /sys/fs/cgroup -depth -type d -path "*/${folder##*/}*" -exec rmdir {} +
rm -rf "$folder"
exit "$status"
