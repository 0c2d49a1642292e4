"""Rendered text and YAML values to passages: each word is traced back to where it was written.

Neither Python-Markdown nor YAML keeps positions inside a text, but both keep the order of words.
So each piece is looked for in the source from where the one before it ended.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from bisect import bisect_right

from kamalign.blocks import TAG
from kamalign.diagnostics import Place
from kamalign.model.prose import NOT_PROSE, Passage

_INLINE = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s",
     "small", "span", "strong", "sub", "sup", "u"}
)  # fmt: skip
_STASHED = re.compile("\x02[^\x03]*\x03")
_TARGET = re.compile(r"[*_`~]*\]\([ \t]*<?")
_TARGET_END = re.compile(r"[^)\n]*\)")
_ATTRIBUTES = re.compile(r"[ \t*_#]*\n?[ \t]*\{:?[ \t]*[#.\w][^}\n]*\}")
_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"\w+")


def markdown_passages(
    root: etree.Element, source: str, shown: str, first_line: int
) -> tuple[Passage, ...]:
    """Trace the words of a rendered body, whose source begins at `first_line` of `shown`."""
    tracer = _Tracer(source, shown, first_line)
    tracer.element(root)
    tracer.flush()
    return tuple(tracer.passages)


def scalar_passage(value: str, source: str, place: Place) -> Passage:
    """Trace the words of a YAML value that is written from `place` on in the text of its file."""
    tracer = _Tracer(source, place.path, 1)
    tracer.begin_at(place)
    for chunk in _CHUNK.finditer(value):
        if not tracer.take(chunk.group()):
            tracer.take_words(chunk.group())
        tracer.space()
    tracer.flush()
    return tracer.passages[0] if tracer.passages else Passage("", ((0, place),))


class _Tracer:
    def __init__(self, source: str, shown: str, first_line: int) -> None:
        self.passages: list[Passage] = []
        self._source = source
        self._shown = shown
        self._first_line = first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._cursor = 0
        self._text = ""
        self._anchors: list[tuple[int, Place]] = []
        self._languages: list[str | None] = [None]

    # -- the tree ------------------------------------------------------------------------------

    def element(self, element: etree.Element) -> None:
        """Trace an element and everything below it."""
        is_block = element.tag not in _INLINE
        language = element.get("lang")
        if is_block or language:
            self.flush()
        if language:
            self._languages.append(language)
        if element.tag == TAG:
            self._skip(f"::{element.get('name')} {element.get('argument')}".strip())
        elif element.tag in {"code", "pre"} or self._is_bare_address(element):
            self._not_prose("".join(element.itertext()))
        else:
            if element.tag == "br":
                self.space()
            self._texts(element)
        self._leave(element)
        if is_block or language:
            self.flush()
        if language:
            self._languages.pop()

    def _texts(self, element: etree.Element) -> None:
        self._piece(element.text)
        for child in element:
            self.element(child)
            self._piece(child.tail)

    def _is_bare_address(self, element: etree.Element) -> bool:
        return element.tag == "a" and "".join(element.itertext()) == element.get("href")

    def _leave(self, element: etree.Element) -> None:
        """Step over the markup that ends an element, for it may hold words too."""
        if element.tag == "a" and (opening := _TARGET.match(self._source, self._cursor)):
            target = element.get("href", "")
            if self._source.startswith(target, opening.end()):
                self._go_past(_TARGET_END, opening.end() + len(target))
        if element.attrib:
            self._go_past(_ATTRIBUTES, self._cursor)

    def _go_past(self, pattern: re.Pattern[str], at: int) -> None:
        if match := pattern.match(self._source, at):
            self._cursor = match.end()

    # -- the text ------------------------------------------------------------------------------

    def _piece(self, text: str | None) -> None:
        for number, part in enumerate(_STASHED.split(text or "")):
            if number:
                self._text += NOT_PROSE
            for line_number, line in enumerate(part.split("\n")):
                if line_number or line[:1].isspace():
                    self.space()
                if words := line.strip():
                    if not self.take(words):
                        self.take_words(words)
                    if line[-1].isspace():
                        self.space()

    def take(self, words: str) -> bool:
        """Go to where `words` stand and add them; false if they do not stand so in the source."""
        at = self._source.find(words, self._cursor)
        if at < 0:
            return False
        self._anchors.append((len(self._text), self._place(at)))
        self._text += words
        self._cursor = at + len(words)
        return True

    def take_words(self, text: str) -> None:
        """Take word by word what is written otherwise than it is read, such as escaped signs.

        Words that stand nowhere, such as a title that the renderer adds, are not the author's.
        """
        end = 0
        for word in _WORD.finditer(text):
            self._text += text[end : word.start()]
            if not self.take(word.group()):
                self._text += NOT_PROSE
            end = word.end()
        self._text += text[end:]

    def space(self) -> None:
        """End a word, wherever the source goes on."""
        if self._text and not self._text.endswith(" "):
            self._text += " "

    def _not_prose(self, text: str) -> None:
        self._skip(text)
        self._text += NOT_PROSE

    def _skip(self, text: str) -> None:
        at = self._source.find(text, self._cursor)
        if at >= 0:
            self._cursor = at + len(text)

    def flush(self) -> None:
        """End the passage."""
        text = self._text.rstrip()
        if text.strip(NOT_PROSE + " ") and self._anchors:
            self.passages.append(Passage(text, tuple(self._anchors), self._languages[-1]))
        self._text, self._anchors = "", []

    def begin_at(self, place: Place) -> None:
        """Look for words from `place` on."""
        self._cursor = self._starts[place.line - self._first_line] + place.column - 1

    def _place(self, at: int) -> Place:
        line = bisect_right(self._starts, at)
        return Place(self._shown, line - 1 + self._first_line, at - self._starts[line - 1] + 1)
