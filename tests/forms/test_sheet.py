"""Sheets: formulas that calculate, cells that are open or not, and hostile words as words."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from form_library import HOSTILE, template
from kamalign import LOCALES
from kamalign.forms.sheet import make_sheet
from kamalign.messages import messages

_EN = "profit-and-cash-en.xlsx"


def _open(data: bytes, *, results: bool = False) -> Workbook:
    book = load_workbook(io.BytesIO(data), data_only=results)
    assert isinstance(book, Workbook)
    return book


def _cells(sheet: Worksheet) -> list[Cell]:
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


def _entries(sheet: Worksheet) -> dict[str, Cell]:
    """The third column by the first."""
    return {
        str(row[0].value): row[2]
        for row in sheet.iter_rows()
        if isinstance(row[2], Cell) and row[0].value
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_sheets_are_named_in_the_language(locale: str) -> None:
    book = _open(make_sheet(template(), locale))
    text = messages(locale).text

    assert book.sheetnames == [
        text("form.sheet"), text("form.example-sheet"), text("form.choices-sheet")
    ]  # fmt: skip
    assert [book[name].sheet_state for name in book.sheetnames] == ["visible", "visible", "hidden"]


def test_without_an_example_there_is_one_sheet() -> None:
    book = _open(make_sheet(template(example={}), "en"))

    assert book.sheetnames == ["Form", "Choices"]


def test_formulas_are_stored_with_their_results() -> None:
    data = make_sheet(template(), "fi")
    formulas, shown = _open(data), _open(data, results=True)

    for name, expected in (("Lomake", [0, 0]), ("Esimerkki", [-0.04, 2000])):
        cells = [cell for cell in _cells(formulas[name]) if cell.data_type == "f"]
        assert [str(cell.value)[:2] for cell in cells] == ["=C", "=C"]
        assert [shown[name][cell.coordinate].value for cell in cells] == expected


def test_formula_cells_are_locked_and_the_others_open() -> None:
    book = _open(make_sheet(template(), "en"))
    for name in ("Form", "Example"):
        sheet = book[name]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        entries = [cell for cell in _cells(sheet) if cell.column == 3 and 5 < cell.row < 14]
        locked = [cell.protection.locked for cell in entries if cell.row > 4]
        assert locked.count(True) >= 2
        for cell in _cells(sheet):
            if cell.data_type == "f":
                assert cell.protection.locked
        # Six fields to write in, and a table of two rows by four.
        assert sum(not cell.protection.locked for cell in _cells(sheet)) == 6 + 8


def test_the_sheet_is_set_up_for_print_and_reading() -> None:
    book = _open(make_sheet(template(), "en"))
    for name, head in (("Form", 4), ("Example", 5)):
        sheet = book[name]
        assert sheet.freeze_panes == f"A{head + 1}"
        assert sheet.print_title_rows == f"${head}:${head}"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # A width of one page is what a file says by saying nothing.
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.cell(head, 1).value == "Field"


def test_numbers_and_dates_show_by_the_readers_locale() -> None:
    sheet = _open(make_sheet(template(), "cs"))["Příklad"]
    entries = [cell for cell in _cells(sheet) if cell.column == 3 and cell.row > 5]

    assert [cell.number_format for cell in entries[:5]] == [
        "#,##0", "#,##0.00", "#,##0.00", "#,##0", "mm-dd-yy"
    ]  # fmt: skip
    assert entries[4].value == datetime(2026, 3, 31)  # noqa: DTZ001 - a sheet knows no time zones


def test_entries_are_validated_in_the_language() -> None:
    book = _open(make_sheet(template(), "cs"))
    rules = {rule.type: rule for rule in book["Formulář"].data_validations.dataValidation}

    assert set(rules) == {"decimal", "date", "list"}
    assert rules["list"].formula1 == "'Možnosti'!$A$1:$A$2"
    assert rules["date"].error == "Zapište datum."


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_never_become_a_formula(hostile: str) -> None:
    book = _open(make_sheet(template(words=hostile), "en"))
    formulas = [
        str(cell.value)
        for sheet in book.worksheets
        for cell in _cells(sheet)
        if cell.data_type == "f"
    ]
    words = [
        cell.value for sheet in book.worksheets for cell in _cells(sheet) if cell.value == hostile
    ]

    assert len(formulas) == 4
    assert all(formula.startswith("=C") for formula in formulas)
    assert len(words) > 30
    assert [cell.hyperlink for sheet in book.worksheets for cell in _cells(sheet)
            if cell.hyperlink] == []  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
def test_the_worked_example_comes_out(forms: Path, locale: str) -> None:
    text = messages(locale).text
    data = (forms / f"profit-and-cash-{locale}.xlsx").read_bytes()
    sheet = _open(data, results=True)[text("form.example-sheet")]
    figures = [cell.value for cell in _entries(sheet).values()]

    assert [figures.count(number) for number in (780, 420, 240)] == [1, 1, 1]
    assert any(text("form.invented") in str(cell.value).replace("\u00a0", " ") for cell in
               _cells(sheet))  # fmt: skip
