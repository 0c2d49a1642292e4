"""Whether ids are told apart, and the id of a work is that of its folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kamalign.diagnostics import Finding, finding
from kamalign.source import Document, KeyPath

_REMEDY = "give one of them another id"


def same_as_folder(entry_id: str, slug: str, document: Document) -> Iterator[Finding]:
    """Find the id of a work that differs from the name of its folder."""
    if entry_id != slug:
        yield finding(
            "bad-value",
            document.place("id"),
            f"the id `{entry_id}` differs from the folder `{slug}`",
            f"write `id: {slug}`, or rename the folder",
        )


def unique(
    ids: Iterable[str], at: KeyPath, document: Document, remedy: str = _REMEDY
) -> Iterator[Finding]:
    """Find the ids that stand twice in the list at a key path; the later one is told."""
    seen: set[str] = set()
    for number, entry_id in enumerate(ids):
        if entry_id in seen:
            yield duplicate(entry_id, (*at, number, "id"), document, remedy)
        seen.add(entry_id)


def duplicate(entry_id: str, at: KeyPath, document: Document, remedy: str = _REMEDY) -> Finding:
    """The finding for an id that stands for two things."""
    return finding(
        "duplicate-id", document.place(*at), f"the id `{entry_id}` stands for two things", remedy
    )
