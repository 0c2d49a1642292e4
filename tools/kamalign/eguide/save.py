"""Saves a PDF small, with the same bytes each time, and so that all agree where a stream ends.

A stream whose last byte is a carriage return stands before the line feed that ends it, and a reader
may take both for the end of the line. ISO 19005-2, 6.1.7.1 wants a stream as long as it says, so
page-validation refuses such a file. In a book of our size there is one more often than not.
"""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import Name

_RETURN = b"\r"
_AMBIGUOUS = b"\r\nendstream"
_TRIES = 40
_NOT_TEXT = ("/Length1", "/N", "/Subtype", "/Type")
"""What fonts, colour profiles, images and metadata have, whose bytes are to stay as they are."""


def save(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF, which is changed, but in nothing that shows."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and _is_text(thing):
            _end_plainly(thing)
    data = _written(pdf)
    # Which objects share a stream, and so how it ends, cannot be asked for. But one object more
    # moves all those after it.
    fields = list(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else []
    for field in fields[:_TRIES]:
        if _AMBIGUOUS not in data:
            break
        if "/AP" in field:
            field.AP = pdf.make_indirect(field.AP)
            data = _written(pdf)
    return data


def _is_text(stream: pikepdf.Stream) -> bool:
    """Whether a stream is a page's or a drawing's content, to which white space adds nothing."""
    is_drawing = stream.get("/Subtype") == "/Form"
    return is_drawing or not any(key in stream for key in _NOT_TEXT)


def _end_plainly(stream: pikepdf.Stream) -> None:
    """Put white space after the content until it no longer ends in a carriage return."""
    if "/Filter" not in stream:
        content = stream.read_bytes()
    elif stream.Filter == Name.FlateDecode and stream.read_raw_bytes().endswith(_RETURN):
        content = stream.read_bytes() + b"\n"
    else:
        return
    while (raw := zlib.compress(content, 9)).endswith(_RETURN):
        content += b"\n"
    stream.write(raw, filter=Name.FlateDecode)


def _written(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
