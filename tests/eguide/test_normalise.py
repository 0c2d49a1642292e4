"""HTML to the document tree: every kind of element, links, and what is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from eguide_site import SmallSite, build_site
from kamalign import LOCALES
from kamalign.diagnostics import Finding
from kamalign.eguide.normalise import labels, make_book
from kamalign.eguide.read import read_site
from kamalign.eguide.tree import (
    Block,
    Book,
    Break,
    Callout,
    Cell,
    Choice,
    Definition,
    DefinitionList,
    Group,
    Heading,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Reference,
    Rule,
    Span,
    Table,
    Text,
    Verbatim,
    blocks_below,
    plain,
)


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    return build_site(tmp_path / "site", "en")


@pytest.fixture(params=LOCALES)
def any_site(request: pytest.FixtureRequest, tmp_path: Path) -> SmallSite:
    return build_site(tmp_path / "site", request.param)


def read(site: SmallSite) -> tuple[Book, list[Finding]]:
    sections, findings = read_site(site.root, site.locale)
    book, wrong = make_book(sections, site.root, site.locale)
    return book, findings + wrong


def blocks_of(site: SmallSite, html: str) -> tuple[tuple[Block, ...], list[str]]:
    """The blocks and the findings of a page with this text."""
    site.write("articles/two/", f'<h2 id="here">Here</h2>{html}')
    book, findings = read(site)
    chapter = next(chapter for chapter in book.chapters if chapter.id == "articles-two")
    return chapter.blocks[1:], [f"{finding.code} {finding.message}" for finding in findings]


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@pytest.mark.parametrize(
    ("html", "block"),
    [
        ("<p>A  b\n c</p>", words("A b c")),
        ("<div class='grid'><section>Bare</section></div>", words("Bare")),
        ("<h3 id='x'>X</h3>", Heading(2, "articles-two--x", (Text("X"),))),
        ("<ul><li>a</li><li><p>b</p></li></ul>", ListBlock(((words("a"),), (words("b"),)))),
        ("<ol><li>a</li></ol>", ListBlock(((words("a"),),), ordered=True)),
        (
            "<table><thead><tr><th>H</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>",
            Table((Cell((Text("H"),), header=True),), ((Cell((Text("c"),)),),)),
        ),
        (
            "<dl><dt>t</dt><dd>d</dd></dl>",
            DefinitionList((Definition((Text("t"),), (words("d"),)),)),
        ),
        (
            "<div class='admonition action'><p class='admonition-title'>Do</p><p>it</p></div>",
            Callout("action", (Text("Do"),), (words("it"),)),
        ),
        (
            "<details><summary>More</summary><p>words</p></details>",
            Callout("note", (Text("More"),), (words("words"),)),
        ),
        ("<blockquote><p>q</p></blockquote>", Quote((words("q"),))),
        ("<pre><code>a\n  b\n</code></pre>", Verbatim("a\n  b")),
        ("<hr>", Rule()),
        (
            "<p><strong>a</strong><em>b</em><s>c</s><code>d</code><br>e</p>",
            Paragraph(
                (
                    Span((Text("a"),), "strong"),
                    Span((Text("b"),), "emphasis"),
                    Span((Text("c"),), "strike"),
                    Span((Text("d"),), "code"),
                    Break(),
                    Text("e"),
                )
            ),
        ),
        ("<p><span lang='fi'>sana</span></p>", Paragraph((Span((Text("sana"),), None, "fi"),))),
        (
            "<p>a <b> b </b> c</p>",
            Paragraph((Text("a "), Span((Text("b "),), "strong"), Text("c"))),
        ),
        ("<p>v\u00a0lese \u00a0x</p>", words("v\u00a0lese \u00a0x")),
    ],
)
def test_each_element_has_its_block(small_site: SmallSite, html: str, block: Block) -> None:
    blocks, findings = blocks_of(small_site, html)

    assert findings == []
    assert blocks == (block,)


@pytest.mark.parametrize(
    "html",
    [
        "<p class='web-only'>no</p>",
        "<script>no</script><noscript>no</noscript>",
        "<p><a class='headerlink' href='#x'>¶</a></p>",
        "<p><a class='md-button' href='../../e-guide/'>Go</a></p>",
        "<!-- a comment -->",
        "<p hidden>no</p>",
    ],
)
def test_what_is_for_the_web_only_is_left_out(small_site: SmallSite, html: str) -> None:
    assert blocks_of(small_site, html) == ((), [])


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>a</p><video class='wide'></video>", "`<video>` (.wide)"),
        ("<p>a <button>b</button></p>", "`<button>`"),
        ("<p>a <img src='x.png' alt='x'></p>", "`<img>`"),
        ("<form><p>a</p></form>", "`<form>`"),
    ],
)
def test_an_unknown_element_is_named(small_site: SmallSite, html: str, shown: str) -> None:
    _, findings = blocks_of(small_site, html)

    assert findings == [f"eguide-unknown-element the e-guide has no form for {shown}"]


def test_a_finding_names_page_and_line(small_site: SmallSite) -> None:
    small_site.write("articles/two/", '<h2 id="here">Here</h2>\n\n<video></video>')
    _, findings = read(small_site)

    assert [str(finding.place) for finding in findings] == ["site/en/articles/two/index.html:3:1"]


@pytest.mark.parametrize(
    ("href", "inline"),
    [
        ("https://example.org/x", Link("https://example.org/x", (Text("x"),))),
        ("../../start/one/", Reference("start-one", (Text("x"),))),
        ("../../reference/glossary/#kam", Reference("reference-glossary--kam", (Text("x"),))),
        ("#here", Reference("articles-two--here", (Text("x"),))),
        ("/en/start/one/", Reference("start-one", (Text("x"),))),
        ("../../e-guide/", Text("x")),
        ("../..", Text("x")),
    ],
)
def test_links_stay_in_the_book_where_they_can(
    small_site: SmallSite, href: str, inline: Text | Link | Reference
) -> None:
    blocks, findings = blocks_of(small_site, f'<p><a href="{href}">x</a></p>')

    assert findings == []
    assert blocks == (Paragraph((inline,)),)


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("../nowhere/", "eguide-broken-link `../nowhere/` leads to no page of the site"),
        ("../x.md", "eguide-broken-link `../x.md` leads to no page of the site"),
        ("javascript:x()", "eguide-broken-link `javascript:x()` leads to no page of the site"),
        ("#gone", "eguide-broken-anchor the book has no passage `articles-two--gone`"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(small_site: SmallSite, href: str, code: str) -> None:
    _, findings = blocks_of(small_site, f'<p><a href="{href}">x</a></p>')

    assert findings == [code]


def test_the_levels_of_headings_never_skip(small_site: SmallSite) -> None:
    blocks, _ = blocks_of(small_site, "<h5>deep</h5><h5>deeper</h5><h2>up</h2>")

    assert [block.level for block in blocks if isinstance(block, Heading)] == [2, 3, 1]


def test_the_book_follows_its_own_order(any_site: SmallSite) -> None:
    book, findings = read(any_site)

    assert findings == []
    assert [chapter.id for chapter in book.chapters] == [
        "start-one",
        "articles-two",
        "quizzes-small",
        "assessment-form",
        "reference-glossary",
        "reference-sources",
        "answers-quizzes-small",
    ]
    assert {"start-one", "articles-two--here", "reference-sources--s01"} <= labels(book)


def test_a_section_without_a_place_is_found(small_site: SmallSite) -> None:
    small_site.sections["news"] = ("News", ["news/today/"])
    small_site.write("news/today/", "<p>New</p>")
    small_site.write_home()
    _, findings = read(small_site)

    assert [finding.code for finding in findings] == ["eguide-unplaced-section"]


def test_a_page_that_is_not_there_is_found(small_site: SmallSite) -> None:
    small_site.sections["articles"] = ("Articles", ["articles/two/", "articles/three/"])
    small_site.write_home()
    _, findings = read(small_site)

    assert [finding.code for finding in findings] == ["eguide-missing-page"]


def test_the_frame_of_a_page(small_site: SmallSite) -> None:
    book, _ = read(small_site)
    blocks = next(book.chapters).blocks

    assert [block.role for block in blocks if isinstance(block, Paragraph)] == [
        "lead",
        "facts",
        "",
        "more",
    ]
    assert blocks[0] == Paragraph((Text("Why?"),), "lead")
    evidence = blocks[-1]
    assert isinstance(evidence, Callout)
    assert evidence.kind == "evidence"


def test_a_quiz_parts_from_its_key(small_site: SmallSite) -> None:
    book, _ = read(small_site)
    chapters = {chapter.id: chapter for chapter in book.chapters}
    questions = [
        block
        for block in chapters["quizzes-small"].blocks
        if isinstance(block, Group) and block.role == "question"
    ]
    shown = [
        (block.role, len(block.items))
        for block in blocks_below(tuple(questions))
        if isinstance(block, ListBlock)
    ]
    key = [
        plain(block.inlines)
        for block in blocks_below(chapters["answers-quizzes-small"].blocks)
        if isinstance(block, Paragraph)
    ]

    assert shown == [
        ("one-of", 2),
        ("premises", 2),
        ("responses", 2),
        ("premises", 3),
        ("one-of", 2),
    ]
    assert "Because." not in str(questions)
    asked = " ".join(
        plain(block.inlines)
        for block in blocks_below(tuple(questions))
        if isinstance(block, Paragraph)
    )
    assert "Hint: Begin small." in asked
    assert "Your answer: ________________________ eggs" in asked
    assert asked.index("Egg") > min(asked.index("Chick"), asked.index("Hen"))
    assert key[11:] == [
        "3In which order?",
        "Egg. It hatches.",
        "Chick. It grows.",
        "Hen. It lays.",
        "So it goes.",
        "Reread: Two",
        "4How many?",
        "1,234.5 eggs (± 0.5)",
        "Count them.",
        "Reread: Two",
        "5What is it called?",
        "brood / clutch",
        "That is the word.",
        "Reread: Two",
        "6Hens fly.",
        "Not right True. Hardly.",
        "Right False. Right.",
        "They flutter.",
        "Reread: Two",
        "From 0% of the points: Well read.",
    ]
    assert key[:11] == [
        "1Which one?",
        "Right This. Yes, this.",
        "Not right That. No, not that.",
        "Because.",
        "Reread: Two",
        "2It rains.",
        "What goes with what?",
        "Rain – Umbrella. Wet.",
        "Sun – Hat. Dry.",
        "So it is.",
        "Reread: Two",
    ]


def test_the_right_choice_is_marked_by_its_id(small_site: SmallSite) -> None:
    book, _ = read(small_site)
    *_, answers = book.chapters
    roles = [
        inline.role
        for block in blocks_below(answers.blocks)
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Span) and inline.role in {"right", "wrong"}
    ]

    assert roles == ["right", "wrong", "wrong", "right"]


def test_the_assessment_is_a_form(any_site: SmallSite) -> None:
    book, _ = read(any_site)
    blocks = next(chapter for chapter in book.chapters if chapter.id == "assessment-form").blocks
    groups = [block for block in blocks_below(blocks) if isinstance(block, Group)]
    choices = [block for block in blocks_below(blocks) if isinstance(block, Choice)]
    (sheet,) = (block for block in blocks_below(blocks) if isinstance(block, Table))

    assert [group.role for group in groups] == ["element", *["statement"] * 5, "sheet", "steps"]
    assert [len(block.options) for block in choices] == [6] * 5
    assert [block.name for block in choices] == [f"form/s{number}" for number in range(1, 6)]
    assert choices[0].label == "M1.1 Statement 1."
    assert sheet.sheet
    assert [cell.inlines for cell in sheet.rows[0][1:]] == [()] * 5


def test_terms_and_sources_keep_their_ids(small_site: SmallSite) -> None:
    book, _ = read(small_site)
    groups = {
        block.id: block
        for chapter in book.chapters
        for block in blocks_below(chapter.blocks)
        if isinstance(block, Group) and block.id
    }
    term = groups["reference-glossary--kam"]
    texts = [plain(block.inlines) for block in term.blocks if isinstance(block, Paragraph)]

    assert texts == [
        "KAM",
        "A person.",
        "Also used: account manager",
        "Avoid: Key Account (that is the customer)",
        "In other languages: avainasiakaspäällikkö",
        "Wording still to be confirmed by practitioners",
    ]
    assert groups["reference-sources--s01"].role == "source"


@pytest.mark.parametrize(
    ("address", "mark"),
    [
        ("quizzes/small/", "</kam-quiz>"),
        ("quizzes/small/", "</fieldset>"),
        ("assessment/form/", "</kam-assessment>"),
        ("assessment/form/", "</form>"),
        ("start/one/", "</header>"),
    ],
)
def test_a_new_part_of_a_template_is_not_dropped_silently(
    small_site: SmallSite, address: str, mark: str
) -> None:
    file = small_site.root / "en" / address / "index.html"
    html = file.read_text(encoding="utf-8")
    file.write_text(html.replace(mark, f"<p class='new'>New.</p>{mark}", 1), encoding="utf-8")
    _, findings = read(small_site)

    assert [finding.code for finding in findings] == ["eguide-unknown-element"]
