"""Non-breaking spaces by the rules of each language; editors type plain spaces."""

from __future__ import annotations

import re

_NBSP = "\u00a0"
_SIGN = re.compile(r"(?<=\d) (?=[%€])")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
# ČSN 01 6910: no line ends in a one-letter preposition or conjunction.
_CZECH_LETTERS = re.compile(r"(?<![^\s(„‚–—/\u00a0])([ksvzouaiKSVZOUAI])[ \n](?=\S|$)")
_CZECH_NUMBER = re.compile(
    r"(?<=\d) (?=(?:hodin|minut|dní|dnů|týdn|let|zákazní|bod|položk|tisíc|milion|Kč|eur|km)\w*)"
)
_FINNISH_NUMBER = re.compile(
    r"(?<=\d) (?=(?:tunti|minuut|päiv|viiko|vuo|euro|prosent|asiak|kohta|pistet)\w*)"
)


def bind(text: str, locale: str) -> str:
    """Return the text with the non-breaking spaces its language wants.

    Czech binds one-letter prepositions and conjunctions to the next word (ČSN 01 6910); Czech
    and Finnish bind a number to `%` and `€`, to its thousands and to common units. English is as
    typed.
    """
    if locale == "cs":
        # Twice, because in "a v lese" the first match consumes the space before the second.
        text = _CZECH_LETTERS.sub(rf"\1{_NBSP}", _CZECH_LETTERS.sub(rf"\1{_NBSP}", text))
        text = _CZECH_NUMBER.sub(_NBSP, text)
    elif locale == "fi":
        text = _FINNISH_NUMBER.sub(_NBSP, text)
    else:
        return text
    return _THOUSANDS.sub(_NBSP, _SIGN.sub(_NBSP, text))
