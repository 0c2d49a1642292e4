"""Addresses of pages and links between them."""

from __future__ import annotations

import pytest

from kamalign.paths import download_name, form_name, relative_href, site_path


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("index.md", ""),
        ("articles/a.md", "articles/a/"),
        ("e-guide/index.md", "e-guide/"),
        ("articles/reindex.md", "articles/reindex/"),
    ],
)
def test_site_path(page: str, path: str) -> None:
    assert site_path(page) == path


@pytest.mark.parametrize(
    ("start", "target", "href"),
    [
        ("index.md", "articles/a.md", "articles/a/"),
        ("articles/a.md", "articles/b.md#x", "../b/#x"),
        ("articles/a.md", "articles/a.md#x", "./#x"),
        ("e-guide/index.md", "quizzes/q.md", "../quizzes/q/"),
        ("articles/a.md", "index.md", "../../"),
    ],
)
def test_relative_href(start: str, target: str, href: str) -> None:
    assert relative_href(start, target) == href


def test_download_name() -> None:
    assert download_name("fi", "epub") == "kam-alignment-library-fi.epub"


def test_a_form_is_named_by_its_template_language_and_format() -> None:
    assert form_name("decision-rights", "fi", "docx") == "decision-rights-fi.docx"
