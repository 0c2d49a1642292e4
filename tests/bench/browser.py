"""Times what readers wait for in a browser, from the browser's own record of each event.

Usage: python tests/bench/browser.py. Builds the site into a folder of its own. From pressing Check
to the paint that shows the verdict is told in frames of 1/60 s, 500 codes on the team page as a
ratio to five. The browser rounds the length of an event to 8 ms.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kamalign.cli import main as kamalign
from kamalign.site.serve import server

ROOT = Path(__file__).parents[2]
FRAME = 1000 / 60
"""Milliseconds."""

_WATCH = """() => {
  window.clicks = [];
  new PerformanceObserver((list) => {
    for (const { name, duration, processingStart, processingEnd } of list.getEntries()) {
      if (name === "click") window.clicks.push([processingEnd - processingStart, duration]);
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: false });
}"""
_ENCODE = """async ([address, count]) => {
  const { encode } = await import(address);
  const data = JSON.parse(document.querySelector(".kam-data").textContent);
  const ids = data.elements.flatMap(({ statements }) => statements);
  const ratings = Object.keys(data.scale);
  return Array.from({ length: count }, (_, mark) => encode(data, {
    edition: data.edition, group: data.groups[mark % data.groups.length], scope: "company", mark,
    answers: Object.fromEntries(ids.map((id, at) => [id, ratings[(mark + at) % 5]])),
  })).join("\\n");
}"""
_FILL = """(codes) => new Promise((resolve) => {
  const [box, later] = [document.querySelector("kam-team textarea"), window.setTimeout];
  // The page pauses until typing ends; what counts is the work after that.
  window.setTimeout = (work, pause) => later(() => {
    const start = performance.now();
    work();
    requestAnimationFrame(() => later(() => resolve(performance.now() - start)));
  }, pause);
  box.value = codes;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  window.setTimeout = later;
})"""


def _checks(page: Page, url: str) -> list[list[float]]:
    """Of each press of Check on a quiz: milliseconds in our handlers, and to the next paint."""
    page.goto(url, wait_until="networkidle")
    page.evaluate(_WATCH)
    seen: list[list[float]] = []
    for item in page.locator(".kam-item").all():
        for choices in item.locator(".kam-choices").all():
            choices.locator("input").first.check(force=True)
        for select in item.locator("select").all():
            select.select_option(index=1)
        for entry in item.locator('.kam-entry button:not([aria-disabled="true"])').all()[:1]:
            entry.click()
        page.wait_for_timeout(100)
        page.evaluate("window.clicks.length = 0")
        item.locator(".kam-item__foot button:visible").first.click()
        page.wait_for_timeout(200)
        assert item.get_attribute("data-verdict")
        # An event that took less than 16 ms to its paint is not recorded.
        seen.append((page.evaluate("window.clicks") or [[0.0, 8.0]])[0])
    return seen


def _team(page: Page, url: str) -> tuple[float, float]:
    """Milliseconds to the paint of a picture of 5 and of 500 codes, each the median of seven."""
    page.goto(url + "en/assessment/team/", wait_until="networkidle")
    medians = []
    for count in (5, 500):
        codes = page.evaluate(_ENCODE, [url + "en/assets/kamalign/code.js", count])
        medians.append(statistics.median(page.evaluate(_FILL, codes) for _ in range(7)))
    return medians[0], medians[1]


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        with server(site, 0) as running:
            url = f"http://127.0.0.1:{running.server_address[1]}/"
            kamalign(["--root", str(ROOT), "build", "--site", str(site), "--url", url])
            threading.Thread(target=running.serve_forever, daemon=True).start()
            path = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            page = browser.new_page()
            checks = _checks(page, f"{url}en/quizzes/money-and-decisions/")
            handled, painted = (sorted(values) for values in zip(*checks, strict=True))
            few, many = _team(page, url)
            running.shutdown()
    print(f"Check, {len(checks)} presses, in frames of {FRAME:.1f} ms")
    for name, values in (("in our handlers", handled), ("to the paint", painted)):
        median = statistics.median(values)
        print(f"{name:24} {median / FRAME:6.2f}  (at most {values[-1] / FRAME:.2f})")
    print(f"{'500 codes to 5 codes':24} {many / few:6.2f}  ({many:.0f} ms and {few:.0f} ms)")


if __name__ == "__main__":
    main()
