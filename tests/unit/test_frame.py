"""What frames a page: question and facts above, evidence and quiz below."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from case_tree import build_tree
from kamalign import LOCALES
from kamalign.frame import frame
from kamalign.library import Library, load
from kamalign.model.page import PageMatter


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load(build_tree(tmp_path))


def _framed(library: Library, path: str, locale: str = "en") -> html.HtmlElement:
    page = library.page_at(locale, path)
    assert page is not None
    return html.fromstring(f"<main>{frame('<p>body</p>', page, library)}</main>")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_article(library: Library, locale: str) -> None:
    page = _framed(library, "articles/first.md", locale)
    matter = library.pages[locale]["articles/first.md"].matter

    assert isinstance(matter, PageMatter)
    assert [child.tag for child in page] == ["header", "p", "footer"]
    assert matter.question in page[0].text_content().replace("\u00a0", " ")
    assert matter.evidence_note in page[2].text_content().replace("\u00a0", " ")
    assert [link.get("href") for link in page.iter("a")] == [
        "../../quizzes/basics/",
        "../../reference/sources/#s01",
    ]


def test_the_page_of_a_quiz_does_not_link_to_itself(library: Library) -> None:
    assert list(_framed(library, "quizzes/basics.md").iter("a")) == []


def test_only_what_is_read_has_a_reading_time(library: Library) -> None:
    assert "1 minute" in _framed(library, "articles/first.md").text_content()
    assert "minute" not in _framed(library, "reference/glossary.md")[0].text_content()


def test_a_picture_takes_no_reading_time_away(tmp_path: Path) -> None:
    path = build_tree(tmp_path) / "docs" / "en" / "articles" / "first.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n::picture any\n", encoding="utf-8")

    assert "1 minute" in _framed(load(tmp_path), "articles/first.md").text_content()


def test_the_home_page_has_no_frame(library: Library) -> None:
    page = library.pages["en"]["index.md"]

    assert frame("<p>body</p>", page, library) == "<p>body</p>"


def test_hostile_front_matter_stays_text(tmp_path: Path) -> None:
    path = build_tree(tmp_path) / "docs" / "en" / "articles" / "first.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Whom do I ask first?", "Whom? <b>&amp;</b>"), encoding="utf-8")
    page = _framed(load(tmp_path), "articles/first.md")

    assert "Whom? <b>&amp;</b>" in page[0].text_content()
