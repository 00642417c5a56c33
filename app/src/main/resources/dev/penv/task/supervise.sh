#!/bin/sh
# Runs one task to its end and writes down how it ended. Detached: it outlives whoever launched it,
# and nothing of penv but this file is on the machine.
#
#   supervise.sh prepare RUN ATTEMPT [UID GID]   make the folders; the script itself comes by stdin
#   supervise.sh launch CONTROL                  start the task once, return at once
#   supervise.sh kill CONTROL                    kill whatever is left of the task
#   supervise.sh inside GIVEN                    become the task, within its container
#
# CONTROL is closed to the task. In it:
#   task          what to run, by penv: see read_task
#   limit         milliseconds that the task may take, by penv; read again all the time
#   stop          made by penv: end the task
#   lock          locked for as long as the supervisor lives; pids are reused, locks are not
#   started/      made by the one supervisor, only ever with the lock held
#   started/group the control group that the task lives in, where we may make one
#   started/cause why the task was ended before its time: stopped, timeout
#   log           what the task prints, by its own hands: no pipe that could break or slow it
#   exit          when nothing of the task runs any more: code, cause, begin and end in ms
#
# What holds a task together, so that it can be killed with all that it started:
#   a control group (version 2; version 1 freezer or pids): everything, whatever it does
#   a user of its own: everything, besides
#   neither: processes with its PENV_RUN_ID in their first environment, its session, and children
#     of those. A process that clears its environment, makes a session and loses its parent escapes.
#   a container: everything, with the first process of the container. What is asked to end before
#     that is found by its PENV_RUN_ID; nothing of the container but its end is taken for granted.
# Nothing that a repository chose is a word or a variable of a docker client, which runs as root: the
# task's own words and variables are read within the container.
set -u
umask 077

GRACE=20 # halves of a second between asking and killing

# ---- what to run

# Sets `decoded`. Bytes outside of a closed alphabet come as \0 and three octal digits, so nothing
# of a task is ever read as shell. The point saves line ends, which $( ) drops.
decode() {
  case $1 in
    *\\*)
      decoded=$(printf '%b.' "$1")
      decoded=${decoded%.}
      ;;
    *) decoded=$1 ;;
  esac
}

# Lines `key value`: run, user (uid), group (gid), workspace; for a container its daemon, its id,
# as whom, and the folder GIVEN; and for the command `variable NAME value`, `word value`, or `script
# path`, which become reads.
read_task() {
  run='' uid='' gid='' workspace='' daemon='' container='' as='' given=''
  while read -r key value _; do
    decode "${value-}"
    case $key in
      run) run=$decoded ;;
      user) uid=$decoded ;;
      group) gid=$decoded ;;
      workspace) workspace=$decoded ;;
      daemon) daemon=$decoded ;;
      container) container=$decoded ;;
      as) as=$decoded ;;
      given) given=$decoded ;;
    esac
  done <task
  as_user=''
  [ -z "$uid" ] ||
    as_user="setpriv --reuid=$uid --regid=$gid --clear-groups --inh-caps=-all --no-new-privs --"
}

# Leaves room for penv and others: what a task may take of the processes that this machine can have,
# where they are counted for it alone, and who goes first when memory runs out.
yield() {
  echo 500 >/proc/self/oom_score_adj
  [ -n "$uid" ] || return 0
  most=$(cat /proc/sys/kernel/pid_max) # `read` takes single bytes, and this file gives but one
  # shellcheck disable=SC3045 # -p is dash's, -u is bash's
  ulimit -p $((most / 2)) || ulimit -u $((most / 2))
} 2>/dev/null

# Becomes the task, or the client that waits for it.
run_task() {
  [ -z "$container" ] ||
    exec docker -H "$daemon" exec "--user=$as" --workdir=/ "$container" \
      sh "$given/supervise.sh" inside "$given"
  yield
  [ -z "$group" ] || echo 0 >"$group/cgroup.procs" || exit 126
  read -r leader _ </proc/self/stat && echo "$leader" >started/leader
  become setsid
}

# Becomes what the file `task` says, behind the given word.
become() {
  before=$*
  umask 022
  unset LC_ALL
  USER=$(id -un ${uid:+"$uid"} 2>/dev/null) || USER=penv
  LOGNAME=$USER
  export USER LOGNAME
  set --
  while read -r key value rest; do
    case $key in
      variable)
        decode "${rest-}"
        export "$value=$decoded"
        ;;
      word)
        decode "${value-}"
        set -- "$@" "$decoded"
        ;;
      script)
        decode "$value"
        set -- "$(command -v bash || command -v sh)" "$decoded"
        ;;
    esac
  done <task
  # shellcheck disable=SC2016 # it is the inner shell that expands them, as the task's user
  set -- sh -c 'cd -- "$0" && unset OLDPWD && exec "$@"' "$workspace" "$@"
  # shellcheck disable=SC2086 # none of these words has blanks
  exec $before $as_user "$@"
}

# ---- what runs

# Where a kind of control groups is mounted.
mounted() {
  while read -r _ at type options _; do
    case $1,$type,$options, in
      cgroup2,cgroup2,*) echo "$at" && return ;;
      freezer,cgroup,*,freezer,* | pids,cgroup,*,pids,*) echo "$at" && return ;;
    esac
  done </proc/mounts
  return 1
}

# Makes a control group and prints its folder, or nothing. At the root of the hierarchy, out of
# reach of whoever restarts penv's own service; below our own group where we are not root.
make_group() {
  for kind in cgroup2 freezer pids; do
    at=$(mounted "$kind") || continue
    own=$(sed -n 's/^0:://p' /proc/self/cgroup)
    for parent in "$at/penv" "$at$own/penv"; do
      folder=$parent/$run-$$
      mkdir -p "$folder" || continue
      if ! [ -e "$folder/cgroup.procs" ] || ! (echo 0 >"$folder/cgroup.procs"); then
        rmdir "$folder"
        continue
      fi
      [ "$kind" != cgroup2 ] || echo $$ >"$parent/cgroup.procs"
      echo "$folder" && return
    done
  done 2>/dev/null
}

# The ids among those given of processes that are not dead already.
living() {
  while read -r pid; do
    read -r stat <"/proc/$pid/stat" || continue
    case ${stat##*) } in
      [ZX]*) ;;
      *) echo "$pid" ;;
    esac
  done 2>/dev/null
}

# The ids of processes with the task's marker or in its session, and of their children.
marked() {
  seeds=$(grep -lszxF -- "PENV_RUN_ID=$run" /proc/[0-9]*/environ | tr -cd '0-9\n' | tr '\n' ' ')
  read -r leader 2>/dev/null <started/leader || leader=none
  cat /proc/[0-9]*/stat 2>/dev/null | sed 's/(.*) //' |
    awk -v seeds="$seeds" -v leader="$leader" '
      BEGIN { split(seeds, seed, " "); for (i in seed) ours[seed[i]] = 1 }
      { parent[$1] = $3; if ($5 == leader) ours[$1] = 1 }
      END {
        do {
          more = 0
          for (pid in parent) if (!(pid in ours) && (parent[pid] in ours)) { ours[pid] = more = 1 }
        } while (more)
        for (pid in ours) print pid
      }'
}

# The ids of the task's processes.
members() {
  {
    [ -z "$group" ] || cat "$group/cgroup.procs" 2>/dev/null
    [ -z "$uid" ] || find /proc -maxdepth 1 -uid "$uid" -name '[0-9]*' -printf '%f\n' 2>/dev/null
    [ -n "$group$uid" ] || marked
  } | sort -u | living
}

# The first process of the container while it runs; `unknown` while its daemon does not say.
first() {
  state=$(timeout 20 docker -H "$daemon" inspect --type container \
    --format '{{if .State.Running}}{{.State.Pid}}{{end}}' "$container" 2>&1)
  case $state in
    *[Nn]'o such '*) ;;
    *[!0-9]*) echo unknown ;;
    *) echo "$state" ;;
  esac
}

# What is left of the task: what would have to be killed.
left() {
  if [ -n "$container" ]; then first; else members; fi
}

# Whether the kernel had to kill in the container for want of memory: control groups of version 2
# and 1, found by its id. Asked before the end, with which the count goes.
read_memory() {
  [ -n "$container" ] || return 0
  find /sys/fs/cgroup -maxdepth 6 -path "*$container*" \
    '(' -name memory.events -o -name memory.oom_control ')' -exec cat '{}' + |
    grep -q '^oom_kill [1-9]' && : >started/starved
} 2>/dev/null

# Sends a signal to all of them. A user's processes are found by the kernel in one go.
signal_all() {
  # shellcheck disable=SC2016 # the inner shell expands it
  [ -z "$uid" ] || $as_user sh -c 'kill -s "$0" -- -1' "$1"
  for pid in $(members); do kill -s "$1" "$pid"; done
} 2>/dev/null

# Kills them all: again and again, since they may be forking meanwhile, for ten seconds at most.
kill_all() {
  round=0
  while [ "$round" -lt 100 ]; do
    hold
    put 1 cgroup.kill
    signal_all KILL
    put THAWED freezer.state
    [ -z "$container" ] || timeout 20 docker -H "$daemon" kill "$container" >/dev/null
    [ -n "$(left)" ] || break
    round=$((round + 1))
    sleep 0.1
  done
  [ -z "$group" ] || rmdir "$group"
} 2>/dev/null

# Keeps the members of a control group from forking away.
hold() {
  put 0 pids.max
  put FROZEN freezer.state
  [ -e "$group/cgroup.kill" ] || put 1 cgroup.freeze
}

# Tells the control group something, where this kernel has that.
put() {
  [ ! -e "$group/$2" ] || echo "$1" >"$group/$2"
}

# ---- how long

# Sets `now` to milliseconds of the machine's own time, which nobody sets.
read_now() {
  read -r up _ </proc/uptime
  now=$((${up%.*} * 1000 + 1${up#*.}0 - 1000))
}

# Sets `cause` when the task is to end: also when somebody removes its folder.
look_for_an_end() {
  if [ -e stop ] || [ ! -e limit ]; then cause=stopped; fi
  read -r longest <limit && read_now && [ $((now - begun)) -ge "$longest" ] && cause=timeout
}

# Beside the task: ends it when its time is up or penv asks for it. Goes on without its supervisor
# for as long as there is anything left to end.
guard() {
  cause=''
  while [ -z "$cause" ]; do
    sleep 0.5
    look_for_an_end
    kill -0 $$ 2>/dev/null || [ -n "$(members)" ] || exit 0
  done
  echo "$cause" >started/cause.new && mv started/cause.new started/cause
  signal_all TERM
  round=0
  while [ "$round" -lt "$GRACE" ] && [ -n "$(members)" ]; do
    round=$((round + 1))
    sleep 0.5
  done
  kill_all
}

# ---- the roles

prepare() {
  run=$1 attempt=$1/attempt-$2 uid=${3-} gid=${4-}
  mkdir -p "$attempt/control" "$run/checkpoint"
  for folder in input given output measures home tmp; do mkdir -p "$attempt/$folder"; done
  chmod 755 "$attempt/given"
  [ -n "$uid" ] || return 0
  chmod 711 "${run%/*}"
  chgrp "$gid" "$run" "$attempt"
  chmod 2710 "$run" "$attempt" # what penv puts here later is of the slot's group
  for folder in input output measures home tmp ../checkpoint; do
    [ "$(stat -c %u "$attempt/$folder")" = "$uid" ] || chown -RhP "$uid:$gid" "$attempt/$folder"
  done
}

launch() {
  [ ! -d started ] || exit 0
  exec 9>>lock
  flock -w 10 9 || exit 1
  mkdir started 2>/dev/null || exit 0
  setsid -f env -i PATH="$PATH" LC_ALL=C sh "$0" watch "$PWD" </dev/null >>supervisor.log 2>&1
}

watch() {
  read_task
  began=$(date +%s%3N)
  read_now
  begun=$now
  group=''
  [ -n "$container" ] || group=$(make_group)
  echo "$group" >started/group
  guard 9>&- &
  guard=$!
  (run_task) >>log 2>&1 9>&-
  code=$?
  end_guard
  kill_all
  until record || [ ! -e lock ]; do sleep 1; done 2>/dev/null
}

# An ending that has begun goes its way, with the grace that the rest of the task has.
end_guard() {
  read_memory
  cause=exited
  if [ -e started/cause ]; then
    read -r cause <started/cause
  else
    kill "$guard"
  fi
  wait "$guard"
  [ ! -e started/starved ] || [ "$cause" != exited ] || cause=starved
}

# Tried until there is room on the disk: a task never ends without a word, unless there is nobody
# left to read it.
record() {
  echo "$code $cause $began $(date +%s%3N)" >exit.new && mv exit.new exit
}

# Also what is only just beginning: as long as its supervisor lives, it ends with an exit record.
kill_left() {
  [ -d started ] || exit 0
  : >stop
  read_task
  round=0
  while [ "$round" -lt 100 ]; do
    group=''
    [ ! -e started/group ] || read -r group <started/group
    kill_all
    if [ -e exit ] || flock -n lock true; then break; fi
    round=$((round + 1))
    sleep 0.1
  done
  [ -z "$(left)" ]
}

# Within the container nothing but a shell is taken for granted.
inside() {
  read_task
  exec 2>&1
  become
}

role=$1
shift
case $role in
  prepare) prepare "$@" ;;
  launch | watch | kill | inside)
    cd -- "$1" || exit 1
    case $role in
      launch) launch ;;
      watch) watch ;;
      kill) kill_left ;;
      inside) inside ;;
    esac
    ;;
esac
