"""What the browser needs to score: ids, key and interface strings, without the texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from kamalign.messages import messages
from kamalign.model.assessment import Assessment
from kamalign.model.path import LearningPath
from kamalign.model.quiz import (
    Case,
    CaseItem,
    CaseMatching,
    CaseNumeric,
    CaseOrdering,
    CaseShortText,
    CaseTrueFalse,
    Item,
    Matching,
    Numeric,
    Ordering,
    Quiz,
    ShortText,
    TrueFalse,
)


def quiz_structure(quiz: Quiz, others: Iterable[Quiz] = ()) -> dict[str, Any]:
    """The structure and key of a quiz: every item is a list of parts, one unless it is a case.

    What has its usual value is left out. `others` are the same quiz in other languages: a typed
    answer is right on every page once it is right on one.
    """
    everywhere = (quiz, *others)
    whole: dict[str, Any] = {"id": quiz.id, "edition": quiz.edition, "passMark": quiz.pass_mark}
    if quiz.submission == "set":
        whole["submission"] = quiz.submission
    if quiz.shuffle:
        whole["shuffle"] = list(quiz.shuffle)
    if quiz.draw:
        whole["draw"] = dict(quiz.draw)
    if quiz.bands:
        whole["bands"] = {band.id: band.from_percent for band in quiz.bands}
    return whole | {
        "items": [
            _item(item, [other.items[place] for other in everywhere])
            for place, item in enumerate(quiz.items)
        ]
    }


def _item(item: Item, everywhere: Sequence[Item]) -> dict[str, Any]:
    usual = {"points": 1, "short": False, "pool": None}
    own = {name: value for name in usual if (value := getattr(item, name)) != usual[name]}
    parts = [
        _part(part, [_parts(other)[place] for other in everywhere])
        for place, part in enumerate(_parts(item))
    ]
    return {"id": item.id, **own, "parts": parts}


def _parts(item: Item) -> Sequence[Item | CaseItem]:
    return item.items if isinstance(item, Case) else (item,)


def _part(part: Item | CaseItem, everywhere: Sequence[Item | CaseItem]) -> dict[str, Any]:
    data: dict[str, Any] = {"id": part.id, "type": part.type}
    match part:
        case Matching() | CaseMatching():
            data["responses"] = [response.id for response in part.responses]
            data["key"] = {premise.id: premise.match for premise in part.premises}
        case Ordering() | CaseOrdering():
            data["key"] = [entry.id for entry in part.entries]
        case Numeric() | CaseNumeric():
            data["key"] = {"answer": part.answer, "tolerance": part.tolerance}
        case ShortText() | CaseShortText():
            data["ignore"] = [
                name for name in ("letter_case", "diacritics") if getattr(part, name) == "ignore"
            ]
            data["key"] = {
                right.id: list(dict.fromkeys(_wordings(everywhere, place)))
                for place, right in enumerate(part.accepted)
            }
        case TrueFalse() | CaseTrueFalse():
            # To the browser it is a single choice of two.
            data |= {
                "type": "single-choice",
                "choices": ["true", "false"],
                "key": ["true" if part.answer else "false"],
            }
        case Case():
            raise TypeError("a case holds no case")
        case _:
            data["choices"] = [choice.id for choice in part.choices]
            data["key"] = [choice.id for choice in part.choices if choice.correct]
    return data


def _wordings(everywhere: Sequence[Item | CaseItem], place: int) -> Iterator[str]:
    for part in everywhere:
        if isinstance(part, ShortText | CaseShortText):
            yield from part.accepted[place].wordings


def assessment_structure(assessment: Assessment) -> dict[str, Any]:
    """The structure of an assessment: ids in order, the value of each answer, names for charts.

    The value is null for "cannot judge" and false for "not applicable". `asked` holds the codes of
    the groups that each statement is for.
    """
    codes = {group.id: group.code for group in assessment.groups}
    return {
        "id": assessment.id,
        "edition": assessment.edition,
        "scale": {
            rating.id: rating.value if rating.applies else False for rating in assessment.scale
        },
        "groups": [group.code for group in assessment.groups],
        "levels": [
            {"id": level.id, "level": level.level, "name": level.name}
            for level in sorted(assessment.levels, key=lambda level: level.level)
        ],
        "elements": [
            {
                "id": element.id,
                "name": element.name,
                "kind": element.kind,
                "statements": [statement.id for statement in element.statements],
                "asked": [
                    "".join(codes.get(group, "") for group in statement.asked)
                    for statement in element.statements
                ],
            }
            for element in assessment.elements
        ],
    }


def quiz_data(quiz: Quiz, locale: str, others: Iterable[Quiz] = ()) -> Markup:
    """The JSON that stands in a quiz's HTML."""
    return _json(quiz_structure(quiz, others) | {"messages": _strings(locale, "quiz.js.")})


def quizzes_data(quizzes: Mapping[str, Mapping[str, Quiz]], locale: str) -> Markup:
    """The JSON that stands in the overview of all quizzes, which are given by slug and locale."""
    structures = [
        quiz_structure(quiz[locale], quiz.values()) for quiz in quizzes.values() if locale in quiz
    ]
    return _json({"quizzes": structures, "messages": _strings(locale, "quizzes.js.")})


def path_data(path: LearningPath, locale: str) -> Markup:
    """The JSON that stands in the HTML of a learning path: the minutes of each step by its id."""
    return _json({"path": _path_structure(path), "messages": _strings(locale, "path.js.")})


def paths_data(paths: Iterable[LearningPath], locale: str) -> Markup:
    """The JSON that stands in the overview of the learning paths."""
    structures = [_path_structure(path) for path in paths]
    return _json({"paths": structures, "messages": _strings(locale, "paths.js.")})


def _path_structure(path: LearningPath) -> dict[str, Any]:
    return {"id": path.id, "minutes": {step.id: step.minutes for step in path.steps}}


def assessment_data(
    assessment: Assessment, locale: str, quizzes: dict[str, Quiz] | None = None
) -> Markup:
    """The JSON that stands in an assessment's HTML.

    `quizzes` are those that stand beside the self-rating, by element id.
    """
    structure = assessment_structure(assessment)
    beside: dict[str, dict[str, Any]] = {}
    for element, quiz in (quizzes or {}).items():
        found = beside.setdefault(
            quiz.id, {"title": quiz.title, "elements": [], "quiz": quiz_structure(quiz)}
        )
        found["elements"].append(element)
    structure["quizzes"] = list(beside.values())
    return _json(structure | {"messages": _strings(locale, "assessment.js.")})


def team_data(assessment: Assessment, locale: str) -> Markup:
    """The JSON that stands in the HTML of a team's page."""
    structure = assessment_structure(assessment)
    return _json(structure | {"messages": _strings(locale, "team.js.")})


def _strings(locale: str, prefix: str) -> dict[str, Any]:
    entries = messages(locale)
    shared = {
        f"{name}.{key}": message
        for name in (("storage",) if prefix.startswith(("quiz", "path")) else ("storage", "code"))
        for key, message in entries.group(f"{name}.js.").items()
    }
    return {"locale": locale} | entries.group(prefix) | shared


def _json(data: dict[str, Any]) -> Markup:
    """JSON that is safe inside a script element and in XML: no `<`, `>` or `&`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - nothing is left in it that HTML could read
