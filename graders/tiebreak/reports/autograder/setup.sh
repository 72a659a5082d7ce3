#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image: Python, the kit, and a rehearsal.
set -euo pipefail
root=${AUTOGRADER_ROOT:-/autograder}

find_python() {
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then
      echo "$name"
      return
    fi
  done
}

python=$(find_python)
if [ -z "$python" ]; then
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install --yes python3 python3-venv
  python=$(find_python)
fi
if [ -n "$python" ]; then
  "$python" -m venv --clear "$root/venv"
else # an older system: uv brings a newer Python
  python3 -m venv --clear "$root/uv"
  "$root/uv/bin/python" -m pip install --quiet uv
  export UV_PYTHON_INSTALL_DIR="$root/python"
  "$root/uv/bin/uv" venv --clear --seed --python 3.12 "$root/venv"
fi
"$root/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$root/source/kit"
content=$(cd / && "$root/venv/bin/python" -I -c \
  'from tiebreak.catalog import content_root; print(content_root())')
chmod -R o= "$root/source" "$content"

# The references have to earn every point here; this also draws the examples for later runs.
cd /
export TIEBREAK_CACHE="$root/cache"
"$root/venv/bin/python" -I -m tiebreak grade __ARGUMENTS__ --submission "$content/solutions" ||
  echo "tiebreak: the references did not earn every point on this machine" >&2
