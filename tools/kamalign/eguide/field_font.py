"""The font in which readers write into the form: embedded, with the letters of all languages.

It is a simple font with one byte for a letter, because that is what every PDF reader can type
into. Its codes are those of WinAnsi; the letters that Czech lacks there take the place of nothing,
or of signs that hardly anybody writes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from importlib import resources

import pikepdf
from fontTools import agl, subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

NAME = "/KamField"
"""The font's name in the resources of the form."""

_FILE = "SourceSans3_400Regular.ttf"
_CODES = range(32, 256)
_DELETE = "\x7f"
_CZECH = {
    0x81: "č",
    0x8D: "Č",
    0x8F: "ď",
    0x90: "Ď",
    0x9D: "ě",
    0xA4: "Ě",
    0xA6: "ň",
    0xA8: "Ň",
    0xAA: "ř",
    0xAC: "Ř",
    0xAF: "ť",
    0xB8: "Ť",
    0xB9: "ů",
    0xBA: "Ů",
}
_NONSYMBOLIC = 32
_STEM = 80


@cache
def letters() -> dict[int, str]:
    """The letters of the font by their code."""
    codes = {code: bytes([code]).decode("cp1252", errors="ignore") for code in _CODES} | _CZECH
    return {code: sign for code, sign in codes.items() if sign and sign != _DELETE}


@dataclass(frozen=True)
class _Cut:
    """The font file with our letters only, and its measures in thousandths of the size."""

    file: bytes
    name: str
    widths: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int
    capitals: int


@cache
def _cut() -> _Cut:
    source = (resources.files(__package__) / "fonts" / _FILE).read_bytes()
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    subsetter = subset.Subsetter(subset.Options(hinting=False, layout_features=[], name_IDs=[6]))
    subsetter.populate(unicodes=[ord(sign) for sign in letters().values()])
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    advance, glyph_of, head = font["hmtx"], font.getBestCmap(), font["head"]
    return _Cut(
        out.getvalue(),
        f"/KAMFLD+{font['name'].getDebugName(6)}",
        tuple(
            advance[glyph_of[ord(letters()[code])]][0] if code in letters() else 0
            for code in _CODES
        ),
        (head.xMin, head.yMin, head.xMax, head.yMax),
        font["hhea"].ascent,
        font["hhea"].descent,
        font["OS/2"].sCapHeight,
    )


def embed(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Put the font into a PDF and return its dictionary."""
    font = _cut()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(font.name),
        Flags=_NONSYMBOLIC,
        FontBBox=Array(font.box),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.capitals,
        StemV=_STEM,
        FontFile2=pdf.make_stream(font.file, Length1=len(font.file)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(font.name),
            FirstChar=_CODES.start,
            LastChar=_CODES.stop - 1,
            Widths=Array(font.widths),
            FontDescriptor=pdf.make_indirect(descriptor),
            Encoding=Dictionary(
                Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=_differences()
            ),
            ToUnicode=pdf.make_stream(_to_unicode()),
        )
    )


def _differences() -> Array:
    listed: list[int | pikepdf.Object] = []
    for code, sign in sorted(_CZECH.items()):
        listed += [code, Name(f"/{agl.UV2AGL[ord(sign)]}")]
    return Array(listed)


def _to_unicode() -> bytes:
    pairs = [f"<{code:02X}> <{ord(sign):04X}>" for code, sign in sorted(letters().items())]
    # A block holds at most a hundred (Adobe Technical Note 5014).
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    mapped = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /KAM-Field def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{mapped}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
