"""Passages to the words that a speller can judge, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kamalign.diagnostics import Place
from kamalign.model.prose import Passage

# Placeholders of interface strings; an ending that clings to one is not a word either.
_PLACEHOLDER = re.compile(r"\{[^}\s]*\}\w*")
_ADDRESS = re.compile(r"(?:[\w-]+\.)+(?:com|cz|eu|fi|net|org)\b")
_RUN = re.compile(r"\w+(?:['’:-]\w+)*")
_PART = re.compile(r"[^-]+")
_WITH_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Word:
    """A word as it stands, apostrophes made plain, hyphens kept."""

    text: str
    place: Place

    @property
    def parts(self) -> tuple[Word, ...]:
        """What the hyphens join, or the word itself; single letters are names of things."""
        return tuple(
            Word(m.group(), Place(self.place.path, self.place.line, self.place.column + m.start()))
            for m in _PART.finditer(self.text)
            if len(m.group()) > 1
        )


def words_of(passage: Passage) -> Iterator[Word]:
    """Yield the words of a passage.

    What holds a digit is a number or a code, such as `S33a`; an address is no word either.
    """
    text = passage.text
    for pattern in (_PLACEHOLDER, _ADDRESS):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    for run in _RUN.finditer(text):
        if not _WITH_DIGIT.search(run.group()):
            yield Word(run.group().replace("’", "'"), passage.place(run.start()))
