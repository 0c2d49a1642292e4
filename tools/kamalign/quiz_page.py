"""A quiz as complete HTML: what a reader can answer on paper, with its key on demand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from kamalign.messages import messages
from kamalign.model.quiz import (
    Accepted,
    CaseMatching,
    CaseOrdering,
    CaseTrueFalse,
    Entry,
    Matching,
    Ordering,
    Quiz,
    TrueFalse,
)
from kamalign.rendering import render

# Its decimal sign and its thousands show how the reader's language writes numbers.
_SAMPLE = 1234.5


def quiz_html(quiz: Quiz, locale: str, data: Markup, title_of: Callable[[str], str]) -> Markup:
    """Render a quiz; `data` is what the browser scores by, `title_of` names a page."""

    def number(value: float) -> str:
        return format_decimal(value, locale=locale)

    def choices(part: Any) -> list[dict[str, Any]]:
        if not isinstance(part, TrueFalse | CaseTrueFalse):
            return [choice.model_dump() for choice in part.choices]
        text = messages(locale).text
        return [
            {"id": "true", "text": text("quiz.true"), "feedback": part.if_true,
             "correct": part.answer},
            {"id": "false", "text": text("quiz.false"), "feedback": part.if_false,
             "correct": not part.answer},
        ]  # fmt: skip

    return render(
        "quiz.html",
        locale,
        quiz=quiz,
        data=data,
        title_of=title_of,
        asked=asked_count(quiz),
        short=format_list(
            [str(place) for place, item in enumerate(quiz.items, 1) if item.short], locale=locale
        ),
        choices_of=choices,
        shuffled=shuffled,
        responses=_responses,
        wordings=_wordings,
        number=number,
        sample=number(_SAMPLE),
    )


def asked_count(quiz: Quiz) -> int:
    """How many items the whole form asks: all outside the pools, and those drawn from them."""
    outside = sum(item.pool not in quiz.draw for item in quiz.items)
    return outside + sum(quiz.draw.values())


def shuffled(part: Ordering | CaseOrdering) -> list[Entry]:
    """The entries in an order that is the same in every language and build, and not the right one.

    The seed is the item's id, so that the page gives no hint without script either.
    """

    def rank(entry: Entry) -> bytes:
        return hashlib.sha256(f"{part.id}/{entry.id}".encode()).digest()

    order = sorted(part.entries, key=rank)
    if order == list(part.entries):
        order = [*order[1:], order[0]]
    return order


def _responses(part: Matching | CaseMatching) -> dict[str, str]:
    return {response.id: response.text for response in part.responses}


def _wordings(accepted: tuple[Accepted, ...]) -> str:
    return " / ".join(wording for right in accepted for wording in right.wordings)
