# Will not go: children of its own, one of them in a session of its own, and deaf to SIGTERM.
trap '' TERM
setsid bash -c 'trap "" TERM; while :; do sleep 60; done' &
(trap '' TERM; while :; do sleep 60; done) &
echo half >"$PENV_OUTPUT_DIR/model.bin"
echo '{"loss": 7}' >"$PENV_MEASURES_DIR/summary"
: >"@OUTSIDE@/begun-clinging"
while :; do sleep 60; done
