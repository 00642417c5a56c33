#!/bin/sh
# What the tests of all templates share. Each check runs, and the last line says how it went.
failed=0

check() {
  name=$1
  shift
  if "$@"; then
    echo "passed: $name"
  else
    echo "FAILED: $name" >&2
    failed=1
  fi
}

# The sample task, as penv would run it: it has to leave a measure of this name.
check_sample() {
  measure=$1
  shift
  PENV_MEASURES_DIR=$(mktemp -d)
  PENV_OUTPUT_DIR=$(mktemp -d)
  export PENV_MEASURES_DIR PENV_OUTPUT_DIR
  check "sample task runs" "$@"
  check "sample task measures $measure" grep -q "\"$measure\"" "$PENV_MEASURES_DIR/summary"
  check "sample task leaves a file" sh -c 'ls "$PENV_OUTPUT_DIR" | grep -q .'
}

report() {
  exit "$failed"
}
