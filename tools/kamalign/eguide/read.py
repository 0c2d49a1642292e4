"""The built site of one language: pages in the order of its navigation."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from kamalign.diagnostics import Finding, Place, finding

PARTS = ("start", "articles", "elements", "playbooks", "quizzes", "assessment", "reference")
"""The folders that make the book, in its order: what is read, then tested, then looked up."""

LEFT_OUT = ("e-guide",)
"""Folders that are only of use on the web."""


@dataclass(frozen=True)
class SitePage:
    """A built page: its address below the language, its file as shown, and its article."""

    address: str
    shown: str
    article: HtmlElement

    def place(self, element: HtmlElement) -> Place:
        """Where an element stands in the built file."""
        line = element.sourceline
        return Place(self.shown, line if isinstance(line, int) else 1)


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
        if folder in LEFT_OUT:
            continue
        if folder not in PARTS or folder in sections:
            findings.append(
                finding(
                    "eguide-unplaced-section",
                    Place(shown),
                    f"the section “{title}” (`{folder}/`) has no place in the book",
                    "add its folder to PARTS or LEFT_OUT in kamalign/eguide/read.py",
                )
            )
            continue
        pages = []
        for address in addresses:
            page = _page(site, locale, address)
            if isinstance(page, SitePage):
                pages.append(page)
            else:
                findings.append(page)
        sections[folder] = Section(folder, title, tuple(pages))
    return [
        sections[folder] for folder in PARTS if folder in sections and sections[folder].pages
    ], findings


def _navigation(home: HtmlElement) -> list[tuple[str, list[str]]]:
    """The titled sections of the primary navigation with the addresses of their pages."""
    sections = []
    for item in home.xpath(
        "//nav[contains(concat(' ', @class, ' '), ' md-nav--primary ')]/ul/li"
        "[contains(concat(' ', @class, ' '), ' md-nav__item--nested ')]"
    ):
        addresses = [
            posixpath.normpath(href) + ("/" if href.endswith("/") else "")
            for href in item.xpath("./nav//li/a/@href")
            if not href.startswith("#")
        ]
        labels = item.xpath("./label") or item.xpath("./div/label") or item.xpath("./div/a")
        if addresses and labels:
            sections.append((" ".join(labels[0].text_content().split()), addresses))
    return sections


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
    articles = _parse(file).xpath(
        "//article[contains(concat(' ', @class, ' '), ' md-content__inner ')]"
    )
    if not articles:
        return finding(
            "eguide-missing-page",
            Place(shown),
            "the page has no article",
            "the theme's content block has to keep `article.md-content__inner`",
        )
    return SitePage(address, shown, articles[0])


def _parse(file: Path) -> HtmlElement:
    parser = html.HTMLParser(encoding="utf-8")
    return html.document_fromstring(file.read_bytes(), parser=parser)
