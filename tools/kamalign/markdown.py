"""Python-Markdown extension: renders `::quiz slug` and its kind, binds spaces by language."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from kamalign import SOURCE_LOCALE
from kamalign.blocks import TAG, BlockExtension
from kamalign.browser_data import assessment_data, quiz_data, team_data
from kamalign.collation import collation_key
from kamalign.formula import replaced
from kamalign.library import Library, load
from kamalign.messages import messages
from kamalign.model.assessment import Assessment
from kamalign.model.page import PageMatter
from kamalign.model.quiz import Matching, Quiz
from kamalign.model.template import TemplateField
from kamalign.paths import download_name
from kamalign.rendering import render
from kamalign.typography import bind

_ENTITY = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_MEDIA_TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip"}


class KamalignExtension(Extension):
    """Options: `root`, the project's folder; `locale`; `library`, if it is loaded already."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "root": [".", "The project's folder"],
            "locale": [SOURCE_LOCALE, "Language of the pages"],
            # Not None: Python-Markdown would make a boolean of what replaces it.
            "library": ["", "A loaded library, to spare loading it again"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Blocks are rendered before links are resolved and the contents are listed, yet after
        attribute lists, which would read `{: .a }` in a quiz's words; spaces are bound last.
        """
        locale = self.getConfig("locale")
        BlockExtension().extendMarkdown(md)
        renderer = _Renderer(locale, self._library)
        md.treeprocessors.register(_RenderBlocks(md, renderer), "kamalign-render", 6)
        md.treeprocessors.register(_BoxTables(locale), "kamalign-tables", 6)
        md.treeprocessors.register(_BindSpaces(locale), "kamalign-spaces", 4)

    def _library(self) -> Library:
        library = self.getConfig("library")
        return library if isinstance(library, Library) else load(Path(self.getConfig("root")))


class _Renderer:
    """Renders one block to HTML, in one language."""

    def __init__(self, locale: str, library: Callable[[], Library]) -> None:
        self._locale = locale
        self._load = library

    def html(self, name: str, argument: str) -> str:
        """Well-formed HTML of a block; of an unknown one an empty div, as the checks report it."""
        render_block = {
            "quiz": self._quiz,
            "assessment": self._assessment,
            "team": self._team,
            "template": self._template,
            "path": self._path,
            "glossary": self._glossary,
            "sources": self._sources,
            "download": self._download,
        }.get(name)
        return str(render_block(argument)) if render_block else "<div></div>"

    def _title_of(self, library: Library) -> Callable[[str], str]:
        def title_of(ref: str) -> str:
            page = library.page_at(self._locale, ref.split("#", maxsplit=1)[0])
            return page.matter.title if page else ref

        return title_of

    def _quiz(self, slug: str) -> str:
        library = self._load()
        quiz = library.quizzes.get(slug, {}).get(self._locale)
        if quiz is None:
            return "<div></div>"

        def responses(item: Matching) -> dict[str, str]:
            return {response.id: response.text for response in item.responses}

        return render(
            "quiz.html",
            self._locale,
            quiz=quiz,
            data=quiz_data(quiz, self._locale),
            title_of=self._title_of(library),
            responses=responses,
        )

    def _assessment(self, slug: str) -> str:
        library = self._load()
        assessment = library.assessments.get(slug, {}).get(self._locale)
        if assessment is None:
            return "<div></div>"
        return render(
            "assessment.html",
            self._locale,
            assessment=assessment,
            data=assessment_data(assessment, self._locale, self._quizzes_of(assessment)),
            groups={group.id: group for group in assessment.groups},
            title_of=self._title_of(library),
        )

    def _quizzes_of(self, assessment: Assessment) -> dict[str, Quiz]:
        """The quiz that each element's guide names, by element id."""
        library = self._load()
        found: dict[str, Quiz] = {}
        for element in assessment.elements:
            page = library.page_at(self._locale, element.guide.split("#", maxsplit=1)[0])
            slug = page.matter.quiz if page and isinstance(page.matter, PageMatter) else None
            if slug and (quiz := library.quizzes.get(slug, {}).get(self._locale)):
                found[element.id] = quiz
        return found

    def _team(self, slug: str) -> str:
        assessment = self._load().assessments.get(slug, {}).get(self._locale)
        if assessment is None:
            return "<div></div>"
        data = team_data(assessment, self._locale)
        return render("team.html", self._locale, assessment=assessment, data=data)

    def _template(self, slug: str) -> str:
        template = self._load().templates.get(slug, {}).get(self._locale)
        if template is None:
            return "<div></div>"
        labels = {field.id: field.label for field in template.fields}

        def formula_of(field: TemplateField) -> str:
            words = replaced(field.formula or "", lambda name: labels.get(name, name))
            return words.replace(" - ", " − ").replace(" * ", " × ")

        return render("template.html", self._locale, form=template, formula_of=formula_of)

    def _path(self, slug: str) -> str:
        library = self._load()
        path = library.paths.get(slug, {}).get(self._locale)
        if path is None:
            return "<div></div>"
        return render("path.html", self._locale, path=path, title_of=self._title_of(library))

    def _glossary(self, _argument: str) -> str:
        library = self._load()
        words = {
            locale: {term.entry.id: term.wording.term for term in terms}
            for locale, terms in library.terms.items()
        }
        terms = [
            {
                "id": term.entry.id,
                "wording": term.wording,
                "elsewhere": [
                    (locale, words[locale][term.entry.id])
                    for locale in words
                    if locale != self._locale and term.entry.id in words[locale]
                ],
            }
            for term in sorted(
                library.terms.get(self._locale, ()),
                key=lambda term: collation_key(term.wording.term, self._locale),
            )
        ]
        return render("glossary.html", self._locale, terms=terms)

    def _sources(self, _argument: str) -> str:
        topics: dict[str, list[Any]] = {}
        for source in self._load().sources.get(self._locale, ()):
            if source.status != "unverified":
                topics.setdefault(source.topic, []).append(source)
        return render("sources.html", self._locale, topics=list(topics.items()))

    def _download(self, fmt: str) -> str:
        if fmt not in _MEDIA_TYPES:
            return "<div></div>"
        return render(
            "download.html",
            self._locale,
            format=fmt,
            file=download_name(self._locale, fmt),
            media_type=_MEDIA_TYPES[fmt],
        )


class _RenderBlocks(Treeprocessor):
    """Puts the HTML of each block in the place of its stand-in.

    The HTML goes in as elements, not as text, so that MkDocs resolves and validates its links;
    its words are atomic, so that Markdown does not read them. A download goes in as text: its
    file is made after the pages, so MkDocs would take its link for a broken one.
    """

    def __init__(self, md: Markdown, renderer: _Renderer) -> None:
        super().__init__(md)
        self._renderer = renderer

    def run(self, root: etree.Element) -> None:
        for parent in root.iter():
            for index, child in enumerate(list(parent)):
                if child.tag == TAG:
                    parent[index] = self._rendered(child)

    def _rendered(self, block: etree.Element) -> etree.Element:
        name = block.get("name", "")
        html = self._renderer.html(name, block.get("argument", ""))
        if name == "download":
            paragraph = etree.Element("p")
            paragraph.text = AtomicString(self.md.htmlStash.store(html))
            return paragraph
        element = etree.fromstring(html)
        for part in element.iter():
            part.text = _verbatim(part.text)
            part.tail = _verbatim(part.tail)
        return element


def _verbatim(text: str | None) -> str | None:
    """Words that come out as they are: Markdown would leave what looks like an entity."""
    return AtomicString(_ENTITY.sub("&amp;", text)) if text else None


class _BoxTables(Treeprocessor):
    """Puts each table into a box that scrolls sideways and that a keyboard can reach.

    The theme's script would box tables without a class, but its box is out of a keyboard's reach.
    """

    def __init__(self, locale: str) -> None:
        super().__init__()
        self._label = messages(locale).text("table.scroll")

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table" and not child.get("class"):
                    parent[index] = self._boxed(child)

    def _boxed(self, table: etree.Element) -> etree.Element:
        table.set("class", "kam-grid")
        box = etree.Element(
            "div",
            {"class": "kam-scroll", "tabindex": "0", "role": "region", "aria-label": self._label},
        )
        box.tail, table.tail = table.tail, None
        box.append(table)
        return box


class _BindSpaces(Treeprocessor):
    """Applies the language's non-breaking spaces to all prose, code left out."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self._locale = locale

    def run(self, root: etree.Element) -> None:
        if root.tag in {"code", "pre", "script"}:
            return
        if root.text:
            root.text = self._bound(root.text)
        for child in root:
            self.run(child)
            if child.tail:
                child.tail = self._bound(child.tail)

    def _bound(self, text: str) -> str:
        bound = bind(text, self._locale)
        return AtomicString(bound) if isinstance(text, AtomicString) else bound
