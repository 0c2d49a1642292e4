"""What frames a page's text: question and facts above, evidence and quiz below."""

from __future__ import annotations

from kamalign.library import Library
from kamalign.model.page import Page, PageMatter
from kamalign.paths import quiz_page, relative_href
from kamalign.rendering import render

SOURCES_PAGE = "reference/sources.md"


def frame(html: str, page: Page, library: Library) -> str:
    """Put the head and the foot of a page around its rendered text; the home page has neither."""
    matter = page.matter
    if not isinstance(matter, PageMatter):
        return html
    head = render("page_head.html", page.locale, matter=matter, minutes=page.minutes)
    foot = render(
        "page_foot.html",
        page.locale,
        matter=matter,
        quiz=_quiz_link(page, matter, library),
        sources=_sources(page, matter, library),
    )
    return f"{head}{html}{foot}"


def _sources(page: Page, matter: PageMatter, library: Library) -> list[dict[str, str]]:
    citations = {source.id: source.citation for source in library.sources.get(page.locale, ())}
    return [
        {
            "id": source,
            "href": relative_href(page.path, f"{SOURCES_PAGE}#{source.lower()}"),
            "citation": citations.get(source, ""),
        }
        for source in matter.sources
    ]


def _quiz_link(page: Page, matter: PageMatter, library: Library) -> dict[str, str] | None:
    quiz = library.quizzes.get(matter.quiz or "", {}).get(page.locale)
    target = quiz_page(matter.quiz or "")
    if quiz is None or page.path == target:
        return None
    return {"href": relative_href(page.path, target), "title": quiz.title}
