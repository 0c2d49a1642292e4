"""Draws a picture: the words of one language laid into a template of the picture's name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib import resources

from babel.dates import get_month_names
from babel.numbers import format_decimal

from kamalign.measure import break_lines, text_width
from kamalign.model.picture import Picture
from kamalign.rendering import render
from kamalign.typography import bind

WIDTH = 400
"""Width of every drawing in its own units: on a narrow phone a unit is about 0.8 pixels."""

_LEADING = 1.25
_FOLDER = "pictures"

Point = tuple[float, float]


@dataclass(frozen=True)
class Drawing:
    """A figure as HTML, and what is wrong with its words.

    `missing` are ids that the drawing wants and the picture lacks, `unused` those it never shows,
    `overfull` those whose words take more room than there is.
    """

    html: str
    missing: tuple[str, ...]
    unused: tuple[str, ...]
    overfull: tuple[str, ...]


def drawings() -> frozenset[str]:
    """The slugs that there is a drawing for."""
    folder = resources.files(__package__) / "templates" / _FOLDER
    names = (entry.name for entry in folder.iterdir() if not entry.name.startswith("_"))
    return frozenset(name.removesuffix(".svg") for name in names)


def draw(picture: Picture, locale: str, element_id: str) -> Drawing:
    """Draw a picture of `drawings()`; ids in the figure begin with `element_id`."""
    pen = Pen(picture, locale)
    html = render(
        f"{_FOLDER}/{picture.id}.svg", locale, picture=picture, pen=pen, element_id=element_id
    )
    return Drawing(
        str(html),
        tuple(sorted(pen.missing)),
        tuple(sorted({label.id for label in picture.labels} - pen.used)),
        tuple(sorted(pen.overfull)),
    )


class Pen:
    """What a template measures and words with; it notes which labels were used, and how."""

    def __init__(self, picture: Picture, locale: str) -> None:
        self._labels = {label.id: label for label in picture.labels}
        self._locale = locale
        self.width = WIDTH
        self.used: set[str] = set()
        self.missing: set[str] = set()
        self.overfull: set[str] = set()

    def text(self, label: str) -> str:
        """The words of a label with the language's non-breaking spaces; empty where it lacks."""
        found = self._labels.get(label)
        (self.missing if found is None else self.used).add(label)
        return bind(found.text, self._locale) if found else ""

    def value(self, label: str) -> int:
        """The figure of a label; 0 where it lacks one."""
        found = self._labels.get(label)
        if found is None or found.value is None:
            self.missing.add(label)
            return 0
        self.used.add(label)
        return found.value

    def lines(
        self, label: str, width: float, size: float = 16, most: int = 3, *, strong: bool = False
    ) -> tuple[str, ...]:
        """The words of a label, broken to a width; more than `most` lines make it overfull."""
        text = self.text(label)
        lines = break_lines(text, width, size, strong=strong)
        cut = any(text_width(word, size, strong=strong) > width for word in text.split(" "))
        if cut or len(lines) > most:
            self.overfull.add(label)
        return lines or ("",)

    def height(self, lines: tuple[str, ...], size: float = 16) -> float:
        """How high lines stand."""
        return len(lines) * size * _LEADING

    def baseline(self, top: float, number: int, size: float) -> float:
        """The baseline of a line, counted from 0, of words whose box begins at `top`."""
        return top + number * size * _LEADING + 0.95 * size

    def wide(self, text: str, size: float = 16, *, strong: bool = False) -> float:
        """How wide a line is."""
        return text_width(text, size, strong=strong)

    def number(self, value: int, *, signed: bool = False) -> str:
        """A number as the language writes it, with a true minus sign."""
        words = format_decimal(abs(value), locale=self._locale)
        return ("−" if value < 0 else "+" if signed else "") + words

    def month(self, number: int) -> str:
        """The short name of a month, counted from 1."""
        return str(get_month_names("abbreviated", "stand-alone", self._locale)[number])

    def n(self, value: float) -> str:
        """A coordinate: one decimal at most, so that builds have the same bytes everywhere."""
        return f"{round(value, 1) + 0:g}"

    def around(self, centre: Point, radius: float, share: float) -> Point:
        """The point at a share of the circle, clockwise from the top."""
        angle = 2 * math.pi * share
        return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)

    def line(self, points: list[Point], short: float = 0) -> str:
        """A path through points, its end shortened to leave room for an arrow's head."""
        *before, last = points
        x, y = before[-1]
        length = math.dist((x, y), last) or 1
        keep = (length - short) / length
        end = (x + (last[0] - x) * keep, y + (last[1] - y) * keep)
        return "M" + "L".join(f"{self.n(x)} {self.n(y)}" for x, y in (*before, end))

    def head(self, points: list[Point], size: float = 9) -> str:
        """The head of an arrow that ends at the last point."""
        (x0, y0), (x, y) = points[-2:]
        length = math.dist((x0, y0), (x, y)) or 1
        dx, dy = (x - x0) / length * size, (y - y0) / length * size
        corners = (
            (x, y),
            (x - dx - dy * 0.5, y - dy + dx * 0.5),
            (x - dx + dy * 0.5, y - dy - dx * 0.5),
        )
        return "M" + "L".join(f"{self.n(a)} {self.n(b)}" for a, b in corners) + "Z"
