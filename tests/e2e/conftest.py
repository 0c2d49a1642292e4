"""A built site, served, and a real browser to read it with."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from case_tree import build_tree
from kamalign import LOCALES
from kamalign.cli import main
from kamalign.site.build import mkdocs_command, mkdocs_environment
from kamalign.site.finish import finish
from kamalign.site.minify import minify_assets
from kamalign.site.serve import server

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_BROWSERS = (
    os.environ.get("KAMALIGN_BROWSER", ""),
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


@dataclass(frozen=True)
class Site:
    """A served site: its folder and its address, which ends in a slash."""

    folder: Path
    url: str


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("built") / "site"
    with server(folder, 0) as running:
        url = f"http://127.0.0.1:{running.server_address[1]}/"
        status = main(["--root", str(ROOT), "build", "--site", str(folder), "--url", url])
        assert status == 0
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield Site(folder, url)
        running.shutdown()
        thread.join()


WORKSHOP = Path(__file__).parent / "workshop"


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A small site with every type of item, in the library's own frame and without books."""
    root = build_tree(tmp_path_factory.mktemp("workshop"))
    shutil.copytree(WORKSHOP, root, dirs_exist_ok=True)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("tools/kamalign/web", str(ROOT / "tools" / "kamalign" / "web"))
    settings = re.sub(r"^(nav|watch):\n(?:[ ].*\n)+", "", settings, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    folder = root / "site"
    with server(folder, 0) as running:
        url = f"http://127.0.0.1:{running.server_address[1]}/"
        for locale in LOCALES:
            subprocess.run(
                mkdocs_command("build", "--strict"),
                cwd=root,
                env=mkdocs_environment(locale, folder / locale, url),
                check=True,
            )
        minify_assets(folder)
        finish(folder, url)
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield Site(folder, url)
        running.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in _BROWSERS if name and (found := shutil.which(name))), None)
    assert path, "no Chromium was found; tools/ensure-browser says how to get one"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield running
        running.close()


@dataclass
class Reader:
    """A browser context, and what went wrong in it."""

    context: BrowserContext
    page: Page
    base: str
    problems: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until its scripts have run and it is quiet."""
        self.page.goto(self.base + path, wait_until="load")
        self.page.wait_for_load_state("networkidle")
        return self.page

    def glance(self, path: str) -> Page:
        """Open a page of the site and wait until what it names is loaded."""
        self.page.goto(self.base + path, wait_until="load")
        return self.page

    def watch(self) -> None:
        """Note failing and third-party requests, errors, and policy violations."""
        self.page.on("response", self._response)
        self.page.on("request", self._request)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on(
            "console",
            lambda message: (
                self.problems.append(f"console: {message.text}")
                if message.type in {"error", "warning"}
                else None
            ),
        )

    def _response(self, response: object) -> None:
        status = getattr(response, "status", 0)
        if status >= 400:
            self.problems.append(f"{status}: {getattr(response, 'url', '')}")

    def _request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.base, "data:", "blob:")):
            self.problems.append(f"third party: {url}")


@pytest.fixture
def reader(site: Site, browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Makes readers of the library."""
    yield from _readers(site, browser)


@pytest.fixture
def tester(workshop: Site, browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Makes readers of the workshop."""
    yield from _readers(workshop, browser)


_NO_SEARCH = {
    "config": {
        "lang": ["en"],
        "separator": "\\s+",
        "pipeline": [],
        "fields": {"title": {"boost": 1}, "text": {"boost": 1}, "tags": {"boost": 1}},
    },
    "docs": [],
}


def _readers(site: Site, browser: Browser) -> Iterator[Callable[..., Reader]]:
    contexts: list[BrowserContext] = []

    def new(
        *,
        width: int = 1280,
        scheme: str = "light",
        script: bool = True,
        watch: bool = True,
        touch: bool = False,
        search: bool = False,
    ) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            has_touch=touch,
        )
        if not search:
            # The theme's search takes in the whole library with every page it opens.
            context.route("**/search_index.json", lambda route: route.fulfill(json=_NO_SEARCH))
        contexts.append(context)
        made = Reader(context, context.new_page(), site.url)
        if watch:
            made.watch()
        return made

    yield new
    for context in contexts:
        context.close()
