"""The self-assessment as a form to fill in by hand."""

from __future__ import annotations

from kamalign.eguide.dom import Element, by_class, children
from kamalign.eguide.page_reader import PageReader
from kamalign.eguide.tree import Block, Callout, Group, ListBlock, Paragraph, Table

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
    blocks: list[Block] = []
    for name in ("kam-assessment__intro", "kam-scale", "kam-element", "kam-limits", "kam-sheet"):
        for found in by_class(element, name):
            if name == "kam-assessment__intro":
                blocks.append(Paragraph(reader.inlines(found)))
            elif name == "kam-element":
                blocks.append(_element(reader, found))
            elif name == "kam-scale":
                blocks.append(_scale(reader, found))
            elif name == "kam-sheet":
                blocks.append(Group("sheet", tuple(map(_as_sheet, reader.blocks(found)))))
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


def _element(reader: PageReader, element: Element) -> Group:
    blocks: list[Block] = []
    for child in children(element):
        if child.tag == "h3":
            blocks.append(reader.heading(child, 2, reader.label(element)))
        elif child.tag == "fieldset":
            blocks.append(_statement(reader, child))
        elif child.tag == "details":
            blocks.append(reader.details(child, "levels"))
        elif child.tag == "p" and child in by_class(element, "kam-element__number"):
            blocks.append(Paragraph(reader.inlines(child), "numbering"))
        elif child in by_class(element, "kam-target"):
            continue
        else:
            blocks += reader.blocks([child])
    return Group("element", tuple(blocks))


def _statement(reader: PageReader, fieldset: Element) -> Group:
    """A statement, where to look, and a box for every answer."""
    legend = fieldset.find("./legend")
    blocks: list[Block] = [] if legend is None else [Paragraph(reader.inlines(legend), "prompt")]
    blocks += [
        Paragraph(reader.inlines(hint), "hint")
        for hint in by_class(fieldset, "kam-statement__hint")
    ]
    ratings: list[tuple[Block, ...]] = [
        (Paragraph(reader.inlines(value)),) for value in by_class(fieldset, "kam-rating__value")
    ]
    blocks.append(ListBlock(tuple(ratings), role="boxes"))
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


def _as_sheet(block: Block) -> Block:
    """Mark the table with empty cells as one to be filled in."""
    if isinstance(block, Table) and not any(cell.inlines for row in block.rows for cell in row[1:]):
        return Table(block.head, block.rows, sheet=True)
    return block
