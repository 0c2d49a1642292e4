"""Python-Markdown extension: renders `::quiz slug` and its kind, binds spaces by language."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from kamalign import SOURCE_LOCALE
from kamalign.blocks import DOWNLOADS, TAG, BlockExtension
from kamalign.browser_data import (
    assessment_data,
    path_data,
    paths_data,
    quiz_data,
    quizzes_data,
    team_data,
)
from kamalign.collation import collation_key, initial
from kamalign.drawing import draw, drawings
from kamalign.formula import replaced
from kamalign.library import Library, load
from kamalign.messages import messages
from kamalign.model.assessment import Assessment
from kamalign.model.page import PageMatter
from kamalign.model.path import LearningPath
from kamalign.model.quiz import Quiz
from kamalign.model.template import TemplateField
from kamalign.paths import FORMS_FOLDER, download_name, form_name, path_page, quiz_page
from kamalign.quiz_page import asked_count, quiz_html
from kamalign.rendering import render
from kamalign.tables import BoxTables
from kamalign.typography import bind

_ENTITY = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
}


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
        md.treeprocessors.register(BoxTables(locale), "kamalign-tables", 6)
        md.treeprocessors.register(_BindSpaces(locale), "kamalign-spaces", 4)

    def _library(self) -> Library:
        library = self.getConfig("library")
        return library if isinstance(library, Library) else load(Path(self.getConfig("root")))


class _Renderer:
    """Renders one block to HTML, in one language."""

    def __init__(self, locale: str, library: Callable[[], Library]) -> None:
        self._locale = locale
        self._load = library
        self._shown: Counter[str] = Counter()

    def begin(self) -> None:
        """A new page, on which no picture was shown yet."""
        self._shown.clear()

    def html(self, name: str, argument: str) -> str:
        """Well-formed HTML of a block; of an unknown one an empty div, as the checks report it."""
        render_block = {
            "quiz": self._quiz,
            "quizzes": self._quizzes,
            "assessment": self._assessment,
            "team": self._team,
            "template": self._template,
            "path": self._path,
            "paths": self._paths,
            "picture": self._picture,
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
        quizzes = library.quizzes.get(slug, {})
        quiz = quizzes.get(self._locale)
        if quiz is None:
            return "<div></div>"
        data = quiz_data(quiz, self._locale, quizzes.values())
        return quiz_html(quiz, self._locale, data, self._title_of(library))

    def _quizzes(self, _argument: str) -> str:
        """An overview of the quizzes that have a page of their own."""
        library = self._load()
        paged = {slug: library.quizzes[slug] for slug in self._paged(library.quizzes, quiz_page)}
        shown = [quizzes[self._locale] for quizzes in paged.values()]
        return self._overview(
            "quiz",
            "quizzes",
            ("quiz", "questions"),
            [(quiz.id, quiz_page(quiz.id), quiz.title, [str(asked_count(quiz))]) for quiz in shown],
            quizzes_data(paged, self._locale),
        )

    def _overview(
        self,
        kind: str,
        name: str,
        heads: Sequence[str],
        rows: Iterable[tuple[str, str, str, list[str]]],
        data: Markup,
    ) -> str:
        """A table of works: of each its id, its page, its title and further cells."""
        text = messages(self._locale).text
        return render(
            "overview.html",
            self._locale,
            kind=kind,
            name=name,
            heads=[text(f"{name}.{head}") for head in heads],
            rows=[
                {"id": slug, "page": page, "title": title, "cells": cells}
                for slug, page, title, cells in rows
            ],
            data=data,
        )

    def _paged(
        self, works: Mapping[str, Mapping[str, object]], page_of: Callable[[str], str]
    ) -> list[str]:
        """Slugs of works that have a page of their own in this language, in order of page ids."""
        found: list[tuple[str, str]] = []
        for slug, by_locale in works.items():
            page = self._load().page_at(self._locale, page_of(slug))
            if page and isinstance(page.matter, PageMatter) and self._locale in by_locale:
                found.append((page.matter.id, slug))
        return [slug for _, slug in sorted(found)]

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
        data = path_data(path, self._locale)
        title_of = self._title_of(library)
        return render("path.html", self._locale, path=path, data=data, title_of=title_of)

    def _paths(self, _argument: str) -> str:
        """An overview of the learning paths that have a page of their own."""
        everywhere = self._load().paths
        paths = [everywhere[slug][self._locale] for slug in self._paged(everywhere, path_page)]
        text = messages(self._locale).text

        def cells(path: LearningPath) -> list[str]:
            minutes = sum(step.minutes for step in path.steps)
            return [str(len(path.steps)), text("page.minutes", count=minutes)]

        return self._overview(
            "path",
            "paths",
            ("path", "steps", "time"),
            [(path.id, path_page(path.id), path.title, cells(path)) for path in paths],
            paths_data(paths, self._locale),
        )

    def _picture(self, slug: str) -> str:
        picture = self._load().pictures.get(slug, {}).get(self._locale)
        if picture is None or picture.id not in drawings():
            return "<div></div>"
        self._shown[slug] += 1
        again = f"-{self._shown[slug]}" if self._shown[slug] > 1 else ""
        return draw(picture, self._locale, f"picture-{slug}{again}").html

    def _glossary(self, _argument: str) -> str:
        library = self._load()
        words = {
            locale: {term.entry.id: term.wording.term for term in terms}
            for locale, terms in library.terms.items()
        }
        terms: list[dict[str, Any]] = [
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
        letters: dict[str, str] = {}
        for term in terms:
            letters.setdefault(initial(term["wording"].term, self._locale), term["id"])
        return render("glossary.html", self._locale, terms=terms, letters=letters)

    def _sources(self, _argument: str) -> str:
        topics: dict[str, list[Any]] = {}
        for source in self._load().sources.get(self._locale, ()):
            if source.status != "unverified":
                topics.setdefault(source.topic, []).append(source)
        return render("sources.html", self._locale, topics=list(topics.items()))

    def _download(self, fmt: str) -> str:
        if fmt not in DOWNLOADS:
            return "<div></div>"
        return self._link(fmt, "", download_name(self._locale, fmt))

    def form_link(self, slug: str) -> str:
        """The link to a template's file, from a page in the folder of playbooks; may be none."""
        template = self._load().templates.get(slug, {}).get(self._locale)
        if template is None:
            return ""
        fmt = template.file_format
        folder = f"../{posixpath.basename(FORMS_FOLDER)}/"
        return self._link(fmt, folder, form_name(slug, self._locale, fmt))

    def _link(self, fmt: str, folder: str, file: str) -> str:
        return render(
            "download.html",
            self._locale,
            format=fmt,
            folder=folder,
            file=file,
            media_type=_MEDIA_TYPES[fmt],
        )


class _RenderBlocks(Treeprocessor):
    """Puts the HTML of each block in the place of its stand-in.

    The HTML goes in as elements, not as text, so that MkDocs resolves and validates its links;
    its words are atomic, so that Markdown does not read them. A download goes in as text, one
    below a template too: its file is made after the pages, so MkDocs would take its link for a
    broken one.
    """

    def __init__(self, md: Markdown, renderer: _Renderer) -> None:
        super().__init__(md)
        self._renderer = renderer

    def run(self, root: etree.Element) -> None:
        self._renderer.begin()
        for parent in root.iter():
            for index, child in enumerate(list(parent)):
                if child.tag == TAG:
                    parent[index] = self._rendered(child)

    def _rendered(self, block: etree.Element) -> etree.Element:
        name, argument = block.get("name", ""), block.get("argument", "")
        html = self._renderer.html(name, argument)
        if name == "download":
            return self._stashed(html)
        element = etree.fromstring(html)
        for part in element.iter():
            part.text = _verbatim(part.text)
            part.tail = _verbatim(part.tail)
        if name == "template" and (link := self._renderer.form_link(argument)):
            element.append(self._stashed(link))
        return element

    def _stashed(self, html: str) -> etree.Element:
        paragraph = etree.Element("p")
        paragraph.text = AtomicString(self.md.htmlStash.store(html))
        return paragraph


def _verbatim(text: str | None) -> str | None:
    """Words that come out as they are: Markdown would leave what looks like an entity."""
    return AtomicString(_ENTITY.sub("&amp;", text)) if text else None


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
