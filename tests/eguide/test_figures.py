"""Pictures in the book: read from the page, drawn in print colours, with their words for all."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from eguide_site import SmallSite, build_site
from kamalign import LOCALES
from kamalign.drawing import draw, drawings
from kamalign.eguide.epub import make_epub
from kamalign.eguide.normalise import labels, make_book
from kamalign.eguide.pdf import make_pdf
from kamalign.eguide.read import read_site
from kamalign.eguide.tree import Book, Figure, plain
from kamalign.library import Library, load

ROOT = Path(__file__).parents[2]
SLUGS = sorted(drawings())
SVG = "{http://www.w3.org/2000/svg}"


@cache
def library() -> Library:
    return load(ROOT)


def book_of(site: SmallSite) -> tuple[Book, list[str]]:
    sections, _ = read_site(site.root, site.locale)
    book, findings = make_book(sections, site.root, site.locale)
    return book, [f"{finding.code} {finding.message}" for finding in findings]


def figures_of(book: Book) -> list[Figure]:
    chapter = next(chapter for chapter in book.chapters if chapter.id == "start-one")
    return [block for block in chapter.blocks if isinstance(block, Figure)]


@pytest.fixture(params=LOCALES)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Book:
    """A book whose first page shows every picture there is."""
    locale = request.param
    site = build_site(tmp_path / "site", locale)
    pictures = (library().pictures[slug][locale] for slug in SLUGS)
    site.write("start/one/", "".join(draw(p, locale, f"picture-{p.id}").html for p in pictures))
    found, findings = book_of(site)
    assert [line for line in findings if "form" in line] == []
    return found


def test_a_picture_is_read_with_its_words(book: Book) -> None:
    for slug, figure in zip(SLUGS, figures_of(book), strict=True):
        picture = library().pictures[slug][book.locale]
        svg = etree.fromstring(figure.svg)
        words = figure.alt.replace("\u00a0", " ")

        assert words == f"{picture.title}. {' '.join(picture.description.split())}"
        assert plain(figure.caption).replace("\u00a0", " ") == " ".join(picture.caption.split())
        assert svg.tag == f"{SVG}svg"
        assert svg.get("viewBox", "").startswith("0 0 400 ")
        assert figure.ratio == pytest.approx(float(svg.get("viewBox", "").split()[3]) / 400)


def test_the_pdf_tells_what_each_picture_shows(book: Book) -> None:
    pdf = pikepdf.open(io.BytesIO(make_pdf(book, labels(book))))
    told = {str(thing.Alt) for thing in pdf.objects if _is_figure(thing)}
    fonts = {str(thing.FontName) for thing in pdf.objects if _has(thing, "/FontName")}

    assert {figure.alt for figure in figures_of(book)} <= told
    assert all("Source" in name for name in fonts)


def _has(thing: pikepdf.Object, key: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and key in thing


def _is_figure(thing: pikepdf.Object) -> bool:
    return _has(thing, "/Alt") and _has(thing, "/S") and str(thing.S) == "/Figure"


def test_the_epub_holds_each_picture_as_svg(book: Book) -> None:
    epub = zipfile.ZipFile(io.BytesIO(make_epub(book, labels(book), b"\x89PNG")))
    page = etree.fromstring(epub.read("EPUB/start-one.xhtml"))
    found = list(page.iter(f"{SVG}svg"))
    package = epub.read("EPUB/package.opf").decode()

    assert len(found) == len(SLUGS)
    assert {svg.get("role") for svg in found} == {"img"}
    for svg in found:
        told = {part.get("id") for part in svg if part.tag in {f"{SVG}title", f"{SVG}desc"}}
        assert set(svg.get("aria-labelledby", "").split()) == told
    assert 'href="start-one.xhtml" media-type="application/xhtml+xml" properties="svg"' in package
    assert 'href="articles-two.xhtml" media-type="application/xhtml+xml"/>' in package
    assert b".pic-deep" in epub.read("EPUB/book.css")


def test_what_a_drawing_may_not_hold_is_reported(tmp_path: Path) -> None:
    site = build_site(tmp_path / "site", "en")
    site.write(
        "start/one/",
        '<figure class="kam-figure"><svg class="kam-picture" viewBox="0 0 400 200">'
        "<title>T</title><foreignObject>x</foreignObject></svg></figure>",
    )
    book, findings = book_of(site)

    assert any("foreignobject" in line for line in findings)
    assert "foreignobject" not in figures_of(book)[0].svg.lower()


def test_another_figure_is_reported_as_ever(tmp_path: Path) -> None:
    site = build_site(tmp_path / "site", "en")
    site.write("start/one/", "<figure><figcaption>Words</figcaption></figure>")
    _, findings = book_of(site)

    assert any(line.startswith("eguide-unknown-element") for line in findings)
