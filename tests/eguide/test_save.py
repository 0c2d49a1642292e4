"""A saved PDF has the same bytes each time, and no stream whose end is in doubt."""

from __future__ import annotations

import io
import zlib
from hashlib import sha256

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from kamalign.eguide.save import save

AMBIGUOUS = b"\r\nendstream"


def content() -> bytes:
    """Drawing instructions that end in a carriage return when they are compressed."""
    tried = (b"q Q\n" * count for count in range(5000))
    return next(data for data in tried if zlib.compress(data, 9).endswith(b"\r"))


def document(*, compressed: bool) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    drawn = pdf.make_stream(b"")
    if compressed:
        drawn.write(zlib.compress(content(), 9), filter=Name.FlateDecode)
    else:
        drawn.write(content())
    pdf.pages[0].obj.Contents = drawn
    return pdf


def test_content_does_not_end_in_a_carriage_return() -> None:
    for compressed in (True, False):
        data = save(document(compressed=compressed))

        assert AMBIGUOUS not in data
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert pdf.pages[0].obj.Contents.read_bytes().rstrip() == content().rstrip()


def test_what_is_no_text_stays_as_it_is() -> None:
    data = zlib.compress(content(), 9)
    with document(compressed=True) as pdf:
        image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        image.write(data, filter=Name.FlateDecode)
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=image))
        saved = save(pdf)
    with pikepdf.open(io.BytesIO(saved)) as pdf:
        assert pdf.pages[0].obj.Resources.XObject.I.read_raw_bytes() == data


def test_objects_are_put_together_until_no_end_is_in_doubt() -> None:
    for count in range(3000):
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            names = (sha256(f"{count} {n}".encode()).hexdigest() for n in range(20))
            fields = [Dictionary(T=name, AP=Dictionary()) for name in names]
            pdf.Root.AcroForm = Dictionary(Fields=Array(map(pdf.make_indirect, fields)))
            assert AMBIGUOUS not in save(pdf)
            if any(field.AP.is_indirect for field in pdf.Root.AcroForm.Fields):
                return
    pytest.fail("none of these needed a second try; one in 250 should")


def test_two_runs_give_the_same_bytes() -> None:
    assert save(document(compressed=True)) == save(document(compressed=True))
