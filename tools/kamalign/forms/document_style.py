"""How a form in DOCX looks: page, styles, language, footer."""

from __future__ import annotations

from typing import Any, cast

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from kamalign.forms.controls import language

LEAD, FIELD, GUIDANCE, ENTRY, CHOICE, HEAD, NOTE = (
    f"KAM {name}" for name in ("Lead", "Field", "Guidance", "Entry", "Choice", "Head", "Note")
)
CAPTION = "Caption"
"""The name of a table, above it."""

_FONT = "Arial"
"""The one sans-serif that every office program has, or has the measures of."""
_DEEP, _QUIET, _WARM, _WHITE = (
    RGBColor.from_string(value) for value in ("12434F", "4D5F63", "8A4413", "FFFFFF")
)
_RULE = "8FA9A6"
_OWN_STYLES: dict[str, dict[str, Any]] = {
    LEAD: {"size": 11, "after": 6},
    FIELD: {"bold": True},
    GUIDANCE: {"size": 9, "colour": _QUIET, "after": 2},
    ENTRY: {},
    CHOICE: {"after": 2},
    HEAD: {"size": 9, "bold": True, "colour": _WHITE, "keep": True},
    NOTE: {"bold": True, "colour": _WARM, "after": 6, "keep": True},
}
_KEPT = {"Normal", "Title", "Heading 1", "Caption", "Footer", "No Spacing", "Table Grid"}
_KEPT_DEFAULTS = {"Default Paragraph Font", "Normal Table", "No List"}
_UNUSED_PARTS = (
    "/thumbnail",
    "/customXml",
    "/stylesWithEffects",
    "/extended-properties",
    "/numbering",
)
_WIDE_FROM = 6
"""Columns from which a page lies on its side, so that a hand can write in them."""

_MARGIN = Cm(2)


def blank_document(locale: str) -> DocxDocument:
    """An empty document in a language, with this library's styles and nothing else."""
    document = Document()
    for relations in (document.part.package.rels, document.part.rels):
        for key in [k for k, r in relations.items() if r.reltype.endswith(_UNUSED_PARTS)]:
            del relations[key]
    _styles(document, locale)
    _settings(document, locale)
    return document


def lay_out(document: DocxDocument, columns: int) -> Length:
    """Set the page, A4, and return the width of its text."""
    section = document.sections[0]
    width, height = Cm(21), Cm(29.7)
    if columns >= _WIDE_FROM:
        width, height = height, width
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.6)
    section.header_distance = section.footer_distance = Cm(0.9)
    return Length(width - 2 * _MARGIN)


def footer(document: DocxDocument, name: str, width: Length) -> None:
    """The library's name and licence on the left, the page and their number on the right."""
    paragraph = document.sections[0].footer.paragraphs[0]
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{name} · CC BY 4.0\t")
    _field(paragraph, "PAGE")
    paragraph.add_run("\u00a0/\u00a0")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _styles(document: DocxDocument, locale: str) -> None:
    styles = document.styles
    for style in list(styles):
        if style.name not in _KEPT | _KEPT_DEFAULTS:
            style.delete()
    # Each paragraph style had a character style of its own, which is gone.
    for link in list(styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)
    _table_style(document)
    (defaults,) = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    fonts, lang = defaults.find(qn("w:rFonts")), defaults.find(qn("w:lang"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)
    lang.set(qn("w:val"), language(locale))
    _shape(document, "Normal", size=10, after=6)
    _shape(document, "No Spacing", size=6)
    _shape(document, "Title", size=20, bold=True, colour=_DEEP, after=4)
    _shape(document, "Heading 1", size=14, bold=True, colour=_DEEP, before=12, after=6, keep=True)
    _shape(document, CAPTION, size=10.5, bold=True, colour=_DEEP, before=4, after=1, keep=True)
    _shape(document, "Footer", size=8, colour=_QUIET)
    for name, shape in _OWN_STYLES.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _shape(document, name, **shape)


def _table_style(document: DocxDocument) -> None:
    """Thin lines in the library's own grey, and room above and below the words."""
    properties = document.styles["Table Grid"].element.find(qn("w:tblPr"))
    for border in properties.find(qn("w:tblBorders")):
        border.set(qn("w:color"), _RULE)
    margins = properties.find(qn("w:tblCellMar"))
    if margins is None:
        margins = OxmlElement("w:tblCellMar")
        properties.append(margins)
    for child in list(margins):
        margins.remove(child)
    # In the order of the schema; in twentieths of a point.
    for side, width in (("top", 45), ("left", 100), ("bottom", 45), ("right", 100)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)


def _shape(
    document: DocxDocument,
    name: str,
    *,
    size: float = 10,
    bold: bool = False,
    colour: RGBColor | None = None,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> None:
    style = cast("ParagraphStyle", document.styles[name])
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    for tag in ("w:pBdr", "w:tabs", "w:contextualSpacing"):
        for element in style.element.get_or_add_pPr().findall(qn(tag)):
            element.getparent().remove(element)
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    if colour is not None:
        style.font.color.rgb = colour
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = 1.08
    shape.keep_with_next = keep


def _settings(document: DocxDocument, locale: str) -> None:
    """Word's own remarks on whoever saved python-docx's template go; the language comes in."""
    settings = document.settings.element
    for tag in ("w:proofState", "w:savePreviewPicture", "w:rsids", "w:shapeDefaults"):
        for element in settings.findall(qn(tag)):
            settings.remove(element)
    for element in [e for e in settings if "2010/wordml" in str(e.tag)]:
        settings.remove(element)
    zoom = settings.find(qn("w:zoom"))
    zoom.attrib.clear()
    zoom.set(qn("w:percent"), "100")
    languages = settings.find(qn("w:themeFontLang"))
    languages.attrib.clear()
    languages.set(qn("w:val"), language(locale))
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    if locale != "en":
        settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
        settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")
