# Leaves a trace of each time that it is run, and a log in which every line is known.
echo "$PENV_RUN_ID" >>"@OUTSIDE@/ran"
line=0
while [ "$line" -lt 500 ]; do
  line=$((line + 1))
  echo "line $line"
  [ $((line % 20)) -ne 0 ] || sleep 0.04
done
