"""Blocks and inlines of the tree to XHTML elements for the EPUB."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch

from lxml import etree

from kamalign.eguide.dom import Element
from kamalign.eguide.markup import XML, H, add_text
from kamalign.eguide.tree import (
    Blank,
    Block,
    Break,
    Callout,
    Cell,
    Choice,
    DefinitionList,
    Entry,
    Figure,
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
)

Href = Callable[[str], str | None]
"""From a label to an href in the chapter that is being written; None where there is none."""

_TAGS = {"strong": "strong", "emphasis": "em", "strike": "s", "code": "code"}
_MARKS = {"right": "✓ ", "wrong": "✗ "}
_LIST_CLASSES = {
    "key": "plain",
    "one-of": "plain",
    "premises": "plain",
    "responses": "letters",
    "scale": "plain",
    "several-of": "plain",
}
_BOXES = {"one-of": "○\u00a0", "premises": "☐\u00a0", "several-of": "☐\u00a0"}
_GROUP_CLASSES = {"sheet": "sheet-page", "term": "term-entry"}


def put(parent: Element, inlines: tuple[Inline, ...], href: Href) -> Element:
    """Append inlines to an element and return it."""
    for inline in inlines:
        match inline:
            case Text(text):
                add_text(parent, text)
            case Break():
                parent.append(H("br"))
            case Span():
                _put_span(parent, inline, href)
            case Link(url, below):
                parent.append(put(H("a", {"href": url}), below, href))
            case Reference(label, below):
                target = href(label)
                if target is None:
                    put(parent, below, href)
                else:
                    parent.append(put(H("a", {"href": target}), below, href))
    return parent


def _put_span(parent: Element, span: Span, href: Href) -> None:
    element = H(_TAGS.get(span.role or "", "span"))
    if span.role in _MARKS:
        element.set("class", f"mark {span.role}")
        element.text = _MARKS[span.role]
    elif span.role is not None and span.role not in _TAGS:
        element.set("class", span.role)
    if span.lang is not None:
        element.set("lang", span.lang)
        element.set(f"{{{XML}}}lang", span.lang)
    parent.append(put(element, span.inlines, href))
    if span.role == "number":
        add_text(parent, " ")


def put_blocks(parent: Element, blocks: tuple[Block, ...], href: Href) -> Element:
    """Append blocks to an element and return it."""
    for block in blocks:
        parent.append(_block(block, href))
    return parent


@singledispatch
def _block(block: Block, _href: Href) -> Element:
    raise TypeError(f"no XHTML for {type(block).__name__}")


@_block.register
def _(block: Heading, href: Href) -> Element:
    return put(_identified(H(f"h{block.level + 1}"), block.id), block.inlines, href)


@_block.register
def _(block: Paragraph, href: Href) -> Element:
    return put(_classed("p", block.role), block.inlines, href)


@_block.register
def _(block: ListBlock, href: Href) -> Element:
    element = _classed("ol" if block.ordered else "ul", _LIST_CLASSES.get(block.role, ""))
    for item in block.items:
        entry = H("li")
        match item:
            case (Paragraph(inlines, ""),):
                add_text(entry, _BOXES.get(block.role, ""))
                put(entry, inlines, href)
            case _:
                put_blocks(entry, item, href)
        element.append(entry)
    return element


@_block.register
def _(block: Table, href: Href) -> Element:
    head = (put(H("th", {"scope": "col"}), cell.inlines, href) for cell in block.head)
    rows = (H("tr", None, *(_cell(cell, href) for cell in row)) for row in block.rows)
    element = _classed("table", "sheet" if block.sheet else "")
    element.append(H("thead", None, H("tr", None, *head)))
    element.append(H("tbody", None, *rows))
    return element


def _cell(cell: Cell, href: Href) -> Element:
    return put(H("th", {"scope": "row"}) if cell.header else H("td"), cell.inlines, href)


@_block.register
def _(block: DefinitionList, href: Href) -> Element:
    element = H("dl")
    for item in block.items:
        element.append(put(H("dt"), item.term, href))
        element.append(put_blocks(H("dd"), item.blocks, href))
    return element


@_block.register
def _(block: Callout, href: Href) -> Element:
    element = _identified(_classed("aside", f"callout {block.kind}"), block.id)
    if block.title:
        element.append(put(_classed("p", "title"), block.title, href))
    return put_blocks(element, block.blocks, href)


@_block.register
def _(block: Group, href: Href) -> Element:
    element = _classed("div", _GROUP_CLASSES.get(block.role, block.role))
    return put_blocks(_identified(element, block.id), block.blocks, href)


@_block.register
def _(block: Quote, href: Href) -> Element:
    return put_blocks(H("blockquote"), block.blocks, href)


@_block.register
def _(block: Verbatim, _href: Href) -> Element:
    return H("pre", None, block.text)


@_block.register
def _(block: Figure, href: Href) -> Element:
    svg: Element = etree.fromstring(block.svg)
    return H("figure", None, svg, put(H("figcaption"), block.caption, href))


@_block.register
def _(block: Choice, href: Href) -> Element:
    options = (put(H("li", None, "○\u00a0"), option.inlines, href) for option in block.options)
    return H("ul", {"class": "boxes"}, *options)


@_block.register
def _(block: Entry, href: Href) -> Element:
    words = put(
        H("p", {"class": "field"}, put(H("strong"), block.label, href), " "), block.guidance, href
    )
    match block.answer:
        case Choice() as choice:
            answer = _block(choice, href)
        case Blank(_, _, kind):
            answer = H("div", {"class": f"blank {kind}"})
        case None:
            answer = H("div", {"class": "blank figure shaded"})
    return H("div", {"class": "entry"}, words, answer)


@_block.register
def _(_block: Rule, _href: Href) -> Element:
    return H("hr")


def _classed(tag: str, name: str) -> Element:
    return H(tag, {"class": name} if name else None)


def _identified(element: Element, id_: str | None) -> Element:
    if id_ is not None:
        element.set("id", id_)
    return element
