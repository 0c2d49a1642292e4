"""A page: its front matter and what its Markdown holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from kamalign.diagnostics import Place
from kamalign.model.base import ClaimId, Frozen, Slug, SourceId, Text
from kamalign.model.prose import Passage

Reader = Literal["new-kam", "experienced-kam", "sponsor"]
Evidence = Literal["research", "convention", "editorial"]
Description = Annotated[str, Field(min_length=20, max_length=170)]


class PageMatter(Frozen):
    """Front matter of an ordinary page, in the source language."""

    id: Annotated[str, Field(pattern="^[A-Z]{1,2}[0-9]{0,2}$")]
    title: Text
    question: Text
    description: Description
    reader: Reader
    claims: Annotated[tuple[ClaimId, ...], Field(strict=False)]
    sources: Annotated[tuple[SourceId, ...], Field(strict=False)]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1, strict=False)]
    evidence_note: Text
    quiz: Slug | None = None


class PageText(Frozen):
    """Front matter of a translated page: words only, the rest is inherited from English."""

    title: Text
    question: Text
    description: Description
    evidence_note: Text


class Link(Frozen):
    """A call to action: what it says and where it leads (a site path)."""

    label: Text
    href: Annotated[str, Field(pattern=r"^[a-z0-9/-]+/(#[a-z0-9-]+)?$")]


class LinkText(Frozen):
    """Translation of a call to action."""

    label: Text


class Hero(Frozen):
    """The opening of a home page."""

    headline: Text
    lead: Text
    primary: Link
    secondary: Link


class HeroText(Frozen):
    """Translation of the opening of a home page."""

    headline: Text
    lead: Text
    primary: LinkText
    secondary: LinkText


class HomeMatter(Frozen):
    """Front matter of the home page, in the source language."""

    title: Text
    description: Description
    template: Literal["home.html"]
    hide: Annotated[tuple[Literal["navigation", "toc"], ...], Field(strict=False)]
    hero: Hero


class HomeText(Frozen):
    """Front matter of a translated home page."""

    title: Text
    description: Description
    hero: HeroText


@dataclass(frozen=True)
class Heading:
    """A heading of a page; `id` is None where none was written."""

    level: int
    id: str | None
    place: Place


@dataclass(frozen=True)
class Reference:
    """A link or an image of a page, as it was written."""

    target: str
    place: Place


@dataclass(frozen=True)
class Directive:
    """A block `::name argument` on a line of its own."""

    name: str
    argument: str
    place: Place


@dataclass(frozen=True)
class Body:
    """What the Markdown of a page holds."""

    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    directives: tuple[Directive, ...]
    undefined: tuple[Reference, ...]
    admonitions: tuple[str, ...]
    passages: tuple[Passage, ...]
    words: int


@dataclass(frozen=True)
class Page:
    """A page in one language; its path is the same in all of them, from the language's folder."""

    locale: str
    path: str
    matter: PageMatter | HomeMatter
    body: Body
    place: Place

    @property
    def is_home(self) -> bool:
        """Whether this is the language's home page."""
        return isinstance(self.matter, HomeMatter)

    @property
    def ids(self) -> frozenset[str]:
        """The heading ids that a link may name."""
        return frozenset(h.id for h in self.body.headings if h.id)

    @property
    def minutes(self) -> int | None:
        """Reading time in whole minutes, at 200 words a minute; None where a block is looked up
        or filled in rather than read. A picture is neither.
        """
        if any(directive.name != "picture" for directive in self.body.directives):
            return None
        return max(1, round(self.body.words / 200))
