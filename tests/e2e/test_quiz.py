"""The quiz as a reader meets it: by keyboard, without script, with storage that fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from e2e.conftest import Reader
from e2e.test_site import axe
from kamalign import LOCALES
from kamalign.messages import messages

QUIZ = "quizzes/inside-half/"
STORED = "kamalign"


def _items(page: Page) -> list[dict[str, Any]]:
    text = page.locator("kam-quiz .kam-data").text_content()
    assert text
    items: list[dict[str, Any]] = json.loads(text)["items"]
    return items


def _item(page: Page, item: dict[str, Any]) -> Locator:
    return page.locator(f'.kam-item[data-item="{item["id"]}"]')


def _focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("s => document.activeElement.matches(s)", selector))


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(80):
        if _focused(page, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def _answer_by_keyboard(page: Page, item: dict[str, Any], *, right: bool) -> None:
    """Answer one item with the keys alone and check it, from wherever the focus is."""
    for part in item["parts"]:
        name = item["id"] if len(item["parts"]) == 1 and item["id"] == part["id"] else None
        name = name or f"{item['id']}/{part['id']}"
        if part["type"] == "matching":
            for premise, response in part["key"].items():
                _tab_to(page, f'select[name="{name}/{premise}"]')
                options = page.locator(f'select[name="{name}/{premise}"] option')
                values = [o.get_attribute("value") for o in options.all()]
                target = values.index(response) if right else 1 + values.index(response) % 2
                for _ in range(target):
                    page.keyboard.press("ArrowDown")
        else:
            inputs = page.locator(f'input[name="{name}"]')
            values = [i.get_attribute("value") for i in inputs.all()]
            wanted = set(part["key"]) if right else {v for v in values if v not in part["key"]}
            if part["type"] == "single-choice":
                _tab_to(page, f'input[name="{name}"]')
                page.keyboard.press("Space")
                for _ in range(min(values.index(v) for v in wanted)):
                    page.keyboard.press("ArrowDown")
            else:
                for value in values:
                    _tab_to(page, f'input[name="{name}"][value="{value}"]')
                    if value in wanted:
                        page.keyboard.press("Space")
    _tab_to(page, f'.kam-item[data-item="{item["id"]}"] .kam-item__foot button')
    page.keyboard.press("Enter")


@pytest.mark.parametrize("locale", LOCALES)
def test_whole_quiz_by_keyboard_alone(reader: Callable[..., Reader], locale: str) -> None:
    visitor = reader()
    page = visitor.open(f"{locale}/{QUIZ}")
    items = _items(page)
    assert len(items) == 10
    text = messages(locale).text
    for item in items:
        _answer_by_keyboard(page, item, right=True)
        verdict = _item(page, item).locator(".kam-verdict")
        assert text("quiz.js.right") in (verdict.text_content() or "")
    score = page.locator(".kam-result__score").text_content()
    assert score == text("quiz.js.score", points=10, max=10)
    assert page.locator(".kam-result").get_attribute("data-result") == "passed"
    assert page.locator(".kam-key").is_visible()
    assert visitor.problems == []


@pytest.mark.parametrize("locale", LOCALES)
def test_wrong_answers_get_a_reason_and_a_passage(
    reader: Callable[..., Reader], locale: str
) -> None:
    visitor = reader(width=360)
    page = visitor.open(f"{locale}/{QUIZ}")
    items = _items(page)
    for item in items:
        _answer_by_keyboard(page, item, right=False)
        shown = _item(page, item)
        assert shown.get_attribute("data-verdict") in {"wrong", "partly"}
        assert len(shown.locator(".kam-feedback").first.text_content() or "") > 20
        assert shown.locator(".kam-reread a").count() == 1
    assert page.locator(".kam-result").get_attribute("data-result") == "not-passed"
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert visitor.problems == []
    href = page.locator(".kam-result ol a").first.get_attribute("href")
    assert href is not None
    page.locator(".kam-result ol a").first.click()
    page.wait_for_load_state("load")
    anchor = href.partition("#")[2]
    page.locator(f"[id='{anchor}']").wait_for(state="attached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_after_answering(reader: Callable[..., Reader], locale: str, scheme: str) -> None:
    visitor = reader(scheme=scheme)
    page = visitor.open(f"{locale}/{QUIZ}")
    for number, item in enumerate(_items(page)):
        _answer_by_keyboard(page, item, right=number % 2 == 0)
    assert axe(visitor) == []


def test_retry_asks_only_what_was_missed(reader: Callable[..., Reader]) -> None:
    page = reader().open(f"en/{QUIZ}")
    items = _items(page)
    for number, item in enumerate(items):
        _answer_by_keyboard(page, item, right=number != 3)
    page.get_by_role("button", name=messages("en").text("quiz.js.retry-wrong")).click()
    open_items = [item for item in items if not _item(page, item).get_attribute("data-verdict")]
    assert [item["id"] for item in open_items] == [items[3]["id"]]
    _answer_by_keyboard(page, items[3], right=True)
    assert page.locator(".kam-result").get_attribute("data-result") == "passed"


def test_check_without_an_answer_says_so(reader: Callable[..., Reader]) -> None:
    page = reader().open(f"fi/{QUIZ}")
    first = page.locator(".kam-item").first
    first.get_by_role("button").first.click()
    assert first.locator("[role=status]").text_content() == messages("fi").text(
        "quiz.js.answer-first"
    )


def test_answers_survive_reload_and_change_of_language(reader: Callable[..., Reader]) -> None:
    visitor = reader()
    page = visitor.open(f"en/{QUIZ}")
    items = _items(page)
    _answer_by_keyboard(page, items[0], right=True)
    _answer_by_keyboard(page, items[1], right=False)
    before = [_item(page, item).get_attribute("data-verdict") for item in items]
    page.reload(wait_until="load")
    assert [_item(page, item).get_attribute("data-verdict") for item in items] == before
    page.locator(".kam-switcher button").focus()
    page.locator('.kam-switcher a[hreflang="cs"]').click()
    page.wait_for_url(f"**/cs/{QUIZ}")
    page.wait_for_load_state("load")
    assert [_item(page, item).get_attribute("data-verdict") for item in items] == before
    assert messages("cs").text("quiz.js.right") in (
        _item(page, items[0]).locator(".kam-verdict").text_content() or ""
    )


def test_start_over_asks_first_and_then_forgets(reader: Callable[..., Reader]) -> None:
    page = reader().open(f"en/{QUIZ}")
    for item in _items(page):
        _answer_by_keyboard(page, item, right=True)
    text = messages("en").text
    page.get_by_role("button", name=text("quiz.js.restart")).click()
    page.get_by_role("button", name=text("quiz.js.no")).click()
    assert page.locator(".kam-result").get_attribute("data-result") == "passed"
    page.get_by_role("button", name=text("quiz.js.restart")).click()
    page.get_by_role("button", name=text("quiz.js.yes")).click()
    assert page.locator(".kam-item[data-verdict]").count() == 0
    assert page.locator("kam-quiz input:checked").count() == 0


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_there_are_questions_and_a_key_on_demand(
    reader: Callable[..., Reader], locale: str
) -> None:
    visitor = reader(script=False)
    page = visitor.open(f"{locale}/{QUIZ}")
    assert page.locator(".kam-item").count() == 10
    assert page.locator(".kam-item").first.is_visible()
    assert page.locator("kam-quiz button").count() == 0
    explanation = page.locator(".kam-key__explanation").first
    assert not explanation.is_visible()
    page.locator(".kam-key summary").click()
    assert explanation.is_visible()
    assert visitor.problems == []


def test_refused_storage_is_told_and_the_quiz_goes_on(reader: Callable[..., Reader]) -> None:
    visitor = reader()
    visitor.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }});"
    )
    page = visitor.page
    page.goto(f"{visitor.base}en/{QUIZ}", wait_until="load")
    items = _items(page)
    _answer_by_keyboard(page, items[0], right=True)
    assert _item(page, items[0]).get_attribute("data-verdict") == "right"
    assert messages("en").text("storage.js.refused") in (
        page.locator("kam-quiz").text_content() or ""
    )


@pytest.mark.parametrize(
    ("stored", "notice"),
    [
        ("{not json", "storage.js.damaged"),
        ('{"version":1,"quizzes":[1,2]}', "storage.js.damaged"),
        ('{"version":99,"quizzes":{}}', "storage.js.newer"),
    ],
)
def test_bad_saved_state_is_told_and_nothing_breaks(
    reader: Callable[..., Reader], stored: str, notice: str
) -> None:
    visitor = reader()
    page = visitor.open(f"en/{QUIZ}")
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [STORED, stored])
    page.reload(wait_until="load")
    assert messages("en").text(notice) in (page.locator("kam-quiz").text_content() or "")
    items = _items(page)
    _answer_by_keyboard(page, items[0], right=True)
    assert _item(page, items[0]).get_attribute("data-verdict") == "right"
    if notice == "storage.js.newer":
        assert page.evaluate("k => localStorage.getItem(k)", STORED) == stored
    assert visitor.problems == []


def test_hostile_fragment_does_nothing(reader: Callable[..., Reader]) -> None:
    visitor = reader()
    page = visitor.open(f"en/{QUIZ}#<img src=x onerror=alert(1)>%00'\"")
    assert page.locator(".kam-item").count() == 10
    assert page.locator("img[src=x]").count() == 0
    assert visitor.problems == []
