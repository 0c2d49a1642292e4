"""Markdown to what it holds: headings, links, blocks, with their places.

The site's own Markdown is run, so a check sees what readers see; Python-Markdown keeps no
positions, so each thing found is looked up again, in order, in the text.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from kamalign.blocks import LOOKS_LIKE_BLOCK, TAG, BlockExtension
from kamalign.diagnostics import Place
from kamalign.model.page import Body, Directive, Heading, Reference

_HEADING = re.compile(r"h([1-6])")
_UNDEFINED = re.compile(r"\[[^\]\[\n]+\]\[[^\]\[\n]*\]")
_WORD = re.compile(r"\w[\w’'-]*")
_FENCE = re.compile(r"^\s*(```|~~~)")


class _Capture(Treeprocessor):
    root = etree.Element("div")

    def run(self, root: etree.Element) -> None:
        self.root = root


class _CaptureExtension(Extension):
    def __init__(self) -> None:
        super().__init__()
        self.capture = _Capture()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(self.capture, "kamalign-capture", -100)


class BodyReader:
    """Reads page bodies with one set of Markdown extensions."""

    def __init__(self, extensions: list[str], configs: dict[str, Any]) -> None:
        self._capture = _CaptureExtension()
        self._markdown = Markdown(
            extensions=[*extensions, BlockExtension(), self._capture],
            extension_configs=configs,
        )

    def read(self, text: str, shown: str, first_line: int) -> Body:
        """Read a body whose first line is `first_line` of the file `shown`."""
        self._markdown.reset()
        self._markdown.convert(text)
        root = self._capture.capture.root
        finder = _Finder(text, shown, first_line)
        return Body(
            headings=tuple(_headings(root, finder)),
            references=tuple(_references(root, finder)),
            directives=tuple(_directives(root, finder)),
            undefined=tuple(_undefined(root, finder)),
            admonitions=tuple(
                kind
                for element in root.iter("div")
                if "admonition" in (kinds := element.get("class", "").split())
                for kind in kinds
                if kind != "admonition"
            ),
            words=len(_WORD.findall(" ".join(_texts(root)))),
        )


class _Finder:
    """Finds needles in a text one after the other, each search going on where it left off."""

    def __init__(self, text: str, shown: str, first_line: int) -> None:
        self._text = text
        self._shown = shown
        self._first_line = first_line
        self._cursors: dict[str, int] = {}
        self._heading_lines = list(self._find_headings())

    def _find_headings(self) -> Iterator[int]:
        fenced = False
        for number, line in enumerate(self._text.split("\n")):
            if _FENCE.match(line):
                fenced = not fenced
            elif not fenced and line.startswith("#"):
                yield number

    def next_heading(self) -> Place:
        line = self._heading_lines.pop(0) if self._heading_lines else 0
        return Place(self._shown, line + self._first_line)

    def next(self, needle: str, offset: int = 0) -> Place:
        at = self._text.find(needle, self._cursors.get(needle, 0))
        if at < 0:
            return Place(self._shown, self._first_line)
        self._cursors[needle] = at + len(needle)
        at += offset
        line = self._text.count("\n", 0, at)
        return Place(self._shown, line + self._first_line, at - self._text.rfind("\n", 0, at))


def _headings(root: etree.Element, finder: _Finder) -> Iterator[Heading]:
    for element in root.iter():
        if match := _HEADING.fullmatch(str(element.tag)):
            yield Heading(int(match[1]), element.get("id"), finder.next_heading())


def _references(root: etree.Element, finder: _Finder) -> Iterator[Reference]:
    for element in root.iter():
        target = element.get("href" if element.tag == "a" else "src")
        if target is not None and element.tag in {"a", "img"}:
            yield Reference(target, finder.next(f"]({target}", 2))


def _directives(root: etree.Element, finder: _Finder) -> Iterator[Directive]:
    for element in root.iter():
        if element.tag == TAG:
            name, argument = element.get("name", ""), element.get("argument", "")
            yield Directive(name, argument, finder.next(f"::{name}"))
        elif element.tag == "p":
            for match in LOOKS_LIKE_BLOCK.finditer(element.text or ""):
                yield Directive("", match[0], finder.next(match[0]))


def _undefined(root: etree.Element, finder: _Finder) -> Iterator[Reference]:
    for text in _texts(root):
        for match in _UNDEFINED.finditer(text):
            yield Reference(match[0], finder.next(match[0]))


def _texts(element: etree.Element) -> Iterator[str]:
    """Yield the texts below an element that readers see as prose, code left out."""
    if element.tag in {"code", "pre"}:
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child.tail
