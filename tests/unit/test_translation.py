"""A translation replaces words by id, and nothing else."""

from __future__ import annotations

import pytest

from kamalign.source import Document, parse_yaml
from kamalign.translation import localise

SOURCE = """\
id: x
title: Title
scale:
  - {id: low, value: 1, text: Low}
items:
  - id: one
    choices:
      - {id: a, text: A, feedback: F, correct: true}
  - {id: two, reread: a.md}
anchors: {weak: Weak, strong: Strong}
hero: {label: Go, href: a/}
"""
WORDS = """\
title: Titulek
scale: {low: Málo}
items: {one: {choices: {a: {text: Á, feedback: Ef}}}}
anchors: {weak: Slabé, strong: Silné}
hero: {label: Jdi}
"""


def _document(text: str) -> Document:
    document, _ = parse_yaml(text, "cs.yml")
    assert document is not None
    return document


def _findings(words: str) -> list[str]:
    _, findings = localise(_document(SOURCE), _document(words))
    return [f"{f.place.line}:{f.place.column} {f.code} {f.message}" for f in findings]


def test_words_are_laid_over_structure() -> None:
    data, findings = localise(_document(SOURCE), _document(WORDS))

    assert findings == []
    assert data == {
        "id": "x",
        "title": "Titulek",
        "scale": [{"id": "low", "value": 1, "text": "Málo"}],
        "items": [
            {"id": "one", "choices": [{"id": "a", "text": "Á", "feedback": "Ef", "correct": True}]},
            {"id": "two", "reread": "a.md"},
        ],
        "anchors": {"weak": "Slabé", "strong": "Silné"},
        "hero": {"label": "Jdi", "href": "a/"},
    }


@pytest.mark.parametrize(
    ("typed", "instead", "finding"),
    [
        ("feedback: Ef", "", "3:25 missing-translation `feedback` is not translated in"),
        ("weak: Slabé, ", "", "4:1 missing-translation `weak` is not translated in anchors"),
        ("low: Málo", "", "2:1 missing-translation `low` is not translated in scale"),
        ("{one:", "{uno: a, one:", "3:9 extra-translation `items.uno` has no counterpart"),
        ("label: Jdi", "label: Jdi, href: b/", "5:20 extra-translation `hero.href` has no"),
        ("title: Titulek\n", "", "1:1 missing-translation `title` is not translated"),
        ("{label: Jdi}", "Jdi", "5:1 missing-translation `hero` is not translated"),
    ],
)
def test_what_is_missing_or_too_much(typed: str, instead: str, finding: str) -> None:
    found = _findings(WORDS.replace(typed, instead))

    assert len(found) == 1
    assert found[0].startswith(finding)


def test_a_translation_cannot_change_the_key() -> None:
    words = WORDS.replace("feedback: Ef", "feedback: Ef, correct: false")
    data, findings = localise(_document(SOURCE), _document(words))

    assert data["items"][0]["choices"][0]["correct"] is True
    assert [finding.code for finding in findings] == ["extra-translation"]


def test_an_id_that_reads_like_a_key_of_words_is_an_id() -> None:
    source = "fields: [{id: question, type: short, label: L}]\n"
    data, findings = localise(_document(source), _document("fields: {question: {label: Ká}}\n"))

    assert findings == []
    assert data == {"fields": [{"id": "question", "type": "short", "label": "Ká"}]}
