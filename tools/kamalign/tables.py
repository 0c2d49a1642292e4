"""Tables of a page: a box that scrolls sideways, and rows that stand alone on a phone."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from kamalign.messages import messages
from kamalign.typography import bind

_COLUMNS = 3
_LETTERS = 34
"""What stands side by side on a phone: so many columns, their longest words of so many letters."""

# A browser forgets that these are parts of a table once their display is not that of a table.
_ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "th": "columnheader",
    "td": "cell",
}


class BoxTables(Treeprocessor):
    """Puts each table into a box that scrolls sideways and that a keyboard can reach.

    The theme's script would box tables without a class, but its box is out of a keyboard's reach.
    """

    def __init__(self, locale: str) -> None:
        super().__init__()
        self._locale = locale
        self._label = messages(locale).text("table.scroll")

    def run(self, root: etree.Element) -> None:
        """Box every table that no template made."""
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table" and not child.get("class"):
                    parent[index] = self._boxed(child)

    def _boxed(self, table: etree.Element) -> etree.Element:
        table.set("class", "kam-grid")
        if _is_wide(table):
            self._let_rows_stand_alone(table)
        box = etree.Element(
            "div",
            {"class": "kam-scroll", "tabindex": "0", "role": "region", "aria-label": self._label},
        )
        box.tail, table.tail = table.tail, None
        box.append(table)
        return box

    def _let_rows_stand_alone(self, table: etree.Element) -> None:
        """Write the head of its column on each cell, for rows that a phone shows as cards."""
        table.set("class", "kam-grid kam-grid--stacked")
        heads = [bind(_words(head), self._locale) for head in table.iter("th")]
        for row in table.iter("tr"):
            for head, cell in zip(heads, row.findall("td"), strict=False):
                if head:
                    cell.set("data-label", head)
        for part in table.iter():
            if role := _ROLES.get(part.tag):
                part.set("role", role)


def _is_wide(table: etree.Element) -> bool:
    rows = [[_words(cell) for cell in row] for row in table.iter("tr")]
    columns = list(zip(*rows, strict=False))
    letters = sum(max(map(len, " ".join(column).split()), default=0) for column in columns)
    return len(columns) > _COLUMNS or (len(columns) == _COLUMNS and letters > _LETTERS)


def _words(cell: etree.Element) -> str:
    return " ".join("".join(cell.itertext()).split())
