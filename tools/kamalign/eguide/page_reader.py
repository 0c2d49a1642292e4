"""A page's HTML to blocks of the tree; what it does not know becomes a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kamalign.diagnostics import Finding, Place, finding
from kamalign.eguide.dom import Element, Node, children, classes, nodes, words
from kamalign.eguide.inlines import INLINE_TAGS, read_inlines
from kamalign.eguide.read import SitePage
from kamalign.eguide.scope import Scope, Target, label
from kamalign.eguide.tree import (
    Block,
    Callout,
    CalloutKind,
    Cell,
    Definition,
    DefinitionList,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verbatim,
)

Component = Callable[["PageReader", Element], list[Block]]
"""Reads an element that the library's own templates made."""

_CONTAINERS = frozenset({"article", "div", "footer", "header", "kam-path", "section"})
_HEADINGS = {f"h{level}": level - 1 for level in range(2, 7)}
_CALLOUTS: dict[str, CalloutKind] = {"action": "action", "example": "example"}


class PageReader:
    """Reads one page. `components` maps a class, or the name of a custom element, to its reader.

    After reading, `findings` holds what is wrong, `followed` the labels linked to with their
    places, and `answers` the answer key of a quiz, which the book prints at its end.
    """

    def __init__(self, page: SitePage, scope: Scope, components: Mapping[str, Component]) -> None:
        self.page = page
        self.findings: list[Finding] = []
        self.followed: list[tuple[str, Place]] = []
        self.answers: list[Block] = []
        self.locale = scope.locale
        self._scope = scope
        self._components = components
        self._level = 0

    def label(self, element: Element) -> str | None:
        """The label of an element with an id."""
        anchor = element.get("id")
        return label(self.page.address, anchor) if anchor else None

    def inlines(self, element: Element) -> tuple[Inline, ...]:
        """The inlines of an element that holds no blocks."""
        return read_inlines(nodes(element), self)

    def blocks(self, content: Element | Iterable[Node]) -> tuple[Block, ...]:
        """The blocks of mixed content; bare words between blocks become paragraphs."""
        result: list[Block] = []
        run: list[Node] = []

        def end_run() -> None:
            if inlines := read_inlines(run, self):
                result.append(Paragraph(inlines))
            run.clear()

        for node in content if not isinstance(content, Element) else nodes(content):
            if isinstance(node, str) or (node.tag in INLINE_TAGS and not self._component(node)):
                run.append(node)
            else:
                end_run()
                result += self._block(node)
        end_run()
        return tuple(result)

    def heading(self, element: Element, level: int, id_: str | None = None) -> Heading:
        """The heading that an element is."""
        return self.heading_of(self.inlines(element), level, id_ or self.label(element))

    def heading_of(self, inlines: tuple[Inline, ...], level: int, id_: str | None) -> Heading:
        """A heading no more than one level below the one before it, as PDF/UA-1 demands."""
        self._level = min(level, self._level + 1)
        return Heading(self._level, id_, inlines)

    def follow(self, link: Element) -> Target:
        """Resolve a link and remember where it was."""
        href = link.get("href") or ""
        place = self.page.place(link)
        target = self._scope.target(self.page.address, href)
        if target.label is not None:
            self.followed.append((target.label, place))
        if target.broken:
            self.findings.append(
                finding(
                    "eguide-broken-link",
                    place,
                    f"`{href}` leads to no page of the site",
                    "correct the link, or write the page",
                )
            )
        return target

    def report_unknown(self, element: Element) -> None:
        """Say that an element is left out because the book has no form for it."""
        shown = "".join(f".{name}" for name in sorted(classes(element)))
        self.findings.append(
            finding(
                "eguide-unknown-element",
                self.page.place(element),
                f"the e-guide has no form for `<{element.tag}>`{f' ({shown})' if shown else ''}",
                "use another element, mark it `web-only`, or teach kamalign/eguide to read it",
            )
        )

    def expect(self, element: Element, names: frozenset[str]) -> None:
        """Report the children of an element that have none of the classes its reader picks."""
        for child in children(element):
            if not classes(child) & names:
                self.report_unknown(child)

    def _component(self, element: Element) -> Component | None:
        for name in (str(element.tag), *sorted(classes(element))):
            if name in self._components:
                return self._components[name]
        return None

    def _block(self, element: Element) -> Iterable[Block]:
        if component := self._component(element):
            return component(self, element)
        tag = str(element.tag)
        if tag in _HEADINGS:
            return [self.heading(element, _HEADINGS[tag])]
        if tag in _CONTAINERS and "admonition" in classes(element):
            return [self._admonition(element)]
        if tag in _CONTAINERS:
            return self.blocks(element)
        reader = _READERS.get(tag)
        if reader is None:
            self.report_unknown(element)
            return []
        return reader(self, element)

    def _admonition(self, element: Element) -> Callout:
        kind: CalloutKind = "note"
        for name in sorted(classes(element) & _CALLOUTS.keys()):
            kind = _CALLOUTS[name]
        title: tuple[Inline, ...] = ()
        content: list[Node] = []
        for node in nodes(element):
            if not isinstance(node, str) and "admonition-title" in classes(node):
                title = self.inlines(node)
            else:
                content.append(node)
        return Callout(kind, title, self.blocks(content), self.label(element))

    def details(self, element: Element, kind: CalloutKind = "note") -> Callout:
        """A `<details>`, opened: its summary is the title."""
        title: tuple[Inline, ...] = ()
        content: list[Node] = []
        for node in nodes(element):
            if not isinstance(node, str) and node.tag == "summary":
                title = self.inlines(node)
            else:
                content.append(node)
        return Callout(kind, title, self.blocks(content), self.label(element))

    def items(self, element: Element) -> tuple[tuple[Block, ...], ...]:
        """The entries of a list."""
        return tuple(self.blocks(item) for item in children(element) if item.tag == "li")


def _paragraph(reader: PageReader, element: Element) -> list[Block]:
    inlines = reader.inlines(element)
    return [Paragraph(inlines)] if inlines else []


def _list(reader: PageReader, element: Element) -> list[Block]:
    return [ListBlock(reader.items(element), ordered=element.tag == "ol")]


def _table(reader: PageReader, element: Element) -> list[Block]:
    rows = [
        tuple(
            Cell(reader.inlines(cell), header=cell.tag == "th")
            for cell in row
            if cell.tag in {"td", "th"}
        )
        for row in element.iter("tr")
    ]
    for stray in element.iter("caption", "tfoot"):
        reader.report_unknown(stray)
    if not rows:
        return []
    return [Table(rows[0], tuple(rows[1:]))]


def _definitions(reader: PageReader, element: Element) -> list[Block]:
    items: list[Definition] = []
    term: tuple[Inline, ...] = ()
    for entry in element.iter("dt", "dd"):
        if entry.tag == "dt":
            term = reader.inlines(entry)
        else:
            items.append(Definition(term, reader.blocks(entry)))
    return [DefinitionList(tuple(items))]


_READERS: dict[str, Component] = {
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "table": _table,
    "dl": _definitions,
    "blockquote": lambda reader, element: [Quote(reader.blocks(element))],
    "details": lambda reader, element: [reader.details(element)],
    "pre": lambda _, element: [Verbatim(words(element).rstrip("\n"))],
    "hr": lambda _reader, _element: [Rule()],
    # The title of the chapter is read apart.
    "h1": lambda _reader, _element: [],
}
