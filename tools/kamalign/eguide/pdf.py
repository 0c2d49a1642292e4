"""The book as PDF: the tree goes to Typst as data, so no word of it is ever read as markup.

Typst is asked for PDF/UA-1 and PDF/A-2a at once and refuses what would break either.
"""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import typst

from kamalign.edition import EDITION_DATE, LICENCE_URL
from kamalign.eguide.acroform import with_form
from kamalign.eguide.fields import fields_of
from kamalign.eguide.figure import in_print
from kamalign.eguide.tree import (
    Block,
    Book,
    Callout,
    Chapter,
    Choice,
    Figure,
    Group,
    Reference,
    Span,
    Table,
    Text,
    blocks_below,
    inlines_of,
    plain,
)
from kamalign.messages import messages

STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]

_COVER_PPI = 200.0
# The reference part is linked to so often that page numbers would drown the text.
_UNPAGED = "reference-"
_WIDEST_WORD = 16
_WRITTEN_WORD, _FIGURE = 10, 7
# Half a page; what is longer may be broken, lest it run off the page.
_ON_ONE_PAGE = 1100
# In millimetres, of a text area 114 wide and 172 high.
_WIDEST_FIGURE = 92.0
_HIGHEST_FIGURE = 142.0
# More columns to write in than this want the page on its side.
_NARROW = 4
# Rows to write in that fit on one page below the name of their table.
_TOGETHER = 7
# The letters of choices that fit on one line.
_ON_ONE_LINE = 56


def make_pdf(book: Book, known: frozenset[str]) -> bytes:
    """Print the book; `known` are its labels. Raises `typst.TypstError` where Typst refuses."""
    files = _files(_book_data(book, known, cover_only=False))
    with _fonts() as fonts:
        printed: bytes = typst.compile(  # type: ignore[call-overload] # the stub lacks dict
            files, font_paths=[str(fonts)], ignore_system_fonts=True, pdf_standards=STANDARDS
        )
    return with_form(printed, fields_of(book))


def make_cover(book: Book) -> bytes:
    """The cover alone, as a PNG."""
    files = _files(_book_data(book, frozenset(), cover_only=True))
    with _fonts() as fonts:
        return typst.compile(  # type: ignore[call-overload,no-any-return] # as above
            files,
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="png",
            ppi=_COVER_PPI,
        )


def _fonts() -> AbstractContextManager[Path]:
    return resources.as_file(resources.files(__package__) / "fonts")


def _files(data: dict[str, Any]) -> dict[str, bytes]:
    package = resources.files(__package__)
    return {
        "main.typ": (package / "template.typ").read_bytes(),
        **{name: (package / name).read_bytes() for name in ("style.typ", "form.typ")},
        "book.json": json.dumps(data, ensure_ascii=False).encode(),
    }


def _book_data(book: Book, known: frozenset[str], *, cover_only: bool) -> dict[str, Any]:
    words = messages(book.locale).text
    return {
        "lang": book.locale,
        "title": words("book.title"),
        "subtitle": words("book.subtitle"),
        "author": words("site.name"),
        "keywords": words("book.keywords").split(", "),
        "date": [EDITION_DATE.year, EDITION_DATE.month, EDITION_DATE.day],
        "edition": words("book.edition"),
        "language": words("site.language"),
        "licence": words("book.licence"),
        "licence-url": LICENCE_URL,
        "contents": words("book.contents"),
        "cover-only": cover_only,
        "parts": []
        if cover_only
        else [
            {
                "id": part.id,
                "title": part.title,
                "chapters": [_Encoder(chapter, known).encode(chapter) for chapter in part.chapters],
            }
            for part in book.parts
        ],
    }


class _Encoder:
    """Encodes the tree of one chapter: a node is its fields and, under `k`, its type."""

    def __init__(self, chapter: Chapter, known: frozenset[str]) -> None:
        self._chapter = chapter
        self._known = known

    def encode(self, value: Any) -> Any:
        match value:
            case Text(text):
                return text
            case Reference(label, inlines) if label not in self._known:
                value = Span(inlines)
            case tuple():
                return [self.encode(entry) for entry in value]
            case str() | int() | float() | None:
                return value
        data = {field.name: self.encode(getattr(value, field.name)) for field in fields(value)}
        return {"k": type(value).__name__, **data, **self._derived(value)}

    def _derived(self, value: Any) -> dict[str, Any]:
        match value:
            case Reference(label):
                elsewhere = label.partition("--")[0] != self._chapter.id
                return {"paged": elsewhere and not label.startswith(_UNPAGED)}
            case Table():
                breakable = not value.sheet or len(value.rows) > _TOGETHER
                return {"columns": column_widths(value), "breakable": breakable}
            case Choice(_, _, options):
                return {"inline": sum(len(plain(o.inlines)) + 4 for o in options) < _ON_ONE_LINE}
            case Group("form", blocks):
                widest = (len(block.head) for block in blocks if isinstance(block, Table))
                return {"wide": max(widest, default=0) > _NARROW}
            case Figure(svg, _, ratio):
                return {"svg": in_print(svg), "width": min(_WIDEST_FIGURE, _HIGHEST_FIGURE / ratio)}
            case Callout() | Group():
                return {"breakable": _length(value.blocks) > _ON_ONE_PAGE}
        return {}


def _length(blocks: tuple[Block, ...]) -> int:
    """How many characters blocks hold."""
    return sum(
        len(plain(inlines)) for block in blocks_below(blocks) for inlines in inlines_of(block)
    )


def column_widths(table: Table) -> list[float]:
    """Relative widths: a column gets the root of its longest text, but room for its words."""
    widths = []
    for column in zip(table.head, *table.rows, strict=True):
        texts = [plain(cell.inlines) for cell in column]
        longest_word = max((len(word) for text in texts for word in text.split()), default=1)
        longest_text = max(map(len, texts))
        if blank := column[-1].blank:
            longest_word = max(longest_word, _WRITTEN_WORD if blank.kind == "cell" else _FIGURE)
        widths.append(round(max(min(longest_word, _WIDEST_WORD), 2.2 * longest_text**0.5, 4), 2))
    return widths
