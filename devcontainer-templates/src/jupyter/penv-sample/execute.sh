# Executes a notebook from its first cell to its last and keeps it with what came of it. The first
# cell that fails ends it, and the notebook up to there is kept, too.
set -eu
exec jupyter nbconvert --to notebook --execute --ExecutePreprocessor.timeout=-1 \
  --output-dir "${PENV_OUTPUT_DIR:-output}" "$1"
