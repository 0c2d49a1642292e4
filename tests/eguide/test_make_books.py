"""The whole way from the site to two files: the same bytes twice, and nothing half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from eguide_site import SmallSite, build_site
from kamalign import LOCALES
from kamalign.eguide import make_books


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    return build_site(tmp_path / "site", "en")


@pytest.fixture(params=LOCALES)
def any_site(request: pytest.FixtureRequest, tmp_path: Path) -> SmallSite:
    return build_site(tmp_path / "site", request.param)


def test_two_runs_give_the_same_bytes(any_site: SmallSite, tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        assert make_books(any_site.root, any_site.locale, tmp_path / name) == []
        made.append({file.name: file.read_bytes() for file in sorted((tmp_path / name).iterdir())})

    assert made[0] == made[1]
    assert list(made[0]) == [
        f"kam-alignment-library-{any_site.locale}.epub",
        f"kam-alignment-library-{any_site.locale}.pdf",
    ]


def test_the_books_do_not_change_when_they_lie_in_the_site(small_site: SmallSite) -> None:
    out = small_site.root / "en" / "e-guide"
    make_books(small_site.root, "en", out)
    first = (out / "kam-alignment-library-en.epub").read_bytes()
    make_books(small_site.root, "en", out)

    assert (out / "kam-alignment-library-en.epub").read_bytes() == first
    assert not list(out.glob(".*"))


def test_without_a_site_there_is_a_finding(tmp_path: Path) -> None:
    findings = make_books(tmp_path, "en", tmp_path / "out")

    assert [finding.code for finding in findings] == ["eguide-missing-page"]
    assert not (tmp_path / "out").exists()


def test_what_typst_refuses_leaves_the_earlier_books(small_site: SmallSite, tmp_path: Path) -> None:
    make_books(small_site.root, "en", tmp_path / "out")
    before = {file: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    # No font of the book has this letter, and PDF/UA forbids a missing glyph.
    small_site.write("articles/two/", '<h2 id="here">Here</h2><p>漢</p>')
    findings = make_books(small_site.root, "en", tmp_path / "out")

    assert [finding.code for finding in findings] == ["eguide-not-made"]
    assert "漢" in findings[0].message
    assert {file: file.read_bytes() for file in (tmp_path / "out").iterdir()} == before


def test_a_finding_does_not_keep_the_rest_from_the_reader(
    small_site: SmallSite, tmp_path: Path
) -> None:
    small_site.write("articles/two/", '<h2 id="here">Here</h2><video></video>')
    findings = make_books(small_site.root, "en", tmp_path / "out")

    assert [finding.code for finding in findings] == ["eguide-unknown-element"]
    assert len(list((tmp_path / "out").iterdir())) == 2
