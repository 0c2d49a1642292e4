"""The document tree of the book: what the HTML says, without how any format shows it.

Ids are labels of the whole book: a page's own id, or `page--id` for an anchor on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

SpanRole = Literal["strong", "emphasis", "strike", "code", "label", "number", "right", "wrong"]

ParagraphRole = Literal[
    "",
    "lead",
    "facts",
    "small",
    "situation",
    "prompt",
    "hint",
    "more",
    "term",
    "numbering",
    "field",
]

ListRole = Literal["", "one-of", "several-of", "responses", "premises", "key", "scale"]

GroupRole = Literal[
    "question", "answer", "element", "statement", "sheet", "steps", "term", "source", "form"
]

BlankKind = Literal["line", "lines", "cell", "figure", "date"]

CalloutKind = Literal["action", "note", "example", "evidence", "levels"]


@dataclass(frozen=True)
class Text:
    """Words; white space is collapsed, non-breaking spaces are kept."""

    text: str


@dataclass(frozen=True)
class Break:
    """A forced line break."""


@dataclass(frozen=True)
class Span:
    """Inlines with a role, in another language, or both."""

    inlines: tuple[Inline, ...]
    role: SpanRole | None = None
    lang: str | None = None


@dataclass(frozen=True)
class Link:
    """A link out of the book; `url` is absolute."""

    url: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Reference:
    """A link to a label of the book."""

    label: str
    inlines: tuple[Inline, ...]


Inline = Text | Break | Span | Link | Reference


@dataclass(frozen=True)
class Heading:
    """A heading below the chapter's title; the highest level is 1."""

    level: int
    id: str | None
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and what it is for."""

    inlines: tuple[Inline, ...]
    role: ParagraphRole = ""


@dataclass(frozen=True)
class ListBlock:
    """A list; an entry is a run of blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    role: ListRole = ""


@dataclass(frozen=True)
class Blank:
    """A place to write in. `name` is the field's in the PDF, the same in every language; `label`
    says in words what belongs there.
    """

    name: str
    label: str
    kind: BlankKind


@dataclass(frozen=True)
class Option:
    """One answer of a choice."""

    id: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Choice:
    """Answers of which one is ticked; `name` and `label` are those of a blank."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Entry:
    """What a form asks for and where to answer; no answer is wanted where it is worked out."""

    label: tuple[Inline, ...]
    guidance: tuple[Inline, ...]
    answer: Blank | Choice | None


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `header` also in the first column of a row."""

    inlines: tuple[Inline, ...]
    header: bool = False
    blank: Blank | None = None


@dataclass(frozen=True)
class Table:
    """A table with one head row; `sheet` is to be filled in and wants high rows."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sheet: bool = False


@dataclass(frozen=True)
class Definition:
    """A term of a definition list and what is said of it."""

    term: tuple[Inline, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class DefinitionList:
    """Terms with definitions."""

    items: tuple[Definition, ...]


@dataclass(frozen=True)
class Callout:
    """A passage set apart, with a title that is no heading."""

    kind: CalloutKind
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    id: str | None = None


@dataclass(frozen=True)
class Group:
    """Blocks that are one thing: a question, a statement, a term, a source."""

    role: GroupRole
    blocks: tuple[Block, ...]
    id: str | None = None


@dataclass(frozen=True)
class Quote:
    """Words of somebody else."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Verbatim:
    """Preformatted text."""

    text: str


@dataclass(frozen=True)
class Figure:
    """A drawing as a whole SVG document without colours, its text alternative and caption.

    `ratio` is the drawing's height over its width.
    """

    svg: str
    alt: str
    ratio: float
    caption: tuple[Inline, ...]


@dataclass(frozen=True)
class Rule:
    """A thematic break."""


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Table
    | DefinitionList
    | Callout
    | Group
    | Quote
    | Verbatim
    | Figure
    | Rule
    | Choice
    | Entry
)


@dataclass(frozen=True)
class Chapter:
    """One page of the site, or the answers to one quiz."""

    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Part:
    """Chapters under one heading of the contents."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """A whole book in one language."""

    locale: str
    parts: tuple[Part, ...]

    @property
    def chapters(self) -> Iterator[Chapter]:
        """All chapters in reading order."""
        return (chapter for part in self.parts for chapter in part.chapters)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The words of inlines without their marks."""
    words = []
    for inline in inlines:
        match inline:
            case Text(text):
                words.append(text)
            case Break():
                words.append(" ")
            case Span() | Link() | Reference():
                words.append(plain(inline.inlines))
    return "".join(words)


def spoken(inlines: tuple[Inline, ...]) -> str:
    """The words of inlines as a program says them: its lines break where they like."""
    words = (
        plain((inline,)) + (" " if isinstance(inline, Span) and inline.role == "number" else "")
        for inline in inlines
    )
    return " ".join("".join(words).split())


def blocks_below(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks and all blocks in them, in reading order."""
    for block in blocks:
        yield block
        match block:
            case ListBlock(items):
                for item in items:
                    yield from blocks_below(item)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield from blocks_below(definition.blocks)
            case Callout() | Group() | Quote():
                yield from blocks_below(block.blocks)


def inlines_of(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield the runs of inlines that a block holds itself, not those of blocks in it."""
    match block:
        case Heading() | Paragraph():
            yield block.inlines
        case Callout():
            yield block.title
        case Figure():
            yield block.caption
        case DefinitionList(definitions):
            yield from (definition.term for definition in definitions)
        case Table(head, rows):
            for row in (head, *rows):
                yield from (cell.inlines for cell in row)
        case Choice(_, _, options):
            yield from (option.inlines for option in options)
        case Entry(label, guidance):
            yield from (label, guidance)


def references(inlines: tuple[Inline, ...]) -> Iterator[Reference]:
    """Yield all links into the book."""
    for inline in inlines:
        if isinstance(inline, Reference):
            yield inline
        if isinstance(inline, Span | Link | Reference):
            yield from references(inline.inlines)
