"""How wide words are in the library's own sans serif, and where their lines break."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Advance widths of Source Sans 3 in thousandths of the size, from space to tilde.
# fmt: off
_REGULAR = (
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497,
    497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543,
    588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569,
    534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456,
    555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338,
    544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
)
_BOLD = (
    200, 340, 537, 528, 528, 857, 667, 300, 344, 344, 457, 528, 300, 332, 300, 339, 528,
    528, 528, 528, 528, 528, 528, 528, 528, 528, 300, 300, 528, 528, 528, 463, 902, 573,
    605, 582, 635, 548, 524, 638, 674, 301, 509, 614, 518, 762, 665, 684, 596, 684, 613,
    556, 556, 665, 556, 813, 567, 525, 541, 344, 339, 344, 528, 500, 555, 527, 573, 468,
    573, 518, 341, 534, 571, 276, 278, 548, 286, 857, 572, 555, 573, 573, 398, 443, 383,
    568, 523, 776, 514, 521, 460, 344, 268, 344, 528,
)
# fmt: on
_SIGNS = {
    "–": 480,
    "—": 800,
    "−": 528,
    "·": 300,
    "→": 617,
    "×": 528,
    "…": 978,
    "„": 537,
    "“": 537,
    "”": 537,
    "½": 846,
    "≈": 528,
}
_NBSP = "\u00a0"
# Readers who have another font than ours should not lose a letter.
_ROOM = 1.03


def text_width(text: str, size: float, *, strong: bool = False) -> float:
    """How wide a line is at a font size, in the unit of the size; letters keep their accents."""
    widths = _BOLD if strong else _REGULAR
    plain = unicodedata.normalize("NFD", text.replace(_NBSP, " "))
    return _ROOM * size / 1000 * sum(_advance(sign, widths) for sign in plain)


def _advance(sign: str, widths: tuple[int, ...]) -> int:
    if unicodedata.combining(sign):
        return 0
    if " " <= sign <= "~":
        return widths[ord(sign) - 32]
    return _SIGNS.get(sign, 600 if ord(sign) < 0x1100 else 1000)


def break_lines(text: str, width: float, size: float, *, strong: bool = False) -> tuple[str, ...]:
    """Break a text into as few lines as fit a width, of about equal length.

    Lines break at spaces, never at non-breaking ones; a word wider than the line is cut.
    """
    lines = _greedy(text, width, size, strong)
    narrower = width
    while narrower > size:
        narrower -= size / 2
        tried = _greedy(text, narrower, size, strong)
        if len(tried) > len(lines) or _is_cut(tried, text):
            break
        lines = tried
    return lines


def _is_cut(lines: tuple[str, ...], text: str) -> bool:
    return " ".join(lines) != " ".join(text.split(" "))


def _greedy(text: str, width: float, size: float, strong: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for word in _words(text, width, size, strong):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, strong=strong) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _words(text: str, width: float, size: float, strong: bool) -> Iterator[str]:
    """Yield the words; what no line could hold comes in pieces."""
    for word in filter(None, text.replace("\n", " ").split(" ")):
        piece = ""
        for sign in word:
            if piece and text_width(piece + sign, size, strong=strong) > width:
                yield piece
                piece = ""
            piece += sign
        yield piece
