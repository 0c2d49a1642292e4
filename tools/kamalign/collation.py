"""Alphabetical order by language, for lists that readers search with the eye."""

from __future__ import annotations

from unicodedata import normalize

_ALPHABETS = {
    "cs": "a á b c č d ď e é ě f g h ch i í j k l m n ň o ó p q r ř s š t ť u ú ů v w x y ý z ž",
    "fi": "a b c d e f g h i j k l m n o p q r s š t u v w x y z ž å ä ö",
}
# ČSN 97 6030: these letters sort as their base letter and decide only between equal words.
_CZECH_BASE = str.maketrans("áďéěíňóťúůý", "adeeinotuuy")


def collation_key(text: str, locale: str) -> tuple[list[int], str]:
    """Return a sort key; Czech `ch` follows `h`, Finnish `å ä ö` follow `z`."""
    folded = text.casefold()
    if locale not in _ALPHABETS:
        return [ord(letter) for letter in folded], folded
    base = folded.translate(_CZECH_BASE) if locale == "cs" else folded
    order = {letter: place for place, letter in enumerate(_ALPHABETS[locale].split(), 1)}
    places: list[int] = []
    rest = base
    while rest:
        letter = "ch" if locale == "cs" and rest.startswith("ch") else rest[0]
        places.append(order.get(letter, order.get(normalize("NFD", letter)[0], 0)))
        rest = rest[len(letter) :]
    return places, folded


def initial(text: str, locale: str) -> str:
    """The letter under which a list has a word: Czech `Ch` and `Č` have their own, `Á` has not."""
    folded = text.casefold()
    if locale == "cs":
        base = folded.translate(_CZECH_BASE)
        return base[: 2 if base.startswith("ch") else 1].capitalize()
    if folded[:1] in _ALPHABETS.get(locale, "").split():
        return folded[:1].upper()
    return normalize("NFD", folded)[:1].upper()
