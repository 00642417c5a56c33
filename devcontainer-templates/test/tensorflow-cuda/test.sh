#!/bin/sh
# Runs in the container, in the folder where the template was applied.
cd "$(dirname "$0")/.." || exit 1
. test-project/test-utils.sh

check "tensorflow is there" python -c "import tensorflow"
check "built for CUDA" python -c "import tensorflow as t; assert t.test.is_built_with_cuda()"
check_sample accuracy python penv-sample/train.py

report
