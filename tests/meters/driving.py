"""Starts the measuring processes of these tests."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SCRIPTS = Path(__file__).parent


def ran(script: str, given: object, **environment: str) -> object:
    """Return what a script beside this file answers, as JSON, to `given`."""
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / script)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def verdicts(sources: Mapping[str, str], **environment: str) -> dict[str, dict[str, object]]:
    """Return what was measured of each candidate source."""
    return ran("measuring.py", dict(sources), **environment)
