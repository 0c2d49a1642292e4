"""The built site of one language: pages in the order of its navigation."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

from kamalign.diagnostics import Finding, Place, finding
from kamalign.eguide.dom import Element, by_class, words

PARTS = (
    "start",
    "paths",
    "articles",
    "elements",
    "playbooks",
    "e-guide",
    "quizzes",
    "assessment",
    "reference",
)
"""The folders that make the book, in its order: what is read, then tested, then looked up."""

LEFT_OUT = ("e-guide/", "paths/", "quizzes/")
"""Pages that are only of use on the web."""


@dataclass(frozen=True)
class SitePage:
    """A built page: its address below the language, its file as shown, and its article."""

    address: str
    shown: str
    article: Element

    def place(self, element: Element) -> Place:
        """Where an element stands in the built file."""
        line: Any = element.sourceline
        return Place(self.shown, line or 1)


@dataclass(frozen=True)
class Section:
    """A section of the navigation: its folder, its title and its pages."""

    folder: str
    title: str
    pages: tuple[SitePage, ...]


def read_site(site: Path, locale: str) -> tuple[list[Section], list[Finding]]:
    """Read the sections that belong in the book, in its order, and what could not be read."""
    home = site / locale / "index.html"
    shown = f"{site.name}/{locale}/index.html"
    if not home.is_file():
        return [], [
            finding(
                "eguide-missing-page",
                Place(shown),
                f"there is no built site in `{locale}`",
                "build the site before the e-guide",
            )
        ]
    sections: dict[str, Section] = {}
    findings: list[Finding] = []
    for title, addresses in _navigation(_parse(home)):
        folder = addresses[0].split("/")[0]
        if folder not in PARTS or folder in sections:
            findings.append(
                finding(
                    "eguide-unplaced-section",
                    Place(shown),
                    f"the section “{title}” (`{folder}/`) has no place in the book",
                    "add its folder to PARTS in kamalign/eguide/read.py",
                )
            )
            continue
        pages = []
        for address in addresses:
            if address in LEFT_OUT:
                continue
            page = _page(site, locale, address)
            if isinstance(page, SitePage):
                pages.append(page)
            else:
                findings.append(page)
        sections[folder] = Section(folder, title, tuple(pages))
    return [
        sections[folder] for folder in PARTS if folder in sections and sections[folder].pages
    ], findings


def _navigation(home: Element) -> list[tuple[str, list[str]]]:
    """The titled sections of the primary navigation with the addresses of their pages."""
    sections = []
    for nav in by_class(home, "md-nav--primary"):
        for item in nav.iterfind("./ul/li"):
            hrefs = [
                link.get("href", "")
                for below in item.iterfind("./nav")
                for link in below.iterfind(".//li/a")
                if "md-nav--secondary" not in below.get("class", "").split()
            ]
            title = item.find("./label")
            addresses = [_address(href) for href in hrefs if not href.startswith("#")]
            if addresses and title is not None:
                sections.append((" ".join(words(title).split()), addresses))
    return sections


def _address(href: str) -> str:
    return posixpath.normpath(href) + ("/" if href.endswith("/") else "")


def _page(site: Path, locale: str, address: str) -> SitePage | Finding:
    file = site / locale / address / "index.html"
    shown = posixpath.join(site.name, locale, address, "index.html")
    if not file.is_file():
        return finding(
            "eguide-missing-page",
            Place(f"{site.name}/{locale}/index.html"),
            f"the navigation names `{address}`, but there is no such page",
            "write the page or take it out of the navigation",
        )
    articles = by_class(_parse(file), "md-content__inner")
    if not articles:
        return finding(
            "eguide-missing-page",
            Place(shown),
            "the page has no article",
            "the theme's content block has to keep `article.md-content__inner`",
        )
    return SitePage(address, shown, articles[0])


def _parse(file: Path) -> Element:
    root: Element = html.document_fromstring(
        file.read_bytes(),
        parser=html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True),
    )
    return root
