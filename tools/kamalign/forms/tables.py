"""Tables of a form: the head repeats on every page, no row breaks over two."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

_SMALL = 8
"""Rows of a table, with its head, that never break over two pages."""


def grid(
    document: Document,
    heads: Sequence[str],
    count: int,
    *,
    widths: Sequence[Length],
    caption: str,
    style: str,
) -> Table:
    """A table with a repeating row of heads and `count` rows below it.

    `caption` is its name for screen readers, `style` the paragraph style of the heads.
    """
    table: Table = document.add_table(count + 1, len(heads), "Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for place, width in zip(row.cells, widths, strict=True):
            place.width = width
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    for tag, attributes in (
        ("w:tblLook", {"w:val": "0020", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "0",
                       "w:lastColumn": "0", "w:noHBand": "1", "w:noVBand": "1"}),
        ("w:tblCaption", {"w:val": caption}),
    ):  # fmt: skip
        element = OxmlElement(tag)
        for name, value in attributes.items():
            element.set(qn(name), value)
        properties.append(element)
    head = table.rows[0]
    keep_whole(head, None)
    repeat = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeat)
    for place, text in zip(head.cells, heads, strict=True):
        cell(place, text, style)
        shade(place, "12434F")
    return table


def keep_whole(row: _Row, height: Length | None) -> None:
    """Let a row stay on one page, with a least height."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if height is not None:
        row.height = height
        row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST


def keep_together(table: Table) -> None:
    """Let a small table stay on one page; a large one goes on overleaf."""
    if len(table.rows) <= _SMALL:
        for row in table.rows[:-1]:
            for place in row.cells:
                place.paragraphs[0].paragraph_format.keep_with_next = True


def cell(place: _Cell, text: str, style: str) -> Paragraph:
    """Write the one paragraph of a cell and return it."""
    paragraph: Paragraph = place.paragraphs[0]
    paragraph.style = style
    if text:
        paragraph.add_run(text)
    return paragraph


def shade(place: _Cell, colour: str) -> None:
    """Colour a cell, six hexadecimal digits."""
    element = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        element.set(qn(name), value)
    place._tc.get_or_add_tcPr().append(element)
