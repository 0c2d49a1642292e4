"""A learning path: steps in order, each with pages, a task and minutes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kamalign.model.base import Frozen, PageRef, Slug, Text


class Step(Frozen):
    """What to read and do, and about how many minutes it takes."""

    id: Slug
    see: Annotated[tuple[PageRef, ...], Field(min_length=1, strict=False)]
    minutes: Annotated[int, Field(ge=1, le=600)]
    text: Text


class LearningPath(Frozen):
    """A whole path in one language; `finish` says what the reader has at its end."""

    id: Slug
    edition: Annotated[int, Field(ge=1)]
    title: Text
    intro: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=30, strict=False)]
    finish: Text


class LearningPathText(Frozen):
    """A translation file of a path: text by id, nothing else."""

    title: Text
    intro: Text
    steps: dict[Slug, Text]
    finish: Text
