"""Pages as a real browser shows them, where there is one."""

import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-logging=stderr", "--enable-blink-features=ComputedAccessibilityInfo",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--virtual-time-budget=5000", "--dump-dom",
)  # fmt: skip


def rendered(url: str, profile: Path) -> tuple[str, str]:
    """Return the page at `url` after its scripts have run, and what the browser had to say."""
    assert CHROMIUM is not None
    ran = subprocess.run(
        [CHROMIUM, *OPTIONS, f"--user-data-dir={profile}", url],
        capture_output=True, encoding="utf-8", timeout=120, check=False, errors="replace",
    )  # fmt: skip
    return ran.stdout, ran.stderr
