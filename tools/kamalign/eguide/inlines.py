"""HTML inside a paragraph to inlines of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kamalign.eguide.dom import Element, Node, classes, nodes
from kamalign.eguide.tree import Break, Inline, Link, Reference, Span, SpanRole, Text

if TYPE_CHECKING:
    from kamalign.eguide.page_reader import PageReader

INLINE_TAGS = frozenset(
    {"a", "abbr", "b", "br", "code", "del", "em", "i", "s", "small", "span", "strong"}
)

_ROLES_BY_TAG: dict[str, SpanRole] = {
    "b": "strong",
    "strong": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "code": "code",
    "del": "strike",
    "s": "strike",
}
_ROLES_BY_CLASS: dict[str, SpanRole] = {
    "kam-item__number": "number",
    "kam-label": "label",
    "kam-scale__value": "number",
    "kam-source__id": "number",
    "kam-statement__code": "number",
}

# Not \s: that would match the non-breaking spaces, which Czech needs.
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read_inlines(content: Iterable[Node], reader: PageReader) -> tuple[Inline, ...]:
    """Make inlines of mixed content, with white space collapsed and none at the ends."""
    return tidy(tuple(_read(content, reader)))


def _read(content: Iterable[Node], reader: PageReader) -> Iterator[Inline]:
    for node in content:
        if isinstance(node, str):
            yield Text(node)
        elif node.tag == "br":
            yield Break()
        elif node.tag == "a" and node.get("href") is not None:
            yield from _read_link(node, reader)
        elif node.tag in INLINE_TAGS:
            yield from _read_span(node, reader)
        else:
            reader.report_unknown(node)


def _read_span(element: Element, reader: PageReader) -> Iterator[Inline]:
    inlines = tuple(_read(nodes(element), reader))
    lang = element.get("lang")
    role = next(
        (role for name, role in _ROLES_BY_CLASS.items() if name in classes(element)),
        _ROLES_BY_TAG.get(str(element.tag)),
    )
    if role is None and lang is None:
        yield from inlines
    else:
        yield Span(inlines, role, lang)


def _read_link(element: Element, reader: PageReader) -> Iterator[Inline]:
    inlines = tuple(_read(nodes(element), reader))
    target = reader.follow(element)
    if target.url is not None:
        yield Link(target.url, inlines)
    elif target.label is not None:
        yield Reference(target.label, inlines)
    else:
        yield from inlines


def tidy(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Collapse white space across inlines, as a browser does, and trim both ends."""
    collapsed, _ = _collapse(inlines, after_space=True)
    return _trim_end(collapsed)


def _collapse(inlines: tuple[Inline, ...], *, after_space: bool) -> tuple[tuple[Inline, ...], bool]:
    result: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                text = _SPACE.sub(" ", text)
                if after_space:
                    text = text.removeprefix(" ")
                if text:
                    after_space = text.endswith(" ")
                    if result and isinstance(last := result[-1], Text):
                        result[-1] = Text(last.text + text)
                    else:
                        result.append(Text(text))
            case Break():
                after_space = True
                result.append(inline)
            case Span() | Link() | Reference():
                below, after_space = _collapse(inline.inlines, after_space=after_space)
                if below:
                    result.append(_with(inline, below))
    return tuple(result), after_space


def _trim_end(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if not inlines:
        return ()
    *rest, last = inlines
    match last:
        case Text(text):
            trimmed: Inline | None = Text(text.rstrip(" ")) if text.rstrip(" ") else None
        case Break():
            trimmed = None
        case Span() | Link() | Reference():
            below = _trim_end(last.inlines)
            trimmed = _with(last, below) if below else None
    if trimmed is None:
        return _trim_end(tuple(rest))
    return (*rest, trimmed)


def _with(inline: Span | Link | Reference, below: tuple[Inline, ...]) -> Inline:
    match inline:
        case Span(_, role, lang):
            return Span(below, role, lang)
        case Link(url, _):
            return Link(url, below)
        case Reference(label, _):
            return Reference(label, below)
