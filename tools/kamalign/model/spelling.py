"""The allowlist of a language: words that the dictionaries lack and that are right."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from kamalign.model.base import Frozen, Text

AllowedWord = Annotated[str, StringConstraints(pattern=r"^[^\W\d_]+(?:['’:-][^\W\d_]+)*\*?$")]
"""A word; a `*` at its end stands for any ending. In lower case it is found with a capital too."""


class WordGroup(Frozen):
    """Words that are right for one reason."""

    reason: Text
    words: Annotated[tuple[AllowedWord, ...], Field(min_length=1, strict=False)]


class Allowlist(Frozen):
    """All words that one language allows beyond its dictionary."""

    groups: Annotated[tuple[WordGroup, ...], Field(min_length=1, strict=False)]
