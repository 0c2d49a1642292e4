"""How the cells of a sheet look, and which of them are open to be filled in."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

_DEEP, _QUIET, _RULE, _TINT, _OPEN = "#12434F", "#4D5F63", "#C9D8D6", "#EEF4F3", "#FFF6E5"
_WARM = "#8A4413"
_FONT = {"font_name": "Arial", "font_size": 10}
"""The one sans-serif that every office program has, or has the measures of."""
_SHORT_DATE = 14
"""The built-in format of a date, which shows by the reader's locale."""


class Styles:
    """The formats of one workbook; formats that are asked for twice are made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}
        self.title = self._make(bold=True, font_size=18, font_color=_DEEP, valign="vcenter")
        self.intro = self._make(text_wrap=True, valign="vcenter")
        self.warning = self._make(bold=True, valign="vcenter", font_color=_WARM)
        self.note = self._make(text_wrap=True, valign="vcenter", font_color=_QUIET)
        self.head = self._make(
            bold=True,
            font_color="#FFFFFF",
            bg_color=_DEEP,
            valign="vcenter",
            text_wrap=True,
            indent=1,
        )
        self.words = self._make(text_wrap=True, valign="vcenter", indent=1, **self._open)
        self.date = self._make(
            align="left", indent=1, num_format=_SHORT_DATE, valign="vcenter", **self._open
        )

    def label(self, result: bool) -> Format:
        """The name of a field; a result stands out."""
        return self._line(result, bold=result)

    def guidance(self, result: bool) -> Format:
        """What to write in a field."""
        return self._line(result, font_color=_QUIET)

    def figure(self, decimals: int, result: bool) -> Format:
        """A number; the separators of the format are those of the reader's locale."""
        places = "." + "0" * decimals if decimals else ""
        shown = {"num_format": f"#,##0{places}", "align": "right", "indent": 1}
        if result:
            return self._line(result, bold=True, **shown)
        return self._make(valign="vcenter", **shown, **self._open)

    @property
    def _open(self) -> dict[str, Any]:
        return {"locked": False, "bg_color": _OPEN, "border": 1, "border_color": _RULE}

    def _line(self, result: bool, **properties: Any) -> Format:
        line = {"text_wrap": True, "valign": "vcenter", "border": 1, "border_color": _RULE}
        tint = {"bg_color": _TINT} if result else {}
        return self._make(**(line | tint | {"indent": 1} | properties))

    def _make(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(_FONT | properties)
        return self._made[key]
