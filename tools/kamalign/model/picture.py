"""A picture: its words and figures; how it is drawn stands in a template of the same name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from kamalign.model.base import Frozen, Slug, Text

LabelText = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"\S")]
"""Words that stand in a drawing; few enough to be read at a glance."""


class Label(Frozen):
    """Words at one place of the drawing; `value` is a figure that the drawing shows to scale."""

    id: Slug
    text: LabelText
    value: int | None = None


class Picture(Frozen):
    """A whole picture in one language; `description` tells all that it shows."""

    id: Slug
    edition: Annotated[int, Field(ge=1)]
    title: Text
    description: Text
    caption: Text
    labels: Annotated[tuple[Label, ...], Field(min_length=1, max_length=60, strict=False)]


class PictureText(Frozen):
    """A translation file of a picture: text by id, nothing else."""

    title: Text
    description: Text
    caption: Text
    labels: dict[Slug, LabelText]
