#!/bin/sh
# Runs in the container, in the folder where the template was applied.
cd "$(dirname "$0")/.." || exit 1
. test-project/test-utils.sh

check "R is there" Rscript --version
check_sample residual Rscript penv-sample/regression.R

report
