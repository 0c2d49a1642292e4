"""A quiz: items with a key. Names follow IMS QTI (item, prompt, choice, premise, response)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kamalign.model.base import ClaimId, Frozen, PageRef, Slug, SourceId, Text


class Choice(Frozen):
    """One option and what to tell a reader who took it."""

    id: Slug
    text: Text
    feedback: Text
    correct: bool = False


class Premise(Frozen):
    """The left side of a matching item; `match` is the id of its response."""

    id: Slug
    text: Text
    match: Slug
    feedback: Text


class Response(Frozen):
    """The right side of a matching item. A response no premise names is a distractor."""

    id: Slug
    text: Text


class _Item(Frozen):
    id: Slug
    prompt: Text
    explanation: Text


class _SingleChoice(_Item):
    type: Literal["single-choice"]
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=9, strict=False)]


class _MultipleChoice(_Item):
    type: Literal["multiple-choice"]
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=9, strict=False)]


class _Matching(_Item):
    type: Literal["matching"]
    premises: Annotated[tuple[Premise, ...], Field(min_length=2, max_length=12, strict=False)]
    responses: Annotated[tuple[Response, ...], Field(min_length=2, max_length=15, strict=False)]


class _Anchored(Frozen):
    """Where an item's answer can be read again, and what it rests on."""

    reread: PageRef
    claims: Annotated[tuple[ClaimId, ...], Field(strict=False)] = ()
    sources: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()


class SingleChoice(_SingleChoice, _Anchored):
    """One choice is right."""


class MultipleChoice(_MultipleChoice, _Anchored):
    """Each choice is a decision of its own; several are right."""


class Matching(_Matching, _Anchored):
    """Every premise has one response; a response may serve several premises or none."""


class CaseSingleChoice(_SingleChoice):
    """A single choice inside a case."""


class CaseMultipleChoice(_MultipleChoice):
    """A multiple choice inside a case."""


class CaseMatching(_Matching):
    """A matching inside a case."""


CaseItem = Annotated[
    CaseSingleChoice | CaseMultipleChoice | CaseMatching, Field(discriminator="type")
]


class Case(_Anchored):
    """A situation with one or more items about it; it counts as one item of the quiz."""

    id: Slug
    type: Literal["case"]
    situation: Text
    items: Annotated[tuple[CaseItem, ...], Field(min_length=1, max_length=9, strict=False)]


Item = Annotated[SingleChoice | MultipleChoice | Matching | Case, Field(discriminator="type")]


class Quiz(Frozen):
    """A whole quiz in one language. `pass_mark` is a number of points; every item is one point."""

    id: Slug
    edition: Annotated[int, Field(ge=1)]
    pass_mark: Annotated[int, Field(ge=1)]
    title: Text
    intro: Text
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=60, strict=False)]


class ChoiceText(Frozen):
    """Translation of a choice or a premise."""

    text: Text
    feedback: Text


class ResponseText(Frozen):
    """Translation of a response."""

    text: Text


class ItemText(Frozen):
    """Translation of an item: the keys that the English item has, text by id."""

    prompt: Text | None = None
    situation: Text | None = None
    choices: dict[Slug, ChoiceText] | None = None
    premises: dict[Slug, ChoiceText] | None = None
    responses: dict[Slug, ResponseText] | None = None
    items: dict[Slug, ItemText] | None = None
    explanation: Text | None = None


class QuizText(Frozen):
    """A translation file of a quiz (`cs.yml`, `fi.yml`): text only, so it cannot change a score."""

    title: Text
    intro: Text
    items: dict[Slug, ItemText]
