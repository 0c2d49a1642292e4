"""What is fixed about the e-guide of an edition."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5


def identifier(locale: str) -> str:
    """The book's stable identifier as a URN, one per language."""
    return uuid5(NAMESPACE_URL, f"https://kam-alignment-library.invalid/e-guide/{locale}").urn
