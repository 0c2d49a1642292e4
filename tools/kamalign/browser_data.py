"""What the browser needs to score: ids, key and interface strings, without the texts."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from kamalign.messages import messages
from kamalign.model.assessment import Assessment
from kamalign.model.quiz import Case, CaseItem, CaseMatching, Item, Matching, Quiz


def quiz_structure(quiz: Quiz) -> dict[str, Any]:
    """The structure and key of a quiz: every item is a list of parts, one unless it is a case."""
    return {
        "id": quiz.id,
        "edition": quiz.edition,
        "passMark": quiz.pass_mark,
        "items": [
            {
                "id": item.id,
                "parts": [
                    _part(part) for part in (item.items if isinstance(item, Case) else (item,))
                ],
            }
            for item in quiz.items
        ],
    }


def _part(part: Item | CaseItem) -> dict[str, Any]:
    if isinstance(part, Case):
        raise TypeError("a case holds no case")
    if isinstance(part, Matching | CaseMatching):
        return {
            "id": part.id,
            "type": part.type,
            "responses": [response.id for response in part.responses],
            "key": {premise.id: premise.match for premise in part.premises},
        }
    return {
        "id": part.id,
        "type": part.type,
        "choices": [choice.id for choice in part.choices],
        "key": [choice.id for choice in part.choices if choice.correct],
    }


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


def quiz_data(quiz: Quiz, locale: str) -> Markup:
    """The JSON that stands in a quiz's HTML."""
    return _json(quiz_structure(quiz) | {"messages": _strings(locale, "quiz.js.")})


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
        for name in (("storage",) if prefix == "quiz.js." else ("storage", "code"))
        for key, message in entries.group(f"{name}.js.").items()
    }
    return {"locale": locale} | entries.group(prefix) | shared


def _json(data: dict[str, Any]) -> Markup:
    """JSON that is safe inside a script element and in XML: no `<`, `>` or `&`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - nothing is left in it that HTML could read
