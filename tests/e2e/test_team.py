"""Codes and the team page: made in one language, read in another, alone in the browser."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from e2e.conftest import Reader, Site
from e2e.test_site import axe
from kamalign import LOCALES
from kamalign.messages import messages

ASSESSMENT = "assessment/questionnaire/"
TEAM = "assessment/team/"
STATE = "localStorage.getItem('kamalign')"


def _data(page: Page) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(page.locator(".kam-data").text_content() or "")
    return data


def _store(page: Page, group: str, rating: str, mark: int, low: str | None = None) -> None:
    """Keep a whole sheet as the page would; `low` is the rating of the first statement."""
    statements = [s for element in _data(page)["elements"] for s in element["statements"]]
    answers = dict.fromkeys(statements, rating) | ({statements[0]: low} if low else {})
    notes = {"group": group, "scope": "company", "mark": str(mark)}
    entry = {"edition": 1, "answers": answers, "notes": notes}
    state = {"version": 1, "quizzes": {}, "assessments": {"alignment": entry}}
    page.evaluate("text => localStorage.setItem('kamalign', text)", json.dumps(state))
    page.reload(wait_until="load")


def _open_tool(page: Page, tool: str) -> None:
    page.locator(f'[data-tool="{tool}"] summary').click()
    page.locator(f'[data-tool="{tool}"] .kam-button').first.wait_for()


def _code(page: Page) -> str:
    _open_tool(page, "code")
    return page.locator('[data-tool="code"] .kam-code').input_value()


# What a page of another language makes of a sheet, with its own data.
_ENCODE = """async ([address, sheets]) => {
  const { encode } = await import(address);
  const data = JSON.parse(document.querySelector(".kam-data").textContent);
  return sheets.map((sheet) => encode(data, sheet));
}"""


@pytest.fixture(scope="module")
def codes(site: Site, browser: Browser) -> list[str]:
    """Ten sheets from three groups, made in turn in the three languages."""
    context = browser.new_context()
    page = context.new_page()
    groups = ["K"] * 3 + ["T", "H", "F", "H"] + ["X"] * 3
    made = [""] * len(groups)
    for offset, locale in enumerate(LOCALES):
        page.goto(f"{site.url}{locale}/{ASSESSMENT}", wait_until="load")
        numbers = range(offset, len(groups), len(LOCALES))
        sheets = [_sheet(page, groups[number], number) for number in numbers]
        address = f"{site.url}{locale}/assets/kamalign/code.js"
        for number, code in zip(numbers, page.evaluate(_ENCODE, [address, sheets]), strict=True):
            made[number] = code
    _store(page, "K", "nearly-all", 0, "one-case")
    assert _code(page) == made[0]
    context.close()
    assert len(set(made)) == len(made)
    return made


def _sheet(page: Page, group: str, mark: int) -> dict[str, Any]:
    statements = [s for element in _data(page)["elements"] for s in element["statements"]]
    answers = dict.fromkeys(statements, "checked" if group == "X" else "nearly-all")
    if group == "K":
        answers[statements[0]] = "one-case"
    return {"edition": 1, "group": group, "scope": "company", "mark": mark, "answers": answers}


def _paste(page: Page, text: str) -> None:
    page.locator("kam-team textarea").fill(text)
    # A later timer of the same page fires after the one that reads the codes, however slow it is.
    page.evaluate("() => new Promise((done) => setTimeout(done, 400))")


def test_codes_of_all_languages_merge_in_each(
    reader: Callable[..., Reader], codes: list[str]
) -> None:
    for locale in LOCALES:
        visitor = reader()
        page = visitor.open(f"{locale}/{TEAM}")
        text = messages(locale).text
        _paste(page, "\n".join([*codes, codes[0], "1abc", "<script>alert(1)</script>"]))
        status = page.locator("kam-team [role=status]").first.text_content() or ""
        assert text("team.js.sheets", count=10) in status
        assert text("team.js.duplicates", count=1) in status
        problems = page.locator(".kam-team__problems li").all_text_contents()
        assert problems == [
            text("team.js.line", line=12, problem=text("code.js.cut")),
            text("team.js.line", line=13, problem=text("code.js.wrong")),
        ]
        row = page.locator("kam-team [data-statement]").first
        cells = row.locator("td").all_text_contents()
        # The first statement is for K, H and X: 2 2 2, 3 3, 4 4 4; two of H are too few to show.
        assert cells[:7] == ["0", "3", "2", "3", "0", "0", "0"]
        assert cells[7:10].count("–") >= 2
        assert page.locator(".kam-result ol > li").count() == 3
        assert page.locator(".kam-team__question").count() == 3
        assert visitor.problems == []


def test_gaps_between_groups_are_marked(reader: Callable[..., Reader], codes: list[str]) -> None:
    page = reader().open(f"en/{TEAM}")
    without_h = [code for number, code in enumerate(codes) if number not in {4, 6}]
    _paste(page, "\n".join(without_h))
    row = page.locator("kam-team [data-statement]").first
    assert row.locator("td").all_text_contents()[7:10] == ["2", "–", "4"]
    assert "2 apart" in (row.locator("td").last.text_content() or "")
    assert row.locator(".kam-tally__apart").count() == 3


def test_nothing_is_shown_of_two(reader: Callable[..., Reader], codes: list[str]) -> None:
    page = reader().open(f"fi/{TEAM}")
    _paste(page, "\n".join(codes[:2]))
    assert not page.locator("kam-team .kam-result").is_visible()
    cells = page.locator("kam-team [data-statement] td").all_text_contents()
    assert set(cells) <= {"–", ""}
    assert page.evaluate(STATE) is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_serious_in_a_team_picture(
    reader: Callable[..., Reader], codes: list[str], locale: str, scheme: str
) -> None:
    visitor = reader(width=360, scheme=scheme)
    page = visitor.open(f"{locale}/{TEAM}")
    assert axe(visitor) == []
    _paste(page, "\n".join([*codes, "broken"]))
    assert page.locator("kam-team .kam-result").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert axe(visitor) == []
    page.emulate_media(media="print")
    assert page.pdf().startswith(b"%PDF-")


def test_files_of_a_team_are_saved_and_opened_again(
    reader: Callable[..., Reader], codes: list[str]
) -> None:
    page = reader().open(f"cs/{TEAM}")
    _paste(page, "\n".join(codes))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV", exact=True).click()
    table = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table)))
    assert len(rows) == 36
    assert {len(row) for row in rows} == {13}
    with page.expect_download() as waiting:
        page.get_by_role("button", name="JSON", exact=True).click()
    saved = waiting.value.path().read_bytes()
    again = reader().open(f"en/{TEAM}")
    again.locator("kam-team input[type=file]").set_input_files(
        [
            FilePayload(name="team.json", mimeType="application/json", buffer=saved),
            FilePayload(name="other.json", mimeType="application/json", buffer=b'{"a": 1}'),
        ]
    )
    status = again.locator("kam-team [role=status]").first
    text = messages("en").text("team.js.sheets", count=10)
    status.filter(has_text=text).filter(has_text="other.json").wait_for()


def test_500_codes_stay_fluid(reader: Callable[..., Reader], codes: list[str]) -> None:
    page = reader().open(f"en/{TEAM}")
    many = [{**_sheet(page, "K", 0), "mark": mark} for mark in range(500)]
    address = f"{page.url.split('assessment/')[0]}assets/kamalign/code.js"
    made = page.evaluate(_ENCODE, [address, many])
    assert codes[0] in made
    page.locator("kam-team textarea").fill("\n".join(made))
    text = messages("en").text("team.js.sheets", count=500)
    page.locator("kam-team [role=status]", has_text=text).wait_for(timeout=5000)


# -- a sheet in the address ------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_a_link_shows_a_sheet_and_overwrites_nothing(
    reader: Callable[..., Reader], codes: list[str], locale: str
) -> None:
    text = messages(locale).text
    visitor = reader()
    page = visitor.open(f"{locale}/{ASSESSMENT}")
    _store(page, "H", "one-case", 99)
    before = page.evaluate(STATE)
    page.goto("about:blank")
    page = visitor.open(f"{locale}/{ASSESSMENT}#a={codes[0]}")
    page.get_by_text(text("assessment.js.link.guest")).wait_for()
    assert page.locator('input[value="nearly-all"]:checked').count() > 20
    assert page.locator(".kam-assessment__form input:enabled").count() == 0
    assert page.evaluate(STATE) == before
    page.get_by_role("button", name=text("assessment.js.link.take"), exact=True).click()
    page.get_by_role("button", name=text("assessment.js.no"), exact=True).first.click()
    assert page.evaluate(STATE) == before
    page.get_by_role("button", name=text("assessment.js.link.leave"), exact=True).click()
    assert page.locator('input[value="one-case"]:checked').count() > 20
    assert "#" not in page.url
    page.goto("about:blank")
    page = visitor.open(f"{locale}/{ASSESSMENT}#a={codes[0]}")
    page.get_by_role("button", name=text("assessment.js.link.take"), exact=True).click()
    page.get_by_role("button", name=text("assessment.js.yes"), exact=True).first.click()
    kept = json.loads(page.evaluate(STATE))["assessments"]["alignment"]
    assert kept["notes"] == {"group": "K", "scope": "company", "mark": "0"}
    assert visitor.problems == []


@pytest.mark.parametrize(
    "fragment",
    ["", "1", "%3Cscript%3E", "__proto__", "x" * 3000, "1" * 26, "%00%ff", "' onerror='", "é"],
)
def test_a_hostile_link_gets_a_friendly_message(
    reader: Callable[..., Reader], fragment: str
) -> None:
    visitor = reader()
    page = visitor.open(f"en/{ASSESSMENT}")
    _store(page, "H", "one-case", 99)
    before = page.evaluate(STATE)
    page.goto("about:blank")
    page = visitor.open(f"en/{ASSESSMENT}#a={fragment}")
    text = messages("en").text
    notice = page.locator("kam-assessment > [role=status] .kam-notice--problem")
    notice.wait_for()
    said = notice.locator("p").text_content()
    assert said in {text("code.js.wrong"), text("code.js.cut")}
    page.get_by_role("button", name=text("assessment.js.link.close"), exact=True).click()
    assert notice.count() == 0
    assert page.evaluate(STATE) == before
    assert page.locator('input[value="one-case"]:checked').count() > 20
