"""Checks: pure functions from the library, or from the built site, to findings."""

from kamalign.checks import content, forms, keys, links, parity
from kamalign.diagnostics import Finding, in_order
from kamalign.library import Library


def check_library(library: Library) -> list[Finding]:
    """Run every check of the sources; the library's own findings come with them."""
    found = [*library.findings]
    for check in (keys.check, forms.check, parity.check, links.check, content.check):
        found += check(library)
    return in_order(found)
