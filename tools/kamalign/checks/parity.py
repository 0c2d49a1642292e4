"""Whether every page exists in every language with the same sections and blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from kamalign import LOCALES, SOURCE_LOCALE
from kamalign.diagnostics import Finding, Place, finding
from kamalign.library import Library
from kamalign.model.page import Heading, Page


def check(library: Library) -> list[Finding]:
    """Compare each translation with the English page at the same path."""
    return [*_missing_and_extra(library), *_differences(library)]


def _paths(library: Library, locale: str) -> set[str]:
    return {
        name.removeprefix(f"{locale}/")
        for name in library.files
        if name.startswith(f"{locale}/") and name.endswith(".md")
    }


def _missing_and_extra(library: Library) -> Iterator[Finding]:
    source = _paths(library, SOURCE_LOCALE)
    for locale in LOCALES[1:]:
        translated = _paths(library, locale)
        for path in sorted(source - translated):
            yield finding(
                "missing-page",
                Place(f"docs/{locale}/{path}"),
                f"does not exist, but docs/{SOURCE_LOCALE}/{path} does",
                "add the translation under the same path",
            )
        for path in sorted(translated - source):
            yield finding(
                "extra-page",
                Place(f"docs/{locale}/{path}"),
                f"has no English page docs/{SOURCE_LOCALE}/{path}",
                "rename it to the path of its English page, or add that page",
            )


def _differences(library: Library) -> Iterator[Finding]:
    for path, source in library.pages.get(SOURCE_LOCALE, {}).items():
        for locale in LOCALES[1:]:
            if page := library.page_at(locale, path):
                yield from _headings(source, page)
                if all(library.knows(d) for d in page.body.directives + source.body.directives):
                    yield from _blocks(source, page)


def _headings(source: Page, page: Page) -> Iterator[Finding]:
    for ours, theirs in zip_longest(_sections(source, page), _sections(page, source)):
        if _same(ours, theirs):
            continue
        place = theirs.place if theirs else page.place
        yield finding(
            "heading-mismatch",
            place,
            f"here stands {_name(theirs)}, in English {_name(ours)}",
            "give both pages the same headings with the same ids, in the same order",
        )
        return


def _sections(page: Page, other: Page) -> list[Heading]:
    """The headings to compare; one of the first level that only this page has is a finding of
    its own.
    """
    return [h for h in page.body.headings if h.level > 1 or (h.id and h.id in other.ids)]


def _same(ours: Heading | None, theirs: Heading | None) -> bool:
    """Whether two headings agree; a missing id or a first level is a finding of its own."""
    if ours is None or theirs is None:
        return False
    same_level = ours.level == theirs.level or 1 in {ours.level, theirs.level}
    return same_level and (ours.id == theirs.id or None in {ours.id, theirs.id})


def _name(heading: Heading | None) -> str:
    if heading is None:
        return "no heading"
    return f"`{'#' * heading.level} … {{#{heading.id}}}`" if heading.id else "a heading without id"


def _blocks(source: Page, page: Page) -> Iterator[Finding]:
    ours = [(d.name, d.argument) for d in source.body.directives]
    theirs = [(d.name, d.argument) for d in page.body.directives]
    if ours != theirs:
        shown = [f"`::{name} {argument}`".replace(" `", "`") for name, argument in ours]
        yield finding(
            "heading-mismatch",
            page.body.directives[0].place if page.body.directives else page.place,
            f"the blocks differ from English, which has {', '.join(shown) or 'none'}",
            "use the same blocks in the same order",
        )
