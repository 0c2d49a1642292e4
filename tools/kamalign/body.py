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
from kamalign.diagnostics import Finding, Place, finding
from kamalign.model.page import Body, Directive, Heading, Reference
from kamalign.passages import markdown_passages
from kamalign.textfile import place_after

_HEADING = re.compile(r"h([1-6])")
_UNDEFINED = re.compile(r"\[[^\]\[\n]+\]\[[^\]\[\n]*\]")
_WORD = re.compile(r"\w[\w’'-]*")
_CODE = re.compile(
    r"^(?P<fence> {0,3}(?:`{3,}|~{3,})).*?^(?P=fence)[ \t]*$"
    r"|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
_HEADING_LINE = re.compile(
    r"^[ >]*(?:[-*+] +|[0-9]+\. +)?#|^(?=[^\n]+\n(?:=+|-+) *$)", re.MULTILINE
)
_MAX_DEPTH = 40
_BRACKETS = re.compile(r"[\[\]()]|\n[ \t]*\n")
_STEPS = re.compile(rf"^(?:    |\t|[-*+>] |[0-9]+\. ){{{_MAX_DEPTH + 1}}}", re.MULTILINE)


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

    def read(self, text: str, shown: str, first_line: int) -> Body | Finding:
        """Read a body whose first line is `first_line` of the file `shown`."""
        deep = _too_deep(text)
        try:
            if deep is None:
                self._markdown.reset()
                self._markdown.convert(text)
        except RecursionError:
            deep = 0
        if deep is not None:
            place = place_after(shown, text[:deep])
            return finding(
                "nested-too-deep",
                Place(shown, place.line + first_line - 1, place.column),
                f"nests deeper than {_MAX_DEPTH} levels",
                "remove the surplus brackets or indentation",
            )
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
            passages=markdown_passages(root, text, shown, first_line),
            words=len(_WORD.findall(" ".join(_texts(root)))),
        )


def _too_deep(text: str) -> int | None:
    """Offset of what nests too deep; Markdown takes endless time or the whole stack over such."""
    if steps := _STEPS.search(text):
        return steps.start()
    depth = 0
    for match in _BRACKETS.finditer(text):
        if match.group() in {"[", "("}:
            depth += 1
        elif match.group() in {"]", ")"}:
            depth = max(0, depth - 1)
        else:
            depth = 0
        if depth > _MAX_DEPTH:
            return match.start()
    return None


class _Finder:
    """Finds needles in a text one after the other, each search going on where it left off."""

    def __init__(self, text: str, shown: str, first_line: int) -> None:
        # Code and comments are blanked out: what stands in them was not found by Markdown.
        self._text = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
        self._shown = shown
        self._first_line = first_line
        self._cursors: dict[str, int] = {}
        self._headings = [match.start() for match in _HEADING_LINE.finditer(self._text)]

    def next_heading(self, heading_id: str | None) -> Place:
        """Place of the next heading, which bears `heading_id` if it has one."""
        for index, at in enumerate(self._headings):
            line = self._text[at:].split("\n", 1)[0]
            if heading_id is None or f"#{heading_id}" in line:
                del self._headings[: index + 1]
                return Place(self._shown, self._place(at).line)
        return Place(self._shown, self._first_line)

    def next(self, *patterns: str) -> Place:
        """Place of the next match of the first pattern that has one."""
        for pattern in patterns:
            match = re.compile(pattern, re.MULTILINE).search(
                self._text, self._cursors.get(pattern, 0)
            )
            if match:
                self._cursors[pattern] = match.end()
                return self._place(match.start("at"))
        return Place(self._shown, self._first_line)

    def _place(self, at: int) -> Place:
        place = place_after(self._shown, self._text[:at])
        return Place(self._shown, place.line + self._first_line - 1, place.column)


def _headings(root: etree.Element, finder: _Finder) -> Iterator[Heading]:
    for element in root.iter():
        if match := _HEADING.fullmatch(str(element.tag)):
            heading_id = element.get("id")
            yield Heading(int(match[1]), heading_id, finder.next_heading(heading_id))


def _references(root: etree.Element, finder: _Finder) -> Iterator[Reference]:
    for element in root.iter():
        target = element.get("href" if element.tag == "a" else "src")
        if target is not None and element.tag in {"a", "img"}:
            name = re.escape(target)
            yield Reference(
                target,
                finder.next(
                    rf"\]\(<?(?P<at>{name})[)>\s]",
                    rf"^\s*\[[^\]]+\]:\s*(?P<at>{name})",
                    rf"<(?P<at>{name})>",
                ),
            )


def _directives(root: etree.Element, finder: _Finder) -> Iterator[Directive]:
    for element in root.iter():
        if element.tag == TAG:
            name, argument = element.get("name", ""), element.get("argument", "")
            yield Directive(name, argument, finder.next(_block(f"::{name}")))
        elif element.tag == "p":
            texts = ["\n" + (element.text or ""), *(child.tail or "" for child in element)]
            for match in (m for text in texts for m in LOOKS_LIKE_BLOCK.finditer(text)):
                shown = match["block"]
                yield Directive("", shown, finder.next(_block(shown)))


def _block(word: str) -> str:
    return rf"^[ \t>*+-]*(?P<at>{re.escape(word)})(?!\S)"


def _undefined(root: etree.Element, finder: _Finder) -> Iterator[Reference]:
    for text in _texts(root):
        for match in _UNDEFINED.finditer(text):
            yield Reference(match[0], finder.next(rf"(?P<at>{re.escape(match[0])})"))


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
