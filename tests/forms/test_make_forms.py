"""All forms: the same bytes twice, in every language, and what cannot be made is said."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from form_library import library as small_library
from form_library import template
from kamalign import LOCALES
from kamalign.edition import EDITION_DATE
from kamalign.forms import make_forms
from kamalign.library import Library
from kamalign.paths import form_name

_DC = "{http://purl.org/dc/elements/1.1/}"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_template_has_a_form_in_every_language(library: Library, forms: Path) -> None:
    wanted = {
        form_name(slug, locale, found[locale].file_format)
        for slug, found in library.templates.items()
        for locale in LOCALES
    }

    assert set(_files(forms)) == wanted


@pytest.mark.parametrize("formulas", [True, False])
@pytest.mark.parametrize("locale", LOCALES)
def test_two_runs_give_the_same_bytes(tmp_path: Path, locale: str, formulas: bool) -> None:
    for name in "ab":
        assert make_forms(small_library(template(formulas)), locale, tmp_path / name) == []

    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    assert list(_files(tmp_path / "a")) == [f"small-{locale}.{'xlsx' if formulas else 'docx'}"]


@pytest.mark.parametrize("formulas", [True, False])
def test_a_package_is_in_order_and_has_no_time_of_its_own(tmp_path: Path, formulas: bool) -> None:
    make_forms(small_library(template(formulas)), "cs", tmp_path)
    (path,) = tmp_path.iterdir()
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        times = {info.date_time for info in package.infolist()}
        core = etree.fromstring(package.read("docProps/core.xml"))
        trees = [package.read(name) for name in names if name.endswith((".xml", ".rels"))]

    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert times == {(EDITION_DATE.year, EDITION_DATE.month, EDITION_DATE.day, 0, 0, 0)}
    assert core.findtext(f"{_DC}title") == "Words"
    assert core.findtext(f"{_DC}language") == "cs"
    dates = [e.text for e in core if etree.QName(e).localname in {"created", "modified"}]
    assert dates == [f"{EDITION_DATE.isoformat()}T00:00:00Z"] * 2
    assert all(etree.fromstring(tree) is not None for tree in trees)


def test_nothing_is_left_beside_the_forms(tmp_path: Path) -> None:
    make_forms(small_library(template()), "en", tmp_path / "out")

    assert [path.name for path in tmp_path.rglob("*")] == ["out", "small-en.xlsx"]


def test_a_template_without_the_language_is_a_finding(tmp_path: Path) -> None:
    findings = make_forms(small_library(template(), ("en",)), "fi", tmp_path)

    assert [(f.code, f.place.path) for f in findings] == [
        ("form-not-made", "templates/small/template.yml")
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_circle_of_formulas_is_a_finding(tmp_path: Path) -> None:
    fields = [
        {"id": i, "type": "number", "label": i, "guidance": i, "formula": formula}
        for i, formula in (("a", "b + 1"), ("b", "a * 2"))
    ]
    findings = make_forms(small_library(template(fields=fields, example={})), "en", tmp_path)

    assert [f.code for f in findings] == ["form-not-made"]
    assert "circle" in findings[0].message


def test_words_that_no_cell_can_hold_are_a_finding(tmp_path: Path) -> None:
    findings = make_forms(small_library(template(words="x" * 40_000)), "en", tmp_path)

    assert [f.code for f in findings] == ["form-not-made"]
