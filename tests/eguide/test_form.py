"""The form of the PDF: its fields are those of the templates' data, named, tagged and writable."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import page
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from markdown import Markdown
from pikepdf.form import Form

from eguide_site import build_site
from kamalign import LOCALES
from kamalign.eguide.acroform import with_form
from kamalign.eguide.epub import make_epub
from kamalign.eguide.fields import fields_of
from kamalign.eguide.normalise import labels, make_book
from kamalign.eguide.pdf import make_pdf
from kamalign.eguide.read import read_site
from kamalign.eguide.save import save
from kamalign.eguide.tree import Blank, Book, Entry, Group, Table, blocks_below
from kamalign.library import Library, load
from kamalign.markdown import KamalignExtension
from kamalign.model.template import TemplateField

ROOT = Path(__file__).parents[2]
WORDS = {
    "en": "Naïve résumé: 5 € – ‘done’",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "fi": "Äänitehtävä Åbossa",
}
SPOKEN = {
    "en": "Open promises to and from the customer: Due, row 2",
    "cs": "Otevřené sliby zákazníkovi i od něj: Do kdy, řádek 2",
    "fi": "Avoimet lupaukset asiakkaalle ja asiakkaalta: Mihin mennessä, rivi 2",
}


@cache
def library() -> Library:
    return load(ROOT)


SLUGS = sorted(library().templates)


@dataclass
class Printed:
    """A book that holds all templates, and its PDF."""

    book: Book
    data: bytes

    def open(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.data))


@cache
def printed(locale: str, folder: Path) -> Printed:
    site = build_site(folder / "site", locale)
    markdown = Markdown(
        extensions=[KamalignExtension(root=str(ROOT), locale=locale, library=library())]
    )
    text = "\n\n".join(f"::template {slug}" for slug in SLUGS)
    site.write("articles/two/", f'<h2 id="here">Here</h2>{markdown.convert(text)}')
    sections, wrong = read_site(site.root, locale)
    book, findings = make_book(sections, site.root, locale)
    assert wrong + findings == []
    return Printed(book, make_pdf(book, labels(book)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


@pytest.fixture(params=LOCALES)
def made(request: pytest.FixtureRequest, folder: Path) -> Printed:
    return printed(request.param, folder / request.param)


@pytest.fixture
def pdf(made: Printed) -> Iterator[pikepdf.Pdf]:
    with made.open() as opened:
        yield opened


def names_of(template: str, field: TemplateField) -> Iterator[str]:
    name = f"{template}/{field.id}"
    if field.type == "table":
        for row in range(1, (field.rows or 1) + 1):
            yield from (f"{name}/{row}/{column.id}" for column in field.columns)
    elif field.formula is None:
        yield name


def expected(locale: str) -> dict[str, TemplateField]:
    """The fields by name, in the order of the data."""
    return {
        name: field
        for slug in SLUGS
        for field in library().templates[slug][locale].fields
        for name in names_of(slug, field)
    }


def fields(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


def widgets(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        annotation
        for sheet in pdf.pages
        for annotation in sheet.obj.get("/Annots", ())
        if annotation.Subtype == "/Widget"
    ]


def of_templates(names: dict[str, pikepdf.Object]) -> list[str]:
    return [name for name in names if name.split("/")[0] in SLUGS]


def test_the_fields_are_those_of_the_data(made: Printed, pdf: pikepdf.Pdf) -> None:
    found = fields(pdf)

    assert of_templates(found) == list(expected(made.book.locale)) == list(expected("en"))
    assert len(of_templates(found)) > 600


def test_the_self_assessment_is_filled_in_too(pdf: pikepdf.Pdf) -> None:
    found = fields(pdf)
    rest = [name for name in found if name not in of_templates(found)]

    assert rest == [
        *(f"form/s{number}" for number in range(1, 6)),
        *(f"form/style/at-least-{rating}" for rating in range(2, 6)),
        "form/style/level",
    ]
    assert [set(kid.AP.N.keys()) for kid in found["form/s1"].Kids] == [
        {"/Off", f"/{rating}"} for rating in ("r1", "r2", "r3", "r4", "r5", "none")
    ]


def test_each_field_is_what_its_type_wants(made: Printed, pdf: pikepdf.Pdf) -> None:
    found = fields(pdf)
    for name, field in expected(made.book.locale).items():
        if field.type == "choice":
            states = [set(kid.AP.N.keys()) - {"/Off"} for kid in found[name].Kids]
            assert states == [{f"/{option.id}"} for option in field.options], name
            assert int(found[name].Ff) == 1 << 15
        else:
            one_line = field.type in {"number", "date"}
            assert found[name].FT == "/Tx"
            assert int(found[name].get("/Ff", 0)) == (0 if one_line else 1 << 12), name
            assert int(found[name].get("/Q", 0)) == (2 if field.type == "number" else 0), name


def test_each_field_says_what_belongs_there(made: Printed, pdf: pikepdf.Pdf) -> None:
    found = fields(pdf)
    for name, field in expected(made.book.locale).items():
        told = str(found[name].TU)
        label = " ".join(field.label.split())
        assert told == label if field.type != "table" else told.startswith(f"{label}: "), name
    assert str(found["account-review/promises/2/due"].TU) == SPOKEN[made.book.locale]
    for widget in widgets(pdf):
        assert str(widget.TU)


def test_each_widget_is_tagged_printed_and_drawn(pdf: pikepdf.Pdf) -> None:
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    found = widgets(pdf)
    for widget in found:
        element = tree[int(widget.StructParent)]
        assert element.S == "/Form"
        assert str(element.Alt) == str(widget.TU)
        (reference,) = element.K
        assert reference.Type == "/OBJR"
        assert reference.Obj.objgen == widget.objgen
        assert int(widget.F) == 4
        assert "/A" not in widget
        assert list(widget.AP.keys()) == ["/N"]
    assert {str(sheet.obj.Tabs) for sheet in pdf.pages if "/Annots" in sheet.obj} == {"/S"}
    assert len({widget.AP.N.objgen for widget in found if "/FT" in widget}) == sum(
        "/FT" in widget for widget in found
    )
    assert "/NeedAppearances" not in pdf.Root.AcroForm


def test_the_boxes_have_room_for_a_pen(pdf: pikepdf.Pdf) -> None:
    millimetre = 72 / 25.4
    for widget in widgets(pdf):
        left, bottom, right, top = (float(side) for side in widget.Rect)
        width, height = (right - left) / millimetre, (top - bottom) / millimetre
        if "/FT" in widget:
            assert width > 12, widget.T
            assert height > 7, widget.T
        else:
            assert (round(width), round(height)) == (5, 5)


def test_no_two_fields_overlap(pdf: pikepdf.Pdf) -> None:
    for sheet in pdf.pages:
        boxes = [
            [float(side) for side in annotation.Rect]
            for annotation in sheet.obj.get("/Annots", ())
            if annotation.Subtype == "/Widget"
        ]
        for number, (left, bottom, right, top) in enumerate(boxes):
            assert bottom > 0
            for other in boxes[:number]:
                assert (
                    left >= other[2] or right <= other[0] or bottom >= other[3] or top <= other[1]
                )


def test_the_font_of_the_fields_has_our_letters(pdf: pikepdf.Pdf) -> None:
    form = pdf.Root.AcroForm
    ((name, font),) = form.DR.Font.items()
    cut = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    glyphs = cut.getBestCmap()
    names = dict(zip(*2 * [iter(font.Encoding.Differences)], strict=True))

    assert str(form.DA).startswith(f"{name} ")
    assert len(font.Widths) == 224
    assert len(names) == 14
    for sign in "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽäåöÄÅÖ„“”‘’–€":
        assert cut["glyf"][glyphs[ord(sign)]].numberOfContours, sign
    codes = {sign: code for code, sign in _letters(font.ToUnicode.read_bytes()).items()}
    for sign in WORDS["cs"] + WORDS["fi"] + WORDS["en"]:
        width = int(font.Widths[codes[sign] - int(font.FirstChar)])
        assert width == cut["hmtx"][glyphs[ord(sign)]][0], sign


def _letters(mapping: bytes) -> dict[int, str]:
    pairs = (line.split() for line in mapping.decode().splitlines() if line.startswith("<"))
    return {int(code[1:-1], 16): chr(int(sign[1:-1], 16)) for code, sign in pairs if code != "<00>"}


def test_what_is_filled_in_is_kept_and_drawn(made: Printed, tmp_path: Path) -> None:
    words = WORDS[made.book.locale]
    with made.open() as pdf:
        form = Form(pdf)
        form["stakeholder-map/person"].value = words
        form["remote-kit/promises/6/state"].value = words
        form["stakeholder-map/fairness-check"].value = pikepdf.Name("/rewrite")
        # Whatever program fills the form in draws anew; pikepdf leaves that to the reader's.
        for name in ("stakeholder-map/person", "remote-kit/promises/6/state"):
            del fields(pdf)[name]["/AP"]
        pdf.save(tmp_path / "filled.pdf")
    with pikepdf.open(tmp_path / "filled.pdf") as pdf:
        form = Form(pdf)
        assert form["stakeholder-map/person"].value == words
        assert form["remote-kit/promises/6/state"].value == words
        assert form["stakeholder-map/fairness-check"].value == "/rewrite"
        kept = fields(pdf)["stakeholder-map/fairness-check"]
        assert [str(kid.AS) for kid in kept.Kids] == ["/Off", "/rewrite"]
    reader = shutil.which("pdftotext")
    assert reader, "no pdftotext was found; tools/ensure-office says how to get one"
    done = subprocess.run(
        [reader, str(tmp_path / "filled.pdf"), "-"], capture_output=True, text=True, check=True
    )
    assert " ".join(done.stdout.split()).count(words) == 2


def test_what_is_worked_out_is_no_field_and_says_where_it_is(made: Printed) -> None:
    groups = [
        block
        for chapter in made.book.chapters
        for block in blocks_below(chapter.blocks)
        if isinstance(block, Group) and block.role == "form"
    ]
    unanswered = [
        [block for block in group.blocks if isinstance(block, Entry) and block.answer is None]
        for group in groups
    ]
    computed = [len(library().templates[slug]["en"].formulas) for slug in SLUGS]

    assert [len(found) for found in unanswered] == computed
    for group, count in zip(groups, computed, strict=True):
        assert ("XLSX" in str(group)) is (count > 0)


def test_the_example_is_not_in_the_fields(pdf: pikepdf.Pdf) -> None:
    assert all("/V" not in field or field.V == "/Off" for field in fields(pdf).values())


def test_the_standards_hold(made: Printed, pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []
    for profile in ("ua1", "2a"):
        report = page.validate_pdf_bytes(made.data, profile=profile)
        assert [failure.rule_id for failure in report.failures] == []
        assert report.rules.total > 100


def test_the_validator_sees_what_is_wrong(made: Printed) -> None:
    with made.open() as pdf:
        for widget in widgets(pdf)[:1]:
            del widget["/AP"]
            del widget["/StructParent"]
        spoilt = save(pdf)
    for profile in ("ua1", "2a"):
        assert not page.validate_pdf_bytes(spoilt, profile=profile).is_compliant


def test_two_runs_give_the_same_bytes(made: Printed) -> None:
    assert make_pdf(made.book, labels(made.book)) == made.data


def test_the_epub_has_boxes_for_a_pen(made: Printed) -> None:
    epub = make_epub(made.book, labels(made.book), b"\x89PNG")
    text = zipfile.ZipFile(io.BytesIO(epub)).read("EPUB/articles-two.xhtml").decode()
    blanks = [
        block.answer
        for chapter in made.book.chapters
        for block in blocks_below(chapter.blocks)
        if isinstance(block, Entry)
    ]
    tables = [
        block
        for chapter in made.book.chapters
        for block in blocks_below(chapter.blocks)
        if isinstance(block, Table) and block.sheet
    ]

    assert text.count('class="blank') == sum(
        answer is None or isinstance(answer, Blank) for answer in blanks
    )
    assert text.count('class="sheet"') == len(tables) - 1
    assert "field:" not in text


def test_a_new_part_of_a_template_is_reported(tmp_path: Path) -> None:
    site = build_site(tmp_path / "site", "en")
    site.write("articles/two/", '<h2 id="here">Here</h2><div class="kam-template"><hr></div>')
    sections, _ = read_site(site.root, "en")
    _, findings = make_book(sections, site.root, "en")

    assert [finding.code for finding in findings] == ["eguide-unknown-element"]


def test_a_field_that_is_not_drawn_is_a_bug(made: Printed) -> None:
    fields = fields_of(made.book)
    with pytest.raises(KeyError):
        with_form(made.data, fields)


def test_two_fields_of_one_name_are_a_bug(made: Printed) -> None:
    chapter = next(made.book.chapters)
    blank = Blank("a/b", "A", "line")
    twice = (Entry((), (), blank), Entry((), (), blank))
    book = Book("en", (type(made.book.parts[0])("p", "P", (type(chapter)("c", (), twice),)),))

    with pytest.raises(ValueError, match="a/b"):
        fields_of(book)
