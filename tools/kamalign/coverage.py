"""What the library covers, counted: claims by page, terms, assessment, quizzes, pages, words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kamalign import LOCALES, SOURCE_LOCALE
from kamalign.library import Library
from kamalign.model.page import PageMatter

Carriers = dict[str, dict[str, tuple[str, ...]]]
"""Claim id to locale to the paths of the pages that carry the claim."""


@dataclass(frozen=True)
class Count:
    """How many there are in one language, of how many; without `whole` there is no full number."""

    name: str
    locale: str
    have: int
    whole: int | None = None

    @property
    def is_short(self) -> bool:
        """Whether something is missing in this language."""
        return self.whole is not None and self.have < self.whole


@dataclass(frozen=True)
class Coverage:
    """The carriers of each claim, what they are called, and the counts by language."""

    carriers: Carriers
    page_ids: dict[str, str]
    counts: tuple[Count, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing in any language."""
        return not any(count.is_short for count in self.counts)


def carriers(library: Library) -> Carriers:
    """Find the pages that carry each claim of the register, in each language."""
    return {
        claim.id: {
            locale: tuple(
                path
                for path, page in sorted(library.pages.get(locale, {}).items())
                if isinstance(page.matter, PageMatter) and claim.id in page.matter.claims
            )
            for locale in LOCALES
        }
        for claim in library.claims
    }


def coverage(library: Library) -> Coverage:
    """Count what the library covers."""
    page_ids = {
        path: page.matter.id
        for path, page in library.pages.get(SOURCE_LOCALE, {}).items()
        if isinstance(page.matter, PageMatter)
    }
    carried = carriers(library)
    counts = [
        Count(
            "claims carried",
            locale,
            sum(bool(by_locale[locale]) for by_locale in carried.values()),
            len(carried),
        )
        for locale in LOCALES
    ]
    return Coverage(carried, page_ids, (*counts, *_counts(library)))


def _counts(library: Library) -> Iterator[Count]:
    """Count by language; English, where the structure lives, is what is held to be whole."""
    measures: tuple[tuple[str, Callable[[str], int]], ...] = (
        ("terms in the glossary", lambda locale: _terms_shown(library, locale)),
        ("anchors", lambda locale: _assessed(library, locale, "anchors")),
        ("statements", lambda locale: _assessed(library, locale, "statements")),
        ("next steps", lambda locale: _assessed(library, locale, "steps")),
        ("quiz items", lambda locale: _quiz_items(library, locale)),
        ("pages", lambda locale: len(library.pages.get(locale, {}))),
    )
    for name, measure in measures:
        is_term = name == "terms in the glossary"
        whole = len(library.terms.get(SOURCE_LOCALE, ())) if is_term else measure(SOURCE_LOCALE)
        for locale in LOCALES:
            yield Count(name, locale, measure(locale), whole)
    for locale in LOCALES:
        words = sum(page.body.words for page in library.pages.get(locale, {}).values())
        yield Count("words on the pages", locale, words)


def _terms_shown(library: Library, locale: str) -> int:
    has_glossary = any(
        directive.name == "glossary"
        for page in library.pages.get(locale, {}).values()
        for directive in page.body.directives
    )
    return len(library.terms.get(locale, ())) if has_glossary else 0


def _assessed(library: Library, locale: str, part: str) -> int:
    return sum(
        len(getattr(element, part))
        for assessments in library.assessments.values()
        if locale in assessments
        for element in assessments[locale].elements
    )


def _quiz_items(library: Library, locale: str) -> int:
    quizzes = library.quizzes.values()
    return sum(len(by_locale[locale].items) for by_locale in quizzes if locale in by_locale)


def as_table(found: Coverage) -> str:
    """Each claim with the ids of the pages that carry it, then the counts, in plain text."""
    rows = [["claim", *LOCALES]]
    for claim, by_locale in found.carriers.items():
        ids = [sorted(found.page_ids[path] for path in by_locale[locale]) for locale in LOCALES]
        rows.append([claim, *(" ".join(names) or "–" for names in ids)])
    names = dict.fromkeys(count.name for count in found.counts)
    counts = [[name, *(_shown(c) for c in found.counts if c.name == name)] for name in names]
    counts.insert(0, ["", *LOCALES])
    return "\n".join([*_columns(rows), "", *_columns(counts), "", *_sentences(found)])


def _shown(count: Count) -> str:
    return f"{count.have:,}" if count.whole is None else f"{count.have}/{count.whole}"


def _columns(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _sentences(found: Coverage) -> Iterator[str]:
    claims = [by_locale.values() for by_locale in found.carriers.values()]
    everywhere = sum(all(paths) for paths in claims)
    yield f"{everywhere}/{len(claims)} claims × {len(LOCALES)} languages"
    terms = [count for count in found.counts if count.name == "terms in the glossary"]
    yield f"{min(c.have for c in terms)}/{terms[0].whole} terms in the glossary"
    yield "nothing is missing" if found.is_whole else "something is missing"


def as_json(found: Coverage) -> str:
    """The same as data: paths by claim and language, counts by name and language."""
    counts: dict[str, dict[str, dict[str, int | None]]] = {}
    for count in found.counts:
        entry = {"have": count.have, "whole": count.whole}
        counts.setdefault(count.name, {})[count.locale] = entry
    data = {"claims": found.carriers, "counts": counts, "whole": found.is_whole}
    return json.dumps(data, ensure_ascii=False, indent=2)


COVERAGE_REPORTERS: dict[str, Callable[[Coverage], str]] = {"text": as_table, "json": as_json}
"""The forms in which the coverage is printed."""
