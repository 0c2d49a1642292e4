"""The book as EPUB 3, from the same tree as the PDF.

The metadata tells what the file has; it claims no conformance that nobody has reviewed.
"""

from __future__ import annotations

import io
import zipfile
from importlib import resources

from kamalign.edition import EDITION_DATE, LICENCE_URL
from kamalign.eguide.dom import Element
from kamalign.eguide.edition import identifier
from kamalign.eguide.markup import OPS, XML, H, Maker, serialise
from kamalign.eguide.tree import Book, Chapter, Figure, Part, blocks_below, plain
from kamalign.eguide.xhtml import put, put_blocks
from kamalign.messages import messages

FONTS = (
    "SourceSans3_400Regular.ttf",
    "SourceSans3_700Bold.ttf",
    "SourceSerif4_400Regular.ttf",
    "SourceSerif4_400Regular_Italic.ttf",
    "SourceSerif4_700Bold.ttf",
)
_FONT_LICENCES = ("LICENSE-source-sans-3.txt", "LICENSE-source-serif-4.txt")

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_STAMP = (EDITION_DATE.year, EDITION_DATE.month, EDITION_DATE.day, 0, 0, 0)

_Files = dict[str, bytes]


def make_epub(book: Book, known: frozenset[str], cover: bytes) -> bytes:
    """Write the book; `known` are its labels, `cover` is a PNG."""
    package = resources.files(__package__)
    texts: _Files = {
        "cover.xhtml": _cover_page(book),
        "title.xhtml": _title_page(book),
        "nav.xhtml": _navigation(book),
    }
    for part in book.parts:
        for chapter in part.chapters:
            texts[_file(chapter.id)] = _chapter_page(book, part, chapter, known)
    others: _Files = {
        "book.css": (package / "epub.css").read_bytes() + (package / "picture.css").read_bytes(),
        "cover.png": cover,
        **{f"fonts/{name}": (package / "fonts" / name).read_bytes() for name in FONTS},
        **{f"fonts/{name}": (package / "fonts" / name).read_bytes() for name in _FONT_LICENCES},
    }
    return _zip(
        {
            "META-INF/container.xml": _container(),
            "EPUB/package.opf": _package(book, [*texts], [*others], _with_drawings(book)),
            **{f"EPUB/{name}": data for name, data in (texts | others).items()},
        }
    )


def _file(label: str) -> str:
    return f"{label.partition('--')[0]}.xhtml"


def _zip(files: _Files) -> bytes:
    """An EPUB container: `mimetype` first and stored, fixed times, so that bytes repeat."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in {"mimetype": b"application/epub+zip", **files}.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def _page(book: Book, title: str, kind: str, *content: Element) -> bytes:
    html = H(
        "html",
        {"lang": book.locale, f"{{{XML}}}lang": book.locale},
        H(
            "head",
            None,
            H("title", None, title),
            H("link", {"rel": "stylesheet", "type": "text/css", "href": "book.css"}),
        ),
        H("body", {f"{{{OPS}}}type": kind}, *content),
    )
    return serialise(html, "xhtml")


def _chapter_page(book: Book, part: Part, chapter: Chapter, known: frozenset[str]) -> bytes:
    def href(label: str) -> str | None:
        if label not in known:
            return None
        file = "" if _file(label) == _file(chapter.id) else _file(label)
        return f"{file}#{label}"

    section = H(
        "section",
        {"id": chapter.id, f"{{{OPS}}}type": "chapter"},
        H("p", {"class": "part"}, part.title),
        put(H("h1"), chapter.title, href),
    )
    put_blocks(section, chapter.blocks, href)
    return _page(book, plain(chapter.title), "bodymatter", section)


def _cover_page(book: Book) -> bytes:
    words = messages(book.locale).text
    alt = words("book.cover-alt", title=words("book.title"))
    picture = H("div", {"class": "cover"}, H("img", {"src": "cover.png", "alt": alt}))
    return _page(book, words("book.title"), "cover", picture)


def _title_page(book: Book) -> bytes:
    words = messages(book.locale).text
    section = H(
        "section",
        {"class": "titlepage", f"{{{OPS}}}type": "titlepage"},
        H("h1", None, words("book.title")),
        H("p", {"class": "subtitle"}, words("book.subtitle")),
        H("p", None, f"{words('book.edition')} · {words('site.language')}"),
        H("p", None, H("a", {"href": LICENCE_URL}, words("book.licence"))),
    )
    return _page(book, words("book.title-page"), "frontmatter", section)


def _navigation(book: Book) -> bytes:
    words = messages(book.locale).text
    parts = [
        H(
            "li",
            None,
            H("span", None, part.title),
            H(
                "ol",
                None,
                *(_entry(f"{_file(c.id)}#{c.id}", plain(c.title)) for c in part.chapters),
            ),
        )
        for part in book.parts
    ]
    toc = H(
        "nav",
        {f"{{{OPS}}}type": "toc", "id": "toc", "role": "doc-toc"},
        H("h1", None, words("book.contents")),
        H("ol", None, *parts),
    )
    first = next(book.chapters)
    landmarks = H(
        "nav",
        {f"{{{OPS}}}type": "landmarks", "hidden": "hidden"},
        H(
            "ol",
            None,
            _entry("cover.xhtml", words("book.cover-alt", title=words("book.title")), "cover"),
            _entry("title.xhtml", words("book.title-page"), "titlepage"),
            _entry("nav.xhtml#toc", words("book.contents"), "toc"),
            _entry(_file(first.id), plain(first.title), "bodymatter"),
        ),
    )
    return _page(book, words("book.contents"), "frontmatter", toc, landmarks)


def _entry(href: str, name: str, kind: str | None = None) -> Element:
    attributes = {"href": href} | ({f"{{{OPS}}}type": kind} if kind else {})
    return H("li", None, H("a", attributes, name))


def _container() -> bytes:
    make = Maker(_CONTAINER, {None: _CONTAINER})
    rootfile = make(
        "rootfile",
        {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"},
    )
    return serialise(make("container", {"version": "1.0"}, make("rootfiles", None, rootfile)))


_MEDIA_TYPES = {
    "css": "text/css",
    "png": "image/png",
    "ttf": "font/ttf",
    "txt": "text/plain",
    "xhtml": "application/xhtml+xml",
}
_PROPERTIES = {"nav.xhtml": "nav", "cover.png": "cover-image"}


def _with_drawings(book: Book) -> frozenset[str]:
    """The files that hold SVG; EPUB 3 wants them named."""
    return frozenset(
        _file(chapter.id)
        for chapter in book.chapters
        if any(isinstance(block, Figure) for block in blocks_below(chapter.blocks))
    )


def _package(book: Book, texts: list[str], others: list[str], drawn: frozenset[str]) -> bytes:
    opf = Maker(_OPF, {None: _OPF, "dc": _DC})
    properties = _PROPERTIES | dict.fromkeys(drawn, "svg")
    ids = {name: f"f{number}" for number, name in enumerate([*texts, *others], 1)}
    items = [
        opf(
            "item",
            {
                "id": id_,
                "href": name,
                "media-type": _MEDIA_TYPES[name.rsplit(".", 1)[1]],
                **({"properties": properties[name]} if name in properties else {}),
            },
        )
        for name, id_ in ids.items()
    ]
    return serialise(
        opf(
            "package",
            {
                "version": "3.0",
                "unique-identifier": "id",
                f"{{{XML}}}lang": book.locale,
                "prefix": "schema: http://schema.org/",
            },
            _metadata(book, opf),
            opf("manifest", None, *items),
            opf("spine", None, *(opf("itemref", {"idref": ids[name]}) for name in texts)),
        )
    )


def _metadata(book: Book, opf: Maker) -> Element:
    words = messages(book.locale).text
    dc = Maker(_DC)
    facts = [
        ("dcterms:modified", f"{EDITION_DATE.isoformat()}T00:00:00Z"),
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "visual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "alternativeText"),
        ("schema:accessibilityFeature", "readingOrder"),
        ("schema:accessibilityFeature", "structuralNavigation"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", words("book.accessibility")),
    ]
    return opf(
        "metadata",
        None,
        dc("identifier", {"id": "id"}, identifier(book.locale)),
        dc("title", None, words("book.title")),
        dc("language", None, book.locale),
        dc("creator", None, words("site.name")),
        dc("description", None, words("book.subtitle")),
        dc("date", None, EDITION_DATE.isoformat()),
        dc("rights", None, f"{words('book.licence')} {LICENCE_URL}"),
        *(dc("subject", None, word) for word in words("book.keywords").split(", ")),
        *(opf("meta", {"property": name}, value) for name, value in facts),
    )
