"""What the browser gets: ids, key and strings; never a text that could end a script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from case_tree import CASES, build_tree
from kamalign import LOCALES
from kamalign.browser_data import (
    _json,
    assessment_data,
    assessment_structure,
    quiz_data,
    quiz_structure,
    team_data,
)
from kamalign.library import Library, load


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load(build_tree(tmp_path, CASES / "unknown-quiz" / "good"))


def test_quiz(library: Library) -> None:
    assert quiz_structure(library.quizzes["basics"]["fi"]) == {
        "id": "basics",
        "edition": 1,
        "passMark": 2,
        "items": [
            {
                "id": "whom",
                "parts": [
                    {
                        "id": "whom",
                        "type": "single-choice",
                        "choices": ["boss", "owner"],
                        "key": ["owner"],
                    }
                ],
            },
            {
                "id": "plan",
                "parts": [
                    {
                        "id": "causes",
                        "type": "multiple-choice",
                        "choices": ["people", "stars"],
                        "key": ["people"],
                    },
                    {
                        "id": "pairs",
                        "type": "matching",
                        "responses": ["finance", "works"],
                        "key": {"pay": "finance", "make": "works"},
                    },
                ],
            },
        ],
    }


def test_assessment(library: Library) -> None:
    structure = assessment_structure(library.assessments["state"]["cs"])

    assert structure["scale"] == {
        "never": 1,
        "once": 2,
        "mostly": 3,
        "checked": 4,
        "improved": 5,
        "unknown": None,
    }
    assert structure["groups"] == ["K"]
    assert [level["level"] for level in structure["levels"]] == [1, 2, 3, 4, 5]
    assert structure["elements"] == [
        {
            "id": "staff",
            "name": "Text",
            "kind": "soft",
            "statements": [f"staff-{number}" for number in range(1, 6)],
            "asked": ["K"] * 5,
        }
    ]


def test_quizzes_stand_beside_the_elements_they_are_about(library: Library) -> None:
    quiz = library.quizzes["basics"]["cs"]
    assessment = library.assessments["state"]["cs"]
    data = json.loads(assessment_data(assessment, "cs", {"staff": quiz, "style": quiz}))

    assert data["quizzes"] == [
        {"title": quiz.title, "elements": ["staff", "style"], "quiz": quiz_structure(quiz)}
    ]
    assert json.loads(assessment_data(assessment, "cs"))["quizzes"] == []


def test_the_team_has_the_structure_and_its_own_strings(library: Library) -> None:
    assessment = library.assessments["state"]["fi"]
    data = json.loads(team_data(assessment, "fi"))

    assert data["elements"] == assessment_structure(assessment)["elements"]
    assert {"sheets", "talk-first", "code.cut", "storage.refused"} <= set(data["messages"])


@pytest.mark.parametrize("locale", LOCALES)
def test_the_strings_of_a_component_come_with_it(library: Library, locale: str) -> None:
    quiz = json.loads(quiz_data(library.quizzes["basics"][locale], locale))
    assessment = json.loads(assessment_data(library.assessments["state"][locale], locale))

    assert quiz["messages"]["locale"] == assessment["messages"]["locale"] == locale
    assert {"check", "score", "storage.refused"} <= set(quiz["messages"])
    assert {"show", "weakest", "storage.refused"} <= set(assessment["messages"])


def test_json_survives_html_and_xml() -> None:
    value = "</script><!-- & \u2028\u2029 ]]> 'ž\""
    text = _json({"a": value})

    assert json.loads(text) == {"a": value}
    assert not set(text) & set("<>&\u2028\u2029")
