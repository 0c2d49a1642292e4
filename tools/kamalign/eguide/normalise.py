"""The built site of one language to one book, with all links of the book resolved."""

from __future__ import annotations

from pathlib import Path

from kamalign.diagnostics import Finding, Place, finding
from kamalign.eguide.components import COMPONENTS
from kamalign.eguide.page_reader import PageReader
from kamalign.eguide.quiz import ANSWERS, answers_label
from kamalign.eguide.read import Section, SitePage
from kamalign.eguide.scope import Scope, label
from kamalign.eguide.tree import Book, Callout, Chapter, Group, Heading, Part, blocks_below
from kamalign.messages import messages


def make_book(sections: list[Section], site: Path, locale: str) -> tuple[Book, list[Finding]]:
    """Read all pages into one book; its last part is the answers to the quizzes."""
    scope = Scope(
        site,
        locale,
        frozenset(page.address for section in sections for page in section.pages),
    )
    findings: list[Finding] = []
    followed: list[tuple[str, Place]] = []
    answers: list[Chapter] = []
    parts: list[Part] = []
    for section in sections:
        chapters: list[Chapter] = []
        for page in section.pages:
            reader = PageReader(page, scope, COMPONENTS)
            chapter = _chapter(reader, page)
            chapters.append(chapter)
            if reader.answers:
                answers.append(
                    Chapter(answers_label(page.address), chapter.title, tuple(reader.answers))
                )
            findings += reader.findings
            followed += reader.followed
        parts.append(Part(f"part-{section.folder}", section.title, tuple(chapters)))
    if answers:
        title = messages(locale).text("book.answers")
        parts.append(Part(f"part-{ANSWERS}", title, tuple(answers)))
    book = Book(locale, tuple(parts))
    known = labels(book)
    findings += [
        finding(
            "eguide-broken-anchor",
            place,
            f"the book has no passage `{target}`",
            "correct the part of the link after `#`, or give the passage its id",
        )
        for target, place in followed
        if target not in known
    ]
    return book, findings


def _chapter(reader: PageReader, page: SitePage) -> Chapter:
    blocks = reader.blocks(page.article)
    heading = page.article.find(".//h1")
    title = reader.inlines(heading) if heading is not None else ()
    return Chapter(label(page.address), title, blocks)


def labels(book: Book) -> frozenset[str]:
    """Every label that a link of the book may lead to."""
    found = set()
    for chapter in book.chapters:
        found.add(chapter.id)
        for block in blocks_below(chapter.blocks):
            if isinstance(block, Heading | Callout | Group) and block.id:
                found.add(block.id)
    return frozenset(found)
