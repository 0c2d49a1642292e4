"""Words that neither the dictionary nor the allowlist knows, and allowed words nobody uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kamalign.diagnostics import Finding, Place, finding, in_order
from kamalign.library import Library
from kamalign.model.spelling import Allowlist
from kamalign.prose import prose_of
from kamalign.spelling.spellers import Speller
from kamalign.spelling.words import Word, words_of

_SUGGESTIONS = 3


@dataclass
class _Allowed:
    """The entries of an allowlist, and which of them some text needs."""

    entries: tuple[str, ...]
    needed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._whole = {entry for entry in self.entries if not entry.endswith("*")}
        self._stems = [entry[:-1] for entry in self.entries if entry.endswith("*")]

    def has(self, word: str) -> bool:
        """Whether an entry stands for the word, which may begin a sentence."""
        hits: set[str] = set()
        for form in (word, word[:1].lower() + word[1:]):
            hits |= {form} & self._whole
            hits |= {f"{stem}*" for stem in self._stems if form.startswith(stem)}
        self.needed |= hits
        return bool(hits)


def check_spelling(library: Library, spellers: Mapping[str, Speller]) -> list[Finding]:
    """Check the spelling of all prose; raises SpellerError where a program is missing."""
    words: defaultdict[str, list[Word]] = defaultdict(list)
    for prose in prose_of(library):
        words[prose.language] += words_of(prose.passage)
    found: list[Finding] = []
    for language, speller in spellers.items():
        allowlist = library.allowlists.get(language)
        allowed = _Allowed(_entries(allowlist))
        found += _unknown(words[language], language, speller, allowed)
        if allowlist:
            found += _unused(library, language, allowlist, allowed.needed)
    return in_order(found)


def _entries(allowlist: Allowlist | None) -> tuple[str, ...]:
    groups = allowlist.groups if allowlist else ()
    return tuple(word for group in groups for word in group.words)


def _unknown(
    words: list[Word], language: str, speller: Speller, allowed: _Allowed
) -> Iterator[Finding]:
    """Report what is unknown as a whole and allowed neither whole nor in its parts."""
    strange = _strange({word.text for word in words}, speller, allowed)
    parts = [part for word in words if word.text in strange for part in word.parts]
    strange_parts = _strange({part.text for part in parts}, speller, allowed)
    suggestions = speller.suggest(strange_parts)
    for part in parts:
        if part.text in strange_parts:
            yield _finding(part, suggestions.get(part.text, ()), language)


def _strange(words: set[str], speller: Speller, allowed: _Allowed) -> set[str]:
    return speller.unknown({word for word in words if not allowed.has(word)})


def _finding(word: Word, suggestions: tuple[str, ...], language: str) -> Finding:
    meant = " or ".join(f"`{suggestion}`" for suggestion in suggestions[:_SUGGESTIONS])
    return finding(
        "spell-unknown-word",
        word.place,
        f"`{word.text}` is in no dictionary",
        f"{f'write {meant}' if meant else 'correct it'}; "
        f"if it is right, add it to {allowlist_path(language)} under its reason",
    )


def allowlist_path(language: str) -> str:
    """Where the allowlist of a language stands."""
    return f"reference/spelling/{language}.yml"


def _unused(
    library: Library, language: str, allowlist: Allowlist, needed: set[str]
) -> Iterator[Finding]:
    path = allowlist_path(language)
    document = library.documents[path]
    for number, group in enumerate(allowlist.groups):
        before = ""
        for index, word in enumerate(group.words):
            place: Place = document.place("groups", number, "words", index)
            if word not in needed:
                yield finding(
                    "spell-unused-word", place, f"no text has the word `{word}`", "delete it"
                )
            if word.casefold() <= before:
                yield finding(
                    "spell-unsorted-word",
                    place,
                    f"`{word}` stands behind a word that follows it in the alphabet",
                    "put it in its place, once",
                )
            before = word.casefold()
