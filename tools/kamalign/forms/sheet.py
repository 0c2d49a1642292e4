"""A template as XLSX: a sheet to fill in, and the invented example on a second one.

Formulas are stored in English, as the format wants them, with their results beside them, so that
viewers that do not calculate show the figures too.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kamalign.edition import LICENCE_URL
from kamalign.forms.package import CORE, MOMENT, repacked, with_language
from kamalign.forms.sheet_style import Styles
from kamalign.forms.values import decimals, numbers, rows
from kamalign.formula import replaced, results
from kamalign.messages import Messages, messages
from kamalign.model.template import Template, TemplateField
from kamalign.typography import bind

_LABEL, _GUIDANCE, _ENTRY = range(3)
_WIDTHS = (38, 46, 30)
"""Columns in characters; together they fill an A4 page at about four fifths of its size."""

_TITLE, _INTRO = range(2)
_A4 = 9
_LINE, _LEAST, _PADDING = 13.0, 17.0, 6.0
"""In points."""
_LARGEST = 1e12
_EXACT = 9
"""Decimal places beyond which a sum shows only how computers round."""


def make_sheet(template: Template, locale: str) -> bytes:
    """The whole XLSX file of a template in one language."""
    text = messages(locale)
    out = io.BytesIO()
    book = Workbook(
        out,
        {
            "in_memory": True,
            # Words stay words, whatever they begin with.
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties(
        {
            "title": template.title,
            "author": text.text("site.name"),
            "comments": f"{text.text('book.licence')} {LICENCE_URL}",
            "created": MOMENT,
        }
    )
    styles = Styles(book)
    names = [text.text("form.sheet"), text.text("form.example-sheet")]
    sheets = [book.add_worksheet(name) for name in (names if template.example else names[:1])]
    choices = _choices(book, template, text)
    for sheet, with_example in zip(sheets, (False, True), strict=False):
        _Form(sheet, template, locale, styles, choices, with_example=with_example).write()
    book.close()
    return repacked(out.getvalue(), {CORE: with_language(locale)})


def _choices(book: Workbook, template: Template, text: Messages) -> dict[str, str]:
    """Write the options of all choices on a hidden sheet; returns the range of each field.

    A list inside a validation ends at 255 characters and splits at commas; a range does neither.
    """
    fields = [field for field in template.fields if field.options]
    if not fields:
        return {}
    name = text.text("form.choices-sheet")
    sheet = book.add_worksheet(name)
    sheet.hide()
    sheet.protect()
    ranges = {}
    for column, field in enumerate(fields):
        for row, option in enumerate(field.options):
            sheet.write_string(row, column, bind(option.text, text.locale))
        cells = xl_range_abs(0, column, len(field.options) - 1, column)
        ranges[field.id] = f"='{name}'!{cells}"
    return ranges


@dataclass
class _Form:
    """Writes one sheet: the form, empty or with the example in it."""

    sheet: Worksheet
    template: Template
    locale: str
    styles: Styles
    choices: Mapping[str, str]
    with_example: bool

    @property
    def head(self) -> int:
        """The row of the heads; the example has a line more above it."""
        return _INTRO + (3 if self.with_example else 2)

    def write(self) -> None:
        """Write all fields and what stands around them."""
        places, end = self._places()
        given = numbers(self.template) if self.with_example else {}
        worked_out = results(self.template.formulas, given)
        self._head()
        for field in self.template.fields:
            row = places[field.id]
            if field.type == "table":
                self._table(row, field)
                continue
            self._words(row, field)
            if field.formula:
                self.sheet.write_formula(
                    row,
                    _ENTRY,
                    "=" + replaced(field.formula, lambda name: self._cell(places[name])),
                    self.styles.figure(decimals(field, self.template), result=True),
                    round(worked_out[field.id], _EXACT),
                )
            else:
                self._entry(row, field)
        self._frame(end - 1)

    def _places(self) -> tuple[dict[str, int], int]:
        """The row of each field, and the row after the last.

        A table takes its label, its heads and its rows.
        """
        row, places = self.head + 1, {}
        for field in self.template.fields:
            places[field.id] = row
            row += 2 + self._count(field) if field.type == "table" else 1
        return places, row

    def _count(self, field: TemplateField) -> int:
        return max(field.rows or 1, len(rows(field, self.template)))

    @staticmethod
    def _cell(row: int) -> str:
        return str(xl_rowcol_to_cell(row, _ENTRY))

    def _bound(self, text: str) -> str:
        return bind(text, self.locale)

    def _head(self) -> None:
        text = messages(self.locale).text
        notes = [
            (self.template.intro, self.styles.intro),
            (text("form.invented"), self.styles.warning),
            (text("form.hint"), self.styles.note),
        ]
        self.sheet.set_row(_TITLE, 30)
        self.sheet.write_string(_TITLE, _LABEL, self._bound(self.template.title), self.styles.title)
        for row, (note, style) in enumerate(notes if self.with_example else notes[::2], _INTRO):
            words = self._bound(note)
            self.sheet.set_row(row, _height((words, sum(_WIDTHS))))
            self.sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, "", style)
            self.sheet.write_string(row, 0, words, style)
        self.sheet.set_row(self.head, 22)
        for column, key in enumerate(("template.field", "template.guidance", "form.entry")):
            self.sheet.write_string(self.head, column, text(key), self.styles.head)

    def _words(self, row: int, field: TemplateField) -> None:
        label, guidance = self._bound(field.label), self._bound(field.guidance)
        result = field.formula is not None
        value = self.template.example.get(field.id) if self.with_example else None
        entry = value if isinstance(value, str) else ""
        height = _height(
            (label, _WIDTHS[_LABEL]), (guidance, _WIDTHS[_GUIDANCE]), (entry, _WIDTHS[_ENTRY])
        )
        least = {"long": 6 * _LINE, "short": 2.4 * _LINE, "person": 2.4 * _LINE}
        self.sheet.set_row(row, max(height, least.get(field.type, 0)))
        self.sheet.write_string(row, _LABEL, label, self.styles.label(result))
        self.sheet.write_string(row, _GUIDANCE, guidance, self.styles.guidance(result))

    def _entry(self, row: int, field: TemplateField) -> None:
        value = self.template.example.get(field.id) if self.with_example else None
        style = self.styles.words
        if field.type == "number":
            style = self.styles.figure(decimals(field, self.template), result=False)
            self._validate(row, "form.want-number", validate="decimal", criteria="between",
                           minimum=-_LARGEST, maximum=_LARGEST)  # fmt: skip
        elif field.type == "date":
            style = self.styles.date
            self._validate(row, "form.want-date", validate="date", criteria=">=",
                           value=date(1990, 1, 1))  # fmt: skip
        elif field.type == "choice":
            self._validate(row, "form.want-choice", validate="list", source=self.choices[field.id])
        if isinstance(value, int | float):
            self.sheet.write_number(row, _ENTRY, value, style)
        elif value is None or isinstance(value, tuple):
            self.sheet.write_blank(row, _ENTRY, None, style)
        elif field.type == "date":
            self.sheet.write_datetime(row, _ENTRY, datetime.fromisoformat(value), style)
        else:
            chosen = {option.id: option.text for option in field.options}.get(value, value)
            self.sheet.write_string(row, _ENTRY, self._bound(chosen), style)

    def _validate(self, row: int, message: str, **rule: Any) -> None:
        error = {"error_message": messages(self.locale).text(message), "ignore_blank": True}
        self.sheet.data_validation(row, _ENTRY, row, _ENTRY, rule | error)

    def _table(self, row: int, field: TemplateField) -> None:
        """A label, the heads of the columns, and rows of open cells; wide ones go on rightwards."""
        self._words(row, field)
        for column, head in enumerate(field.columns):
            self.sheet.write_string(row + 1, column, self._bound(head.text), self.styles.head)
        filled = rows(field, self.template) if self.with_example else ()
        for index in range(self._count(field)):
            for column in range(len(field.columns)):
                value = filled[index][column] if index < len(filled) else ""
                if isinstance(value, str):
                    words = self._bound(value)
                    self.sheet.write_string(row + 2 + index, column, words, self.styles.words)
                else:
                    self.sheet.write_number(row + 2 + index, column, value, self.styles.words)

    def _frame(self, end: int) -> None:
        """Everything around the cells: widths, protection, what stays in sight, print."""
        sheet = self.sheet
        wide = max((len(field.columns) for field in self.template.fields), default=0)
        for column in range(max(wide, len(_WIDTHS))):
            sheet.set_column(column, column, _WIDTHS[min(column, len(_WIDTHS) - 1)])
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.hide_gridlines(2)
        sheet.freeze_panes(self.head + 1, 0)
        sheet.set_selection(self.head + 1, _ENTRY, self.head + 1, _ENTRY)
        sheet.set_paper(_A4)
        sheet.set_portrait()
        sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.75)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(self.head)
        sheet.print_area(0, 0, end, max(wide, len(_WIDTHS)) - 1)
        name = messages(self.locale).text("site.name").replace("&", "&&")
        sheet.set_footer(f"&L&9{name} · CC BY 4.0&R&9&P / &N")


def _height(*cells: tuple[str, float]) -> float:
    """Height in points of a row whose wrapped cells hold these words in these widths."""
    lines = max(math.ceil(len(text) / _letters(width)) for text, width in cells)
    return max(_LINE * lines, _LEAST) + _PADDING


def _letters(width: float) -> float:
    """Letters of prose that a line holds: a width is counted in digits, which are wider."""
    return width * 1.07 - 2
