"""The self-assessment as a reader meets it: rated, scored, printed, forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from e2e.conftest import Reader
from e2e.test_site import axe
from kamalign import LOCALES
from kamalign.messages import messages

ASSESSMENT = "assessment/questionnaire/"


def _data(page: Page) -> dict[str, Any]:
    text = page.locator("kam-assessment .kam-data").text_content()
    assert text
    data: dict[str, Any] = json.loads(text)
    return data


def _rate(page: Page, statement: str, value: int | None) -> None:
    scale = _data(page)["scale"]
    rating = next(name for name, worth in scale.items() if worth == value)
    page.locator(f'input[name="{statement}"][value="{rating}"]').dispatch_event("click")


def _rate_all(page: Page, levels: dict[str, int]) -> None:
    """Rate every statement: an element's four at its level and one lower, else all at 4."""
    for element in _data(page)["elements"]:
        level = levels.get(element["id"], 4)
        for number, statement in enumerate(element["statements"]):
            _rate(page, statement, level if number else max(1, level - 1))


@pytest.mark.parametrize("locale", LOCALES)
def test_profile_names_the_weakest_first(reader: Callable[..., Reader], locale: str) -> None:
    visitor = reader()
    page = visitor.open(f"{locale}/{ASSESSMENT}")
    data = _data(page)
    assert [len(element["statements"]) for element in data["elements"]] == [5] * 7
    _rate_all(page, {"skills": 2, "systems": 5})
    text = messages(locale).text
    page.get_by_role("button", name=text("assessment.js.show"), exact=True).click()
    result = page.locator("kam-assessment .kam-result")
    assert result.is_visible()
    names = {element["id"]: element["name"] for element in data["elements"]}
    first = result.locator(".kam-first h4").text_content()
    assert first == text("assessment.js.weakest", element=names["skills"])
    rows = result.locator("tbody tr")
    assert rows.count() == 7
    assert names["skills"] in (rows.first.text_content() or "")
    assert names["systems"] in (rows.last.text_content() or "")
    chart = result.locator("svg[role=img]")
    assert chart.count() == 1
    assert len(result.locator(".kam-first a").first.get_attribute("href") or "") > 3
    limits = page.locator(".kam-limits li").count()
    assert result.locator("ul").last.locator("li").count() == limits
    assert visitor.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_serious_in_a_result(
    reader: Callable[..., Reader], locale: str, scheme: str
) -> None:
    visitor = reader(width=360, scheme=scheme)
    page = visitor.open(f"{locale}/{ASSESSMENT}")
    _rate_all(page, {"style": 1})
    name = messages(locale).text("assessment.js.show")
    page.get_by_role("button", name=name, exact=True).click()
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert axe(visitor) == []


def test_element_half_judged_has_no_level(reader: Callable[..., Reader]) -> None:
    page = reader().open(f"en/{ASSESSMENT}")
    _rate_all(page, {})
    elements = _data(page)["elements"]
    for statement in elements[0]["statements"][:2]:
        _rate(page, statement, None)
    text = messages("en").text
    page.get_by_role("button", name=text("assessment.js.show"), exact=True).click()
    row = page.locator("kam-assessment .kam-result tbody tr").last
    assert elements[0]["name"] in (row.text_content() or "")
    assert text("assessment.js.no-level") in (row.text_content() or "")
    assert text("assessment.js.cannot-judge", count=2) in (row.text_content() or "")


def test_result_too_early_is_refused_kindly(reader: Callable[..., Reader]) -> None:
    page = reader().open(f"cs/{ASSESSMENT}")
    text = messages("cs").text
    page.get_by_role("button", name=text("assessment.js.show"), exact=True).click()
    status = page.locator("kam-assessment [role=status]")
    assert text("assessment.js.incomplete") in " ".join(status.all_text_contents())
    assert not page.locator("kam-assessment .kam-result").is_visible()


def test_ratings_by_keyboard_survive_a_change_of_language_and_can_be_deleted(
    reader: Callable[..., Reader],
) -> None:
    page = reader().open(f"en/{ASSESSMENT}")
    statement = _data(page)["elements"][0]["statements"][0]
    page.locator(f'input[name="{statement}"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    chosen = page.locator(f'input[name="{statement}"]:checked').get_attribute("value")
    assert chosen == "nearly-all"
    page.locator(".kam-switcher button").focus()
    page.locator('.kam-switcher a[hreflang="fi"]').click()
    page.wait_for_url(f"**/fi/{ASSESSMENT}")
    page.wait_for_load_state("load")
    again = page.locator(f'input[name="{statement}"]:checked').get_attribute("value")
    assert again == chosen
    text = messages("fi").text
    page.get_by_role("button", name=text("assessment.js.clear"), exact=True).click()
    page.get_by_role("button", name=text("assessment.js.yes"), exact=True).click()
    assert page.locator(".kam-statement input:checked").count() == 0
    page.reload(wait_until="load")
    assert page.locator(".kam-statement input:checked").count() == 0


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_it_can_be_printed_and_scored_by_hand(
    reader: Callable[..., Reader], locale: str
) -> None:
    visitor = reader(script=False)
    page = visitor.open(f"{locale}/{ASSESSMENT}")
    assert page.locator(".kam-statement").count() == 35
    assert page.locator(".kam-sheet tbody tr").count() == 7
    assert page.locator(".kam-sheet").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".kam-statement").last.is_visible()
    assert page.locator(".kam-sheet").is_visible()
    assert page.pdf().startswith(b"%PDF-")
    assert visitor.problems == []
