"""Content controls: the fields of a DOCX that a reader fills in and a screen reader names.

Their elements stand in the order of ECMA-376 part 1, 17.5.2; the box is Word's own extension.
"""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

_BOX, _TICKED = "\u2610", "\u2612"
_BOX_FONT = "Segoe UI Symbol"
_EMPTY = "\u2002" * 5
"""What an empty control holds: wide enough to hit, and nothing in print."""

_LONGEST_NAME = 64
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_DATE_FORMATS = {"en": "d MMMM yyyy", "cs": "d. MMMM yyyy", "fi": "d.M.yyyy"}
_LANGUAGES = {"en": "en-GB", "cs": "cs-CZ", "fi": "fi-FI"}


def language(locale: str) -> str:
    """The language of a document as Word names it."""
    return _LANGUAGES[locale]


class Controls:
    """Makes the controls of one document; their numbers count up from one."""

    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._count = 0

    def text(self, paragraph: Paragraph, tag: str, name: str) -> None:
        """A place for words, over several lines too."""
        self._put(paragraph, tag, name, _EMPTY, _element("w:text", multiLine="1"))

    def date(self, paragraph: Paragraph, tag: str, name: str) -> None:
        """A place for a date, with a calendar where the program has one."""
        kind = _element("w:date")
        kind.append(_element("w:dateFormat", val=_DATE_FORMATS[self._locale]))
        kind.append(_element("w:lid", val=language(self._locale)))
        kind.append(_element("w:storeMappedDataAs", val="dateTime"))
        kind.append(_element("w:calendar", val="gregorian"))
        self._put(paragraph, tag, name, _EMPTY, kind)

    def box(self, paragraph: Paragraph, tag: str, name: str) -> None:
        """A box to tick."""
        kind = _extension("checkbox")
        kind.append(_extension("checked", val="0"))
        kind.append(_extension("checkedState", val=f"{ord(_TICKED):04X}", font=_BOX_FONT))
        kind.append(_extension("uncheckedState", val=f"{ord(_BOX):04X}", font=_BOX_FONT))
        self._put(paragraph, tag, name, _BOX, kind)

    def _put(
        self, paragraph: Paragraph, tag: str, name: str, content: str, kind: etree._Element
    ) -> None:
        self._count += 1
        properties = _element("w:sdtPr")
        properties.append(_element("w:alias", val=name[:_LONGEST_NAME]))
        properties.append(_element("w:tag", val=tag[:_LONGEST_NAME]))
        properties.append(_element("w:id", val=str(self._count)))
        if content == _EMPTY:
            properties.append(_element("w:showingPlcHdr"))
        properties.append(kind)
        inside = _element("w:sdtContent")
        run = paragraph.add_run(content)
        if content == _BOX:
            fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
            for script in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(qn(f"w:{script}"), _BOX_FONT)
        inside.append(run._r)
        control = _element("w:sdt")
        control.append(properties)
        control.append(inside)
        paragraph._p.append(control)


def _element(tag: str, **values: str) -> etree._Element:
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _extension(tag: str, **values: str) -> etree._Element:
    element = etree.Element(f"{{{_WORD_2010}}}{tag}", nsmap={"w14": _WORD_2010})
    for name, value in values.items():
        element.set(f"{{{_WORD_2010}}}{name}", value)
    return element
