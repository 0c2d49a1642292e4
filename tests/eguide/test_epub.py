"""The EPUB: a container that readers open, with links that all lead somewhere."""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from eguide_site import SmallSite, build_site
from kamalign import LOCALES
from kamalign.eguide.epub import make_epub
from kamalign.eguide.normalise import labels, make_book
from kamalign.eguide.read import read_site


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    return build_site(tmp_path / "site", "en")


@pytest.fixture(params=LOCALES)
def any_site(request: pytest.FixtureRequest, tmp_path: Path) -> SmallSite:
    return build_site(tmp_path / "site", request.param)


NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def open_epub(site: SmallSite) -> zipfile.ZipFile:
    sections, _ = read_site(site.root, site.locale)
    book, _ = make_book(sections, site.root, site.locale)
    return zipfile.ZipFile(io.BytesIO(make_epub(book, labels(book), b"\x89PNG")))


def pages(epub: zipfile.ZipFile) -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(epub.read(name))
        for name in epub.namelist()
        if name.endswith(".xhtml")
    }


def test_the_container(small_site: SmallSite) -> None:
    epub = open_epub(small_site)
    first = epub.infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert epub.read("mimetype") == b"application/epub+zip"
    assert b'full-path="EPUB/package.opf"' in epub.read("META-INF/container.xml")
    assert {info.date_time for info in epub.infolist()} == {(2026, 11, 22, 0, 0, 0)}


def test_every_link_leads_somewhere(any_site: SmallSite) -> None:
    read = pages(open_epub(any_site))
    ids = {
        name: [element.get("id") for element in page.iter() if element.get("id")]
        for name, page in read.items()
    }

    assert all(len(found) == len(set(found)) for found in ids.values())
    for name, page in read.items():
        for link in page.iterfind(".//h:a", NAMES):
            href = link.get("href", "")
            if "://" in href:
                continue
            path, _, anchor = href.partition("#")
            target = posixpath.join(posixpath.dirname(name), path) if path else name
            assert target in read, href
            assert not anchor or anchor in ids[target], href


def test_the_manifest_lists_every_file(small_site: SmallSite) -> None:
    epub = open_epub(small_site)
    package = etree.fromstring(epub.read("EPUB/package.opf"))
    items = {item.get("id"): item for item in package.iterfind(".//o:item", NAMES)}
    spine = [ref.get("idref") for ref in package.iterfind(".//o:itemref", NAMES)]

    assert {f"EPUB/{item.get('href')}" for item in items.values()} == {
        name for name in epub.namelist() if name.startswith("EPUB/") and name != "EPUB/package.opf"
    }
    assert [items[ref].get("href") for ref in spine][:4] == [
        "cover.xhtml",
        "title.xhtml",
        "nav.xhtml",
        "start-one.xhtml",
    ]
    assert [i.get("href") for i in items.values() if i.get("properties") == "nav"] == ["nav.xhtml"]


def test_language_and_identifier(any_site: SmallSite) -> None:
    epub = open_epub(any_site)
    package = etree.fromstring(epub.read("EPUB/package.opf"))
    texts = {
        element.tag: element.text or "" for element in package.iterfind("./o:metadata/*", NAMES)
    }

    assert texts[f"{{{NAMES['dc']}}}language"] == any_site.locale
    assert texts[f"{{{NAMES['dc']}}}identifier"].startswith("urn:uuid:")
    assert {
        language
        for page in pages(epub).values()
        for language in (page.get("lang"), page.get(XML_LANG))
    } == {any_site.locale}


def test_accessibility_is_described_and_not_claimed(small_site: SmallSite) -> None:
    package = open_epub(small_site).read("EPUB/package.opf").decode()

    assert "schema:accessibilitySummary" in package
    assert "schema:accessModeSufficient" in package
    assert "conformsTo" not in package


def test_the_navigation(small_site: SmallSite) -> None:
    (*_, page) = (page for name, page in pages(open_epub(small_site)).items() if "nav." in name)
    toc, landmarks = page.iterfind(".//h:nav", NAMES)

    assert (toc.get(EPUB_TYPE), landmarks.get(EPUB_TYPE)) == ("toc", "landmarks")
    assert [
        " ".join(map(str, entry.itertext())) for entry in toc.iterfind("./h:ol/h:li", NAMES)
    ] == [
        "Start here One",
        "Articles Two",
        "Quizzes Small quiz",
        "Self-assessment Form",
        "Reference Glossary Sources",
        "Answers and reasons Small quiz",
    ]
    assert [a.get(EPUB_TYPE) for a in landmarks.iterfind(".//h:a", NAMES)] == [
        "cover",
        "titlepage",
        "toc",
        "bodymatter",
    ]


@pytest.mark.parametrize("text", ["&lt;b&gt; &amp;amp;", "]]&gt;", "“quoted” ‚kept‘"])
def test_text_is_escaped(small_site: SmallSite, text: str) -> None:
    small_site.write("articles/two/", f"<h2 id='here'>Here</h2><p>{text}</p>")
    page = pages(open_epub(small_site))["EPUB/articles-two.xhtml"]
    paragraph = page.find(".//h:section/h:p[2]", NAMES)

    assert paragraph is not None
    assert paragraph.text == text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_headings_do_not_skip(any_site: SmallSite) -> None:
    for page in pages(open_epub(any_site)).values():
        levels = [
            int(str(element.tag)[-1])
            for element in page.iter()
            if str(element.tag).rpartition("}")[2] in {"h1", "h2", "h3", "h4", "h5", "h6"}
        ]

        assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
