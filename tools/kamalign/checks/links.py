"""Whether what the sources point to exists: pages, sections, files, quizzes."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from kamalign import SOURCE_LOCALE
from kamalign.diagnostics import Finding, Place, finding
from kamalign.library import Library, pages_of
from kamalign.model.base import PAGE_REF
from kamalign.model.page import Page
from kamalign.source import Data, Document, KeyPath

_SCHEMES = frozenset({"", "http", "https", "mailto"})
_PAGE = re.compile(PAGE_REF)


def check(library: Library) -> list[Finding]:
    """Resolve every link of every page, and every page that YAML names."""
    found: list[Finding] = []
    for page in pages_of(library):
        for reference in page.body.references:
            found += _resolve(library, page, reference.target, reference.place)
        found += [
            finding(
                "undefined-reference",
                reference.place,
                f"`{reference.target}` refers to a link that is not defined",
                "write the link as `[words](path.md)`",
            )
            for reference in page.body.undefined
        ]
    for document in library.documents.values():
        if document.path.startswith(("quizzes/", "paths/")):
            found += _yaml_references(library, document)
    return found


def _resolve(library: Library, page: Page, target: str, place: Place) -> Iterator[Finding]:
    try:
        parts = urlsplit(target)
    except ValueError:
        yield finding("broken-link", place, f"`{target}` is no address", "correct the address")
        return
    if parts.scheme not in _SCHEMES:
        message = f"`{parts.scheme}:` is not a kind of link this library uses"
        yield finding("broken-link", place, message, "link to a page or to an https address")
    if parts.scheme or parts.netloc:
        return
    path = page.path
    if parts.path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if f"{page.locale}/{path}" not in library.files:
        # A page that only this language lacks is one finding of its own, not one for every link.
        if f"{SOURCE_LOCALE}/{path}" not in library.files:
            fix = _closest(library, path)
            yield finding("broken-link", place, f"`{target}` leads nowhere", fix)
        return
    linked = library.page_at(page.locale, path)
    if parts.fragment and linked:
        yield from _anchor(library, linked, unquote(parts.fragment), place)


def _anchor(library: Library, page: Page, fragment: str, place: Place) -> Iterator[Finding]:
    block_ids = _block_ids(library, page)
    if block_ids is not None and fragment not in page.ids | block_ids:
        yield finding(
            "broken-anchor",
            place,
            f"`{page.path}` has no section `#{fragment}`",
            _closest_section(fragment, page.ids | block_ids),
        )


def _block_ids(library: Library, page: Page) -> set[str] | None:
    """The ids that a page's blocks bring with them; None where their register is broken."""
    ids: set[str] = set()
    for directive in page.body.directives:
        if directive.name == "glossary":
            if page.locale not in library.terms:
                return None
            ids |= {term.entry.id for term in library.terms[page.locale]}
        elif directive.name == "sources":
            if page.locale not in library.sources:
                return None
            shown = library.sources[page.locale]
            ids |= {source.id.lower() for source in shown if source.status != "unverified"}
    return ids


def _yaml_references(library: Library, document: Document) -> Iterator[Finding]:
    for ref, at in _references_in(document.data, ()):
        if not _PAGE.search(ref):
            continue
        path, _, fragment = ref.partition("#")
        place = document.place(*at)
        page = library.page_at(SOURCE_LOCALE, path)
        if f"{SOURCE_LOCALE}/{path}" not in library.files:
            yield finding("broken-link", place, f"`{ref}` leads nowhere", _closest(library, path))
        elif fragment and page:
            yield from _anchor(library, page, fragment, place)


def _references_in(data: Data, at: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in {"reread", "guide"} and isinstance(value, str):
                yield value, (*at, key)
            elif key == "see" and isinstance(value, list):
                yield from ((v, (*at, key, i)) for i, v in enumerate(value) if isinstance(v, str))
            else:
                yield from _references_in(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _references_in(value, (*at, index))


def _closest_section(fragment: str, known: frozenset[str]) -> str:
    if close := difflib.get_close_matches(fragment, known, n=1):
        return f"write `#{close[0]}`"
    return f"the sections are {', '.join(f'`#{i}`' for i in sorted(known)) or 'none'}"


def _closest(library: Library, path: str) -> str:
    name = posixpath.basename(path)
    for page in library.pages.get(SOURCE_LOCALE, {}):
        if posixpath.basename(page) == name:
            return f"the page is `{page}`, seen from the language's folder"
    if close := difflib.get_close_matches(path, library.pages.get(SOURCE_LOCALE, {}), 1, 0.8):
        return f"the page may be `{close[0]}`, seen from the language's folder"
    return "correct the path, which is relative to this file; pages end in `.md`"
