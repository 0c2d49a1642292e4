"""Every type of item by keyboard alone and by touch, and the ways in which a quiz can ask."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from e2e.conftest import Reader, Site
from e2e.test_site import axe
from kamalign import LOCALES
from kamalign.messages import messages

ALL, TOGETHER, OVERVIEW = "quizzes/workshop/", "quizzes/together/", "quizzes/"
DAYS = ["monday", "tuesday", "wednesday", "thursday"]
NUMBERS = {"en": "1,000.5", "cs": "1\u00a0000,5", "fi": "1\u2009000,5"}
WORDS = {"en": " Contour  LINES ", "cs": "Vrstevnice", "fi": "korkeuska\u0308yra\u0308"}
NOON = "2026-11-22T12:00:00"


def _item(page: Page, name: str) -> Locator:
    return page.locator(f'.kam-item[data-item="{name}"]')


def _order(page: Page) -> list[str | None]:
    return [row.get_attribute("data-entry") for row in page.locator(".kam-entry").all()]


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(120):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def _sort(page: Page, press: Callable[[str], None]) -> None:
    """Bring the days into their order by the up buttons alone."""
    for place, day in enumerate(DAYS):
        while _order(page).index(day) > place:
            press(f'[data-entry="{day}"] button:first-of-type')


def _check(name: str) -> str:
    return f'.kam-item[data-item="{name}"] .kam-item__foot button:not([hidden])'


def _answer_all(page: Page, locale: str, press: Callable[[str], None]) -> None:
    """Answer every item rightly; `press` activates what a selector names."""

    def typed(name: str, text: str) -> None:
        press(f'input[name="{name}"]')
        page.keyboard.insert_text(text)

    _sort(page, press)
    press(_check("order"))
    typed("sum", NUMBERS[locale])
    press(_check("sum"))
    typed("word", WORDS[locale])
    press(_check("word"))
    press('input[name="fact"][value="true"]')
    press(_check("fact"))
    for premise, response in (("rain", "umbrella"), ("sun", "hat")):
        page.locator(f'select[name="story/pair/{premise}"]').select_option(response)
    typed("story/drops", "2")
    press(_check("story"))
    for value in ("apple", "pear"):
        press(f'input[name="pick"][value="{value}"]')
    press(_check("pick"))


def _by_keys(page: Page) -> Callable[[str], None]:
    def press(selector: str) -> None:
        page.locator("h1").first.evaluate(
            "h => { if (document.activeElement === document.body) h.focus(); }"
        )
        if not page.evaluate("s => document.activeElement.matches(s)", selector):
            _tab_to(page, selector)
        page.keyboard.press("Space")

    return press


def _by_touch(page: Page) -> Callable[[str], None]:
    def press(selector: str) -> None:
        target = page.locator(selector).first
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    return press


def _assert_all_right(visitor: Reader, locale: str) -> None:
    page = visitor.page
    verdicts = [item.get_attribute("data-verdict") for item in page.locator(".kam-item").all()]
    assert verdicts == ["right"] * 6
    text = messages(locale).text
    score = page.locator(".kam-result__score").text_content()
    assert score == text("quiz.js.score", points=7, max=7)
    band = page.locator('[data-band="high"] .kam-key__feedback').text_content()
    assert page.locator(".kam-result__band").text_content() == band
    assert visitor.problems == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_type_by_keyboard_alone(tester: Callable[..., Reader], locale: str) -> None:
    visitor = tester()
    page = visitor.open(f"{locale}/{ALL}")
    _answer_all(page, locale, _by_keys(page))
    _assert_all_right(visitor, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_type_by_touch(tester: Callable[..., Reader], locale: str) -> None:
    visitor = tester(width=390, touch=True)
    page = visitor.open(f"{locale}/{ALL}")
    for button in page.locator(".kam-entry button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    _answer_all(page, locale, _by_touch(page))
    _assert_all_right(visitor, locale)


def test_a_moved_line_is_told_and_keeps_the_focus(tester: Callable[..., Reader]) -> None:
    page = tester().open(f"cs/{ALL}")
    last = _order(page)[-1]
    up = page.locator(f'[data-entry="{last}"] button').first
    up.focus()
    page.keyboard.press("Enter")
    assert _order(page)[-2] == last
    assert up.evaluate("button => document.activeElement === button")
    words = page.locator(f'[data-entry="{last}"] .kam-entry__text').text_content()
    told = page.locator(".kam-ordering + [role=status]").text_content()
    assert told == messages("cs").text("quiz.js.moved", text=words, place=3, total=4)


def test_an_ordering_that_nobody_touched_is_open(tester: Callable[..., Reader]) -> None:
    page = tester().open(f"en/{ALL}")
    assert _order(page) != DAYS
    page.locator(_check("order")).click()
    told = _item(page, "order").locator(".kam-verdict").text_content()
    assert told == messages("en").text("quiz.js.answer-order")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_before_and_after(tester: Callable[..., Reader], locale: str, scheme: str) -> None:
    visitor = tester(scheme=scheme)
    page = visitor.open(f"{locale}/{ALL}")
    assert axe(visitor) == []
    _answer_all(page, locale, lambda selector: page.locator(selector).first.click())
    assert axe(visitor) == []


def test_a_right_answer_is_right_in_every_language(tester: Callable[..., Reader]) -> None:
    visitor = tester()
    page = visitor.open(f"fi/{ALL}")
    page.locator('input[name="sum"]').fill("1 000,25")
    page.locator(_check("sum")).click()
    page.locator('input[name="word"]').fill("korkeuskäyrä")
    page.keyboard.press("Enter")
    visitor.open(f"en/{ALL}")
    assert _item(page, "sum").get_attribute("data-verdict") == "right"
    assert page.locator('input[name="sum"]').input_value() == "1,000.25"
    assert _item(page, "word").get_attribute("data-verdict") == "right"


def test_a_wrong_number_gets_the_right_one(tester: Callable[..., Reader]) -> None:
    page = tester().open(f"cs/{ALL}")
    field = page.locator('input[name="sum"]')
    field.fill("1.000")
    page.locator(_check("sum")).click()
    told = _item(page, "sum").locator(".kam-verdict").text_content()
    assert told == messages("cs").text("quiz.js.answer-number")
    assert field.input_value() == "1.000"
    field.fill("999,9")
    page.locator(_check("sum")).click()
    assert _item(page, "sum").get_attribute("data-verdict") == "wrong"
    assert "000,5" in (_item(page, "sum").locator(".kam-mark").last.text_content() or "")


def test_the_short_form_asks_less_and_is_kept(tester: Callable[..., Reader]) -> None:
    page = tester().open(f"en/{ALL}")
    page.locator('input[name="form"][value="short"]').check()
    shown = page.locator(".kam-item:visible")
    assert [i.get_attribute("data-item") for i in shown.all()] == ["order", "sum", "fact"]
    page.reload(wait_until="load")
    assert shown.count() == 3
    _sort(page, lambda selector: page.locator(selector).first.click())
    page.locator(_check("order")).click()
    page.locator('input[name="sum"]').fill("7")
    page.locator(_check("sum")).click()
    page.locator('input[name="fact"][value="true"]').check()
    page.locator(_check("fact")).click()
    # 6 of 7 points pass the whole form, so 4 of the 4 there are here.
    text = messages("en").text
    assert text("quiz.js.not-passed", mark=4) in (page.locator(".kam-result").text_content() or "")
    assert page.locator('[data-key="sum"]').get_attribute("value") == "2"


def test_hints_cost_nothing_and_confidence_stands_beside(tester: Callable[..., Reader]) -> None:
    visitor = tester()
    page = visitor.open(f"en/{ALL}")
    page.locator(".kam-hint summary").click()
    assert page.locator(".kam-hint p").is_visible()
    page.locator('input[name="order/sure"][value="3"]').check()
    page.locator('input[name="fact/sure"][value="2"]').check()
    _sort(page, lambda selector: page.locator(selector).first.click())
    page.locator('input[name="fact"][value="false"]').check()
    page.locator('input[name="sum"]').fill("1000.5")
    page.locator('input[name="form"][value="short"]').check()
    for name in ("order", "sum", "fact"):
        page.locator(_check(name)).click()
    result = page.locator(".kam-result").text_content() or ""
    assert messages("en").text("quiz.js.score", points=3, max=4) in result
    assert messages("en").text("quiz.js.sure-score", points=1, max=6) in result


@pytest.mark.parametrize("locale", LOCALES)
def test_a_set_is_checked_at_once(tester: Callable[..., Reader], locale: str) -> None:
    visitor = tester()
    page = visitor.open(f"{locale}/{TOGETHER}")
    shown = page.locator(".kam-item:visible")
    names = [i.get_attribute("data-item") or "" for i in shown.all()]
    assert len(names) == 3
    assert "always" in names
    check = page.get_by_role("button", name=messages(locale).text("quiz.js.check-all"))
    assert page.locator(".kam-item__foot button:visible").count() == 0
    check.click()
    assert page.locator(".kam-item[data-verdict]").count() == 0
    assert "1" in (page.locator(".kam-actions [role=status]").text_content() or "")
    for name in names:
        right = "false" if name == "always" else name.replace("letter", "small")
        page.locator(f'input[name="{name}"][value="{right}"]').check()
    order = [i.get_attribute("value") for i in page.locator(".kam-item:visible input").all()]
    check.click()
    assert page.locator('.kam-item[data-verdict="right"]').count() == 3
    assert page.locator(".kam-result").get_attribute("data-result") == "passed"
    page.reload(wait_until="load")
    assert [i.get_attribute("data-item") for i in shown.all()] == names
    again = [i.get_attribute("value") for i in page.locator(".kam-item:visible input").all()]
    assert again == order
    assert visitor.problems == []


def test_answers_outlive_an_inserted_item_and_a_new_edition(tester: Callable[..., Reader]) -> None:
    visitor = tester()
    page = visitor.open(f"en/{ALL}")
    page.locator('input[name="fact"][value="true"]').check()
    page.locator(_check("fact")).click()

    def insert(route: object) -> None:
        response = route.fetch()  # type: ignore[attr-defined]
        body = response.text().replace('"edition":1,', '"edition":2,', 1)
        start = body.index('<li class="kam-item" data-item="sum"')
        end = body.index('<li class="kam-item"', start + 1)
        item = body[start:end].replace("sum", "added").replace(">2<", ">9<")
        data = '{"id":"sum","short":true,"parts":[{"id":"sum"'
        assert data in body
        key = body.index(data)
        stop = body.index('},{"id":"word"', key)
        body = body[:start] + item + body[start:]
        key += len(item) if start < key else 0
        stop += len(item) if start < stop else 0
        added = body[key:stop].replace("sum", "added") + "},"
        route.fulfill(response=response, body=body[:key] + added + body[key:])  # type: ignore[attr-defined]

    visitor.context.route(f"**/en/{ALL}", insert)
    visitor.open(f"en/{ALL}")
    assert page.locator(".kam-item").count() == 7
    verdicts = {
        item.get_attribute("data-item"): item.get_attribute("data-verdict")
        for item in page.locator(".kam-item").all()
    }
    assert verdicts["fact"] == "right"
    assert set(verdicts.values()) == {"right", None}
    assert list(verdicts.values()).count("right") == 1
    state = json.loads(page.evaluate("localStorage.getItem('kamalign')"))
    assert state["quizzes"]["workshop"]["answers"] == {"fact": {"fact": "true"}}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_answered_comes_due_again(tester: Callable[..., Reader], locale: str) -> None:
    visitor = tester()
    page = visitor.page
    page.clock.install(time=NOON)
    text = messages(locale).text
    visitor.open(f"{locale}/{OVERVIEW}")
    row = page.locator('tr[data-quiz="workshop"] td ~ td')
    assert row.all_text_contents() == ["6", text("quizzes.js.new"), "–", "–"]
    visitor.open(f"{locale}/{ALL}")
    page.locator('input[name="fact"][value="true"]').check()
    page.locator(_check("fact")).click()
    assert page.get_by_role("button", name=text("quiz.js.ask-again")).count() == 0
    visitor.open(f"{locale}/{OVERVIEW}")
    assert row.nth(1).text_content() == text("quizzes.js.open", done=1, total=6)
    assert "23" in (row.nth(3).text_content() or "")
    for day, times in (("2026-11-23", "30"), ("2026-11-30", "30")):
        page.clock.set_fixed_time(f"{day}T00:{times}:00")
        visitor.open(f"{locale}/{OVERVIEW}")
        assert row.nth(3).text_content() == text("quizzes.js.due-now", count=1)
        visitor.open(f"{locale}/{ALL}")
        page.get_by_role("button", name=text("quiz.js.ask-again")).click()
        assert _item(page, "fact").get_attribute("data-verdict") is None
        page.locator('input[name="fact"][value="true"]').check()
        page.locator(_check("fact")).click()
    visitor.open(f"{locale}/{OVERVIEW}")
    assert "30" in (row.nth(3).text_content() or "")
    assert visitor.problems == []
    assert axe(visitor) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_every_type_can_be_answered_on_paper(
    tester: Callable[..., Reader], locale: str
) -> None:
    visitor = tester(script=False)
    page = visitor.open(f"{locale}/{ALL}")
    assert page.locator(".kam-item:visible").count() == 6
    assert _order(page) != DAYS
    assert page.locator("kam-quiz button").count() == 0
    page.locator(".kam-key summary").click()
    rows = page.locator('[data-key="order"] ol li')
    assert [row.get_attribute("data-feedback") for row in rows.all()] == DAYS
    assert page.locator(".kam-key__answer").first.is_visible()
    visitor.open(f"{locale}/{OVERVIEW}")
    assert page.locator("kam-quizzes a").count() == 3
    assert visitor.problems == []


@pytest.mark.parametrize("answered", [False, True])
def test_printed_every_question_is_there(tester: Callable[..., Reader], answered: bool) -> None:
    visitor = tester()
    page = visitor.open(f"en/{ALL}")
    if answered:
        _answer_all(page, "en", lambda selector: page.locator(selector).first.click())
    assert page.locator(".kam-responses:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".kam-responses:visible").count() == 1
    assert page.locator(".kam-item:visible").count() == 6
    assert page.locator(".kam-entry:visible").count() == 4
    assert page.locator("kam-quiz button:visible").count() == 0
    assert page.pdf().startswith(b"%PDF-")


# -- weight ----------------------------------------------------------------------------------------

KB = 1024


def _weights(visitor: Reader, site: Site, path: str) -> dict[str, int]:
    """What a page asks for of our scripts and interactive styles, compressed one by one."""
    asked: set[str] = set()
    visitor.page.on("request", lambda request: asked.add(request.url))
    visitor.open(path)
    files = [
        site.folder / url.removeprefix(site.url)
        for url in sorted(asked)
        if "/assets/kamalign/" in url and url.endswith((".js", ".css"))
    ]
    everywhere = {"site.css", "fonts.css", "home.css"}
    return {
        file.name: len(gzip.compress(file.read_bytes(), 9))
        for file in files
        if file.name not in everywhere
    }


def _sums(weights: dict[str, int]) -> tuple[int, int]:
    script = sum(weight for name, weight in weights.items() if name.endswith(".js"))
    return script, sum(weights.values()) - script


def test_a_quiz_page_is_light(reader: Callable[..., Reader], site: Site) -> None:
    pages = sorted(site.folder.glob("en/quizzes/*/index.html"))
    assert pages
    for page in pages:
        path = page.parent.relative_to(site.folder).as_posix() + "/"
        weights = _weights(reader(), site, path)
        script, style = _sums(weights)
        assert 0 < script <= 10 * KB, (path, weights)
        assert 0 < style <= 4 * KB, (path, weights)


def test_other_pages_load_nothing_of_it(reader: Callable[..., Reader], site: Site) -> None:
    for path in ("en/", "en/articles/served-first/", "en/reference/glossary/"):
        assert _weights(reader(), site, path) == {}


def test_even_a_page_with_every_type_stays_light(
    tester: Callable[..., Reader], workshop: Site
) -> None:
    script, style = _sums(_weights(tester(), workshop, f"en/{ALL}"))
    assert 8 * KB < script <= 12 * KB, script
    assert 0 < style <= 4 * KB, style
    script, _ = _sums(_weights(tester(), workshop, f"en/{OVERVIEW}"))
    assert 0 < script <= 10 * KB, script
