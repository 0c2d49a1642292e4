"""A passage: words that readers take in one after the other, and where each stands in its file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from kamalign.diagnostics import Place

NOT_PROSE = "\ufffc"
"""Stands in a passage for what is no prose, such as code, so that nothing joins up across it."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, cell or YAML text without its markup.

    `anchors` holds pairs of an offset in `text` and the place of what begins there; from one
    anchor to the next, text and file run in step. `language` is set where the author marked the
    words as being of another language than their file.
    """

    text: str
    anchors: tuple[tuple[int, Place], ...] = field(repr=False)
    language: str | None = None

    def place(self, offset: int) -> Place:
        """The place of the character at `offset` of the text."""
        index = max(0, bisect_right(self.anchors, offset, key=lambda anchor: anchor[0]) - 1)
        start, place = self.anchors[index]
        return Place(place.path, place.line, place.column + max(0, offset - start))
