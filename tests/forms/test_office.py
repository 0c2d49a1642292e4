"""LibreOffice opens every form without repair and comes to the curriculum's figures."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import load_workbook

from form_library import HOSTILE, template
from kamalign import LOCALES
from kamalign.forms.document import make_document
from kamalign.forms.sheet import make_sheet
from kamalign.library import Library
from kamalign.messages import messages

# Every sheet into a file of its own, in UTF-8, with figures as they are and not as they show.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

Convert = Callable[[Sequence[Path], str, Path], None]


def test_every_form_opens_without_repair(
    library: Library, forms: Path, convert: Convert, tmp_path: Path
) -> None:
    files = sorted(forms.iterdir())
    convert(files, "pdf", tmp_path)

    assert len(files) == len(library.templates) * len(LOCALES)
    assert {path.stem for path in tmp_path.iterdir()} == {path.stem for path in files}
    assert all(path.read_bytes().startswith(b"%PDF-") for path in tmp_path.iterdir())


def test_hostile_forms_open_without_repair(convert: Convert, tmp_path: Path) -> None:
    files = []
    for number, hostile in enumerate(HOSTILE):
        for suffix, data in (
            ("xlsx", make_sheet(template(words=hostile), "fi")),
            ("docx", make_document(template(False, hostile), "fi")),
        ):
            files.append(tmp_path / f"{suffix}-{number}.{suffix}")
            files[-1].write_bytes(data)
    convert(files, "pdf", tmp_path / "out")

    assert len(list((tmp_path / "out").iterdir())) == len(files)


def test_the_sheet_calculates_anew(forms: Path, convert: Convert, tmp_path: Path) -> None:
    files = []
    for locale in LOCALES:
        book = load_workbook(forms / f"profit-and-cash-{locale}.xlsx")
        files.append(tmp_path / f"{locale}.xlsx")
        # openpyxl saves formulas without results, so what shows has been worked out afresh.
        book.save(files[-1])
    convert(files, _CSV, tmp_path)

    for locale in LOCALES:
        name = messages(locale).text("form.example-sheet")
        with (tmp_path / f"{locale}-{name}.csv").open(encoding="utf-8", newline="") as file:
            figures = [row[2] for row in csv.reader(file)]
        assert [figures.count(number) for number in ("780", "420", "240")] == [1, 1, 1], locale
        assert "74.4" in figures
