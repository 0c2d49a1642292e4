"""All prose of the library, passage by passage: pages, YAML texts, registers, interface strings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kamalign import LOCALES, SOURCE_LOCALE
from kamalign.library import Library, pages_of
from kamalign.model.prose import Passage
from kamalign.passages import scalar_passage
from kamalign.source import Data, Document, KeyPath
from kamalign.translation import TEXT_KEYS, WORDED

_REGISTER_KEYS = frozenset({"admitted", "definition", "statement", "term", "why"})
# What a translation of the termbase holds besides words.
_NO_WORDS = frozenset({"avoid", "forms", "gender", "stem"})


@dataclass(frozen=True)
class Prose:
    """A passage, the language it is written in, and the key it stands at in YAML."""

    language: str
    passage: Passage
    key: str = ""


def prose_of(library: Library) -> Iterator[Prose]:
    """Yield every passage of the library, file by file."""
    for page in pages_of(library):
        for passage in page.body.passages:
            yield Prose(passage.language or page.locale, passage)
    for path, document in sorted(library.documents.items()):
        if path.startswith("reference/spelling/"):
            continue
        locale = _locale(path)
        text = library.texts[path]
        is_words_only = locale != SOURCE_LOCALE and not path.endswith(".md")
        leaves = _translated if is_words_only or path.endswith(".json") else _written
        for keys, value in leaves(document):
            key = next((key for key in reversed(keys) if isinstance(key, str)), "")
            yield Prose(locale, scalar_passage(value, text, document.place(*keys)), key)


def _locale(path: str) -> str:
    """The language of a file: `docs/cs/…` and `…/cs.yml` are Czech, what names none is English."""
    parts = path.replace(".", "/").split("/")
    return next((locale for locale in LOCALES if locale in parts), SOURCE_LOCALE)


def _translated(document: Document) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a translation is words, but for what the termbase knows about words."""
    for keys, value in _leaves(document.data, ()):
        if not _NO_WORDS & set(keys) or keys[-1] == "why":
            yield keys, value


def _written(document: Document) -> Iterator[tuple[KeyPath, str]]:
    """The words among the texts of a structure file, or of a page's front matter."""
    for keys, value in _leaves(document.data, ()):
        if keys[0] == "example" and len(keys) > 1:
            is_prose = _is_worded(document.data, keys[1])
        else:
            names = [key for key in keys if isinstance(key, str)]
            named = names[-1:] if keys[-1] == names[-1] else []
            is_prose = (
                bool(TEXT_KEYS.intersection(named))
                or "anchors" in names
                or (bool(_REGISTER_KEYS & set(names)) and names[-2:] != ["avoid", "term"])
            )
        if is_prose:
            yield keys, value


def _is_worded(data: Data, field: str | int) -> bool:
    return any(entry["id"] == field and entry["type"] in WORDED for entry in data["fields"])


def _leaves(data: Data, at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*at, index))
    elif isinstance(data, str) and at:
        yield at, data
