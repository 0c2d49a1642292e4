"""What the HTML and the data of a quiz give away, and what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_tree import CASES, build_tree
from kamalign import LOCALES
from kamalign.browser_data import quiz_structure
from kamalign.library import Library, load
from kamalign.model.quiz import Entry, Ordering, full_points
from kamalign.quiz_page import asked_count, shuffled


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load(build_tree(tmp_path, CASES / "bad-key" / "good-kinds"))


def _ordering(name: str, ids: list[str]) -> Ordering:
    entries = tuple(Entry(id=entry, text=entry, feedback=entry) for entry in ids)
    return Ordering(
        id=name, type="ordering", prompt="p", entries=entries, explanation="e", reread="a.md"
    )


_IDS = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=3, max_size=12, unique=True)


@given(_IDS)
def test_entries_are_shown_in_an_order_that_is_never_the_right_one(ids: list[str]) -> None:
    shown = [entry.id for entry in shuffled(_ordering("item", ids))]

    assert sorted(shown) == sorted(ids)
    assert shown != ids
    assert shown == [entry.id for entry in shuffled(_ordering("item", ids))]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_structure_is_the_same_in_every_language(library: Library, locale: str) -> None:
    quizzes = library.quizzes["kinds"]
    structure = quiz_structure(quizzes[locale], quizzes.values())
    order, number, word, fact = structure["items"]

    assert {key: structure[key] for key in ("submission", "shuffle", "draw", "bands")} == {
        "submission": "set",
        "shuffle": ["items", "choices"],
        "draw": {"pair": 1},
        "bands": {"low": 0, "high": 80},
    }
    assert (order["points"], order["short"]) == (2, True)
    assert order["parts"][0]["key"] == ["first", "second", "third"]
    assert number["parts"][0]["key"] == {"answer": 2.5, "tolerance": 0.5}
    assert word["parts"][0]["ignore"] == ["letter_case", "diacritics"]
    accepted = word["parts"][0]["key"]
    assert set(accepted["word"]) == {"word", "words", "slovo", "sana"}
    assert set(accepted["term"]) == {"term", "termín", "termi"}
    assert fact["parts"][0] == {
        "id": "fact",
        "type": "single-choice",
        "choices": ["true", "false"],
        "key": ["false"],
    }


def test_a_draw_counts_what_is_asked(library: Library) -> None:
    quiz = library.quizzes["kinds"]["en"]

    assert asked_count(quiz) == 3
    assert full_points(quiz) == 4
