# Will not go: children of its own, one of them in a session of its own, and deaf to SIGTERM.
trap '' TERM
setsid bash -c 'trap "" TERM; while :; do sleep 60; done' &
(trap '' TERM; while :; do sleep 60; done) &
: >"@OUTSIDE@/begun-clinging"
while :; do sleep 60; done
