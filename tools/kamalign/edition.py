"""What is fixed about the edition; with it, two builds of one tree have the same bytes."""

from __future__ import annotations

from datetime import date

EDITION_DATE = date(2026, 11, 22)
"""Date of the edition. It moves with the edition, never with the clock."""

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of the texts."""
