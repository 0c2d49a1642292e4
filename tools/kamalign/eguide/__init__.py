"""The e-guide: the built site of one language as one PDF and one EPUB."""

from __future__ import annotations

import os
from pathlib import Path

from kamalign.diagnostics import Finding
from kamalign.eguide.normalise import labels, make_book
from kamalign.eguide.pdf import make_pdf
from kamalign.eguide.read import read_site
from kamalign.paths import download_name


def make_books(site: Path, locale: str, out: Path) -> list[Finding]:
    sections, findings = read_site(site, locale)
    book, wrong = make_book(sections, site, locale)
    out.mkdir(parents=True, exist_ok=True)
    (out / download_name(locale, "pdf")).write_bytes(make_pdf(book, labels(book)))
    return findings + wrong
