"""What stands in the example of a template, as its reader writes it."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from kamalign.model.template import Cell, Template, TemplateField
from kamalign.typography import bind

_CONVENTIONS = {"en": "en_GB"}
"""Whose way of writing dates a language follows, where it has several."""

TableRows = tuple[tuple[Cell, ...], ...]


def words(value: Cell, locale: str) -> str:
    """A cell as words: numbers by the rules of the language, spaces bound."""
    if isinstance(value, str):
        return bind(value, locale)
    return format_decimal(value, locale=locale).replace("-", "\u2212")


def answer(field: TemplateField, template: Template, locale: str) -> str | None:
    """The example's answer to a field that is no table; None where the example leaves it empty."""
    value = template.example.get(field.id)
    if value is None or isinstance(value, tuple):
        return None
    if field.type == "choice":
        return next((bind(o.text, locale) for o in field.options if o.id == value), None)
    if field.type == "date":
        conventions = _CONVENTIONS.get(locale, locale)
        return format_date(date.fromisoformat(str(value)), format="long", locale=conventions)
    return words(value, locale)


def rows(field: TemplateField, template: Template) -> TableRows:
    """The example's rows of a table; none where the example leaves it empty."""
    value = template.example.get(field.id)
    return value if isinstance(value, tuple) else ()


def numbers(template: Template) -> dict[str, float]:
    """The example's figures that are filled in, by field id; what is worked out is left out."""
    return {
        field.id: float(value)
        for field in template.fields
        if field.type == "number"
        and field.formula is None
        and isinstance(value := template.example.get(field.id), int | float)
    }


def decimals(field: TemplateField, template: Template) -> int:
    """How many decimal places a figure is shown with: as many as the example has."""
    value = template.example.get(field.id)
    if not isinstance(value, float) or value.is_integer():
        return 0
    return len(f"{value:f}".rstrip("0").partition(".")[2])
