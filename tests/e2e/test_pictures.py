"""Pictures in a real browser: our font, a phone and a desk, light, dark and forced colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from e2e.conftest import Reader
from kamalign import LOCALES

PAGES = {
    "articles/other-half/": "week-halves",
    "articles/real-rivals/": "internal-rivals",
    "start/seven-elements/": "seven-elements",
    "assessment/questionnaire/": "five-levels",
    "elements/structure/": "decision-flow",
}

# What the browser itself measures, with the font it has loaded.
_MISPLACED = """() => {
  const svg = document.querySelector(".kam-picture");
  const { width, height } = svg.viewBox.baseVal;
  const texts = [...svg.querySelectorAll("text")];
  const boxes = texts.map((text) => text.getBBox());
  const meets = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width &&
    a.y < b.y + b.height - 4 && b.y < a.y + a.height - 4;
  return texts.filter((text, n) => {
    const box = boxes[n];
    const inside = box.x >= 0 && box.y >= 0 && box.x + box.width <= width &&
      box.y + box.height <= height;
    return !inside || boxes.some((other, m) => m < n && meets(box, other));
  }).map((text) => text.textContent);
}"""


@pytest.mark.parametrize("locale", LOCALES)
def test_no_words_are_clipped_or_meet(reader: Callable[..., Reader], locale: str) -> None:
    phone = reader(width=360)
    for path, slug in PAGES.items():
        page = phone.open(f"{locale}/{path}")
        page.evaluate("document.fonts.ready")
        box: Any = page.locator("figure.kam-figure").bounding_box()

        assert page.locator(f"#picture-{slug}-title").count() == 1
        assert page.evaluate(_MISPLACED) == [], path
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    assert phone.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(reader: Callable[..., Reader], scheme: str) -> None:
    desk = reader(width=1280, scheme=scheme)
    page = desk.open("en/articles/other-half/")
    colours: Any = page.evaluate(
        """() => [".pic-on-sun", ".pic-sun", ".pic-on-deep", ".pic-deep"].map(
          (name) => getComputedStyle(document.querySelector(`.kam-picture ${name}`)).fill)"""
    )

    assert _contrast(colours[0], colours[1]) >= 7
    assert _contrast(colours[2], colours[3]) >= 7


def _contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2 between two colours `rgb(r, g, b)`."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    values = [int(value) / 255 for value in colour.removeprefix("rgb(").rstrip(")").split(", ")]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
