"""Whether pages keep the house rules: blocks, ids, one action, known claims and sources."""

from __future__ import annotations

from collections.abc import Iterator

from kamalign import SOURCE_LOCALE
from kamalign.blocks import BLOCKS, DOWNLOADS
from kamalign.diagnostics import Finding, finding
from kamalign.library import Library, pages_of
from kamalign.model.page import Directive, Page, PageMatter
from kamalign.source import Document, KeyPath

# Pages that hand something out instead of arguing for it.
_WITHOUT_ACTION = ("quizzes/", "reference/glossary.md")


# Blocks that name a folder of YAML, and the finding where there is none of that name.
_NAMED = {
    "quiz": "unknown-quiz",
    "assessment": "unknown-quiz",
    "team": "unknown-quiz",
    "template": "unknown-template",
    "path": "unknown-path",
    "picture": "unknown-picture",
}


def check(library: Library) -> list[Finding]:
    """Check each page by itself."""
    found: list[Finding] = []
    for page in pages_of(library):
        found += _headings(page)
        found += _action(page)
        for directive in page.body.directives:
            found += _directive(library, directive)
    for page in library.pages.get(SOURCE_LOCALE, {}).values():
        if isinstance(page.matter, PageMatter):
            document = library.documents[f"docs/{page.locale}/{page.path}"]
            found += _claims(library, page.matter.claims, document, ("claims",))
            found += _quiz_of(library, page.matter, document)
            found += _sources(library, page.matter.sources, document, ("sources",))
    for slug, quizzes in library.quizzes.items():
        if quiz := quizzes.get(SOURCE_LOCALE):
            document = library.documents[f"quizzes/{slug}/quiz.yml"]
            for number, item in enumerate(quiz.items):
                at: KeyPath = ("items", number)
                found += _claims(library, item.claims, document, (*at, "claims"))
                found += _sources(library, item.sources, document, (*at, "sources"))
    return found


def _headings(page: Page) -> Iterator[Finding]:
    for heading in page.body.headings:
        if heading.level == 1:
            yield finding(
                "extra-h1",
                heading.place,
                "a heading of the first level stands in the text",
                "use `##`; the page's title is `title` in the front matter",
            )
        elif heading.id is None:
            yield finding(
                "heading-id-missing",
                heading.place,
                "a heading has no id",
                "end the line with an id shared by all languages, such as `{#why-no}`",
            )


def _action(page: Page) -> Iterator[Finding]:
    if page.is_home or page.path.startswith(_WITHOUT_ACTION):
        return
    count = page.body.admonitions.count("action")
    if count != 1:
        yield finding(
            "missing-action",
            page.place,
            f"the page has {count} actions",
            'give it exactly one block `!!! action "…"`',
        )


def _directive(library: Library, directive: Directive) -> Iterator[Finding]:
    name, argument = directive.name, directive.argument
    if name not in BLOCKS:
        shown = f"::{name} {argument}".strip() if name else argument
        yield finding(
            "unknown-block",
            directive.place,
            f"`{shown}` is not a block, or does not stand alone",
            f"the blocks are {', '.join(f'`::{block}`' for block in BLOCKS)}, each on a line "
            "of its own between blank lines",
        )
    elif bool(argument) != bool(BLOCKS[name]):
        yield finding(
            "unknown-block",
            directive.place,
            f"`::{name}` takes {BLOCKS[name] or 'no argument'}",
            f"write `::{name}{' …' if BLOCKS[name] else ''}`",
        )
    elif name in _NAMED:
        known = {
            "quiz": library.quizzes.keys(),
            "assessment": library.assessments.keys(),
            "team": library.assessments.keys(),
            "template": library.templates.keys(),
            "path": library.paths.keys(),
            "picture": library.pictures.keys(),
        }[name]
        if argument not in known:
            yield finding(
                _NAMED[name],
                directive.place,
                f"there is no {name} `{argument}`",
                f"the known ones are {', '.join(f'`{slug}`' for slug in sorted(known)) or 'none'}",
            )
    elif name == "download" and argument not in DOWNLOADS:
        yield finding(
            "unknown-block",
            directive.place,
            f"`::download {argument}` is not a format",
            "write `::download pdf` or `::download epub`",
        )


def _claims(
    library: Library, ids: tuple[str, ...], document: Document, at: KeyPath
) -> Iterator[Finding]:
    known = {claim.id for claim in library.claims}
    for index, claim in enumerate(ids):
        if known and claim not in known:
            yield finding(
                "unknown-claim",
                document.place(*at, index),
                f"`{claim}` is not in reference/claims.yml",
                "correct the number, or add the claim to the register",
            )


def _sources(
    library: Library, ids: tuple[str, ...], document: Document, at: KeyPath
) -> Iterator[Finding]:
    known = {source.id: source for source in library.sources.get(SOURCE_LOCALE, ())}
    for index, source_id in enumerate(ids):
        if not known:
            return
        if source_id not in known:
            yield finding(
                "unknown-source",
                document.place(*at, index),
                f"`{source_id}` is not in reference/sources/sources.yml",
                "correct the number, or add the source to the register",
            )
        elif known[source_id].status == "unverified":
            yield finding(
                "unverified-source",
                document.place(*at, index),
                f"`{source_id}` was never verified",
                "rest the text on a source that was seen, or verify this one first",
            )


def _quiz_of(library: Library, matter: PageMatter, document: Document) -> Iterator[Finding]:
    if matter.quiz and matter.quiz not in library.quizzes:
        yield finding(
            "unknown-quiz",
            document.place("quiz"),
            f"there is no quiz `{matter.quiz}`",
            "name a folder of quizzes/ that holds a quiz.yml",
        )
