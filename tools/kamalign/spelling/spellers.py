"""The programs that know how words are written: Hunspell (English, Czech), Voikko (Finnish).

They run as processes of their own, with one word a line in and the verdicts out.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Suggestions = dict[str, tuple[str, ...]]
"""Words with what may have been meant by each, best first."""

_TO_DO = "run tools/ensure-spelling, which installs what is missing or says how"


class SpellerError(OSError):
    """A program or a dictionary is missing, so nothing can be said about any word."""


@dataclass(frozen=True)
class Speller:
    """`unknown` finds the words a dictionary lacks, `suggest` what was meant, which takes long."""

    unknown: Callable[[Iterable[str]], set[str]]
    suggest: Callable[[Iterable[str]], Suggestions]


def hunspell(dictionary: str) -> Speller:
    """A speller that asks Hunspell with a dictionary such as `cs_CZ`."""
    command = ["hunspell", "-i", "UTF-8", "-d", dictionary]

    def unknown(words: Iterable[str]) -> set[str]:
        # Hunspell judges what a hyphen joins part by part, and stumbles over the `e` of `e-mail`.
        parts = {word: [part for part in word.split("-") if len(part) > 1] for word in words}
        listed = set(
            _run([*command, "-l"], {part for of_word in parts.values() for part in of_word})
        )
        return {word for word, of_word in parts.items() if not listed.isdisjoint(of_word)}

    def suggest(words: Iterable[str]) -> Suggestions:
        asked = sorted(set(words))
        # `^` keeps Hunspell from taking a word for one of its commands. A banner comes first,
        # then for each word its verdicts and an empty line.
        lines = _run([*command, "-a"], [f"^{word}" for word in asked])
        answers = "\n".join(lines[1:]).split("\n\n")
        return {
            word: tuple(answer.partition(": ")[2].split(", ")) if answer[:1] == "&" else ()
            for word, answer in zip(asked, answers, strict=False)
        }

    return Speller(unknown, suggest)


def voikko() -> Speller:
    """A speller that asks Voikko about Finnish words, compounds and inflection included."""

    def unknown(words: Iterable[str]) -> set[str]:
        lines = _run(["voikkospell"], words)
        return {line.removeprefix("W: ") for line in lines if line.startswith("W: ")}

    def suggest(words: Iterable[str]) -> Suggestions:
        found: dict[str, tuple[str, ...]] = {}
        word = ""
        for line in _run(["voikkospell", "-s"], words):
            verdict, _, text = line.partition(": ")
            if verdict in {"C", "W"}:
                word = text
                found[word] = ()
            elif verdict == "S":
                found[word] += (text,)
        return found

    return Speller(unknown, suggest)


SPELLERS: dict[str, Speller] = {"en": hunspell("en_GB"), "cs": hunspell("cs_CZ"), "fi": voikko()}
"""The speller of each language."""


def _run(command: list[str], words: Iterable[str]) -> list[str]:
    asked = sorted(set(words))
    if not asked:
        return []
    try:
        done = subprocess.run(  # noqa: S603 - words go in as text, never as part of the command
            command,
            input="".join(f"{word}\n" for word in asked),
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            check=False,
        )
    except FileNotFoundError as error:
        raise SpellerError(f"there is no {command[0]}; {_TO_DO}") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise SpellerError(f"{' '.join(command)}: {said[-1]}; {_TO_DO}")
    return done.stdout.split("\n")
