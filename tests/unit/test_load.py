"""Loading a tree: what editors leave behind never raises, and findings stay few."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_tree import build_tree
from kamalign.checks import check_library
from kamalign.library import load
from kamalign.site_config import markdown_setup

PAGE = "docs/en/articles/first.md"


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tree(tmp_path_factory.mktemp("tree"))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    path=st.sampled_from(
        [PAGE, "docs/cs/index.md", "quizzes/basics/quiz.yml", "reference/claims.yml", "mkdocs.yml"]
    ),
    at=st.integers(0, 400),
    length=st.integers(0, 40),
    raw=st.binary(max_size=40) | st.text().map(lambda text: text.encode("utf-8", "replace")),
)
def test_no_bytes_make_it_raise(tree: Path, path: str, at: int, length: int, raw: bytes) -> None:
    file = tree / path
    sound = file.read_bytes()
    try:
        file.write_bytes(sound[:at] + raw + sound[at + length :])
        findings = check_library(load(tree))
    finally:
        file.write_bytes(sound)

    assert all(found.message and found.place.line > 0 < found.place.column for found in findings)


def test_an_empty_folder_has_no_pages(tmp_path: Path) -> None:
    library = load(tmp_path)

    assert (library.pages, library.quizzes) == ({}, {})
    assert [found.place.path for found in library.findings] == ["mkdocs.yml"]


@pytest.mark.parametrize(
    "entries",
    [
        "markdown_extensions: attr_list\n",
        "markdown_extensions: [attr_list, {toc: {permalink: !ENV [X, false]}}]\n",
        "markdown_extensions: [attr_list, {admonition: }]\n",
        "markdown_extensions: [attr_list]\nx: !!python/name:no.such.thing\n",
        "INHERIT: other.yml\n",
    ],
)
def test_configurations_that_can_be_read(tmp_path: Path, entries: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(entries, encoding="utf-8")

    assert markdown_setup(tmp_path)[2] == []


@pytest.mark.parametrize(
    ("entries", "line", "code"),
    [
        ("a: b\nmarkdown_extensions: [no_such]\n", 2, "bad-value"),
        ("markdown_extensions: {attr_list: 8}\n", 1, "bad-value"),
        ("markdown_extensions: [{toc: {no_such_option: 1}}, {admonition: 8}]\n", 1, "bad-value"),
        ("markdown_extensions: [{a: 1, b: 2}]\n", 1, "bad-value"),
        ("markdown_extensions: [!!python/name:os.system ]\n", 1, "bad-value"),
        ("a: *b\n", 1, "yaml-syntax"),
        ("a: [\n", 2, "yaml-syntax"),
        ("[" * 1500, 1, "yaml-syntax"),
    ],
)
def test_configurations_that_cannot(tmp_path: Path, entries: str, line: int, code: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(entries, encoding="utf-8")
    findings = markdown_setup(tmp_path)[2]

    assert [(found.code, found.place.line) for found in findings] == [(code, line)]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    root = build_tree(tmp_path)
    for name in (PAGE, "quizzes/basics/quiz.yml"):
        (root / name).unlink()
        os.mkfifo(root / name)

    assert [f"{found.place.path} {found.code}" for found in load(root).findings] == [
        f"{PAGE} unreadable-file",
        "quizzes/basics/quiz.yml unreadable-file",
    ]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    root = build_tree(tmp_path)
    (root / "docs" / "en" / "loop").symlink_to(".")
    (root / "quizzes" / "loop").symlink_to("loop")

    assert check_library(load(root)) == []
