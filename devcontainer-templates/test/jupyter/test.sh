#!/bin/sh
# Runs in the container, in the folder where the template was applied.
cd "$(dirname "$0")/.." || exit 1
. test-project/test-utils.sh

check "jupyter is there" jupyter lab --version
check_sample error sh penv-sample/execute.sh penv-sample/sample.ipynb

report
