"""A playbook's template as a form to fill in: what the page tells of its fields, with blanks."""

from __future__ import annotations

from kamalign.eguide.dom import Element, by_class, children, classes, nodes
from kamalign.eguide.inlines import read_inlines
from kamalign.eguide.page_reader import PageReader
from kamalign.eguide.tree import (
    Blank,
    BlankKind,
    Block,
    Break,
    Cell,
    Choice,
    Entry,
    Group,
    Inline,
    Option,
    Paragraph,
    Span,
    Table,
    Text,
    spoken,
)
from kamalign.messages import messages

_PARTS = "kam-template__parts"
_KINDS: dict[str, BlankKind] = {
    "date": "date",
    "long": "lines",
    "number": "figure",
    "person": "line",
    "short": "line",
}


def read_worksheet(reader: PageReader, element: Element) -> list[Block]:
    """A template: what it is for, and on pages of its own the form to fill in."""
    reader.expect(element, frozenset({"kam-template__intro", "kam-scroll"}))
    blocks: list[Block] = [
        Paragraph(reader.inlines(intro)) for intro in by_class(element, "kam-template__intro")
    ]
    text = messages(reader.locale).text
    for region in by_class(element, "kam-scroll"):
        rows = [row for row in region.iter("tr") if row.get("data-field")]
        title = (Text(region.get("aria-label") or ""),)
        form: list[Block] = [
            reader.heading_of(title, 2, None),
            Paragraph((Text(text("book.form-hint")),), "small"),
        ]
        if any(_formula(row) is not None for row in rows):
            form.append(Paragraph((Text(text("book.form-computed")),), "small"))
        for row in rows:
            form += _field(reader, row, element.get("data-template") or "")
        blocks.append(Group("form", tuple(form)))
    return blocks


def _formula(row: Element) -> Element | None:
    return next((part for part in by_class(row, _PARTS) if part.get("data-formula")), None)


def _field(reader: PageReader, row: Element, template: str) -> list[Block]:
    """One row of the template: an entry, or a table under its name."""
    name = f"{template}/{row.get('data-field')}"
    asked, told = children(row)
    label = reader.inlines(asked)
    guidance = read_inlines(
        (node for node in nodes(told) if isinstance(node, str) or _PARTS not in classes(node)),
        reader,
    )
    if row.get("data-type") == "table":
        table = _table(reader, row, name, spoken(label))
        return [Paragraph(_named(label, guidance), "field"), table]
    if (formula := _formula(row)) is not None:
        return [Entry(label, (*guidance, Break(), *reader.inlines(formula)), None)]
    return [Entry(label, guidance, _answer(reader, row, name, spoken(label)))]


def _named(label: tuple[Inline, ...], guidance: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return (Span(label, "strong"), Text(" "), *guidance)


def _answer(reader: PageReader, row: Element, name: str, label: str) -> Blank | Choice:
    if row.get("data-type") == "choice":
        return Choice(name, label, tuple(_options(reader, row, "data-option")))
    return Blank(name, label, _KINDS[row.get("data-type") or ""])


def _options(reader: PageReader, row: Element, attribute: str) -> list[Option]:
    return [
        Option(str(part.get(attribute)), reader.inlines(part))
        for part in row.iter("span")
        if part.get(attribute)
    ]


def _table(reader: PageReader, row: Element, name: str, label: str) -> Table:
    columns = _options(reader, row, "data-column")

    def cell(number: int, column: Option) -> Cell:
        said = messages(reader.locale).text(
            "book.form-cell", label=label, column=spoken(column.inlines), row=number
        )
        return Cell((), blank=Blank(f"{name}/{number}/{column.id}", said, "cell"))

    rows = int(row.get("data-rows") or 1)
    return Table(
        tuple(Cell(column.inlines, header=True) for column in columns),
        tuple(tuple(cell(number, column) for column in columns) for number in range(1, rows + 1)),
        sheet=True,
    )
