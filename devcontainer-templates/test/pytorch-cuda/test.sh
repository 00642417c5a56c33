#!/bin/sh
# Runs in the container, in the folder where the template was applied.
cd "$(dirname "$0")/.." || exit 1
. test-project/test-utils.sh

check "pytorch is there" python -c "import torch, torchvision"
check "built for CUDA" python -c "import torch; assert torch.version.cuda"
check_sample accuracy python penv-sample/train.py

report
