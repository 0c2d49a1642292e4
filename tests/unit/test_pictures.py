"""Drawings: well-formed, without colours, readable and unclipped in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as etree

import pytest
from markdown import Markdown

from case_tree import CASES, build_tree
from kamalign import LOCALES
from kamalign.drawing import WIDTH, Drawing, Pen, draw, drawings
from kamalign.eguide.figure import in_print
from kamalign.library import Library, load
from kamalign.measure import break_lines, text_width
from kamalign.model.picture import Picture

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tools" / "kamalign"
SLUGS = sorted(drawings())
_ELEMENTS = {"circle", "desc", "path", "rect", "svg", "text", "title", "tspan"}
_ATTRIBUTES = {
    *("class", "cx", "cy", "d", "font-size", "height", "r", "rx", "text-anchor", "width", "x", "y"),
    *("aria-labelledby", "data-search-exclude", "id", "role", "viewBox"),
}

each_drawing = pytest.mark.parametrize(
    ("slug", "locale"), [(slug, locale) for slug in SLUGS for locale in LOCALES]
)


@cache
def library() -> Library:
    return load(ROOT)


def picture_of(slug: str, locale: str) -> Picture:
    return library().pictures[slug][locale]


def drawing_of(slug: str, locale: str) -> Drawing:
    return draw(picture_of(slug, locale), locale, "p")


def svg_of(slug: str, locale: str) -> etree.Element:
    svg = etree.fromstring(drawing_of(slug, locale).html).find("svg")
    assert svg is not None
    return svg


@dataclass(frozen=True)
class Box:
    """What a line of words, or a shape, covers."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def lines_of(svg: etree.Element) -> Iterator[Box]:
    """Every line of words, from the top of its capitals to its baseline."""
    for text in svg.iter("text"):
        size = float(text.attrib["font-size"])
        strong = "pic-strong" in text.attrib["class"].split()
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.attrib["text-anchor"]]
        for line in text.iter("tspan"):
            words = line.text or ""
            width = text_width(words, size, strong=strong)
            x, y = float(line.attrib["x"]) - share * width, float(line.attrib["y"])
            yield Box(words, x, y - 0.7 * size, x + width, y + 0.1 * size)


def shapes_of(svg: etree.Element) -> Iterator[Box]:
    for shape in svg.iter("rect"):
        x, y, w, h = (float(shape.attrib[key]) for key in ("x", "y", "width", "height"))
        yield Box("rect", x, y, x + w, y + h)
    for shape in svg.iter("circle"):
        x, y, r = (float(shape.attrib[key]) for key in ("cx", "cy", "r"))
        yield Box("circle", x - r, y - r, x + r, y + r)


def strokes_of(svg: etree.Element) -> Iterator[Box]:
    """Every upright or level piece of an open line; the others are spokes between circles."""
    for path in svg.iter("path"):
        d = path.attrib["d"]
        if d.endswith("Z"):
            continue
        points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", d)[1:]]
        for (x0, y0), (x1, y1) in pairwise(points):
            if min(abs(x0 - x1), abs(y0 - y1)) < 0.1:
                yield Box(d, min(x0, x1), min(y0, y1), max(x0, x1) + 0.1, max(y0, y1) + 0.1)


# -- every drawing, in every language --------------------------------------------------------------


def test_there_are_eight_and_each_has_its_words() -> None:
    assert set(library().pictures) == set(SLUGS)
    assert len(SLUGS) == 8
    assert all(set(found) == set(LOCALES) for found in library().pictures.values())


@each_drawing
def test_no_label_lacks_or_is_left_over_or_overfull(slug: str, locale: str) -> None:
    drawn = drawing_of(slug, locale)

    assert (drawn.missing, drawn.unused, drawn.overfull) == ((), (), ())


@each_drawing
def test_it_has_title_description_and_caption(slug: str, locale: str) -> None:
    figure = etree.fromstring(drawing_of(slug, locale).html)
    svg = svg_of(slug, locale)

    assert (figure.tag, figure.get("class")) == ("figure", "kam-figure")
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", "p-title p-desc")
    assert [(svg[n].tag, svg[n].get("id")) for n in (0, 1)] == [
        ("title", "p-title"),
        ("desc", "p-desc"),
    ]
    assert all((svg[n].text or "").strip() for n in (0, 1))
    assert (figure.findtext("figcaption") or "").strip()


@each_drawing
def test_it_is_tall_rather_than_wide_and_no_letter_is_small(slug: str, locale: str) -> None:
    svg = svg_of(slug, locale)
    x, y, width, height = map(float, svg.attrib["viewBox"].split())

    assert (x, y, width) == (0, 0, WIDTH)
    assert 300 <= height <= 800
    assert min(float(text.attrib["font-size"]) for text in svg.iter("text")) >= 15


@each_drawing
def test_no_words_are_clipped_or_meet_other_words(slug: str, locale: str) -> None:
    svg = svg_of(slug, locale)
    sheet = Box("sheet", 2, 2, WIDTH - 2, float(svg.attrib["viewBox"].split()[3]) - 2)
    lines = list(lines_of(svg))

    assert [line.name for line in lines if not sheet.holds(line)] == []
    assert [(a.name, b.name) for a, b in combinations(lines, 2) if a.meets(b)] == []


@each_drawing
def test_words_stand_inside_a_shape_or_outside(slug: str, locale: str) -> None:
    svg = svg_of(slug, locale)
    across = [
        (line.name, shape.name)
        for line in lines_of(svg)
        for shape in shapes_of(svg)
        if line.meets(shape) and not shape.holds(line)
    ]

    assert across == []


@each_drawing
def test_no_line_is_drawn_through_words(slug: str, locale: str) -> None:
    svg = svg_of(slug, locale)

    assert [
        (line.name, stroke.name)
        for line in lines_of(svg)
        for stroke in strokes_of(svg)
        if line.meets(stroke)
    ] == []


@each_drawing
def test_colours_come_from_classes_alone(slug: str, locale: str) -> None:
    svg = svg_of(slug, locale)

    assert {element.tag for element in svg.iter()} <= _ELEMENTS
    assert {name for element in svg.iter() for name in element.attrib} <= _ATTRIBUTES
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb|url\(", drawing_of(slug, locale).html)


def test_every_class_has_a_colour_on_the_site_and_in_the_book() -> None:
    used = {
        name
        for slug in SLUGS
        for element in svg_of(slug, "en").iter()
        for name in element.get("class", "").split()
    }
    sheets = [
        PACKAGE / "web" / "assets" / "kamalign" / "pictures.css",
        PACKAGE / "eguide" / "picture.css",
    ]
    for sheet in sheets:
        defined = set(re.findall(r"\.((?:pic|kam-picture)[a-z-]*)", sheet.read_text("utf-8")))
        assert used <= defined, sheet.name
    assert "var(" not in sheets[1].read_text("utf-8")


@each_drawing
def test_a_drawing_is_the_same_every_time(slug: str, locale: str) -> None:
    assert drawing_of(slug, locale) == drawing_of(slug, locale)


# -- what single drawings say ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en", ["4,015", "1,400", "780", "−420", "−120", "240"]),
        ("cs", ["4\u00a0015", "1\u00a0400", "780", "−420", "−120", "240"]),
        ("fi", ["4\u00a0015", "1\u00a0400", "780", "−420", "−120", "240"]),
    ],
)
def test_the_staircase_writes_its_figures_as_the_language_does(
    locale: str, shown: list[str]
) -> None:
    words = [line.name for line in lines_of(svg_of("profit-to-cash", locale))]

    assert [word for word in words if word in shown] == shown


def test_the_figures_of_the_staircase_add_up() -> None:
    values = {label.id: label.value or 0 for label in picture_of("profit-to-cash", "en").labels}

    assert values["net-revenue"] + values["direct-cost"] == values["contribution-i"]
    assert values["contribution-i"] + values["cost-to-serve"] == values["contribution-ii"]
    assert (
        values["contribution-ii"] + values["working-capital"] + values["investment"]
        == values["account-cash-flow"]
    )


def test_hard_and_soft_elements_differ_in_shape() -> None:
    svg = svg_of("seven-elements", "en")
    round_ends = {
        rect.attrib["class"]: "rx" in rect.attrib
        for rect in svg.iter("rect")
        if rect.attrib["class"] in {"pic-deep", "pic-soft"}
    }

    assert round_ends == {"pic-deep": False, "pic-soft": True}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "slug", ["contact-year", "escalation-ladder", "internal-rivals", "profit-to-cash"]
)
def test_what_is_invented_or_suggested_says_so(slug: str, locale: str) -> None:
    said = {"en": "invented|suggest", "cs": "smyšlen|návrh", "fi": "keksit|ehdotu"}[locale]

    assert re.search(said, picture_of(slug, locale).caption, re.IGNORECASE)


# -- words that nobody expects ---------------------------------------------------------------------

HOSTILE = '</title><script>alert(1)</script>&amp;"\'<b onload="x">{{ 7 * 7 }}'


@pytest.mark.parametrize("slug", SLUGS)
def test_hostile_words_stay_words(slug: str) -> None:
    data = picture_of(slug, "en").model_dump()
    hostile = data | {
        "title": HOSTILE,
        "description": HOSTILE,
        "caption": HOSTILE,
        "labels": [label | {"text": HOSTILE} for label in data["labels"]],
    }
    drawn = draw(Picture.model_validate(hostile), "en", "p")
    figure = etree.fromstring(drawn.html)

    assert {element.tag for element in figure.iter()} <= _ELEMENTS | {"figure", "figcaption"}
    assert figure.findtext("svg/title") == HOSTILE
    assert figure.findtext("figcaption") == HOSTILE
    assert drawn.overfull


@pytest.mark.parametrize("slug", SLUGS)
def test_a_picture_without_words_is_drawn_and_says_what_it_lacks(slug: str) -> None:
    data = picture_of(slug, "en").model_dump() | {"labels": [{"id": "stray", "text": "Stray"}]}
    drawn = draw(Picture.model_validate(data), "en", "p")

    assert len(drawn.missing) >= 9
    assert drawn.unused == ("stray",)


# -- on a page -------------------------------------------------------------------------------------


def test_a_picture_shown_twice_has_ids_of_its_own(tmp_path: Path) -> None:
    root = build_tree(tmp_path, CASES / "unknown-picture" / "good")
    text = "::picture internal-rivals\n\n::picture internal-rivals"
    md = Markdown(extensions=["kamalign"], extension_configs={"kamalign": {"root": str(root)}})
    pages = [re.findall(r' id="([^"]+)"', md.reset().convert(text)) for _ in range(2)]

    assert len(set(pages[0])) == len(pages[0]) == 4
    assert pages[0] == pages[1]


@pytest.mark.parametrize("slug", ["internal-rivalry", "decision-flow"])
def test_an_unknown_picture_shows_nothing(tmp_path: Path, slug: str) -> None:
    root = build_tree(tmp_path, CASES / "unknown-picture" / "good")
    md = Markdown(extensions=["kamalign"], extension_configs={"kamalign": {"root": str(root)}})

    assert md.convert(f"::picture {slug}") == "<div></div>"


# -- measuring -------------------------------------------------------------------------------------


def test_words_break_at_plain_spaces_into_even_lines() -> None:
    text = "one two three four\u00a0five"

    assert break_lines(text, 1000, 16) == (text,)
    assert break_lines(text, 100, 16) == ("one two three", "four\u00a0five")
    assert break_lines(text, 72, 16) == ("one two", "three", "four\u00a0five")
    assert "".join(break_lines("abcdefghij", 30, 16)) == "abcdefghij"
    assert break_lines("", 100, 16) == ()


def test_letters_keep_their_width_with_an_accent() -> None:
    assert text_width("šéř", 16) == text_width("ser", 16)
    assert text_width("wide", 16) < text_width("wide", 16, strong=True)
    assert text_width("水", 16) > 16 * 0.9


def test_numbers_have_a_true_minus_and_no_negative_zero() -> None:
    pen = Pen(picture_of("profit-to-cash", "en"), "en")

    assert [pen.number(n) for n in (-1234, 0, 7)] == ["−1,234", "0", "7"]
    assert [pen.n(n) for n in (-0.01, 1.25, 100)] == ["0", "1.2", "100"]


def test_the_drawing_for_the_book_knows_no_variables() -> None:
    svg = in_print('<svg xmlns="http://www.w3.org/2000/svg" class="kam-picture"/>')

    assert "Source Sans 3" in svg
    assert not re.search(r"var\(|currentcolor", svg, re.IGNORECASE)
