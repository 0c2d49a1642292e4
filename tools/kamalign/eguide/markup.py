"""Builds XML elements; words and attributes are escaped by lxml, never by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from lxml import etree

from kamalign.eguide.dom import Element

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"


class Maker:
    """Makes elements of one namespace."""

    def __init__(self, namespace: str, nsmap: Mapping[str | None, str] | None = None) -> None:
        self._namespace = namespace
        self._nsmap = nsmap

    def __call__(
        self, tag: str, attributes: Mapping[str, str] | None = None, *content: Element | str
    ) -> Element:
        """An element with attributes and mixed content."""
        element = etree.Element(
            f"{{{self._namespace}}}{tag}",
            nsmap=self._nsmap,  # type: ignore[arg-type] # the stub forgets the default namespace
        )
        for name, value in (attributes or {}).items():
            element.set(name, value)
        for part in content:
            if isinstance(part, str):
                add_text(element, part)
            else:
                element.append(part)
        return element


H = Maker(XHTML, {None: XHTML, "epub": OPS})
"""Makes XHTML."""


def add_text(parent: Element, text: str) -> None:
    """Append words after whatever the element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def serialise(element: Element, kind: Literal["xml", "xhtml"] = "xml") -> bytes:
    """A whole document in UTF-8; an XHTML document opens with HTML's doctype."""
    head = b"<?xml version='1.0' encoding='utf-8'?>\n"
    doctype = b"<!DOCTYPE html>\n" if kind == "xhtml" else b""
    return head + doctype + etree.tostring(element, encoding="unicode").encode()
