"""Documents: real styles, repeating heads, named controls, one language."""

from __future__ import annotations

import io
import itertools

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from form_library import HOSTILE, template
from kamalign import LOCALES
from kamalign.forms.document import make_document
from kamalign.messages import messages

_BOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


def _document(locale: str = "en", words: str = "Words", **changes: object) -> DocxDocument:
    return Document(io.BytesIO(make_document(template(False, words, **changes), locale)))


@pytest.mark.parametrize("locale", LOCALES)
def test_headings_have_real_styles(locale: str) -> None:
    document = _document(locale)
    text = messages(locale).text
    headings = [
        (p.style.name, p.text.replace("\u00a0", " "))
        for p in document.paragraphs
        if p.style is not None and p.style.name in {"Title", "Heading 1", "Caption"}
    ]

    assert headings == [
        ("Title", "Words"),
        ("Heading 1", text("form.fill-in")),
        ("Caption", "Words"),
        ("Heading 1", text("form.example")),
        ("Caption", "Words"),
    ]
    said = [p.text.replace("\u00a0", " ") for p in document.paragraphs]
    assert text("form.invented") in said[said.index(text("form.example")) :]


def test_without_an_example_there_is_one_part() -> None:
    assert messages("en").text("form.example") not in [
        p.text for p in _document(example={}).paragraphs
    ]


def test_every_table_repeats_its_head_and_has_a_name() -> None:
    tables = _document().tables

    assert len(tables) == 4
    for table in tables:
        head, *below = table._tbl.tr_lst
        assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in below)
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in below)
        caption = table._tbl.tblPr.find(qn("w:tblCaption"))
        assert caption is not None
        assert caption.get(qn("w:val")) == "Words"


def test_controls_are_named_numbered_and_empty() -> None:
    body = _document().element.body
    controls = list(body.iter(qn("w:sdt")))

    def values(tag: str) -> list[str | None]:
        return [found.get(qn("w:val")) for control in controls for found in control.iter(qn(tag))]

    assert values("w:tag") == [
        "gross", "rate", "net", "later", "day", "size.small", "size.large", "who", "note"
    ]  # fmt: skip
    assert values("w:id") == [str(number) for number in range(1, 10)]
    assert values("w:alias")[:2] == ["Words", "Words"]
    assert len(list(body.iter(_BOX))) == 2
    assert len(list(body.iter(qn("w:date")))) == 1
    words = {str(text.text).strip() for control in controls for text in control.iter(qn("w:t"))}
    assert words == {"", "☐"}


def test_properties_of_a_control_stand_in_the_order_of_the_schema() -> None:
    order = ["alias", "tag", "id", "showingPlcHdr", "text", "date", "checkbox"]
    for properties in _document().element.body.iter(qn("w:sdtPr")):
        names = [str(child.tag).rpartition("}")[2] for child in properties]
        assert names == sorted(names, key=order.index)


def test_the_example_is_written_by_the_rules_of_the_language() -> None:
    shown = {
        locale: [row.cells[1].text for row in _document(locale).tables[2].rows][1:6]
        for locale in LOCALES
    }

    assert shown == {
        "en": ["1,000", "0.08", "\u22120.04", "2,000", "31 March 2026"],
        "cs": ["1\u00a0000", "0,08", "\u22120,04", "2\u00a0000", "31. března 2026"],
        "fi": ["1\u00a0000", "0,08", "\u22120,04", "2\u00a0000", "31. maaliskuuta 2026"],
    }


@pytest.mark.parametrize(("locale", "name"), [("en", "en-GB"), ("cs", "cs-CZ"), ("fi", "fi-FI")])
def test_a_document_speaks_one_language(locale: str, name: str) -> None:
    document = _document(locale)
    languages = {
        element.get(qn("w:val"))
        for root in (document.styles.element, document.element, document.settings.element)
        for element in itertools.chain(root.iter(qn("w:lang")), root.iter(qn("w:themeFontLang")))
    }

    assert languages == {name}


def test_nothing_of_the_librarys_own_blank_page_is_left() -> None:
    document = _document()
    parts = {str(part.partname) for part in document.part.package.iter_parts()}

    assert parts == {
        "/docProps/core.xml",
        "/word/document.xml",
        "/word/fontTable.xml",
        "/word/footer1.xml",
        "/word/settings.xml",
        "/word/styles.xml",
        "/word/theme/theme1.xml",
        "/word/webSettings.xml",
    }
    named = {style.style_id for style in document.styles}
    for tag in ("w:basedOn", "w:next", "w:link"):
        for element in document.styles.element.iter(qn(tag)):
            assert element.get(qn("w:val")) in named
    used = {e.get(qn("w:val")) for tag in ("w:pStyle", "w:tblStyle", "w:rStyle")
            for e in document.element.iter(qn(tag))}  # fmt: skip
    assert used <= named


def test_a_wide_table_turns_the_page() -> None:
    columns = [{"id": n, "text": n} for n in "abcdef"]
    field = {"id": "wide", "type": "table", "label": "L", "guidance": "G", "columns": columns}
    for fields, width in (([field], Cm(29.7)), ([field | {"columns": columns[:5]}], Cm(21))):
        section = _document(fields=fields, example={}).sections[0]
        assert section.page_width is not None
        # Word counts in twentieths of a point.
        assert abs(section.page_width - width) < Pt(0.05)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(hostile: str) -> None:
    document = _document(words=hostile)

    assert document.paragraphs[0].text == hostile
    assert document.tables[2].rows[0].cells[0].text == messages("en").text("template.field")
    assert document.tables[2].rows[1].cells[0].text == hostile
    assert not list(document.element.iter(qn("w:instrText"), qn("w:hyperlink")))
