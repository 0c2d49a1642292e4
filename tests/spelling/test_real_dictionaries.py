"""The real library against the real dictionaries; `tools/ensure-spelling` sees that they exist."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kamalign import LOCALES
from kamalign.library import Library, load
from kamalign.prose import prose_of
from kamalign.spelling.check import check_spelling
from kamalign.spelling.spellers import SPELLERS, SpellerError, hunspell
from kamalign.spelling.words import words_of

ROOT = Path(__file__).parents[2]

RIGHT = {
    "en": "colour organise programme colleague's cost-to-serve Monday",
    "cs": "zákazníkům nejlepšího rozhodování e-mail Evropa",
    "fi": "avainasiakkaidemme päätöksentekovaltuus tšekinkielinen Suomessa myynti-ihminen",
}
WRONG = {
    "en": "color recieve accomodate custmer seperate cost-to-srve",
    "cs": "zákaznikům rozhodovánni spoluprace vyjímečný web-strranka strávte",
    "fi": "avainasiakkaidenme päätöksentekovalttuus yhteityö asiaskas myynti-ihmnen",
}


@cache
def _library() -> Library:
    return load(ROOT)


@pytest.mark.parametrize("language", LOCALES)
def test_every_word_of_the_library_is_known(language: str) -> None:
    assert check_spelling(_library(), {language: SPELLERS[language]}) == []


@pytest.mark.parametrize("language", LOCALES)
def test_the_whole_library_is_read(language: str) -> None:
    words = [
        word
        for prose in prose_of(_library())
        if prose.language == language
        for word in words_of(prose.passage)
    ]

    assert len(words) > 50_000


@pytest.mark.parametrize("language", LOCALES)
def test_the_dictionary_tells_right_from_wrong(language: str) -> None:
    speller = SPELLERS[language]

    assert speller.unknown(RIGHT[language].split()) == set()
    assert speller.unknown(WRONG[language].split()) == set(WRONG[language].split())


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("en", "recieve", "receive"),
        ("cs", "spoluprace", "spolupráce"),
        ("fi", "asiaskas", "asiakas"),
    ],
)
def test_the_dictionary_guesses_what_was_meant(language: str, wrong: str, right: str) -> None:
    found = SPELLERS[language].suggest([wrong, "xqxqxqxqxq"])

    assert right in found[wrong]
    assert set(found) == {wrong, "xqxqxqxqxq"}


def test_a_missing_dictionary_is_a_failure() -> None:
    with pytest.raises(SpellerError, match="tools/ensure-spelling"):
        hunspell("xx_XX").unknown(["word"])
