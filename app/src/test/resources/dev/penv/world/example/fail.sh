mkdir models
echo half >models/spiral.bin
echo '{"loss": 7}' >"$PENV_MEASURES_DIR/summary"
echo "reading the data"
echo 'the data has ``` no end' >&2
exit 3
