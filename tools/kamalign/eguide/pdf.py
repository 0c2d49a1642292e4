"""The book as PDF: the tree goes to Typst as data, so no word of it is ever read as markup.

Typst is asked for PDF/UA-1 and PDF/A-2a at once and refuses what would break either.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any, Literal

import typst

from kamalign.eguide.edition import EDITION_DATE, LICENCE_URL
from kamalign.eguide.tree import (
    Block,
    Book,
    Break,
    Callout,
    Cell,
    Chapter,
    DefinitionList,
    Group,
    Heading,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Reference,
    Rule,
    Span,
    Table,
    Text,
    Verbatim,
    blocks_below,
    inlines_of,
    plain,
)
from kamalign.messages import messages

STANDARDS = ["a-2a", "ua-1"]

_COVER_PPI = 200.0
# The reference part is linked to so often that page numbers would drown the text.
_UNPAGED = "reference-"
_WIDEST_WORD = 16
# Half a page; what is longer may be broken, lest it run off the page.
_ON_ONE_PAGE = 1100


def make_pdf(book: Book, known: frozenset[str]) -> bytes:
    """Print the book; `known` are its labels. Raises `typst.TypstError` where Typst refuses."""
    return _compile(book, known, "pdf")


def make_cover(book: Book) -> bytes:
    """The cover alone, as a PNG."""
    return _compile(book, frozenset(), "png")


def _compile(book: Book, known: frozenset[str], fmt: Literal["pdf", "png"]) -> bytes:
    package = resources.files(__package__)
    data = _book_data(book, known, cover_only=fmt == "png")
    with resources.as_file(package / "fonts") as fonts:
        made = typst.compile(
            {
                "main.typ": (package / "template.typ").read_bytes(),
                "book.json": json.dumps(data, ensure_ascii=False).encode(),
            },
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format=fmt,
            ppi=_COVER_PPI if fmt == "png" else None,
            pdf_standards=STANDARDS if fmt == "pdf" else [],
        )
    assert isinstance(made, bytes)
    return made


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
                "chapters": [_Encoder(chapter, known).chapter() for chapter in part.chapters],
            }
            for part in book.parts
        ],
    }


class _Encoder:
    """Encodes one chapter as data for the template."""

    def __init__(self, chapter: Chapter, known: frozenset[str]) -> None:
        self._chapter = chapter
        self._known = known

    def chapter(self) -> dict[str, Any]:
        return {
            "id": self._chapter.id,
            "title": self._inlines(self._chapter.title),
            "blocks": self._blocks(self._chapter.blocks),
        }

    def _inlines(self, inlines: tuple[Inline, ...]) -> list[Any]:
        return [self._inline(inline) for inline in inlines]

    def _inline(self, inline: Inline) -> Any:
        match inline:
            case Text(text):
                return text
            case Break():
                return {"k": "break"}
            case Span(inlines, role, lang):
                return {"k": "span", "role": role, "lang": lang, "c": self._inlines(inlines)}
            case Link(url, inlines):
                return {"k": "link", "url": url, "c": self._inlines(inlines)}
            case Reference(label, inlines) if label in self._known:
                elsewhere = label.split("--")[0] != self._chapter.id
                return {
                    "k": "reference",
                    "label": label,
                    "paged": elsewhere and not label.startswith(_UNPAGED),
                    "c": self._inlines(inlines),
                }
            case Reference(_, inlines):
                return {"k": "span", "role": None, "lang": None, "c": self._inlines(inlines)}

    def _blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading(level, id_, inlines):
                return {"k": "heading", "level": level, "id": id_, "c": self._inlines(inlines)}
            case Paragraph(inlines, role):
                return {"k": "paragraph", "role": role, "c": self._inlines(inlines)}
            case ListBlock(items, ordered, role):
                return {
                    "k": "list",
                    "role": role,
                    "ordered": ordered,
                    "items": [self._blocks(item) for item in items],
                }
            case Table():
                return self._table(block)
            case DefinitionList(items):
                return {
                    "k": "definitions",
                    "items": [
                        {"term": self._inlines(item.term), "blocks": self._blocks(item.blocks)}
                        for item in items
                    ],
                }
            case Callout(kind, title, blocks, id_):
                return {
                    "k": "callout",
                    "kind": kind,
                    "breakable": _length(blocks) > _ON_ONE_PAGE,
                    "id": id_,
                    "title": self._inlines(title),
                    "blocks": self._blocks(blocks),
                }
            case Group(role, blocks, id_):
                return {"k": "group", "role": role, "id": id_, "blocks": self._blocks(blocks)}
            case Quote(blocks):
                return {"k": "quote", "blocks": self._blocks(blocks)}
            case Verbatim(text):
                return {"k": "verbatim", "lines": text.split("\n")}
            case Rule():
                return {"k": "rule"}

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "k": "table",
            "sheet": table.sheet,
            "columns": column_widths(table),
            "head": [self._cell(cell) for cell in table.head],
            "rows": [[self._cell(cell) for cell in row] for row in table.rows],
        }

    def _cell(self, cell: Cell) -> dict[str, Any]:
        return {"header": cell.header, "c": self._inlines(cell.inlines)}


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
        widths.append(round(max(min(longest_word, _WIDEST_WORD), 2.2 * longest_text**0.5, 4), 2))
    return widths
