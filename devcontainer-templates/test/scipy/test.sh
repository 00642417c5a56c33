#!/bin/sh
# Runs in the container, in the folder where the template was applied.
cd "$(dirname "$0")/.." || exit 1
. test-project/test-utils.sh

check "packages are there" python -c "import numpy, scipy, pandas, matplotlib, sklearn"
check_sample residual python penv-sample/fit.py

report
