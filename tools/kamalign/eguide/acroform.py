"""The fields of the PDF: each link that Typst drew for one becomes a widget of a form.

Typst knows no forms, but tags a link and puts it in its place. So a field is drawn as a link to
`field:NAME`, or `field:NAME#OPTION` for one answer of a choice, and changed here. What PDF/A-2a and
PDF/UA-1 ask of a widget is cited by the clause of ISO 19005-2 and ISO 14289-1.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from kamalign.eguide.field_font import NAME as FONT
from kamalign.eguide.field_font import embed
from kamalign.eguide.fields import Field
from kamalign.eguide.save import save
from kamalign.eguide.tree import Blank, BlankKind, Choice, Option, spoken

SCHEME = "field:"

_MULTILINE = 1 << 12
_RADIO = 1 << 15
_PRINTED = 4
_RIGHT = 2
_SIZES: dict[BlankKind, float] = {"line": 9, "lines": 9, "cell": 8, "figure": 9, "date": 9}
_ONE_LINE: frozenset[BlankKind] = frozenset({"figure", "date"})
# In shares of the box: a ball, drawn as four curves, that leaves the ring round it visible.
_BALL, _BOW = 0.2, 0.5523


@dataclass(frozen=True)
class _Drawn:
    """A link of the page that stands for a field, and what of it the widget needs."""

    link: pikepdf.Object
    page: pikepdf.Object
    element: pikepdf.Object


def with_form(data: bytes, fields: Mapping[str, Field]) -> bytes:
    """The PDF with a form; `fields` is by name and in reading order.

    Raises KeyError where a field is not drawn, ValueError where a link stands for no field.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if fields:
            _Form(pdf).add(fields)
        return save(pdf)


class _Form:
    """Makes the fields of one PDF."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._font = embed(pdf)
        self._marks: dict[tuple[float, float], Dictionary] = {}

    def add(self, fields: Mapping[str, Field]) -> None:
        drawn: dict[str, _Drawn] = {}
        for name, link in _drawn(self._pdf):
            if name in drawn:
                raise ValueError(f"two links stand for {name}")
            drawn[name] = link
        made = []
        for field in fields.values():
            if isinstance(field, Choice):
                made.append(self._choice(field, drawn))
            else:
                made.append(self._blank(field, drawn.pop(field.name)))
        if drawn:
            raise ValueError(f"links to no field: {', '.join(drawn)}")
        self._pdf.Root.AcroForm = self._pdf.make_indirect(
            Dictionary(
                Fields=Array(made),
                DR=Dictionary(Font=Dictionary({FONT: self._font})),
                DA=_appearance_of(_SIZES["line"]),
            )
        )

    def _blank(self, blank: Blank, drawn: _Drawn) -> pikepdf.Object:
        widget = _widget(drawn, blank.label)
        widget.FT = Name.Tx
        widget.T = String(blank.name)
        widget.TU = String(blank.label)
        widget.DA = _appearance_of(_SIZES[blank.kind])
        if blank.kind == "figure":
            widget.Q = _RIGHT
        if blank.kind not in _ONE_LINE:
            widget.Ff = _MULTILINE
        # One for each: a program that fills the field in may write into the stream it finds.
        empty = self._stream(_size(widget), b"/Tx BMC\nEMC\n")
        empty.Resources = Dictionary(Font=Dictionary({FONT: self._font}))
        widget.AP = Dictionary(N=empty)
        return widget

    def _choice(self, choice: Choice, drawn: dict[str, _Drawn]) -> pikepdf.Object:
        group = self._pdf.make_indirect(
            Dictionary(
                FT=Name.Btn,
                Ff=_RADIO,
                T=String(choice.name),
                TU=String(choice.label),
                V=Name.Off,
            )
        )
        group.Kids = Array(
            [
                self._option(choice, option, group, drawn.pop(f"{choice.name}#{option.id}"))
                for option in choice.options
            ]
        )
        return group

    def _option(
        self, choice: Choice, option: Option, group: pikepdf.Object, drawn: _Drawn
    ) -> pikepdf.Object:
        label = f"{choice.label}: {spoken(option.inlines)}"
        widget = _widget(drawn, label)
        widget.Parent = group
        widget.TU = String(label)
        widget.AS = Name.Off
        # For programs that draw the mark anew: a ball, in the font that all of them have.
        widget.MK = Dictionary(CA=String("l"))
        marks = self._marks_of(_size(widget))
        widget.AP = Dictionary(N=Dictionary({f"/{option.id}": marks.On, "/Off": marks.Off}))
        return widget

    def _marks_of(self, size: tuple[float, float]) -> Dictionary:
        """Ticked and not ticked; nobody writes into these, so boxes of one size share them."""
        if size not in self._marks:
            self._marks[size] = Dictionary(
                On=self._stream(size, _ball(*size)), Off=self._stream(size, b"")
            )
        return self._marks[size]

    def _stream(self, size: tuple[float, float], content: bytes) -> pikepdf.Stream:
        return self._pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *size])
        )


def _drawn(pdf: pikepdf.Pdf) -> Iterator[tuple[str, _Drawn]]:
    """Yield the links that stand for fields, by what follows `field:`."""
    elements = _link_elements(pdf)
    for page in pdf.pages:
        for link in page.obj.get("/Annots", ()):
            address = str(link.A.get("/URI", "")) if "/A" in link else ""
            if address.startswith(SCHEME):
                element = elements[int(link.StructParent)]
                yield address.removeprefix(SCHEME), _Drawn(link, page.obj, element)


def _link_elements(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    """The structure elements of annotations by the key that the annotation names."""
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return {key: value for key, value in tree.items() if isinstance(value, Dictionary)}


def _widget(drawn: _Drawn, label: str) -> pikepdf.Object:
    """The link as a widget without action, in a `Form` element (7.18.4), printed (6.3.2)."""
    drawn.element.S = Name.Form
    drawn.element.Alt = String(label)
    widget = drawn.link
    for key in ("/A", "/Border", "/Contents"):
        if key in widget:
            del widget[key]
    widget.Subtype = Name.Widget
    widget.F = _PRINTED
    widget.P = drawn.page
    return widget


def _appearance_of(size: float) -> String:
    return String(f"{FONT} {size:g} Tf 0 g")


def _size(widget: pikepdf.Object) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in widget.Rect)
    return round(right - left, 3), round(top - bottom, 3)


def _ball(width: float, height: float) -> bytes:
    radius = _BALL * min(width, height)
    bow = _BOW * radius
    x, y = width / 2, height / 2
    curves = (
        (x + radius, y + bow, x + bow, y + radius, x, y + radius),
        (x - bow, y + radius, x - radius, y + bow, x - radius, y),
        (x - radius, y - bow, x - bow, y - radius, x, y - radius),
        (x + bow, y - radius, x + radius, y - bow, x + radius, y),
    )
    drawn = [f"{x + radius:.2f} {y:.2f} m"]
    drawn += [f"{' '.join(f'{place:.2f}' for place in curve)} c" for curve in curves]
    return f"0 g\n{chr(10).join(drawn)}\nf\n".encode("ascii")
