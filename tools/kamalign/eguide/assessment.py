"""The self-assessment as a form to fill in by hand."""

from __future__ import annotations

from kamalign.eguide.dom import Element, by_class, children
from kamalign.eguide.page_reader import PageReader
from kamalign.eguide.tree import (
    Blank,
    Block,
    Callout,
    Cell,
    Choice,
    Group,
    ListBlock,
    Option,
    Paragraph,
    Table,
    spoken,
)

_ASSESSMENT = frozenset(
    {
        "kam-assessment__form",
        "kam-assessment__intro",
        "kam-limits",
        "kam-scale",
        "kam-setup",
        "kam-sheet",
        "kam-steps",
        "kam-tools",
    }
)


def read_assessment(reader: PageReader, element: Element) -> list[Block]:
    """A `<kam-assessment>`: intro, scale, elements, limits, scoring sheet, all next steps.

    The steps come last: whoever fills in the sheet should not read them first. What only a browser
    can do with the answers is left out.
    """
    reader.expect(element, _ASSESSMENT)
    for form in by_class(element, "kam-assessment__form"):
        reader.expect(form, frozenset({"kam-element"}))
    id_ = element.get("data-assessment") or ""
    blocks: list[Block] = []
    for name in ("kam-assessment__intro", "kam-scale", "kam-element", "kam-limits", "kam-sheet"):
        for found in by_class(element, name):
            if name == "kam-assessment__intro":
                blocks.append(Paragraph(reader.inlines(found)))
            elif name == "kam-element":
                blocks.append(_element(reader, found, id_))
            elif name == "kam-scale":
                blocks.append(_scale(reader, found))
            elif name == "kam-sheet":
                blocks.append(_sheet(reader, found, id_))
            else:
                blocks += reader.blocks(found)
    for steps in by_class(element, "kam-steps"):
        blocks.append(_steps(reader, steps))
    return blocks


def _scale(reader: PageReader, element: Element) -> Callout:
    """What the answers mean."""
    title, *_ = *by_class(element, "kam-scale__title"), element
    items = [item for found in element.iterfind("./ul") for item in reader.items(found)]
    return Callout("levels", reader.inlines(title), (ListBlock(tuple(items), role="scale"),))


def _element(reader: PageReader, element: Element, assessment: str) -> Group:
    blocks: list[Block] = []
    for child in children(element):
        if child.tag == "h3":
            blocks.append(reader.heading(child, 2, reader.label(element)))
        elif child.tag == "fieldset":
            blocks.append(_statement(reader, child, assessment))
        elif child.tag == "details":
            blocks.append(reader.details(child, "levels"))
        elif child.tag == "p" and child in by_class(element, "kam-element__number"):
            blocks.append(Paragraph(reader.inlines(child), "numbering"))
        elif child in by_class(element, "kam-target"):
            continue
        else:
            blocks += reader.blocks([child])
    return Group("element", tuple(blocks))


def _statement(reader: PageReader, fieldset: Element, assessment: str) -> Group:
    """A statement, where to look, and a box for every answer."""
    legend = fieldset.find("./legend")
    said = () if legend is None else reader.inlines(legend)
    blocks: list[Block] = [Paragraph(said, "prompt")] if said else []
    blocks += [
        Paragraph(reader.inlines(hint), "hint")
        for hint in by_class(fieldset, "kam-statement__hint")
    ]
    ratings = [
        Option(box.get("value") or "", reader.inlines(value))
        for rating in by_class(fieldset, "kam-rating")
        for box in rating.iterfind("./input")
        for value in by_class(rating, "kam-rating__value")
    ]
    name = f"{assessment}/{fieldset.get('data-statement')}"
    blocks.append(Choice(name, spoken(said), tuple(ratings)))
    return Group("statement", tuple(blocks))


def _steps(reader: PageReader, details: Element) -> Group:
    """All next steps, by element and level."""
    blocks: list[Block] = []
    for child in children(details):
        if child.tag == "summary":
            blocks.append(reader.heading(child, 2))
        elif child.tag == "h4":
            blocks.append(reader.heading(child, 3))
        else:
            blocks += reader.blocks([child])
    return Group("steps", tuple(blocks))


def _sheet(reader: PageReader, section: Element, assessment: str) -> Group:
    """The scoring sheet: a table whose empty cells are filled in."""
    rows = [row for row in section.iter("tr") if row.get("data-row")]
    blocks = [
        _blanked(block, rows, assessment) if isinstance(block, Table) else block
        for block in reader.blocks(section)
    ]
    return Group("sheet", tuple(blocks))


def _blanked(table: Table, rows: list[Element], assessment: str) -> Table:
    filled = []
    for element, row in zip(rows, table.rows, strict=True):
        cells = [row[0]]
        for place, cell, head in zip(children(element)[1:], row[1:], table.head[1:], strict=True):
            name = f"{assessment}/{element.get('data-row')}/{place.get('data-column')}"
            label = f"{spoken(row[0].inlines)}: {spoken(head.inlines)}"
            cells.append(Cell(cell.inlines, blank=Blank(name, label, "figure")))
        filled.append(tuple(cells))
    return Table(table.head, tuple(filled), sheet=True)
