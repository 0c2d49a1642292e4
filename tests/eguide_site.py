"""A small built site: the theme's frame by hand, the library's parts from its own templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from kamalign.browser_data import quiz_data
from kamalign.model.quiz import Quiz
from kamalign.quiz_page import quiz_html
from kamalign.rendering import render

QUIZ = Quiz.model_validate(
    {
        "id": "small",
        "edition": 1,
        "pass_mark": 1,
        "title": "Small",
        "intro": "Intro",
        "items": [
            {
                "id": "one",
                "type": "single-choice",
                "prompt": "Which one?",
                "choices": [
                    {"id": "a", "text": "This", "feedback": "Yes, this.", "correct": True},
                    {"id": "b", "text": "That", "feedback": "No, not that."},
                ],
                "explanation": "Because.",
                "reread": "articles/two.md#here",
            },
            {
                "id": "case",
                "type": "case",
                "situation": "It rains.",
                "items": [
                    {
                        "id": "match",
                        "type": "matching",
                        "prompt": "What goes with what?",
                        "premises": [
                            {"id": "p", "text": "Rain", "match": "r", "feedback": "Wet."},
                            {"id": "q", "text": "Sun", "match": "s", "feedback": "Dry."},
                        ],
                        "responses": [
                            {"id": "r", "text": "Umbrella"},
                            {"id": "s", "text": "Hat"},
                        ],
                        "explanation": "So it is.",
                    }
                ],
                "reread": "articles/two.md",
            },
            {
                "id": "order",
                "type": "ordering",
                "prompt": "In which order?",
                "hint": "Begin small.",
                "entries": [
                    {"id": "x", "text": "Egg", "feedback": "It hatches."},
                    {"id": "y", "text": "Chick", "feedback": "It grows."},
                    {"id": "z", "text": "Hen", "feedback": "It lays."},
                ],
                "explanation": "So it goes.",
                "reread": "articles/two.md",
            },
            {
                "id": "count",
                "type": "numeric",
                "prompt": "How many?",
                "answer": 1234.5,
                "tolerance": 0.5,
                "unit": "eggs",
                "explanation": "Count them.",
                "reread": "articles/two.md",
            },
            {
                "id": "word",
                "type": "short-text",
                "prompt": "What is it called?",
                "accepted": [{"id": "w", "text": "brood | clutch"}],
                "explanation": "That is the word.",
                "reread": "articles/two.md",
            },
            {
                "id": "fact",
                "type": "true-false",
                "prompt": "Hens fly.",
                "answer": False,
                "if_true": "Hardly.",
                "if_false": "Right.",
                "explanation": "They flutter.",
                "reread": "articles/two.md",
            },
        ],
        "bands": [{"id": "all", "from_percent": 0, "text": "Well read."}],
    }
)

_SECTIONS = {
    "start": ("Start here", ["start/one/"]),
    "articles": ("Articles", ["articles/two/"]),
    "quizzes": ("Quizzes", ["quizzes/small/"]),
    "assessment": ("Self-assessment", ["assessment/form/"]),
    "e-guide": ("E-guide", ["e-guide/"]),
    "reference": ("Reference", ["reference/glossary/", "reference/sources/"]),
}


@dataclass
class SmallSite:
    """A built site of one language below `root`; write pages over it to spoil or to extend it."""

    root: Path
    locale: str
    sections: dict[str, tuple[str, list[str]]] = field(default_factory=lambda: dict(_SECTIONS))

    def write(self, address: str, body: str, title: str = "A title") -> None:
        """Write a built page whose article holds a heading and `body`."""
        file = self.root / self.locale / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f'<!doctype html><html lang="{self.locale}"><body><nav>Chrome</nav>'
            f'<article class="md-content__inner md-typeset"><h1>{title}</h1>{body}</article>'
            "</body></html>",
            encoding="utf-8",
        )

    def write_home(self) -> None:
        """Write the home page with the primary navigation."""
        items = "".join(
            f'<li class="md-nav__item md-nav__item--nested"><label> {title} </label>'
            '<nav class="md-nav"><label>again</label><ul>'
            + "".join(f'<li><a class="md-nav__link" href="{at}">x</a></li>' for at in addresses)
            + "</ul></nav></li>"
            for title, addresses in self.sections.values()
        )
        (self.root / self.locale).mkdir(parents=True, exist_ok=True)
        (self.root / self.locale / "index.html").write_text(
            '<!doctype html><body><nav class="md-nav md-nav--primary"><ul>'
            '<li class="md-nav__item"><label>Home</label><nav class="md-nav--secondary"><ul>'
            '<li><a href="#x">x</a></li></ul></nav></li>'
            f"{items}</ul></nav><article class='md-content__inner'>Home</article></body>",
            encoding="utf-8",
        )


def build_site(root: Path, locale: str) -> SmallSite:
    """Build the small site of one language below `root`."""
    site = SmallSite(root, locale)
    site.write_home()
    matter = SimpleNamespace(
        question="Why?", reader="new-kam", evidence=("research",), evidence_note="A study."
    )
    head = render("page_head.html", locale, matter=matter, minutes=3)
    foot = render(
        "page_foot.html",
        locale,
        matter=matter,
        quiz={"href": "../../quizzes/small/", "title": "Small"},
        sources=[{"id": "S01", "href": "../../reference/sources/#s01", "citation": "Author"}],
    )
    text = '<p>See <a href="../../articles/two/#here">there</a>.</p>'
    site.write("start/one/", f"{head}{text}{foot}", "One")
    site.write("articles/two/", '<h2 id="here">Here</h2><p>Words.</p>', "Two")
    site.write("quizzes/small/", _quiz(locale), "Small quiz")
    site.write("assessment/form/", _assessment(locale), "Form")
    site.write("e-guide/", "<p>Download</p>", "E-guide")
    site.write("reference/glossary/", _glossary(locale), "Glossary")
    site.write("reference/sources/", _sources(locale), "Sources")
    return site


def _quiz(locale: str) -> str:
    html = quiz_html(QUIZ, locale, quiz_data(QUIZ, locale), lambda _ref: "Two")
    return _resolved(str(html))


def _assessment(locale: str) -> str:
    levels = [SimpleNamespace(id=f"l{n}", level=n, name=f"Name {n}") for n in range(1, 6)]
    scale = [SimpleNamespace(id=f"r{n}", value=n, text=f"Answer {n}") for n in range(1, 6)]
    statements = [
        SimpleNamespace(
            id=f"s{n}", code=f"M1.{n}", text=f"Statement {n}.", evidence="Minutes.", asked=["kams"]
        )
        for n in range(1, 6)
    ]
    element = SimpleNamespace(
        id="style",
        name="Style",
        about="About style",
        guide="articles/two.md",
        anchors={level.id: f"Anchor {level.level}." for level in levels},
        steps={level.id: SimpleNamespace(text=f"Step {level.level}.", see=()) for level in levels},
        statements=statements,
    )
    assessment = SimpleNamespace(
        id="form",
        intro="Intro.",
        limits=[SimpleNamespace(text="It proves little.")],
        scale=[*scale, SimpleNamespace(id="none", value=None, text="I cannot judge")],
        groups=[SimpleNamespace(code="K", text="KAMs")],
        levels=levels,
        elements=[element],
    )
    html = render(
        "assessment.html",
        locale,
        assessment=assessment,
        data="{}",
        groups={"kams": SimpleNamespace(text="KAMs")},
        title_of=lambda _ref: "Two",
    )
    return _resolved(str(html))


def _glossary(locale: str) -> str:
    wording = SimpleNamespace(
        term="KAM",
        definition="A person.",
        admitted=["account manager"],
        avoid=[SimpleNamespace(term="Key Account", why="that is the customer")],
        review=True,
    )
    term = {"id": "kam", "wording": wording, "elsewhere": [("fi", "avainasiakaspäällikkö")]}
    return str(render("glossary.html", locale, terms=[term], letters={"K": "kam"}))


def _sources(locale: str) -> str:
    source = SimpleNamespace(
        id="S01",
        citation="Author (2019). Title.",
        doi="10.1000/1",
        url=None,
        finding="It found this.",
        caution="Abstract only.",
        status="seen",
    )
    html = render("sources.html", locale, topics=[("study", [source])])
    return f'<h2 id="all">All</h2>{html}'


def _resolved(html: str) -> str:
    """MkDocs makes links to pages relative."""
    return html.replace('href="/articles/two.md', 'href="../../articles/two/')
