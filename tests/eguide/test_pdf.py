"""The PDF: words are never markup, structure and metadata are what readers' programs need."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from eguide_site import SmallSite, build_site
from kamalign import LOCALES
from kamalign.eguide.normalise import labels, make_book
from kamalign.eguide.pdf import column_widths, make_cover, make_pdf
from kamalign.eguide.read import read_site
from kamalign.eguide.tree import Book, Cell, Chapter, Paragraph, Part, Reference, Table, Text


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    return build_site(tmp_path / "site", "en")


@pytest.fixture(params=LOCALES)
def any_site(request: pytest.FixtureRequest, tmp_path: Path) -> SmallSite:
    return build_site(tmp_path / "site", request.param)


HOSTILE = (
    '#panic("x")',
    "#{ read(sys.inputs.x) }",
    "*not bold* _nor italic_ `nor code`",
    "$x^2$ @nowhere <here> [a] // b /* c */",
    "\\u{41} \\ \\n ~ -- --- ... 'q' \"q\"",
    "= no heading",
    '"], [',
    "1. + - / term: x",
    "</script>&amp;<b>",
)


def print_book(site: SmallSite) -> pikepdf.Pdf:
    sections, _ = read_site(site.root, site.locale)
    book, _ = make_book(sections, site.root, site.locale)
    return open_pdf(book)


def open_pdf(book: Book) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(make_pdf(book, labels(book))))


def bookmarks(items: list[Any]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from bookmarks(item.children)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_read_as_markup(text: str) -> None:
    words = (Text(text),)
    chapter = Chapter("a", words, (Paragraph(words), Paragraph((Reference("a", words),))))
    pdf = open_pdf(Book("en", (Part("p", text, (chapter,)),)))

    with pdf.open_outline() as outline:
        assert list(bookmarks(outline.root))[-2:] == [text, text]


def test_a_reference_to_nothing_is_plain_text() -> None:
    chapter = Chapter("a", (Text("A"),), (Paragraph((Reference("gone", (Text("x"),)),)),))

    assert open_pdf(Book("en", (Part("p", "P", (chapter,)),))).pages


def test_structure_and_metadata(any_site: SmallSite) -> None:
    pdf = print_book(any_site)
    root = pdf.Root
    with pdf.open_metadata() as metadata:
        claims = metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]

    assert claims == ("1", "2", "A")
    assert str(root.Lang) == any_site.locale
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == "KAM Alignment Library"
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261122000000")
    with pdf.open_outline() as outline:
        assert {"One", "Two", "Small quiz", "Glossary"} <= set(bookmarks(outline.root))


def test_every_font_is_embedded_and_ours(small_site: SmallSite) -> None:
    pdf = print_book(small_site)
    descriptors = [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing
    ]

    assert descriptors
    assert all("/FontFile2" in thing or "/FontFile3" in thing for thing in descriptors)
    assert all("Source" in str(thing.FontName) for thing in descriptors)


def test_the_page_is_a5(small_site: SmallSite) -> None:
    sizes = {
        tuple(round(float(side) / 72 * 25.4) for side in page.mediabox)
        for page in print_book(small_site).pages
    }

    assert sizes == {(0, 0, 148, 210)}


def test_the_cover_is_a_picture() -> None:
    assert make_cover(Book("fi", ())).startswith(b"\x89PNG")


def test_a_column_has_room_for_its_words() -> None:
    def cell(text: str) -> Cell:
        return Cell((Text(text),))

    table = Table((cell("n"), cell("What")), ((cell("1"), cell("long words " * 9)),))
    narrow, wide = column_widths(table)

    assert narrow == 4
    assert wide > 4 * narrow
    assert column_widths(replace(table, rows=()))[0] == 4
