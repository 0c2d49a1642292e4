"""An Office Open XML package with the same bytes in every run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, time

from lxml import etree

from kamalign.edition import EDITION_DATE

MOMENT = datetime.combine(EDITION_DATE, time())
"""When a form was made and last changed, by its properties: the day of the edition."""

CORE = "docProps/core.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"

Edit = Callable[[bytes], bytes]


def repacked(package: bytes, edits: Mapping[str, Edit]) -> bytes:
    """The package with its parts in order, at a fixed time, and some of them edited."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        # Readers that do not seek want the content types first.
        for name in sorted(old.namelist(), key=lambda name: (name != _CONTENT_TYPES, name)):
            info = zipfile.ZipInfo(name, MOMENT.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            data = old.read(name)
            new.writestr(info, edits[name](data) if name in edits else data)
    return out.getvalue()


def with_language(locale: str) -> Edit:
    """Write the language into a package's core properties."""

    def edit(data: bytes) -> bytes:
        root = etree.fromstring(data)
        for element in root.findall(_LANGUAGE):
            root.remove(element)
        etree.SubElement(root, _LANGUAGE).text = locale
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return edit
