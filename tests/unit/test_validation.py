"""Messages of misfits: they name the field, quote the value and say how to mend it."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from kamalign.model.page import PageMatter
from kamalign.model.quiz import Quiz, QuizText
from kamalign.source import parse_yaml
from kamalign.validation import validate

QUIZ = """\
id: basics
edition: 1
pass_mark: 1
title: The basics
intro: One question.
items:
  - id: one
    type: single-choice
    prompt: What?
    choices:
      - {id: a, text: A, feedback: B}
      - {id: b, text: A, feedback: B, correct: true}
    explanation: So.
    reread: a.md
"""
TEXT = "title: T\nintro: I\nitems:\n  one:\n    choices:\n      a: {text: A, feedback: B}\n"
PAGE = """\
id: A1
title: T
question: Q
description: Twenty letters and then some more.
reader: new-kam
claims: [C01]
sources: []
evidence: [editorial]
evidence_note: N
"""


def _messages(model: type[BaseModel], text: str) -> list[str]:
    document, findings = parse_yaml(text, "a.yml")
    assert document is not None
    assert findings == []
    _, findings = validate(model, document)
    return [f"{f.place.line}:{f.place.column} {f.code}: {f.message} | {f.fix}" for f in findings]


@pytest.mark.parametrize(("model", "text"), [(Quiz, QUIZ), (QuizText, TEXT), (PageMatter, PAGE)])
def test_what_fits_has_no_findings(model: type[BaseModel], text: str) -> None:
    assert _messages(model, text) == []


@pytest.mark.parametrize(
    ("typed", "instead", "message"),
    [
        (
            "correct: true",
            "corect: true",
            "12:39 unknown-key: entry 2 of `choices` has no key `corect` | rename it to `correct`",
        ),
        (
            "edition: 1",
            'edition: "1"',
            "2:10 wrong-type: `edition` should be a whole number, but is text (`1`)"
            " | write the number without quotes",
        ),
        (
            "title: The basics",
            "title: 8",
            '4:8 wrong-type: `title` should be text, but is a number (`8`) | put it in quotes: "8"',
        ),
        (
            "title: The basics",
            "title: true",
            "4:8 wrong-type: `title` should be text, but is true or false (`True`)"
            ' | put it in quotes: "true"',
        ),
        (
            "pass_mark: 1",
            "pass_mark: 1.5",
            "3:12 wrong-type: `pass_mark` should be a whole number, but is a number (`1.5`)"
            " | write a whole number here",
        ),
        (
            "type: single-choice",
            "type: sinle-choice",
            "8:11 bad-value: `sinle-choice` is not a type of item | write `single-choice`",
        ),
        (
            "reread: a.md",
            "reread: a",
            "14:13 bad-value: `reread` `a` does not have the form it should"
            " | write a page as `articles/other-half.md#heading-id`",
        ),
        (
            "    explanation: So.\n",
            "",
            "7:5 missing-key: entry 1 of `items` has no `explanation` | add `explanation: …`",
        ),
        ("edition: 1", "edition: 0", "2:10 bad-value: `edition` is 0 | write at least 1"),
        (
            "intro: One question.",
            'intro: ""',
            "5:8 bad-value: `intro` is empty | write the text",
        ),
    ],
)
def test_message(typed: str, instead: str, message: str) -> None:
    assert _messages(Quiz, QUIZ.replace(typed, instead)) == [message]


def test_keys_that_resemble_nothing_are_listed_with_the_known_ones() -> None:
    assert _messages(QuizText, TEXT.replace("text: A", "zzz: 1, text: A")) == [
        "6:11 unknown-key: `a` has no key `zzz` | delete it; the known keys are `feedback`, `text`"
    ]


def test_all_misfits_are_reported_at_once() -> None:
    text = PAGE.replace("new-kam", "newkam").replace("C01", "C1").replace("title: T", "titel: T")

    assert [message.split(":")[1].split(" ")[1] for message in _messages(PageMatter, text)] == [
        "missing-key",
        "bad-value",
        "bad-value",
        "unknown-key",
    ]


def test_a_message_is_one_line_of_bearable_length() -> None:
    messages = _messages(PageMatter, PAGE.replace("new-kam", '"' + "a\\n" * 5000 + '"'))

    assert len(messages) == 1
    assert "\n" not in messages[0]
    assert len(messages[0]) < 700
