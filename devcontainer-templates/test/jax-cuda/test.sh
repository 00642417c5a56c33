#!/bin/sh
# Runs in the container, in the folder where the template was applied.
cd "$(dirname "$0")/.." || exit 1
. test-project/test-utils.sh

check "jax is there" python -c "import jax, optax"
check "CUDA is there" python -c "import jax_cuda12_plugin"
check_sample accuracy python penv-sample/train.py

report
