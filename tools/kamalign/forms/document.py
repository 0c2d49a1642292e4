"""A template as DOCX: a form to fill in, and the invented example as its second part."""

from __future__ import annotations

import io
from itertools import groupby

from docx.document import Document as DocxDocument
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from kamalign.edition import LICENCE_URL
from kamalign.forms.controls import Controls
from kamalign.forms.document_style import (
    CAPTION,
    CHOICE,
    ENTRY,
    FIELD,
    GUIDANCE,
    HEAD,
    LEAD,
    NOTE,
    blank_document,
    footer,
    lay_out,
)
from kamalign.forms.package import CORE, MOMENT, repacked, with_language
from kamalign.forms.tables import cell, grid, keep_together, keep_whole
from kamalign.forms.values import answer, rows, words
from kamalign.messages import messages
from kamalign.model.template import Template, TemplateField
from kamalign.typography import bind

_LABEL_SHARE = 0.37
_HEIGHTS = {"long": Cm(2.1), "short": Cm(1.2), "person": Cm(1.0)}
_LINE = Cm(0.85)


def make_document(template: Template, locale: str) -> bytes:
    """The whole DOCX file of a template in one language."""
    document = blank_document(locale)
    widest = max(len(field.columns) for field in template.fields)
    width = lay_out(document, widest)
    _properties(document, template, locale)
    footer(document, messages(locale).text("site.name"), width)
    _Form(document, template, locale, width).write()
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue(), {CORE: with_language(locale)})


def _properties(document: DocxDocument, template: Template, locale: str) -> None:
    text = messages(locale)
    properties = document.core_properties
    properties.title = template.title
    properties.author = properties.last_modified_by = text.text("site.name")
    properties.comments = f"{text.text('book.licence')} {LICENCE_URL}"
    properties.created = properties.modified = MOMENT
    properties.revision = 1


class _Form:
    """Writes the two parts, one below the other."""

    def __init__(
        self, document: DocxDocument, template: Template, locale: str, width: Length
    ) -> None:
        self._document = document
        self._template = template
        self._locale = locale
        self._width = width
        self._text = messages(locale).text
        self._controls = Controls(locale)

    def write(self) -> None:
        """The title, the form to fill in, and the example on a page of its own."""
        self._paragraph(self._template.title, "Title")
        self._paragraph(self._template.intro, LEAD)
        self._paragraph(self._text("form.fill-in"), "Heading 1")
        for is_table, fields in groupby(self._template.fields, _is_table):
            if is_table:
                for field in fields:
                    self._empty_table(field)
            else:
                self._entries(list(fields))
        if self._template.example:
            heading = self._paragraph(self._text("form.example"), "Heading 1")
            heading.paragraph_format.page_break_before = True
            heading.paragraph_format.space_before = Pt(0)
            self._paragraph(self._text("form.invented"), NOTE)
            filled = [field for field in self._template.fields if self._is_filled(field)]
            for is_table, fields in groupby(filled, _is_table):
                if is_table:
                    for field in fields:
                        self._filled_table(field)
                else:
                    self._answers(list(fields))

    def _is_filled(self, field: TemplateField) -> bool:
        return field.id in self._template.example

    def _bound(self, text: str) -> str:
        return bind(text, self._locale)

    def _paragraph(self, text: str, style: str) -> Paragraph:
        return self._document.add_paragraph(self._bound(text), style)

    # -- fields that are no table ------------------------------------------------------------------

    def _pairs(self, count: int) -> Table:
        """A table of two columns: what is asked, and what is answered."""
        label = Length(int(self._width * _LABEL_SHARE))
        heads = [self._text("template.field"), self._text("form.entry")]
        widths = [label, Length(self._width - label)]
        caption = self._bound(self._template.title)
        return grid(self._document, heads, count, widths=widths, caption=caption, style=HEAD)

    def _entries(self, fields: list[TemplateField]) -> None:
        table = self._pairs(len(fields))
        for row, field in zip(table.rows[1:], fields, strict=True):
            keep_whole(row, _HEIGHTS.get(field.type, _LINE))
            asked, entry = row.cells
            cell(asked, self._bound(field.label), FIELD)
            asked.add_paragraph(self._bound(field.guidance), GUIDANCE)
            self._open(entry, field)
        self._gap()

    def _open(self, place: _Cell, field: TemplateField) -> None:
        paragraph = cell(place, "", ENTRY)
        if field.type == "choice":
            for index, option in enumerate(field.options):
                line = paragraph if index == 0 else place.add_paragraph()
                line.style = CHOICE
                name = f"{field.id}.{option.id}"
                self._controls.box(line, name, f"{field.label}: {option.text}")
                line.add_run(f"\u00a0{self._bound(option.text)}")
        elif field.type == "date":
            self._controls.date(paragraph, field.id, field.label)
        else:
            self._controls.text(paragraph, field.id, field.label)

    def _answers(self, fields: list[TemplateField]) -> None:
        table = self._pairs(len(fields))
        for row, field in zip(table.rows[1:], fields, strict=True):
            keep_whole(row, None)
            asked, entry = row.cells
            cell(asked, self._bound(field.label), FIELD)
            given = answer(field, self._template, self._locale) or ""
            cell(entry, given, ENTRY)
        keep_together(table)
        self._gap()

    # -- tables ------------------------------------------------------------------------------------

    def _columns(self, field: TemplateField, count: int) -> Table:
        heads = [self._bound(column.text) for column in field.columns]
        each = [Length(self._width // len(heads))] * len(heads)
        caption = self._bound(field.label)
        return grid(self._document, heads, count, widths=each, caption=caption, style=HEAD)

    def _empty_table(self, field: TemplateField) -> None:
        self._paragraph(field.label, CAPTION)
        self._paragraph(field.guidance, GUIDANCE).paragraph_format.keep_with_next = True
        table = self._columns(field, field.rows or 1)
        for row in table.rows[1:]:
            keep_whole(row, _LINE)
            for place in row.cells:
                cell(place, "", ENTRY)
        keep_together(table)
        self._gap()

    def _filled_table(self, field: TemplateField) -> None:
        self._paragraph(field.label, CAPTION)
        filled = rows(field, self._template)
        table = self._columns(field, len(filled))
        for row, values in zip(table.rows[1:], filled, strict=True):
            keep_whole(row, None)
            for place, value in zip(row.cells, values, strict=True):
                cell(place, words(value, self._locale), ENTRY)
        keep_together(table)
        self._gap()

    def _gap(self) -> None:
        """Two tables that touch would become one."""
        self._document.add_paragraph(style="No Spacing")


def _is_table(field: TemplateField) -> bool:
    return field.type == "table"
