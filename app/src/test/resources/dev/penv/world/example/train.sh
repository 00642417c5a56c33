# As a training program would: a line and a measure for each epoch, a model at the end.
set -eu
epoch=0
while [ "$epoch" -lt "$PENV_PARAM_EPOCHS" ]; do
  epoch=$((epoch + 1))
  echo "epoch $epoch of $PENV_PARAM_EPOCHS"
  echo "{\"loss\": 0.$((9 - epoch))}" >"$PENV_MEASURES_DIR/epoch_$epoch"
done
mkdir models
echo weights >models/spiral.bin
echo "{\"loss\": 0.$((9 - epoch)), \"accuracy\": 9$epoch.@HIDDEN@}" >"$PENV_MEASURES_DIR/summary"
