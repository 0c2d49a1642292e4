"""The HTML of a page: small questions asked of an element."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type

Node = str | Element
"""A piece of mixed content."""

DROPPED_TAGS = frozenset({"noscript", "script", "style", "template"})
DROPPED_CLASSES = frozenset(
    {"headerlink", "kam-download", "kam-visually-hidden", "md-button", "web-only"}
)
"""What only a browser can use, or what repeats for a screen reader what the page shows."""


def classes(element: Element) -> frozenset[str]:
    """The class tokens of an element."""
    return frozenset((element.get("class") or "").split())


def is_dropped(element: Element) -> bool:
    """Whether the book leaves an element out."""
    return (
        element.tag in DROPPED_TAGS
        or element.get("hidden") is not None
        or bool(classes(element) & DROPPED_CLASSES)
    )


def by_class(element: Element, name: str) -> list[Element]:
    """The elements below one that have a class, in order, without what the book leaves out."""
    return [
        below
        for below in element.iterdescendants()
        if not is_dropped(below) and name in classes(below)
    ]


def children(element: Element) -> list[Element]:
    """The child elements, without what the book leaves out."""
    return [child for child in element if not is_dropped(child)]


def nodes(element: Element) -> Iterator[Node]:
    """Yield the mixed content of an element, without what the book leaves out."""
    if element.text:
        yield element.text
    for child in element:
        if not is_dropped(child):
            yield child
        if child.tail:
            yield child.tail


def words(element: Element) -> str:
    """The text of an element and of all below it, white space as it stands."""
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)
