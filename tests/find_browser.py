"""Find a browser for the tests, or get one: PATH, else apt as root, else Playwright's own.

python -m tests.find_browser     prints which one; exit 1 with a clear line when there is none
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def on_path() -> str | None:
    """A Chromium on PATH."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def playwrights() -> str | None:
    """The Chromium that Playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str | None:
    return on_path() or playwrights()


def _install() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, **quiet)  # type: ignore[call-overload]
    if on_path() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    if find() is None:
        _install()
    found = find()
    if found is None:
        sys.exit("No browser for the tests: put chromium on PATH, or run `playwright install chromium`.")
    print(f"Browser for the tests: {found}")


if __name__ == "__main__":
    main()
