"""The registers: terms, sources and claims."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kamalign.model.base import ClaimId, Frozen, Slug, SourceId, Text


class AvoidedTerm(Frozen):
    """A word the library does not use, and why.

    `stem` finds it in any inflected form, `forms` test the stem; without a stem it is found as it
    stands. `allowed` names the files where it is the subject or has another sense. What is right or
    wrong only `by_sense` is left to people.
    """

    term: Text
    why: Text
    stem: Text | None = None
    forms: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    allowed: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    by_sense: bool = False


class _Wording(Frozen):
    term: Text
    admitted: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    avoid: Annotated[tuple[AvoidedTerm, ...], Field(strict=False)] = ()
    definition: Text
    review: bool = False


class Term(_Wording):
    """A term in English, which also holds what is common to all languages."""

    id: Slug
    code: Annotated[str, Field(pattern="^T[0-9]{2}$")]
    area: Literal["discipline", "alignment", "organisation", "money", "people", "library"]


class TermText(_Wording):
    """A term in a translation. `stem` finds it in any inflected form, `forms` test the stem."""

    gender: Text | None = None
    stem: Text
    forms: Annotated[tuple[Text, ...], Field(min_length=1, strict=False)]


class Terms(Frozen):
    """The termbase in English."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1, strict=False)]


class TermsText(Frozen):
    """The termbase in a translation, by term id."""

    terms: dict[Slug, TermText]


class Source(Frozen):
    """A source as far as it was seen; what is unverified has no finding and is not shown."""

    id: SourceId
    topic: Literal[
        "study", "seven-elements", "kam-research", "influence", "money", "measuring", "distance"
    ]
    kind: Literal[
        "thesis",
        "article",
        "book",
        "conference",
        "consultancy",
        "practitioner",
        "law",
        "convention",
        "guideline",
    ]
    status: Literal["seen", "part", "second-hand", "unverified"]
    citation: Text
    doi: Annotated[str, Field(pattern=r"^10\.[0-9]{4,9}/\S+$")] | None = None
    url: Annotated[str, Field(pattern=r"^https://[^\s]+$")] | None = None
    finding: Text | None = None
    caution: Text | None = None


class SourceText(Frozen):
    """Translation of what a source found and of what must not be concluded."""

    finding: Text
    caution: Text | None = None


class Sources(Frozen):
    """The source register in English."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1, strict=False)]


class SourcesText(Frozen):
    """The source register in a translation, by source id."""

    sources: dict[SourceId, SourceText]


class Claim(Frozen):
    """A statement the library carries, and what must not be overstated."""

    id: ClaimId
    statement: Text
    caution: Text | None = None


class Claims(Frozen):
    """The claim register; for editors, in English only."""

    claims: Annotated[tuple[Claim, ...], Field(min_length=1, strict=False)]
