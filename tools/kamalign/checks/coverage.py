"""Whether every claim of the register is carried by a page."""

from __future__ import annotations

from kamalign.coverage import carriers
from kamalign.diagnostics import Finding, finding
from kamalign.library import Library


def check(library: Library) -> list[Finding]:
    """Find the claims that no page carries.

    Translations inherit their claims from English, so a claim is lost in one language only with
    its page, which is a finding of its own.
    """
    if any(found.place.path.startswith(("docs/", "mkdocs.yml")) for found in library.findings):
        # Of a page that could not be read nobody knows what it carries.
        return []
    carried = carriers(library)
    document = library.documents.get("reference/claims.yml")
    return [
        finding(
            "uncarried-claim",
            document.place("claims", number, "id"),
            f"no page carries the claim `{claim.id}`",
            f"add `{claim.id}` to `claims` of the page whose text says it, "
            "and say it there first if none does",
        )
        for number, claim in enumerate(library.claims)
        if document and not any(carried[claim.id].values())
    ]
