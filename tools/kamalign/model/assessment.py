"""The self-assessment: elements, levels, anchors, statements and next steps."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kamalign.model.base import Frozen, PageRef, Slug, Text


class Limit(Frozen):
    """A sentence printed with every result: what it does not prove."""

    id: Slug
    text: Text


class Rating(Frozen):
    """One answer a respondent may give; without a value it is counted but never scored.

    With `applies: false` it takes its statement out of what was asked.
    """

    id: Slug
    value: Annotated[int, Field(ge=1, le=5)] | None = None
    applies: bool = True
    text: Text


class RespondentGroup(Frozen):
    """People who see the company from one side, with a one-letter code."""

    id: Slug
    code: Annotated[str, Field(pattern="^[A-Z]$")]
    text: Text


class Level(Frozen):
    """A rung of the maturity model."""

    id: Slug
    level: Annotated[int, Field(ge=1, le=5)]
    name: Text
    text: Text


class Statement(Frozen):
    """What is rated, who is asked, and a hint where evidence may lie."""

    id: Slug
    code: Annotated[str, Field(pattern=r"^M[0-9]\.[0-9]$")]
    asked: Annotated[tuple[Slug, ...], Field(min_length=1, strict=False)]
    text: Text
    evidence: Text


class NextStep(Frozen):
    """What to do next at one level of one element, and the pages that help."""

    text: Text
    see: Annotated[tuple[PageRef, ...], Field(strict=False)] = ()


class Element(Frozen):
    """One of the seven elements of alignment. `anchors` and `steps` are keyed by level id."""

    id: Slug
    code: Annotated[str, Field(pattern="^E[0-9]$")]
    kind: Literal["soft", "hard"]
    name: Text
    about: Text
    guide: PageRef
    anchors: dict[Slug, Text]
    statements: Annotated[tuple[Statement, ...], Field(min_length=5, max_length=5, strict=False)]
    steps: dict[Slug, NextStep]


class Assessment(Frozen):
    """A whole self-assessment in one language."""

    id: Slug
    edition: Annotated[int, Field(ge=1)]
    title: Text
    intro: Text
    limits: Annotated[tuple[Limit, ...], Field(min_length=1, strict=False)]
    scale: Annotated[tuple[Rating, ...], Field(min_length=6, max_length=7, strict=False)]
    groups: Annotated[tuple[RespondentGroup, ...], Field(min_length=1, strict=False)]
    levels: Annotated[tuple[Level, ...], Field(min_length=5, max_length=5, strict=False)]
    elements: Annotated[tuple[Element, ...], Field(min_length=1, strict=False)]


class LevelText(Frozen):
    """Translation of a level."""

    name: Text
    text: Text


class StatementText(Frozen):
    """Translation of a statement."""

    text: Text
    evidence: Text


class ElementText(Frozen):
    """Translation of an element, by level id and statement id."""

    name: Text
    about: Text
    anchors: dict[Slug, Text]
    statements: dict[Slug, StatementText]
    steps: dict[Slug, Text]


class AssessmentText(Frozen):
    """A translation file of the assessment: text by id, nothing else."""

    title: Text
    intro: Text
    limits: dict[Slug, Text]
    scale: dict[Slug, Text]
    groups: dict[Slug, Text]
    levels: dict[Slug, LevelText]
    elements: dict[Slug, ElementText]
