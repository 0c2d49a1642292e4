"""The library's own parts of a page: its frame, the glossary, the sources, the scale."""

from __future__ import annotations

from kamalign.eguide.assessment import read_assessment
from kamalign.eguide.dom import Element, by_class, children, classes, nodes
from kamalign.eguide.figure import read_figure
from kamalign.eguide.inlines import read_inlines
from kamalign.eguide.page_reader import Component, PageReader
from kamalign.eguide.quiz import read_quiz
from kamalign.eguide.tree import (
    Block,
    Callout,
    Group,
    Inline,
    ListBlock,
    Paragraph,
    ParagraphRole,
    Reference,
    Span,
    Text,
    plain,
)
from kamalign.eguide.worksheet import read_worksheet


def _page_head(reader: PageReader, element: Element) -> list[Block]:
    roles: dict[str, ParagraphRole] = {
        "kam-page-head__question": "lead",
        "kam-page-head__facts": "facts",
    }
    reader.expect(element, frozenset(roles))
    return [
        Paragraph(reader.inlines(found), role)
        for name, role in roles.items()
        for found in by_class(element, name)
    ]


def _quiz_link(reader: PageReader, element: Element) -> list[Block]:
    """“Test what you have understood: The inside half”, a link where the site has a button."""
    button, title = element.find("./a"), element.find("./span")
    if button is None or title is None:
        return []
    name = reader.inlines(title)
    label = reader.follow(button).label
    link: tuple[Inline, ...] = (Reference(label, name),) if label else name
    words = read_inlines(nodes(button), reader)
    return [Paragraph((*words, Text(": "), *link), "more")]


def _evidence(reader: PageReader, element: Element) -> list[Block]:
    title: tuple[Inline, ...] = ()
    blocks: list[Block] = []
    for child in children(element):
        if child.tag == "h2":
            title = reader.inlines(child)
        elif "kam-evidence__facts" in classes(child):
            facts = reader.inlines(child)
            if (sources := child.getnext()) is not None:
                facts = (*facts, Text(" · "), *_sources_by_number(reader, sources))
            blocks.append(Paragraph(facts, "small"))
        elif child.tag != "ul":
            blocks.append(Paragraph(reader.inlines(child)))
    return [Callout("evidence", title, tuple(blocks))]


def _sources_by_number(reader: PageReader, element: Element) -> tuple[Inline, ...]:
    """“Sources: S07, S28”: the book gives their full names once, at its end."""
    inlines: list[Inline] = [Span((Text(f"{element.get('aria-label')}:"),), "label"), Text(" ")]
    for place, link in enumerate(element.iterfind("./li/a")):
        inlines += [*([Text(", ")] if place else []), *read_inlines([link], reader)]
    return tuple(inlines)


def _term(reader: PageReader, element: Element) -> list[Block]:
    """An entry of the glossary; the facts of its list run on, to save the reader's paper."""
    blocks: list[Block] = []
    for child in children(element):
        if child.tag == "h2":
            blocks.append(Paragraph(reader.inlines(child), "term"))
        elif child.tag == "dl":
            blocks += [
                Paragraph(_fact(reader, entry), "small") for entry in child.iterfind("./div")
            ]
        else:
            role: ParagraphRole = "small" if "kam-term__review" in classes(child) else ""
            blocks.append(Paragraph(reader.inlines(child), role))
    return [Group("term", tuple(blocks), reader.label(element))]


def _fact(reader: PageReader, entry: Element) -> tuple[Inline, ...]:
    term, said = entry.find("./dt"), entry.find("./dd")
    if term is None or said is None:
        return ()
    inlines: list[Inline] = [_label(reader.inlines(term)), Text(" ")]
    items = list(said.iterfind("./ul/li"))
    for place, item in enumerate(items):
        inlines += [*([Text("; ")] if place else []), *reader.inlines(item)]
    if not items:
        inlines += reader.inlines(said)
    return tuple(inlines)


def _label(inlines: tuple[Inline, ...]) -> Inline:
    return Span((Text(f"{plain(inlines)}:"),), "label")


def _source(reader: PageReader, element: Element) -> list[Block]:
    blocks = tuple(
        Paragraph(reader.inlines(child), "small" if "kam-source__status" in classes(child) else "")
        for child in children(element)
    )
    return [Group("source", blocks, reader.label(element))]


def _overview(reader: PageReader, element: Element) -> list[Block]:
    """An overview of quizzes or paths: links to them; what is done is the site's."""
    links: list[tuple[Block, ...]] = [
        (Paragraph(reader.inlines(cell)),) for cell in element.iterfind(".//tbody/tr/td[1]")
    ]
    return [ListBlock(tuple(links))]


def _facts(reader: PageReader, element: Element) -> list[Block]:
    return [Paragraph(reader.inlines(element), "facts")]


COMPONENTS: dict[str, Component] = {
    "kam-assessment": read_assessment,
    "kam-evidence": _evidence,
    "kam-figure": read_figure,
    "kam-glossary__count": _facts,
    "kam-page-foot__quiz": _quiz_link,
    "kam-page-head": _page_head,
    "kam-quiz": read_quiz,
    "kam-paths": _overview,
    "kam-quizzes": _overview,
    "kam-source": _source,
    "kam-template": read_worksheet,
    "kam-term": _term,
}
"""Readers by class, or by the name of a custom element."""
