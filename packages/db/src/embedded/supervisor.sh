#!/bin/sh
# Runs "$@" (Postgres) for as long as some process holds the lifeline open for writing: descriptor 3 is its reading end.
# However the last of them dies, kill -9 included, the kernel closes its end, read() sees the end of file, and Postgres stops.
# A line on the lifeline is a question from somebody who wants to join; touching the file it names says "I am here".
"$@" 3<&- &
postgres=$!
trap 'kill -INT "$postgres"' INT TERM HUP

(
  trap '' INT HUP
  while IFS= read -r answer <&3; do : >"$answer"; done
  kill -INT "$postgres"
) &
watcher=$!

# A trapped signal ends wait early.
while kill -0 "$postgres" 2>/dev/null; do wait "$postgres"; done
kill "$watcher" 2>/dev/null
exit 0
