"""Non-breaking spaces: Czech one-letter words, numbers, and never in code."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from kamalign import LOCALES
from kamalign.library import Library
from kamalign.markdown import KamalignExtension
from kamalign.typography import bind

N = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("v lese", f"v{N}lese"),
        ("a v lese", f"a{N}v{N}lese"),
        ("i s k o něčem", f"i{N}s{N}k{N}o{N}něčem"),
        ("„V lese“", f"„V{N}lese“"),
        ("(k tomu)", f"(k{N}tomu)"),
        ("strom – u vody", f"strom – u{N}vody"),
        ("a/i my", f"a/i{N}my"),
        ("v\nlese", f"v{N}lese"),
        ("lov lesa", "lov lesa"),
        ("ves v", "ves v"),
        ("20 % času", f"20{N}% času"),
        ("40 000 € ročně", f"40{N}000{N}€ ročně"),
        ("1 000 000 Kč", f"1{N}000{N}000{N}Kč"),
        ("5 hodin", f"5{N}hodin"),
        ("8. dubna", "8. dubna"),
    ],
)
def test_czech(typed: str, bound: str) -> None:
    assert bind(typed, "cs") == bound


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("20 % ajasta", f"20{N}% ajasta"),
        ("12 500 euroa", f"12{N}500{N}euroa"),
        ("kello 8 aamulla", "kello 8 aamulla"),
        ("a v k", "a v k"),
    ],
)
def test_finnish(typed: str, bound: str) -> None:
    assert bind(typed, "fi") == bound


def test_english_is_as_typed() -> None:
    assert bind("a 20 % share of 1 000", "en") == "a 20 % share of 1 000"


@settings(deadline=None)
@given(st.text("kKvoua0158% ()„“\n\u00a0hodin", max_size=60), st.sampled_from(LOCALES))
def test_only_spaces_change_and_once_is_enough(text: str, locale: str) -> None:
    bound = bind(text, locale)

    assert "".join(bound.split()) == "".join(text.split())
    assert len(bound) == len(text)
    assert bind(bound, locale) == bound


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(LOCALES))
def test_any_text_keeps_its_words(text: str, locale: str) -> None:
    assert bind(text, locale).split() == text.split() or "".join(bind(text, locale).split()) == (
        "".join(text.split())
    )


def _czech(text: str) -> str:
    extension = KamalignExtension(locale="cs", library=Library.__new__(Library))
    return Markdown(extensions=[extension, "fenced_code", "attr_list"]).convert(text)


def test_prose_is_bound_through_the_extension() -> None:
    assert _czech("Jdu *k lesu* a v **noci** spím.") == (
        f"<p>Jdu <em>k{N}lesu</em> a{N}v{N}<strong>noci</strong> spím.</p>"
    )


@pytest.mark.parametrize("code", ["`v lese`", "    v lese a v noci", "```\nv lese 20 %\n```"])
def test_code_is_left_alone(code: str) -> None:
    html = _czech(f"Text.\n\n{code}\n")

    assert "<code" in html
    assert "v lese" in html
    assert N not in html
