"""Group, evidence, target, plan, history and data: the reader's own, in three languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from e2e.conftest import Reader
from e2e.test_site import axe
from e2e.test_team import ASSESSMENT, STATE, _data, _open_tool, _store
from kamalign import LOCALES
from kamalign.messages import Messages, messages

PREFIX = "assessment.js."


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def _entry(page: Page) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(page.evaluate(STATE))["assessments"]["alignment"]
    return entry


def _text(locale: str) -> Callable[..., str]:
    catalogue: Messages = messages(locale)
    return lambda key, **values: catalogue.text(PREFIX + key, **values)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_group_is_asked_its_own_statements(reader: Callable[..., Reader], locale: str) -> None:
    visitor = reader()
    page = visitor.open(f"{locale}/{ASSESSMENT}")
    asked = [a for element in _data(page)["elements"] for a in element["asked"]]
    assert page.locator(".kam-statement:visible").count() == 35
    for group in "KTHXF":
        page.locator(f'input[data-note="group"][value="{group}"]').check()
        mine = sum(group in codes for codes in asked)
        assert page.locator(".kam-statement:visible").count() == mine
        done = _text(locale)("progress", done=0, total=mine)
        assert done in (page.locator(".kam-bar").text_content() or "")
    page.reload(wait_until="load")
    assert page.locator('input[data-note="group"][value="F"]').is_checked()
    assert visitor.problems == []


def test_four_kinds_of_answers_and_evidence(reader: Callable[..., Reader]) -> None:
    page = reader().open(f"en/{ASSESSMENT}")
    text = _text("en")
    first, second, third = _data(page)["elements"][0]["statements"][:3]
    page.locator(f'input[name="{first}"][value="checked"]').dispatch_event("click")
    page.locator(f'input[name="{second}"][value="cannot-judge"]').dispatch_event("click")
    page.locator(f'input[name="{third}"][value="not-applicable"]').dispatch_event("click")
    meaning = page.locator(f'[data-statement="{first}"] .kam-statement__meaning')
    assert text("claimed") in (meaning.text_content() or "")
    proof = page.locator(f'[data-note="evidence/{first}"]')
    assert page.locator(f'[data-note="evidence/{second}"]').is_hidden()
    proof.press_sequentially("Minutes of 3 May <b>")
    assert text("claimed") not in (meaning.text_content() or "")
    assert proof.input_value() == "Minutes of 3 May <b>"
    assert _entry(page)["notes"] == {f"evidence/{first}": "Minutes of 3 May <b>"}
    assert _entry(page)["answers"] == {
        first: "checked",
        second: "cannot-judge",
        third: "not-applicable",
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_targets_imbalance_plan_and_history(reader: Callable[..., Reader], locale: str) -> None:
    visitor = reader(width=400)
    page = visitor.open(f"{locale}/{ASSESSMENT}")
    text = _text(locale)
    _store(page, "", "nearly-all", 1)
    elements = _data(page)["elements"]
    for statement in elements[0]["statements"]:
        page.locator(f'input[name="{statement}"][value="not-yet"]').dispatch_event("click")
    page.select_option(f'[data-note="target/{elements[0]["id"]}"]', "3")
    _press(page, text("show"))
    result = page.locator(".kam-result")
    assert elements[0]["name"] in (
        result.locator(".kam-notice--problem").first.text_content() or ""
    )
    assert page.locator(".kam-radar__goal").count() == 1
    _open_tool(page, "plan")
    _press(page, text("plan.suggest"))
    assert page.locator(".kam-plan > li").count() == 3
    _press(page, text("plan.suggest"))
    assert page.locator(".kam-plan > li").count() == 3
    page.locator(".kam-plan input[type=text]").first.press_sequentially("=Jana")
    page.locator(".kam-plan input[type=date]").first.fill("2027-01-31")
    saved = {}
    for name in ("Markdown", "CSV", "iCalendar"):
        with page.expect_download() as waiting:
            _press(page, name)
        saved[name] = waiting.value.path().read_bytes().decode()
    assert "'=Jana" in saved["CSV"]
    assert "DTSTART;VALUE=DATE:20270131\r\n" in saved["iCalendar"]
    assert text("plan.owner") in saved["Markdown"]
    _open_tool(page, "history")
    _press(page, text("history.keep"))
    _press(page, text("history.keep"))
    assert page.locator('[data-tool="history"] tbody tr').count() == 7
    assert len(_entry(page)["snapshots"]) == 1
    _open_tool(page, "code")
    _open_tool(page, "data")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert visitor.problems == []
    assert axe(visitor) == []
    page.emulate_media(media="print")
    assert page.locator(".kam-paper table").is_visible()
    assert page.pdf().startswith(b"%PDF-")


def test_everything_is_taken_away_brought_back_and_deleted(
    reader: Callable[..., Reader], tmp_path: Path
) -> None:
    page = reader().open(f"fi/{ASSESSMENT}")
    text = _text("fi")
    _store(page, "K", "nearly-all", 5)
    _open_tool(page, "data")
    with page.expect_download() as waiting:
        _press(page, text("data.download"))
    backup = tmp_path / "backup.json"
    backup.write_bytes(waiting.value.path().read_bytes())
    _press(page, text("data.delete"))
    _press(page, text("yes"))
    page.get_by_text(text("data.deleted")).wait_for()
    assert page.evaluate(STATE) is None
    assert page.locator(".kam-assessment__form input:checked").count() == 0
    for name, content in {
        "broken.json": b'{"version":1,',
        "foreign.json": b'{"version":1,"items":[]}',
        "picture.png": b"\x89PNG\x00\xff",
        "ours.json": backup.read_bytes(),
    }.items():
        field = page.locator('[data-tool="data"] input[type=file]')
        field.set_input_files({"name": name, "mimeType": "x/y", "buffer": content})
        _press(page, text("data.import"))
        _press(page, text("yes"))
        if name == "ours.json":
            page.get_by_text(text("data.imported"), exact=True).wait_for()
        else:
            page.get_by_text(text("data.unfit")).wait_for()
            assert page.evaluate(STATE) is None
    assert _entry(page)["notes"]["group"] == "K"
    assert page.locator('input[value="nearly-all"]:checked').count() > 10


def test_refused_storage_still_lets_a_reader_work(reader: Callable[..., Reader]) -> None:
    visitor = reader()
    visitor.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    )
    page = visitor.page
    page.goto(f"{visitor.base}en/{ASSESSMENT}", wait_until="load")
    text = _text("en")
    for statement in _data(page)["elements"][0]["statements"]:
        page.locator(f'input[name="{statement}"][value="nearly-all"]').dispatch_event("click")
    _press(page, text("show"))
    assert page.locator(".kam-result").is_visible()
    _open_tool(page, "code")
    assert len(page.locator('[data-tool="code"] .kam-code').input_value()) == 26
    _open_tool(page, "data")
    with page.expect_download() as waiting:
        _press(page, text("data.download"))
    assert "nearly-all" in waiting.value.path().read_text(encoding="utf-8")
