#!/bin/sh
# A registry of images on loopback, under one port for this computer and for a daemon that
# dockerd.sh has started. It prints the port, and lives as long as its standard input.
#
#   registry.sh FOLDER DAEMON [HTPASSWD]
#
# FOLDER is an empty one, DAEMON a process in the daemon's network, HTPASSWD the one line of who
# may pull and push; without it everybody may.
set -eu
folder=$1
exec 3<&0 4<"/proc/$2/ns/net"

cat >"$folder/config.yml" <<END
version: 0.1
storage: { filesystem: { rootdirectory: "$folder/data" }, delete: { enabled: true } }
http: { addr: "127.0.0.1:0" }
END
if [ $# -gt 2 ]; then
  echo "$3" >"$folder/htpasswd"
  echo "auth: { htpasswd: { realm: penv, path: \"$folder/htpasswd\" } }" >>"$folder/config.yml"
fi

# shellcheck disable=SC2016 # a script, not a text
inside='
$(command -v docker-registry || echo registry) serve "$1/config.yml" >>"$1/log" 2>&1 </dev/null &
registry=$!
port=
while [ -z "$port" ]; do
  kill -0 "$registry"
  sleep 0.02
  port=$(sed -n "s/.*listening on 127.0.0.1:\([0-9]*\).*/\1/p" "$1/log")
done
# Sockets in the file system do not care for networks.
socat "UNIX-LISTEN:$1/relay,fork" "TCP:127.0.0.1:$port" &
nsenter --net=/proc/self/fd/4 \
  socat "TCP-LISTEN:$port,bind=127.0.0.1,fork" "UNIX-CONNECT:$1/relay" &
listening=$(printf "0100007F:%04X 00000000:0000 0A" "$port")
until [ -S "$1/relay" ] &&
  nsenter --net=/proc/self/fd/4 grep -q "$listening" /proc/self/net/tcp; do
  sleep 0.02
done
echo "$port"
cat <&3 >/dev/null
'

: >"$folder/log"
status=0
unshare --mount --pid --fork --kill-child --mount-proc sh -euc "$inside" sh "$folder" || status=$?
if [ "$status" != 0 ]; then tail -n 30 "$folder/log" >&2; fi
rm -rf "$folder"
exit "$status"
