"""A picture of the site to a drawing that stands alone, without the page's style sheet."""

from __future__ import annotations

from functools import cache
from importlib import resources

from lxml import etree

from kamalign.eguide.dom import Element, by_class, words
from kamalign.eguide.markup import Maker, add_text
from kamalign.eguide.page_reader import PageReader
from kamalign.eguide.tree import Block, Figure

_SVG = "http://www.w3.org/2000/svg"
_make = Maker(_SVG, {None: _SVG})
_TAGS = frozenset({"circle", "desc", "path", "rect", "svg", "text", "title", "tspan"})
# HTML's parser knows no capital letters in names.
_SPELLING = {"viewbox": "viewBox"}
_LEFT_OUT = frozenset({"data-search-exclude"})


def read_figure(reader: PageReader, element: Element) -> list[Block]:
    """A `<figure class="kam-figure">`: the drawing, its text alternative and its caption."""
    caption = element.find("./figcaption")
    inlines = reader.inlines(caption) if caption is not None else ()
    blocks: list[Block] = []
    for drawing in by_class(element, "kam-picture"):
        _, _, width, height = map(float, str(drawing.get("viewbox")).split())
        said = (" ".join(words(part).split()) for part in drawing.iter("title", "desc"))
        svg = etree.tostring(_copy(reader, drawing), encoding="unicode")
        blocks.append(Figure(svg, ". ".join(said), height / width, inlines))
    return blocks


def _copy(reader: PageReader, element: Element) -> Element:
    """An element of SVG for one that HTML's parser made, which knows no namespaces."""
    copy = _make(
        str(element.tag),
        {
            _SPELLING.get(str(name), str(name)): str(value)
            for name, value in element.attrib.items()
            if name not in _LEFT_OUT
        },
    )
    copy.text = element.text
    for child in element:
        if child.tag in _TAGS:
            copy.append(_copy(reader, child))
        else:
            reader.report_unknown(child)
        add_text(copy, child.tail or "")
    return copy


def in_print(svg: str) -> str:
    """The drawing in the book's colours and font; an image cannot see the style of its page."""
    root: Element = etree.fromstring(svg)
    root.insert(0, _make("style", None, _style()))
    return etree.tostring(root, encoding="unicode")


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("picture.css").read_text(encoding="utf-8")
