"""Debian's Chromium, started once for a file of tests and closed with it.

Never for longer: one Playwright at a time runs in a process, and while it runs Django
takes the thread for an asynchronous one.
"""

import os
import shutil

import pytest


@pytest.fixture(scope="module")
def chromium():
    """Return the browser, or skip saying that it is missing."""
    playwright = pytest.importorskip("playwright.sync_api")
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    arguments = ["--disable-background-networking"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()
