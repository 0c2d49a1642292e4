"""Learning paths: steps to tick, and the overview of what is done."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from e2e.conftest import Reader
from e2e.test_site import axe
from e2e.test_team import STATE
from kamalign import LOCALES
from kamalign.messages import messages

PATH = "paths/new-kam/"
OVERVIEW = "paths/"


def _data(page: Page) -> dict[str, int]:
    """Minutes of each step, by its id."""
    text = page.locator("kam-path .kam-data").text_content()
    assert text
    minutes: dict[str, int] = json.loads(text)["path"]["minutes"]
    return minutes


def _progress(locale: str, minutes: dict[str, int], done: int) -> str:
    values = {"done": done, "total": len(minutes), "left": sum(list(minutes.values())[done:])}
    return messages(locale).text("path.js.progress", **values)


@pytest.mark.parametrize("locale", LOCALES)
def test_steps_ticked_by_keyboard_stay_in_every_language(
    reader: Callable[..., Reader], locale: str
) -> None:
    visitor = reader(width=390)
    page = visitor.open(f"{locale}/{PATH}")
    minutes = _data(page)
    boxes = page.locator("kam-path").get_by_role("checkbox")
    assert boxes.count() == len(minutes)
    for box in boxes.all()[:2]:
        box.focus()
        page.keyboard.press("Space")
    status = page.locator("kam-path .kam-path__progress")
    assert status.text_content() == _progress(locale, minutes, 2)
    own = messages(locale).text
    name = re.compile(re.escape(own("path.js.done")) + r" ?" + own("path.js.step", number=2))
    assert page.get_by_role("checkbox", name=name).is_checked()
    other = LOCALES[(LOCALES.index(locale) + 1) % len(LOCALES)]
    visitor.open(f"{other}/{PATH}")
    assert status.text_content() == _progress(other, minutes, 2)
    visitor.open(f"{other}/{OVERVIEW}")
    row = page.locator('kam-paths [data-path="new-kam"] td').last
    text = messages(other).text("paths.js.of", done=2, total=len(minutes))
    assert row.text_content() == text
    assert visitor.problems == []


def test_all_steps_ticked_lead_to_the_finish_line(reader: Callable[..., Reader]) -> None:
    page = reader().open(f"en/{PATH}")
    total = len(_data(page))
    for box in page.locator("kam-path").get_by_role("checkbox").all():
        box.check()
    text = messages("en").text("path.js.finished", total=total)
    assert page.locator("kam-path .kam-path__progress").text_content() == text
    for box in page.locator("kam-path").get_by_role("checkbox").all():
        box.uncheck()
    assert page.evaluate(STATE) is None


def test_a_step_that_is_gone_is_kept_and_not_counted(reader: Callable[..., Reader]) -> None:
    page = reader().open(f"en/{PATH}")
    minutes = _data(page)
    kept = {"version": 1, "quizzes": {}, "assessments": {}, "paths": {"new-kam": ["long-gone"]}}
    page.evaluate("text => localStorage.setItem('kamalign', text)", json.dumps(kept))
    page.reload(wait_until="load")
    page.locator("kam-path").get_by_role("checkbox").first.check()
    status = page.locator("kam-path .kam-path__progress")
    assert status.text_content() == _progress("en", minutes, 1)
    ticked = json.loads(page.evaluate(STATE))["paths"]["new-kam"]
    assert ticked == ["long-gone", next(iter(minutes))]


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_the_steps_are_there(reader: Callable[..., Reader], locale: str) -> None:
    page = reader(script=False).glance(f"{locale}/{PATH}")
    assert page.locator(".kam-step__task").count() == len(_data(page))
    page = reader(script=False).glance(f"{locale}/{OVERVIEW}")
    assert page.locator("kam-paths tbody tr").count() == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [PATH, OVERVIEW, "quizzes/"])
def test_axe_finds_nothing_serious(reader: Callable[..., Reader], path: str, scheme: str) -> None:
    visitor = reader(width=360, scheme=scheme)
    page = visitor.open(f"fi/{path}")
    if path == PATH:
        page.locator("kam-path").get_by_role("checkbox").first.check()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert axe(visitor) == []
