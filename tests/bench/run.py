"""Times what editors wait for, as ratios to a yardstick taken in the same run.

Usage: python tests/bench/run.py [ROUNDS]. The yardstick is reading the same YAML with PyYAML's
own loader; machines differ, ratios hardly do. Each figure is the median of the rounds.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from kamalign.checks import check_library
from kamalign.library import load

ROOT = Path(__file__).parents[2]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _yardstick() -> None:
    for folder in ("quizzes", "reference"):
        for path in sorted((ROOT / folder).rglob("*.yml")):
            yaml.safe_load(path.read_text(encoding="utf-8"))


def main(rounds: int) -> None:
    """Print the median ratios of loading and of checking to the yardstick."""
    library = load(ROOT)
    ratios: dict[str, list[float]] = {"load the library": [], "run all source checks": []}
    for _ in range(rounds):
        unit = _seconds(_yardstick)
        ratios["load the library"].append(_seconds(lambda: load(ROOT)) / unit)
        ratios["run all source checks"].append(_seconds(lambda: check_library(library)) / unit)
    pages = sum(len(pages) for pages in library.pages.values())
    print(f"{pages} pages, {rounds} rounds; 1.00 = reading the YAML with PyYAML's own loader")
    for name, values in ratios.items():
        low, high = min(values), max(values)
        print(f"{name:24} {statistics.median(values):6.2f}  ({low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
