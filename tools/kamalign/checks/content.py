"""Whether pages keep the house rules: blocks, ids, one action, known claims and sources."""

from __future__ import annotations

from collections.abc import Iterator

from kamalign import SOURCE_LOCALE
from kamalign.blocks import BLOCKS
from kamalign.diagnostics import Finding, finding
from kamalign.library import Library, pages_of
from kamalign.model.page import Directive, Page, PageMatter
from kamalign.source import Document

# Pages that hand something out instead of arguing for it.
_WITHOUT_ACTION = ("quizzes/", "reference/glossary.md")


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
            found += _registers(library, page, page.matter)
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
    elif name in {"quiz", "assessment"}:
        known = library.quizzes if name == "quiz" else library.assessments
        if argument not in known:
            yield finding(
                "unknown-quiz",
                directive.place,
                f"there is no {name} `{argument}`",
                f"name one of {', '.join(f'`{slug}`' for slug in sorted(known)) or 'none yet'}",
            )
    elif name == "download" and argument not in {"pdf", "epub"}:
        yield finding(
            "unknown-block",
            directive.place,
            f"`::download {argument}` is not a format",
            "write `::download pdf` or `::download epub`",
        )


def _registers(library: Library, page: Page, matter: PageMatter) -> Iterator[Finding]:
    document = library.documents[f"docs/{page.locale}/{page.path}"]
    claims = {claim.id for claim in library.claims}
    sources = {source.id: source for source in library.sources.get(SOURCE_LOCALE, ())}
    for index, claim in enumerate(matter.claims):
        if claims and claim not in claims:
            yield finding(
                "unknown-claim",
                document.place("claims", index),
                f"`{claim}` is not in reference/claims.yml",
                "correct the number, or add the claim to the register",
            )
    yield from _quiz_of(library, matter, document)
    for index, source_id in enumerate(matter.sources):
        place = document.place("sources", index)
        if not sources:
            return
        if source_id not in sources:
            yield finding(
                "unknown-source",
                place,
                f"`{source_id}` is not in reference/sources/sources.yml",
                "correct the number, or add the source to the register",
            )
        elif sources[source_id].status == "unverified":
            yield finding(
                "unverified-source",
                place,
                f"`{source_id}` was never verified",
                "rest the page on a source that was seen, or verify this one first",
            )


def _quiz_of(library: Library, matter: PageMatter, document: Document) -> Iterator[Finding]:
    if matter.quiz and matter.quiz not in library.quizzes:
        yield finding(
            "unknown-quiz",
            document.place("quiz"),
            f"there is no quiz `{matter.quiz}`",
            "name a folder of quizzes/ that holds a quiz.yml",
        )
