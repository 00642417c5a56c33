# Shows all that a task sees of penv.
env | sort | sed 's/^/variable /'
sed 's/^/config /' "$PENV_CONFIG"
