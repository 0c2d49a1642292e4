"""Whether the keys of quizzes, assessments and registers hold together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kamalign import SOURCE_LOCALE
from kamalign.diagnostics import Finding, finding
from kamalign.ids import duplicate, same_as_folder, unique
from kamalign.library import Library
from kamalign.model.assessment import Assessment
from kamalign.model.quiz import (
    Case,
    CaseItem,
    CaseMatching,
    CaseMultipleChoice,
    CaseOrdering,
    CaseShortText,
    CaseSingleChoice,
    Item,
    Matching,
    MultipleChoice,
    Ordering,
    Quiz,
    ShortText,
    SingleChoice,
    full_points,
)
from kamalign.source import Document, KeyPath

_REMEDY = "give one of them another id; keep the id of the one readers may have answered"


def check(library: Library) -> list[Finding]:
    """Find duplicate ids, wrong keys, and ids that name nothing."""
    found: list[Finding] = []
    for slug, quizzes in library.quizzes.items():
        document = library.documents.get(f"quizzes/{slug}/quiz.yml")
        if document and (quiz := quizzes.get(SOURCE_LOCALE)):
            found += _check_quiz(quiz, slug, document)
    for slug, assessments in library.assessments.items():
        document = library.documents.get(f"quizzes/{slug}/assessment.yml")
        if document and (assessment := assessments.get(SOURCE_LOCALE)):
            found += _check_assessment(assessment, slug, document)
    found += _check_registers(library)
    return found


def _check_quiz(quiz: Quiz, slug: str, document: Document) -> Iterator[Finding]:
    yield from same_as_folder(quiz.id, slug, document)
    yield from _unique((item.id for item in quiz.items), ("items",), document)
    points = full_points(quiz)
    if quiz.pass_mark > points:
        yield finding(
            "bad-key",
            document.place("pass_mark"),
            f"the pass mark {quiz.pass_mark} is higher than the {points} points there are",
            f"lower it to at most {points}",
        )
    yield from _check_bands(quiz, document)
    yield from _check_pools(quiz, document)
    for number, item in enumerate(quiz.items):
        at: KeyPath = ("items", number)
        if isinstance(item, Case):
            yield from _unique((part.id for part in item.items), (*at, "items"), document)
            for part_number, part in enumerate(item.items):
                yield from _check_part(part, (*at, "items", part_number), document)
        else:
            yield from _check_part(item, at, document)


def _check_part(part: Item | CaseItem, at: KeyPath, document: Document) -> Iterator[Finding]:
    if isinstance(part, Case):
        return
    if isinstance(part, Matching | CaseMatching):
        yield from _unique((p.id for p in part.premises), (*at, "premises"), document)
        yield from _unique((r.id for r in part.responses), (*at, "responses"), document)
        responses = {response.id for response in part.responses}
        for number, premise in enumerate(part.premises):
            if premise.match not in responses:
                yield finding(
                    "bad-key",
                    document.place(*at, "premises", number, "match"),
                    f"no response has the id `{premise.match}`",
                    f"name one of {_listed(responses)}",
                )
        return
    if isinstance(part, Ordering | CaseOrdering):
        yield from _unique((entry.id for entry in part.entries), (*at, "entries"), document)
    elif isinstance(part, ShortText | CaseShortText):
        yield from _unique((right.id for right in part.accepted), (*at, "accepted"), document)
    elif isinstance(part, SingleChoice | MultipleChoice | CaseSingleChoice | CaseMultipleChoice):
        yield from _check_choices(part, at, document)


def _check_choices(
    part: SingleChoice | MultipleChoice | CaseSingleChoice | CaseMultipleChoice,
    at: KeyPath,
    document: Document,
) -> Iterator[Finding]:
    yield from _unique((choice.id for choice in part.choices), (*at, "choices"), document)
    right = sum(choice.correct for choice in part.choices)
    place = document.key_place(*at, "choices")
    if part.type == "single-choice" and right != 1:
        yield finding(
            "bad-key",
            place,
            f"item `{part.id}` has {right} right choices; a single choice has one",
            "mark exactly one choice with `correct: true`",
        )
    elif part.type == "multiple-choice" and not 0 < right < len(part.choices):
        yield finding(
            "bad-key",
            place,
            f"item `{part.id}` has {right} right choices of {len(part.choices)}",
            "mark at least one choice with `correct: true`, and not all",
        )


def _check_bands(quiz: Quiz, document: Document) -> Iterator[Finding]:
    yield from _unique((band.id for band in quiz.bands), ("bands",), document)
    starts = [band.from_percent for band in quiz.bands]
    if starts and (starts[0] != 0 or starts != sorted(set(starts))):
        yield finding(
            "bad-key",
            document.key_place("bands"),
            f"the bands begin at {', '.join(map(str, starts))} percent",
            "begin with 0 and let each band start higher than the one before",
        )


def _check_pools(quiz: Quiz, document: Document) -> Iterator[Finding]:
    pools: dict[str, list[int]] = {}
    for number, item in enumerate(quiz.items):
        if item.pool is None:
            continue
        pools.setdefault(item.pool, []).append(item.points)
        if item.pool not in quiz.draw:
            yield finding(
                "bad-key",
                document.place("items", number, "pool"),
                f"the quiz draws nothing from the pool `{item.pool}`",
                f"add `draw: {{{item.pool}: …}}` to the quiz, or delete the line",
            )
    for pool, count in quiz.draw.items():
        points = pools.get(pool, [])
        if count >= len(points):
            yield finding(
                "bad-key",
                document.key_place("draw", pool),
                f"{count} are drawn from the {len(points)} items of the pool `{pool}`",
                "draw fewer than there are, or delete the pool",
            )
        elif len(set(points)) > 1:
            yield finding(
                "bad-key",
                document.key_place("draw", pool),
                f"the items of the pool `{pool}` have different points",
                "give them the same points, so that every draw is worth as much",
            )


def _check_assessment(assessment: Assessment, slug: str, document: Document) -> Iterator[Finding]:
    yield from same_as_folder(assessment.id, slug, document)
    for key, ids in (
        ("limits", [limit.id for limit in assessment.limits]),
        ("scale", [rating.id for rating in assessment.scale]),
        ("groups", [group.id for group in assessment.groups]),
        ("levels", [level.id for level in assessment.levels]),
        ("elements", [element.id for element in assessment.elements]),
    ):
        yield from _unique(ids, (key,), document)
    yield from _check_numbers(assessment, document)
    levels = {level.id for level in assessment.levels}
    groups = {group.id for group in assessment.groups}
    seen: set[str] = set()
    for number, element in enumerate(assessment.elements):
        at: KeyPath = ("elements", number)
        for key, ids_of in (("anchors", set(element.anchors)), ("steps", set(element.steps))):
            if ids_of != levels:
                differing = _listed(ids_of ^ levels)
                yield finding(
                    "bad-key",
                    document.key_place(*at, key),
                    f"`{key}` of `{element.id}` does not fit the levels: {differing}",
                    "give one entry for each level id",
                )
        for index, statement in enumerate(element.statements):
            where: KeyPath = (*at, "statements", index)
            if statement.id in seen:
                yield _duplicate(statement.id, (*where, "id"), document)
            seen.add(statement.id)
            for place, group in enumerate(statement.asked):
                if group not in groups:
                    yield finding(
                        "bad-key",
                        document.place(*where, "asked", place),
                        f"no respondent group has the id `{group}`",
                        f"name one of {_listed(groups)}",
                    )


def _check_numbers(assessment: Assessment, document: Document) -> Iterator[Finding]:
    values = sorted(rating.value for rating in assessment.scale if rating.value)
    if values != [1, 2, 3, 4, 5]:
        yield finding(
            "bad-key",
            document.key_place("scale"),
            f"the values of the scale are {values}, not 1 to 5",
            "give the values 1 to 5 once each, and none to “cannot judge” and “not applicable”",
        )
    rungs = sorted(level.level for level in assessment.levels)
    if rungs != [1, 2, 3, 4, 5]:
        yield finding(
            "bad-key",
            document.key_place("levels"),
            f"the levels are {rungs}, not 1 to 5",
            "give each level its own number from 1 to 5",
        )


def _check_registers(library: Library) -> Iterator[Finding]:
    for path, key in (
        ("reference/terms/terms.yml", "terms"),
        ("reference/sources/sources.yml", "sources"),
        ("reference/claims.yml", "claims"),
    ):
        document = library.documents.get(path)
        entries = document.data.get(key) if document and isinstance(document.data, dict) else None
        if document and isinstance(entries, list):
            ids = [entry.get("id") for entry in entries if isinstance(entry, dict)]
            yield from _unique((str(entry_id) for entry_id in ids), (key,), document)


def _unique(ids: Iterable[str], at: KeyPath, document: Document) -> Iterator[Finding]:
    yield from unique(ids, at, document, _REMEDY)


def _duplicate(entry_id: str, at: KeyPath, document: Document) -> Finding:
    return duplicate(entry_id, at, document, _REMEDY)


def _listed(ids: set[str]) -> str:
    return ", ".join(f"`{entry_id}`" for entry_id in sorted(ids))
