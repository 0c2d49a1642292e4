"""Whether the templates of playbooks hold together: fields, formulas, examples."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from kamalign import SOURCE_LOCALE
from kamalign.diagnostics import Finding, finding
from kamalign.formula import FormulaError, circle, evaluate, field_ids
from kamalign.ids import same_as_folder, unique
from kamalign.library import Library
from kamalign.model.template import Template, TemplateField
from kamalign.source import Document

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check(library: Library) -> list[Finding]:
    """Find duplicate ids, formulas that cannot be worked out, and examples that do not fit."""
    found: list[Finding] = []
    for slug, templates in library.templates.items():
        document = library.documents.get(f"templates/{slug}/template.yml")
        if document and (template := templates.get(SOURCE_LOCALE)):
            found += _check(template, slug, document)
    return found


def _check(template: Template, slug: str, document: Document) -> Iterator[Finding]:
    yield from same_as_folder(template.id, slug, document)
    yield from unique((field.id for field in template.fields), ("fields",), document)
    fields = {field.id: field for field in template.fields}
    misfits: list[Finding] = []
    for index, field in enumerate(template.fields):
        misfits += _shape(field, index, document)
        misfits += _formula(field, index, fields, document)
    if not misfits:
        misfits += _circle(template, document)
    yield from misfits
    if not misfits:
        yield from _example(template, fields, document)


def _shape(field: TemplateField, index: int, document: Document) -> Iterator[Finding]:
    for key, kind, given in (
        ("options", "choice", field.options),
        ("columns", "table", field.columns),
    ):
        if bool(given) != (field.type == kind):
            yield finding(
                "bad-template",
                document.key_place("fields", index, key),
                f"field `{field.id}` is of type {field.type}; `{key}` belong to a {kind}",
                f"give `{key}` to a {kind}, and to nothing else",
            )


def _formula(
    field: TemplateField, index: int, fields: dict[str, TemplateField], document: Document
) -> Iterator[Finding]:
    if field.formula is None:
        return
    place = document.place("fields", index, "formula")
    numbers = {name for name, other in fields.items() if other.type == "number"}
    for name in field_ids(field.formula):
        if name not in numbers:
            yield finding(
                "bad-template",
                place,
                f"the formula names `{name}`, which is no field of type number",
                "name number fields by their ids, with spaces around + - *",
            )
            return
    try:
        evaluate(field.formula, dict.fromkeys(numbers, 1.0))
    except FormulaError:
        yield finding(
            "bad-template",
            place,
            f"`{field.formula}` cannot be worked out",
            "use field ids, numbers, + - * and parentheses",
        )


def _circle(template: Template, document: Document) -> Iterator[Finding]:
    if fields := circle(template.formulas):
        index = next(i for i, field in enumerate(template.fields) if field.id in fields)
        yield finding(
            "bad-template",
            document.place("fields", index, "formula"),
            f"the formulas go in a circle: {' → '.join(fields)}",
            "let one of them be filled in",
        )


def _example(
    template: Template, fields: dict[str, TemplateField], document: Document
) -> Iterator[Finding]:
    for name, value in template.example.items():
        field = fields.get(name)
        problem = "no field has this id" if field is None else _misfit(field, value, template)
        if problem:
            yield finding(
                "bad-template",
                document.place("example", name),
                f"the example of `{name}` does not fit: {problem}",
                "correct the example or the field",
            )


def _misfit(field: TemplateField, value: object, template: Template) -> str | None:
    if field.type == "table":
        width = len(field.columns)
        rows = value if isinstance(value, tuple) else ()
        if not rows or any(len(row) != width for row in rows):
            return f"it needs rows of {width} cells"
    elif field.type == "choice":
        options = [option.id for option in field.options]
        if value not in options:
            return f"choose one of {', '.join(options)}"
    elif field.type == "number":
        if not isinstance(value, int | float):
            return "it needs a number"
        return _wrong_result(field, float(value), template)
    elif field.type == "date" and not (isinstance(value, str) and _DATE.fullmatch(value)):
        return "it needs a date such as 2026-03-31"
    elif not isinstance(value, str):
        return "it needs words"
    return None


def _wrong_result(field: TemplateField, value: float, template: Template) -> str | None:
    if field.formula is None:
        return None
    values = {n: v for n, v in template.example.items() if isinstance(v, int | float)}
    if not set(field_ids(field.formula)) <= values.keys():
        return None
    result = evaluate(field.formula, values)
    # Half a unit, as an example shows whole thousands.
    return None if math.isclose(result, value, abs_tol=0.5) else f"the formula gives {result:g}"
