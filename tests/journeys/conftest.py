"""A real server in a home of its own, a real browser, and the people who use them."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COMMAND = [sys.executable, "-m", "frankpledge.config.cli"]
STARTS_WITHIN_S = 90
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PASSWORD = "ten neighbours in a ring"


@dataclass
class House:
    """An installation under test: its home, its address, its command line."""

    home: Path
    port: int
    server: subprocess.Popen | None = None
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *arguments: str, expect: int = 0, given: str = "") -> str:
        """Run a command of the product and return what it printed."""
        done = subprocess.run(
            [*COMMAND, *arguments],
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout

    def serve(self) -> None:
        with (self.home / "server.log").open("w") as log:
            self.server = subprocess.Popen(
                [*COMMAND, "serve", "--port", str(self.port)],
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until:
            try:
                sign_in = f"{self.address}/account/sign-in/"
                urllib.request.urlopen(sign_in, timeout=5)  # noqa: S310 - our own
            except (urllib.error.URLError, OSError):
                time.sleep(0.3)
            else:
                return
        raise AssertionError((self.home / "server.log").read_text())

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def house_at(home: Path) -> House:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FRANKPLEDGE_", "DATABASE_URL", "DJANGO_"))
    }
    environment |= {"FRANKPLEDGE_HOME": str(home), "FRANKPLEDGE_PLAIN_HTTP": "1"}
    return House(home=home, port=free_port(), environment=environment)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Return an empty installation; the journey fills and serves it."""
    made = house_at(tmp_path_factory.mktemp("home"))
    yield made
    made.stop()


@dataclass
class Visitor:
    """Somebody at a browser: goes to pages, and every page met must be accessible."""

    page: Page
    address: str
    met: set[str] = field(default_factory=set)  # their paths

    def go(self, path: str) -> None:
        response = self.page.goto(self.address + path)
        assert response is not None
        assert response.ok, f"{path} answered {response.status}"
        self.check()

    def follow(self, name: str | re.Pattern) -> None:
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        self.check()

    def press(self, name: str | re.Pattern) -> None:
        self.page.get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()
        self.check()

    def fill(self, label: str | re.Pattern, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def sees(self, *words: str) -> None:
        text = self.page.locator("body").inner_text()
        for each in words:
            assert each in text, f"{each!r} is not on {self.page.url}:\n{text[:3000]}"

    def check(self) -> None:
        """Find no accessibility violation, at desktop and at phone width.

        A page met again, with other things on it, is looked at on a phone alone.
        """
        path = urlsplit(self.page.url).path
        sizes = (PHONE,) if path in self.met else (DESKTOP, PHONE)
        self.met.add(path)
        for size in sizes:
            self.page.set_viewport_size(size)
            found = Axe().run(self.page, options={"runOnly": RULES})
            wrong = [
                f"{v['id']}: {v['help']} ({v['nodes'][0]['html'][:200]})"
                for v in found.response["violations"]
            ]
            assert not wrong, f"{self.page.url} at {size['width']}: {wrong}"
            width = self.page.evaluate("document.documentElement.scrollWidth")
            assert width <= size["width"], f"{self.page.url} scrolls sideways"
        self.page.set_viewport_size(DESKTOP)


@pytest.fixture(scope="module")
def visit(chromium, house):
    """Return a function that opens a browser for somebody, signed in or not."""
    opened = []

    def open_for(email: str = "", *, password: str = PASSWORD, scripts: bool = True):
        context = chromium.new_context(
            viewport=DESKTOP, java_script_enabled=scripts, accept_downloads=True
        )
        opened.append(context)
        visitor = Visitor(context.new_page(), house.address)
        visitor.page.set_default_timeout(30_000)
        if email:
            visitor.page.goto(f"{house.address}/account/sign-in/")
            visitor.page.locator("input[name=login]").fill(email)
            visitor.page.locator("input[name=password]").fill(password)
            visitor.page.locator("main button[type=submit]").click()
            visitor.page.wait_for_url(lambda url: "sign-in" not in url)
        return visitor

    yield open_for
    for context in opened:
        context.close()
