"""The fields of the book: every place to write in or to tick, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from kamalign.eguide.tree import Blank, Block, Book, Choice, Entry, Table, blocks_below

Field = Blank | Choice


def fields_of(book: Book) -> dict[str, Field]:
    """The fields of a book by name. Raises ValueError for a name that stands twice."""
    found: dict[str, Field] = {}
    for chapter in book.chapters:
        for block in blocks_below(chapter.blocks):
            for field in _fields_in(block):
                if field.name in found:
                    raise ValueError(f"two fields are called {field.name}")
                found[field.name] = field
    return found


def _fields_in(block: Block) -> Iterator[Field]:
    match block:
        case Choice():
            yield block
        case Entry(_, _, Blank() | Choice() as answer):
            yield answer
        case Table(_, rows):
            for row in rows:
                yield from (cell.blank for cell in row if cell.blank is not None)
