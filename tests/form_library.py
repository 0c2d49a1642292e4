"""A small template with a field of every kind, and libraries that hold it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kamalign import LOCALES
from kamalign.library import Library
from kamalign.model.template import Template

HOSTILE = ("=1+1", '=HYPERLINK("http://a.example","x")', "+1", "-1", "@SUM(1)", "\t=1", "<b>&amp;")
"""Words that a program could take for a formula or for markup."""

_FIELDS: list[dict[str, Any]] = [
    {"id": "gross", "type": "number"},
    {"id": "rate", "type": "number"},
    {"id": "net", "type": "number", "formula": "gross - 0.5 * (later + rate)"},
    {"id": "later", "type": "number", "formula": "gross * 2"},
    {"id": "day", "type": "date"},
    {"id": "size", "type": "choice"},
    {"id": "who", "type": "person"},
    {"id": "note", "type": "long"},
    {"id": "people", "type": "table"},
]


def template(formulas: bool = True, words: str = "Words", **changes: Any) -> Template:
    """A template whose every label, option, head and answer is `words`."""
    fields = []
    for field in _FIELDS:
        whole = field | {"label": words, "guidance": words}
        if field["type"] == "choice":
            whole["options"] = [{"id": "small", "text": words}, {"id": "large", "text": "Large"}]
        if field["type"] == "table":
            whole["columns"] = [{"id": str(n), "text": words} for n in "abcd"]
            whole["rows"] = 2
        if not formulas:
            whole.pop("formula", None)
        fields.append(whole)
    example = {
        "gross": 1000,
        "rate": 0.08,
        "net": -0.04,
        "later": 2000,
        "day": "2026-03-31",
        "size": "small",
        "who": words,
        "note": words,
        "people": [[words, 4, 2.5, words]],
    }
    data = {"id": "small", "edition": 1, "title": words, "intro": words, "fields": fields}
    return Template.model_validate(data | {"example": example} | changes)


def library(made: Template, locales: tuple[str, ...] = LOCALES) -> Library:
    """A library of one template, the same in every language."""
    return Library(Path(), templates={made.id: dict.fromkeys(locales, made)})
