"""What is judged as a word, and what is said of one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from case_tree import build_tree
from kamalign import cli
from kamalign.body import BodyReader
from kamalign.library import Library, load
from kamalign.model.page import Body
from kamalign.spelling.check import check_spelling
from kamalign.spelling.spellers import SPELLERS, Speller, Suggestions
from kamalign.spelling.words import words_of

READER = BodyReader(["tables", "fenced_code", "admonition", "attr_list"], {})
ALLOWLIST = "reference/spelling/en.yml"


def _words(text: str) -> list[str]:
    body = READER.read(text, "a.md", 1)
    assert isinstance(body, Body)
    return [word.text for passage in body.passages for word in words_of(passage)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One, two.", ["One", "two"]),
        ("the colleague’s", ["the", "colleague's"]),
        ("cost-to-serve", ["cost-to-serve"]),
        ("CRM:n", ["CRM:n"]),
        ("in S33a, C06 and 34krát", ["in", "and"]),
        ("see lnu.diva-portal.org now", ["see", "now"]),
        ("a `wrod` here", ["a", "here"]),
        ("[words](adress.md#tagret)", ["words"]),
        ("## Head {#haed}", ["Head"]),
        ("{count} minutes of {total}", ["minutes", "of"]),
        ("**half**way", ["halfway"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert _words(text) == words


def _speller(*unknown: str) -> Speller:
    """A speller that knows everything else, and means each word without its last letter."""

    def strange(words: Iterable[str]) -> set[str]:
        return {word for word in words if word in unknown}

    def suggest(words: Iterable[str]) -> Suggestions:
        return {word: (word[:-1],) for word in words}

    return Speller(strange, suggest)


def _library(root: Path, text: str, *groups: str) -> Library:
    """The skeleton with a paragraph on the first English page and an English allowlist."""
    page = build_tree(root) / "docs" / "en" / "articles" / "first.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
    if groups:
        path = root / ALLOWLIST
        path.parent.mkdir(parents=True)
        path.write_text("groups:\n" + "".join(groups), encoding="utf-8")
    library = load(root)
    assert library.findings == []
    return library


def _found(library: Library, *unknown: str) -> list[str]:
    findings = check_spelling(library, {"en": _speller(*unknown)})
    return [f"{found.place} {found.code}" for found in findings]


def test_every_place_of_an_unknown_word(tmp_path: Path) -> None:
    library = _library(tmp_path, "A [thingx](first.md) and\na *thingx*.")

    assert _found(library, "thingx") == [
        "docs/en/articles/first.md:26:4 spell-unknown-word",
        "docs/en/articles/first.md:27:4 spell-unknown-word",
    ]
    finding = check_spelling(library, {"en": _speller("thingx")})[0]
    assert "write `thing`" in finding.fix
    assert ALLOWLIST in finding.fix


def test_of_a_compound_the_unknown_part(tmp_path: Path) -> None:
    library = _library(tmp_path, "An x-good-thingx.")

    assert _found(library, "x-good-thingx", "thingx") == [
        "docs/en/articles/first.md:26:11 spell-unknown-word"
    ]
    assert _found(library, "x-good-thingx") == []


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("thing", "A thing."),
        ("thing", "Thing."),
        ("Thing", "Thing."),
        ("thing*", "Things."),
        ("thing", "A good-thing."),
        ("good-thing", "A good-thing."),
    ],
)
def test_an_allowed_word(entry: str, text: str, tmp_path: Path) -> None:
    library = _library(tmp_path, text, f"  - {{reason: so it is, words: [{entry}]}}\n")

    assert _found(library, "thing", "Thing", "Things", "good-thing") == []


def test_a_name_is_not_allowed_in_lower_case(tmp_path: Path) -> None:
    library = _library(tmp_path, "Thing, thing.", "  - {reason: a name, words: [Thing]}\n")

    assert _found(library, "Thing", "thing") == [
        "docs/en/articles/first.md:26:8 spell-unknown-word"
    ]


def test_an_allowlist_is_kept_short_and_in_order(tmp_path: Path) -> None:
    library = _library(
        tmp_path,
        "Bees, apples and a cherry.",
        "  - {reason: fruit, words: [cherry, apple*, date]}\n",
        "  - {reason: animals, words: [bee*, bee*]}\n",
    )

    assert _found(library) == [
        f"{ALLOWLIST}:2:37 spell-unsorted-word",
        f"{ALLOWLIST}:2:45 spell-unused-word",
        f"{ALLOWLIST}:3:37 spell-unsorted-word",
    ]


def test_words_are_judged_in_the_language_they_are_marked_with(tmp_path: Path) -> None:
    library = _library(tmp_path, "The Finnish *thingx*{lang=fi}.")
    spellers = {"en": _speller("thingx"), "fi": _speller()}

    assert check_spelling(library, spellers) == []
    assert len(check_spelling(library, {"fi": _speller("thingx")})) == 1


@pytest.mark.parametrize("language", SPELLERS)
def test_a_missing_program_is_a_failure_that_says_what_to_do(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cli, "SPELLERS", {language: SPELLERS[language]})
    monkeypatch.setenv("PATH", str(tmp_path))

    assert cli.main(["--root", str(build_tree(tmp_path)), "spell"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "tools/ensure-spelling" in err
