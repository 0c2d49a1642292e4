"""Alphabetical order by language."""

from __future__ import annotations

import pytest

from kamalign.collation import collation_key, initial


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("cs", ["cena", "čas", "data", "hodnota", "chata", "chyba", "idea"]),
        ("cs", ["rada", "řád", "sklad", "škola", "zisk", "žádost"]),
        ("cs", ["účet", "udělat", "ucho"]),
        ("cs", ["Chata", "chyba"]),
        ("cs", ["par", "pár", "pára"]),
        ("fi", ["asiakas", "ovi", "zeta", "åbo", "äiti", "öljy"]),
        ("fi", ["ei", "épée", "etu"]),
        ("en", ["account", "Buyer", "cost"]),
    ],
)
def test_order(locale: str, words: list[str]) -> None:
    backwards = list(reversed(words))

    assert sorted(backwards, key=lambda word: collation_key(word, locale)) == words


@pytest.mark.parametrize(
    ("locale", "word", "letter"),
    [
        ("cs", "chyba", "Ch"),
        ("cs", "čas", "Č"),
        ("cs", "účet", "U"),
        ("fi", "äiti", "Ä"),
        ("fi", "épée", "E"),
        ("en", "KAM", "K"),
        ("en", "élan", "E"),
    ],
)
def test_a_word_stands_under_its_first_letter(locale: str, word: str, letter: str) -> None:
    assert initial(word, locale) == letter
