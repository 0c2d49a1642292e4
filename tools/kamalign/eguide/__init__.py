"""The e-guide: the built site of one language as one PDF and one EPUB, made of one tree."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import typst

from kamalign.diagnostics import Finding, Place, finding
from kamalign.eguide.epub import make_epub
from kamalign.eguide.normalise import labels, make_book
from kamalign.eguide.pdf import make_cover, make_pdf
from kamalign.eguide.read import read_site
from kamalign.paths import download_name


def make_books(site: Path, locale: str, out: Path) -> list[Finding]:
    """Write the PDF and the EPUB of a language into the folder `out`.

    `site` is the folder of the whole built site; the pages are read from `site/<locale>/`.
    Returns what is wrong. Both files are written all the same, unless there is nothing to read
    or Typst refuses; then the files of an earlier run stay as they were.
    """
    sections, findings = read_site(site, locale)
    if not sections:
        return findings
    book, wrong = make_book(sections, site, locale)
    findings += wrong
    known = labels(book)
    try:
        made = {"pdf": make_pdf(book, known), "epub": make_epub(book, known, make_cover(book))}
    except typst.TypstError as error:
        name = download_name(locale, "pdf")
        return [
            *findings,
            finding(
                "eguide-not-made",
                Place(f"{site.name}/{locale}"),
                f"Typst refuses to print `{name}`: {error}",
                "mend what it names; it checks the file against PDF/UA-1 and PDF/A-2a",
            ),
        ]
    out.mkdir(parents=True, exist_ok=True)
    for fmt, data in made.items():
        _write(out / download_name(locale, fmt), data)
    return findings


def _write(file: Path, data: bytes) -> None:
    """Replace a file at once, so that no reader ever downloads half of it."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(0o644)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
