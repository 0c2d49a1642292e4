"""A playbook's template: fields to fill in, some of them worked out, and an invented example."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kamalign.model.base import Frozen, Slug, Text

FieldType = Literal["short", "long", "number", "date", "choice", "person", "table"]

FileFormat = Literal["xlsx", "docx"]

Cell = str | int | float


class Option(Frozen):
    """One answer of a choice."""

    id: Slug
    text: Text


class Column(Frozen):
    """One column of a table to fill in."""

    id: Slug
    text: Text


class TemplateField(Frozen):
    """One thing to fill in. `formula` names other fields by id, with `+ - *` and parentheses."""

    id: Slug
    type: FieldType
    label: Text
    guidance: Text
    options: Annotated[tuple[Option, ...], Field(strict=False)] = ()
    columns: Annotated[tuple[Column, ...], Field(strict=False)] = ()
    rows: Annotated[int, Field(ge=1, le=30)] | None = None
    formula: Text | None = None


Rows = Annotated[tuple[Annotated[tuple[Cell, ...], Field(strict=False)], ...], Field(strict=False)]


class Template(Frozen):
    """A whole template in one language; `example` holds the example's values by field id."""

    id: Slug
    edition: Annotated[int, Field(ge=1)]
    title: Text
    intro: Text
    fields: Annotated[tuple[TemplateField, ...], Field(min_length=1, max_length=60, strict=False)]
    example: Annotated[dict[Slug, Cell | Rows], Field(default_factory=dict)]

    @property
    def formulas(self) -> dict[str, str]:
        """The formulas by the id of the field they work out."""
        return {field.id: field.formula for field in self.fields if field.formula}

    @property
    def file_format(self) -> FileFormat:
        """A sheet where there is something to work out, a document otherwise."""
        return "xlsx" if self.formulas else "docx"


class FieldText(Frozen):
    """Translation of a field."""

    label: Text
    guidance: Text
    options: dict[Slug, Text] | None = None
    columns: dict[Slug, Text] | None = None


class TemplateText(Frozen):
    """A translation file of a template: text by id, and the words of the example."""

    title: Text
    intro: Text
    fields: dict[Slug, FieldText]
    example: Annotated[dict[Slug, Cell | Rows], Field(default_factory=dict)]
