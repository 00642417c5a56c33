# Ends with the exit code that the test writes, and not before.
echo "waiting for $PENV_PARAM_NAME"
echo half-way >"$PENV_OUTPUT_DIR/notes.txt"
: >"@OUTSIDE@/begun-$PENV_PARAM_NAME"
until [ -s "@OUTSIDE@/finish-$PENV_PARAM_NAME" ]; do sleep 0.02; done
exit "$(cat "@OUTSIDE@/finish-$PENV_PARAM_NAME")"
