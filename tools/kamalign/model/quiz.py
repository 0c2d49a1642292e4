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


class Entry(Frozen):
    """One line of an ordering item; the entries stand in the right order."""

    id: Slug
    text: Text
    feedback: Text


class Accepted(Frozen):
    """One right answer to a short-text item; several wordings of it are separated by `|`."""

    id: Slug
    text: Text

    @property
    def wordings(self) -> tuple[str, ...]:
        """The wordings, the one to show first."""
        return tuple(part for wording in self.text.split("|") if (part := wording.strip()))


class Band(Frozen):
    """What to tell a reader whose score is at least `from_percent` of the points."""

    id: Slug
    from_percent: Annotated[int, Field(ge=0, le=100)]
    text: Text


class _Item(Frozen):
    id: Slug
    prompt: Text
    hint: Text | None = None
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


class _TrueFalse(_Item):
    type: Literal["true-false"]
    answer: bool
    if_true: Text
    if_false: Text


class _Ordering(_Item):
    type: Literal["ordering"]
    entries: Annotated[tuple[Entry, ...], Field(min_length=3, max_length=12, strict=False)]


class _Numeric(_Item):
    type: Literal["numeric"]
    answer: Annotated[float, Field(allow_inf_nan=False)]
    tolerance: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0
    unit: Text | None = None


class _ShortText(_Item):
    type: Literal["short-text"]
    accepted: Annotated[tuple[Accepted, ...], Field(min_length=1, max_length=9, strict=False)]
    letter_case: Literal["ignore", "exact"] = "ignore"
    diacritics: Literal["ignore", "exact"] = "exact"


class _Anchored(Frozen):
    """What an item of the quiz itself has: its weight, where it can be reread, what it rests on.

    `short` items make up the short form; of the items of a `pool` as many are asked as the quiz
    draws.
    """

    points: Annotated[int, Field(ge=1, le=9)] = 1
    short: bool = False
    pool: Slug | None = None
    reread: PageRef
    claims: Annotated[tuple[ClaimId, ...], Field(strict=False)] = ()
    sources: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()


class SingleChoice(_SingleChoice, _Anchored):
    """One choice is right."""


class MultipleChoice(_MultipleChoice, _Anchored):
    """Each choice is a decision of its own; several are right."""


class Matching(_Matching, _Anchored):
    """Every premise has one response; a response may serve several premises or none."""


class TrueFalse(_TrueFalse, _Anchored):
    """The prompt is a statement; `if_true` and `if_false` are feedback on either answer."""


class Ordering(_Ordering, _Anchored):
    """Entries to put in order. They are shown shuffled, also without script."""


class Numeric(_Numeric, _Anchored):
    """A number. Right is what differs from `answer` by at most `tolerance`."""


class ShortText(_ShortText, _Anchored):
    """A few typed words. They are compared in NFC, with white space run together."""


class CaseSingleChoice(_SingleChoice):
    """A single choice inside a case."""


class CaseMultipleChoice(_MultipleChoice):
    """A multiple choice inside a case."""


class CaseMatching(_Matching):
    """A matching inside a case."""


class CaseTrueFalse(_TrueFalse):
    """A true-false item inside a case."""


class CaseOrdering(_Ordering):
    """An ordering inside a case."""


class CaseNumeric(_Numeric):
    """A numeric item inside a case."""


class CaseShortText(_ShortText):
    """A short text inside a case."""


CaseItem = Annotated[
    CaseSingleChoice
    | CaseMultipleChoice
    | CaseMatching
    | CaseTrueFalse
    | CaseOrdering
    | CaseNumeric
    | CaseShortText,
    Field(discriminator="type"),
]


class Case(_Anchored):
    """A situation with one or more items about it; it counts as one item of the quiz."""

    id: Slug
    type: Literal["case"]
    situation: Text
    items: Annotated[tuple[CaseItem, ...], Field(min_length=1, max_length=9, strict=False)]


Item = Annotated[
    SingleChoice | MultipleChoice | Matching | TrueFalse | Ordering | Numeric | ShortText | Case,
    Field(discriminator="type"),
]


class Quiz(Frozen):
    """A whole quiz in one language.

    `pass_mark` is a number of points of the whole form; in the short form it shrinks in
    proportion. `draw` says how many items of each pool are asked. `submission` is by item or of
    the whole set. With `confidence` a reader may say how sure an answer is.
    """

    id: Slug
    edition: Annotated[int, Field(ge=1)]
    pass_mark: Annotated[int, Field(ge=1)]
    title: Text
    intro: Text
    submission: Literal["item", "set"] = "item"
    shuffle: Annotated[
        tuple[Literal["items", "choices"], ...], Field(max_length=2, strict=False)
    ] = ()
    draw: Annotated[dict[Slug, Annotated[int, Field(ge=1)]], Field(default_factory=dict)]
    confidence: bool = False
    bands: Annotated[tuple[Band, ...], Field(max_length=9, strict=False)] = ()
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=60, strict=False)]


def full_points(quiz: Quiz) -> int:
    """The points of the whole form: every item outside the pools, and what is drawn from them."""
    pools = {item.pool: item.points for item in quiz.items}
    drawn = sum(count * pools.get(pool, 0) for pool, count in quiz.draw.items())
    return drawn + sum(item.points for item in quiz.items if item.pool not in quiz.draw)


class ChoiceText(Frozen):
    """Translation of a choice, a premise or an entry."""

    text: Text
    feedback: Text


class ResponseText(Frozen):
    """Translation of a response."""

    text: Text


class ItemText(Frozen):
    """Translation of an item: the keys that the English item has, text by id."""

    prompt: Text | None = None
    hint: Text | None = None
    if_true: Text | None = None
    if_false: Text | None = None
    unit: Text | None = None
    situation: Text | None = None
    choices: dict[Slug, ChoiceText] | None = None
    premises: dict[Slug, ChoiceText] | None = None
    responses: dict[Slug, ResponseText] | None = None
    entries: dict[Slug, ChoiceText] | None = None
    accepted: dict[Slug, Text] | None = None
    items: dict[Slug, ItemText] | None = None
    explanation: Text | None = None


class QuizText(Frozen):
    """A translation file of a quiz (`cs.yml`, `fi.yml`): text only, so it cannot change a score."""

    title: Text
    intro: Text
    bands: dict[Slug, Text] | None = None
    items: dict[Slug, ItemText]
