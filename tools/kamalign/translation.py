"""Text laid over structure: a translation may replace words by id and nothing else.

The source data holds lists of mappings with an `id`; a translation holds, under the same key, a
mapping from that id to its words. Where an entry has one text only, the words may stand bare.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kamalign.diagnostics import Finding, finding
from kamalign.source import Data, Document, KeyPath

TEXT_KEYS = frozenset(
    {
        "about", "anchors", "caption", "caution", "description", "evidence", "evidence_note",
        "explanation", "feedback", "finding", "finish", "guidance", "headline", "hint", "if_false",
        "if_true", "intro", "label", "lead", "name", "prompt", "question", "situation", "text",
        "title", "unit",
    }
)  # fmt: skip
"""The keys that hold words; every other key is structure and lives in the source language."""


def localise(source: Document, translation: Document) -> tuple[Data, list[Finding]]:
    """Lay the words of `translation` over the data of `source`.

    Returns the data in the translation's language and what is missing or has no counterpart.
    """
    overlay = _Overlay(translation)
    data = overlay.merge(source.data, translation.data, ())
    return data, overlay.findings


def localise_template(source: Document, translation: Document) -> tuple[Data, list[Finding]]:
    """Lay the words of a template's translation over it; of its example only words are words.

    A number, a date or a choice in the example is structure, so the translation leaves it out.
    """
    data, findings = localise(_without_example(source), _without_example(translation))
    fields = {entry["id"]: entry.get("type") for entry in source.data["fields"]}
    example = dict(source.data.get("example", {}))
    words = translation.data.get("example", {})
    worded = {field for field in example if fields.get(field) in WORDED}
    for field in sorted(worded - set(words)):
        findings.append(
            finding(
                "missing-translation",
                translation.key_place("example"),
                f"`{field}` is not translated in example",
                f"add `{field}: …`",
            )
        )
    for field in sorted(set(words) - worded):
        findings.append(
            finding(
                "extra-translation",
                translation.key_place("example", field),
                f"`example.{field}` has no words in English",
                "delete it, or correct the id",
            )
        )
    example |= {field: words[field] for field in worded & set(words)}
    return data | {"example": example}, findings


WORDED = frozenset({"short", "long", "person", "table"})
"""The types of fields whose example is words."""


def _without_example(document: Document) -> Document:
    data = {key: value for key, value in document.data.items() if key != "example"}
    return Document(document.path, data, document.places, document.key_places)


class _Overlay:
    def __init__(self, translation: Document) -> None:
        self._document = translation
        self.findings: list[Finding] = []

    def merge(self, source: Data, words: Data, at: KeyPath, *, keyed: bool = False) -> Data:
        """Lay words over data; `keyed` says that each value of this mapping is words by id."""
        if isinstance(source, list):
            return self._merge_entries(source, words, at)
        if isinstance(source, dict):
            return self._merge_mapping(source, words, at, keyed=keyed)
        return words if isinstance(words, str) else source

    def _merge_mapping(
        self, source: dict[str, Data], words: Data, at: KeyPath, *, keyed: bool
    ) -> Data:
        texts = [
            key
            for key, value in source.items()
            if _has_words(key, value) or (keyed and isinstance(value, str))
        ]
        if isinstance(words, str) and texts == ["text"]:
            return source | {"text": words}
        if not isinstance(words, dict):
            self._missing(at, at[-1] if at else "text")
            return source
        self._extras(words, texts, at)
        result = dict(source)
        for key in texts:
            if key in words:
                result[key] = self.merge(
                    source[key], words[key], (*at, key), keyed=key in TEXT_KEYS
                )
            else:
                self._missing(at, key)
        return result

    def _merge_entries(self, source: list[Data], words: Data, at: KeyPath) -> Data:
        entries = {e["id"]: e for e in source if isinstance(e, dict) and "id" in e}
        if not isinstance(words, dict):
            self._missing(at, at[-1] if at else "text")
            return source
        self._extras(words, list(entries), at)
        result = []
        for entry_id, entry in entries.items():
            if entry_id in words:
                result.append(self.merge(entry, words[entry_id], (*at, entry_id)))
            else:
                if any(_words_below(entry, False)):
                    self._missing(at, entry_id)
                result.append(entry)
        return result

    def _extras(self, words: dict[str, Data], known: list[str], at: KeyPath) -> None:
        for key, value in words.items():
            if key not in known and value is not None:
                self.findings.append(
                    finding(
                        "extra-translation",
                        self._document.key_place(*at, key),
                        f"`{'.'.join(map(str, (*at, key)))}` has no counterpart in English",
                        "delete it, or correct the id",
                    )
                )

    def _missing(self, at: KeyPath, key: str | int) -> None:
        path = ".".join(map(str, at)) or "the file"
        self.findings.append(
            finding(
                "missing-translation",
                self._document.key_place(*at),
                f"`{key}` is not translated in {path}",
                f"add `{key}: …`",
            )
        )


def _has_words(key: str, value: Data) -> bool:
    if isinstance(value, str):
        return key in TEXT_KEYS
    return any(_words_below(value, key in TEXT_KEYS))


def _words_below(value: Data, keyed: bool) -> Iterator[Any]:
    """Yield true for every text below; in a mapping by id under a text key each value is one."""
    if isinstance(value, dict):
        for key, below in value.items():
            if isinstance(below, str):
                yield keyed or key in TEXT_KEYS
            else:
                yield from _words_below(below, keyed)
    elif isinstance(value, list):
        for below in value:
            yield from _words_below(below, False)
