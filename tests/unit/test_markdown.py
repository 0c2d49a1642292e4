"""The Markdown extension: blocks become well-formed HTML, and hostile words stay words."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from case_tree import CASES, build_tree
from kamalign import LOCALES
from kamalign.checks import check_library
from kamalign.library import Library, load
from kamalign.markdown import KamalignExtension

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "fenced_code", "toc"]
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><b>x</b>",
    "]]>",
    "*x* **y** _z_",
    "{: .a #b onclick=x }",
    "[a](b) [a][b] ![a](b) <http://a.example>",
    "&lt;b&gt; &amp; &#60; & < >",
    "`code` \\*x\\*",
    "{{ 7*7 }} {% raw %}",
    "\" onload='x' =",
    "::quiz basics",
    "http://a.example/ -- ... 'q'",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build_tree(tmp_path, CASES / "unknown-quiz" / "good")


def _markdown(library: Library, locale: str = "en") -> Markdown:
    extension = KamalignExtension(locale=locale, library=library)
    return Markdown(extensions=[*EXTENSIONS, extension])


def _html(library: Library, text: str, locale: str = "en") -> html.HtmlElement:
    return html.fromstring(f"<main>{_markdown(library, locale).convert(text)}</main>")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "block",
    [
        "::quiz basics",
        "::assessment state",
        "::team state",
        "::glossary",
        "::sources",
        "::download pdf",
        "::download epub",
    ],
)
def test_blocks_are_well_formed(root: Path, locale: str, block: str) -> None:
    page = _markdown(load(root), locale).convert(f"Before.\n\n{block}\n\nAfter.")
    tree = etree.fromstring(f"<main>{page}</main>")
    ids = [element.get("id") for element in tree.iter() if element.get("id")]

    assert len(ids) == len(set(ids))
    assert [child.tag for child in tree][::2] == ["p", "p"]
    assert len(tree) == 3
    assert len("".join(tree[1].itertext()).split()) > 3


@pytest.mark.parametrize(
    "block",
    [
        "::quiz nobody",
        "::template nobody",
        "::assessment nobody",
        "::download doc",
        "::nothing at all",
    ],
)
def test_an_unknown_block_shows_nothing(root: Path, block: str) -> None:
    page = _markdown(load(root)).convert(f"a\n\n{block}\n\nb")

    assert page.replace("\n", "") == "<p>a</p><div></div><p>b</p>"


def test_the_library_is_loaded_from_the_root_where_none_is_given(root: Path) -> None:
    markdown = Markdown(extensions=[KamalignExtension(root=str(root), locale="fi")])

    assert "Keneltä kysyt ensin?" in markdown.convert("::quiz basics")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(root: Path, hostile: str) -> None:
    path = root / "quizzes" / "basics" / "quiz.yml"
    quiz = path.read_text(encoding="utf-8")
    plain = _html(load(root), "::quiz basics")
    for typed in (
        "Whom do you ask first?",
        "The boss",
        "The owner decides.",
        "Ask whoever decides.",
    ):
        quiz = quiz.replace(typed, json.dumps(hostile), 1)
    path.write_text(quiz, encoding="utf-8")
    library = load(root)
    assert check_library(library) == []

    page = _html(library, "::quiz basics")

    def skeleton(tree: html.HtmlElement) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (str(e.tag), sorted((str(k), str(v)) for k, v in e.attrib.items())) for e in tree.iter()
        ]

    assert skeleton(page) == skeleton(plain)
    assert page.xpath("string(//*[@data-choice='boss'])") == hostile
    assert (
        page.xpath("string(//li[@data-feedback='owner']/*[@class='kam-key__feedback'])") == hostile
    )
    assert page.xpath("string(//*[@class='kam-key__explanation'])") == hostile
    assert page.xpath("string(//fieldset/legend)").endswith(hostile)


def test_data_for_the_browser_is_json_without_markup(root: Path) -> None:
    page = _markdown(load(root)).convert("::quiz basics")
    data = str(html.fromstring(page).xpath("string(//script)"))

    assert json.loads(data)["id"] == "basics"
    assert not set(data) & set("<>&\u2028\u2029")


def test_a_key_and_all_words_stand_in_the_page_without_script(root: Path) -> None:
    text = _html(load(root), "::quiz basics", "cs").text_content()

    for words in ("Koho se zeptáte", "Rozhoduje vlastník.", "Stroje jsou jejich."):
        assert words in text.replace("\u00a0", " ")


def test_an_answer_links_to_the_page_it_can_be_read_in(root: Path) -> None:
    page = _html(load(root), "::quiz basics")

    assert [link.get("href") for link in page.iter("a")] == [
        "/articles/first.md#why",
        "/articles/first.md",
    ]
    assert "Asking first" in page.xpath("string(//*[@class='kam-key__reread'])")


def test_unverified_sources_are_not_shown(root: Path) -> None:
    text = _html(load(root), "::sources").text_content()

    assert "A. Author (2001)" in text
    assert "B. Author" not in text


def test_the_glossary_follows_the_alphabet_and_names_the_other_languages(root: Path) -> None:
    text = _html(load(root), "::glossary", "fi").text_content()

    assert all(word in text for word in ("linjaus", "alignment", "soulad"))


@pytest.mark.parametrize(
    ("locale", "formula", "file"),
    [
        ("en", "formula: gross - discount", "sums-en.xlsx"),
        ("fi", "formula: gross - discount", "sums-fi.xlsx"),
        ("cs", "", "sums-cs.docx"),
    ],
)
def test_a_template_ends_with_the_link_to_its_file(
    tmp_path: Path, locale: str, formula: str, file: str
) -> None:
    tree = build_tree(tmp_path, CASES / "bad-template" / "good")
    source = tree / "templates" / "sums" / "template.yml"
    words = source.read_text(encoding="utf-8").replace("formula: gross - discount", formula)
    source.write_text(words.replace("Worked out., }", "Worked out.}"), encoding="utf-8")
    (link,) = _html(load(tree), "::template sums", locale).xpath("//p[@class='kam-download']/a")

    assert link.get("href") == f"../files/{file}"
    assert (link.get("download"), link.get("hreflang")) == (file, locale)
    assert link.get("type").startswith("application/vnd.openxmlformats-officedocument.")
    assert file.rpartition(".")[2].upper() in link.text_content()
    assert not link.xpath("ancestor::p[not(@class)]")


NARROW = "| a | b |\n|---|---|\n| one | two |"
WIDE = "| who | [**what**](a.md) | | when |\n|---|---|---|---|\n| KAM | 5 % | x | |"
LONG_WORDS = "| a | b | c |\n|---|---|---|\n| toiminnanohjaus | tulosyksikkö | toimitusaika |"


@pytest.mark.parametrize(("table", "stacked"), [(NARROW, False), (WIDE, True), (LONG_WORDS, True)])
def test_a_table_too_wide_for_a_phone_is_marked(root: Path, table: str, stacked: bool) -> None:
    found = _html(load(root), table).find(".//table")

    assert found is not None
    assert ("kam-grid--stacked" in found.get("class", "").split()) is stacked
    assert all((cell.get("role") == "cell") is stacked for cell in found.iter("td"))


def test_a_cell_is_named_by_the_head_of_its_column(root: Path) -> None:
    table = _html(load(root), WIDE, "cs").find(".//table")

    assert table is not None
    assert [cell.get("data-label") for cell in table.iter("td")] == ["who", "what", None, "when"]
    assert table.get("role") == "table"
    assert {head.get("role") for head in table.iter("th")} == {"columnheader"}
