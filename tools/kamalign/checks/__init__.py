"""Checks: pure functions from the library, or from the built site, to findings."""

from kamalign.checks import content, coverage, forms, keys, links, parity, pictures, terminology
from kamalign.diagnostics import Finding, in_order
from kamalign.library import Library


def check_library(library: Library) -> list[Finding]:
    """Run every check of the sources; the library's own findings come with them."""
    found = [*library.findings]
    for room in (keys, forms, pictures, parity, links, content, coverage, terminology):
        found += room.check(library)
    return in_order(found)
