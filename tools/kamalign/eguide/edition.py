"""What is fixed about the edition; with it, two runs on one site give the same bytes."""

from __future__ import annotations

from datetime import date
from uuid import NAMESPACE_URL, uuid5

EDITION_DATE = date(2026, 11, 22)
"""Date of the edition. It moves with the edition, never with the clock."""

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def identifier(locale: str) -> str:
    """The book's stable identifier as a URN, one per language."""
    return uuid5(NAMESPACE_URL, f"https://kam-alignment-library.invalid/e-guide/{locale}").urn
