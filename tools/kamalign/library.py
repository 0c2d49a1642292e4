"""The whole tree, loaded once: pages, quizzes, assessments and registers in every language."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from kamalign import LOCALES, SOURCE_LOCALE
from kamalign.blocks import BLOCKS, DOWNLOADS
from kamalign.body import BodyReader
from kamalign.diagnostics import Finding, Place, finding, in_order
from kamalign.model.assessment import Assessment, AssessmentText
from kamalign.model.page import Directive, HomeMatter, HomeText, Page, PageMatter, PageText
from kamalign.model.path import LearningPath, LearningPathText
from kamalign.model.picture import Picture, PictureText
from kamalign.model.quiz import Quiz, QuizText
from kamalign.model.reference import (
    Claim,
    Claims,
    Source,
    Sources,
    SourcesText,
    Terms,
    TermsText,
    TermText,
)
from kamalign.model.reference import Term as TermEntry
from kamalign.model.spelling import Allowlist
from kamalign.model.template import Template, TemplateText
from kamalign.site_config import markdown_setup
from kamalign.source import Data, Document, PageSource, parse_page, parse_yaml
from kamalign.textfile import read_text
from kamalign.translation import localise, localise_template
from kamalign.validation import validate

M = TypeVar("M", bound=BaseModel)

HOME = "index.md"


@dataclass(frozen=True)
class LocalTerm:
    """A term in one language, with the entry that all languages share."""

    entry: TermEntry
    wording: TermEntry | TermText


@dataclass
class Library:
    """Everything the tree holds. What could not be read is absent, and `findings` says why."""

    root: Path
    pages: dict[str, dict[str, Page]] = field(default_factory=dict)
    quizzes: dict[str, dict[str, Quiz]] = field(default_factory=dict)
    assessments: dict[str, dict[str, Assessment]] = field(default_factory=dict)
    templates: dict[str, dict[str, Template]] = field(default_factory=dict)
    paths: dict[str, dict[str, LearningPath]] = field(default_factory=dict)
    pictures: dict[str, dict[str, Picture]] = field(default_factory=dict)
    terms: dict[str, tuple[LocalTerm, ...]] = field(default_factory=dict)
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    allowlists: dict[str, Allowlist] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    findings: list[Finding] = field(default_factory=list)

    def page_at(self, locale: str, path: str) -> Page | None:
        """The page of a language at a path from the language's folder."""
        return self.pages.get(locale, {}).get(path)

    def knows(self, block: Directive) -> bool:
        """Whether a block can be rendered; one that cannot is a finding of its own."""
        known = {
            "quiz": self.quizzes.keys(),
            "assessment": self.assessments.keys(),
            "team": self.assessments.keys(),
            "template": self.templates.keys(),
            "path": self.paths.keys(),
            "picture": self.pictures.keys(),
            "download": DOWNLOADS,
        }
        wanted = BLOCKS.get(block.name)
        return wanted is not None and block.argument in known.get(block.name, {""})


def load(root: Path) -> Library:
    """Load the tree below `root`; never raises for what an editor may have written."""
    library = Library(root)
    loader = _Loader(library)
    loader.quizzes()
    loader.templates()
    loader.paths()
    loader.pictures()
    loader.registers()
    loader.pages()
    loader.messages()
    library.findings = in_order(library.findings)
    return library


class _Loader:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._root = library.root

    # -- quizzes and assessments ---------------------------------------------------------------

    def quizzes(self) -> None:
        for path in self._folders("quizzes"):
            if (path / "assessment.yml").exists():
                found = self._localised(path / "assessment.yml", Assessment, AssessmentText)
                self._library.assessments[path.name] = found
            else:
                found_quiz = self._localised(path / "quiz.yml", Quiz, QuizText)
                self._library.quizzes[path.name] = found_quiz

    def templates(self) -> None:
        for path in self._folders("templates"):
            self._library.templates[path.name] = self._localised(
                path / "template.yml", Template, TemplateText, localise_template
            )

    def paths(self) -> None:
        for path in self._folders("paths"):
            self._library.paths[path.name] = self._localised(
                path / "path.yml", LearningPath, LearningPathText
            )

    def pictures(self) -> None:
        for path in self._folders("pictures"):
            self._library.pictures[path.name] = self._localised(
                path / "picture.yml", Picture, PictureText
            )

    def _folders(self, name: str) -> list[Path]:
        folder = self._root / name
        return sorted(
            path
            for path in (folder.iterdir() if folder.is_dir() else ())
            if path.is_dir() and not path.name.startswith(".")
        )

    def _localised(
        self,
        path: Path,
        model: type[M],
        text_model: type[BaseModel],
        lay: Callable[[Document, Document], tuple[Data, list[Finding]]] = localise,
    ) -> dict[str, M]:
        """Load a structure file and its translations beside it, `cs.yml` and `fi.yml`."""
        source = self._document(path)
        value = self._validated(model, source)
        found: dict[str, M] = {}
        if value is not None:
            found[SOURCE_LOCALE] = value
        for locale in LOCALES[1:]:
            if not path.exists():
                continue
            words = self._document(path.with_name(f"{locale}.yml"), needed_by=path)
            text = self._validated(text_model, words)
            if source is None or words is None or value is None or text is None:
                continue
            data, findings = lay(source, words)
            self._library.findings += findings
            local, _ = validate(model, Document(words.path, data, {(): Place(words.path)}, {}))
            if local is not None:
                found[locale] = local
        return found

    # -- registers -----------------------------------------------------------------------------

    def registers(self) -> None:
        folder = self._root / "reference"
        if not folder.is_dir():
            return
        claims = self._validated(Claims, self._document(folder / "claims.yml"))
        self._library.claims = claims.claims if claims else ()
        sources = self._localised(folder / "sources" / "sources.yml", Sources, SourcesText)
        self._library.sources = {locale: found.sources for locale, found in sources.items()}
        self._terms(folder / "terms")
        for locale in LOCALES:
            path = folder / "spelling" / f"{locale}.yml"
            if path.exists() and (words := self._validated(Allowlist, self._document(path))):
                self._library.allowlists[locale] = words

    def _terms(self, folder: Path) -> None:
        """Load the termbase; a translation has its own synonyms, so entries are joined by id."""
        path = folder / "terms.yml"
        terms = self._validated(Terms, self._document(path))
        if terms is None:
            return
        self._library.terms[SOURCE_LOCALE] = tuple(LocalTerm(t, t) for t in terms.terms)
        for locale in LOCALES[1:]:
            document = self._document(folder / f"{locale}.yml", needed_by=path)
            text = self._validated(TermsText, document)
            if document is None or text is None:
                continue
            ids = {term.id for term in terms.terms}
            for extra in sorted(set(text.terms) - ids):
                self._report(
                    "extra-translation",
                    document.key_place("terms", extra),
                    f"term `{extra}` does not exist in English",
                    "delete it, or correct the id",
                )
            for missing in sorted(ids - set(text.terms)):
                self._report(
                    "missing-translation",
                    document.key_place("terms"),
                    f"term `{missing}` is not translated",
                    f"add `{missing}: …`",
                )
            self._library.terms[locale] = tuple(
                LocalTerm(t, text.terms[t.id]) for t in terms.terms if t.id in text.terms
            )

    # -- pages ---------------------------------------------------------------------------------

    def pages(self) -> None:
        sources = {locale: self._page_sources(locale) for locale in LOCALES}
        names, configs, findings = markdown_setup(self._root)
        self._library.findings += findings
        if findings:
            # Read without its extensions, every page would seem wrong.
            return
        reader = BodyReader(names, configs)
        for locale in LOCALES:
            self._library.pages[locale] = {}
            for name, source in sources[locale].items():
                matter = self._matter(locale, name, source, sources[SOURCE_LOCALE].get(name))
                if matter is None:
                    continue
                body = reader.read(source.body, source.path, source.body_line)
                if isinstance(body, Finding):
                    self._library.findings.append(body)
                else:
                    page = Page(locale, name, matter, body, source.front.place())
                    self._library.pages[locale][name] = page

    def _page_sources(self, locale: str) -> dict[str, PageSource]:
        """Note the files of a language, hidden ones left out, and read those that are pages."""
        folder = self._root / "docs" / locale
        found: dict[str, PageSource] = {}
        for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
            name = self._shown(path).removeprefix(f"docs/{locale}/")
            if any(part.startswith(".") for part in name.split("/")):
                continue
            if path.is_file() or path.is_symlink():
                self._library.files |= {f"{locale}/{name}"}
            if path.suffix == ".md" and (source := self._page_source(path)):
                found[name] = source
        return found

    def _page_source(self, path: Path) -> PageSource | None:
        shown = self._shown(path)
        text = read_text(path, shown)
        if isinstance(text, Finding):
            self._library.findings.append(text)
            return None
        source, findings = parse_page(text, shown)
        self._library.findings += findings
        if source is not None:
            self._library.documents[shown] = source.front
            self._library.texts[shown] = text
        return source

    def _matter(
        self, locale: str, name: str, source: PageSource, origin: PageSource | None
    ) -> PageMatter | HomeMatter | None:
        home = name == HOME
        model: type[PageMatter | HomeMatter] = HomeMatter if home else PageMatter
        if locale == SOURCE_LOCALE:
            return self._validated(model, source.front)
        text_model: type[BaseModel] = HomeText if home else PageText
        front = self._without_inherited(source.front, model, text_model)
        is_valid = self._validated(text_model, front) is not None
        if not is_valid or origin is None or name not in self._library.pages[SOURCE_LOCALE]:
            return None
        data, findings = localise(origin.front, front)
        self._library.findings += findings
        local, _ = validate(model, Document(source.path, data, {(): Place(source.path)}, {}))
        return local

    def _without_inherited(
        self, front: Document, model: type[BaseModel], text_model: type[BaseModel]
    ) -> Document:
        """Report keys that only English may hold, and go on without them."""
        inherited = set(model.model_fields) - set(text_model.model_fields)
        for key in sorted(inherited & set(front.data)):
            self._report(
                "inherited-key",
                front.key_place(key),
                f"`{key}` is inherited from the English page",
                "delete the line",
            )
        data = {key: value for key, value in front.data.items() if key not in inherited}
        return Document(front.path, data, front.places, front.key_places)

    # -- interface strings ---------------------------------------------------------------------

    def messages(self) -> None:
        """Note the catalogues where the tree holds them; the program itself has its own copy."""
        for locale in LOCALES:
            path = self._root / "tools" / "kamalign" / "messages" / f"{locale}.json"
            if path.exists():
                self._document(path)

    # -- small things --------------------------------------------------------------------------

    def _document(self, path: Path, needed_by: Path | None = None) -> Document | None:
        shown = self._shown(path)
        if not os.path.lexists(path):
            if needed_by is None:
                self._report("unreadable-file", Place(shown), "does not exist", "add the file")
            else:
                self._report(
                    "missing-translation",
                    Place(shown),
                    f"does not exist, but {self._shown(needed_by)} does",
                    "add the translation",
                )
            return None
        text = read_text(path, shown)
        if isinstance(text, Finding):
            self._library.findings.append(text)
            return None
        document, findings = parse_yaml(text, shown)
        self._library.findings += findings
        if document is not None:
            self._library.documents[shown] = document
            self._library.texts[shown] = text
        return document

    def _validated(self, model: type[M], document: Document | None) -> M | None:
        if document is None:
            return None
        value, findings = validate(model, document)
        self._library.findings += findings
        return value

    def _report(self, code: str, place: Place, message: str, fix: str) -> None:
        self._library.findings.append(finding(code, place, message, fix))

    def _shown(self, path: Path) -> str:
        """The path as findings name it; what a file name hides or breaks is spelled out."""
        name = path.relative_to(self._root).as_posix()
        return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in name)


def pages_of(library: Library) -> Iterator[Page]:
    """Yield every page of every language, in the order of languages and paths."""
    for pages in library.pages.values():
        yield from pages.values()
