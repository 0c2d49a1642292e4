"""A quiz on a page: questions to answer on paper, and its key for the end of the book."""

from __future__ import annotations

import json

from kamalign.eguide.dom import Element, by_class, children, classes, words
from kamalign.eguide.inlines import tidy
from kamalign.eguide.page_reader import PageReader
from kamalign.eguide.scope import label
from kamalign.eguide.tree import (
    Block,
    Group,
    Inline,
    ListBlock,
    Paragraph,
    ParagraphRole,
    Reference,
    Span,
    SpanRole,
    Text,
    plain,
)
from kamalign.messages import messages

_QUIZ = frozenset({"kam-quiz__facts", "kam-quiz__form", "kam-key"})
_ITEM = frozenset({"kam-item__situation", "kam-part"})
_FIELD = frozenset(
    {
        "kam-choices",
        "kam-item__hint",
        "kam-item__prompt",
        "kam-matching",
        "kam-ordering",
        "kam-typed",
    }
)
# A line to write on; readers of the book answer on paper.
_LINE = "_" * 24

ANSWERS = "answers"
"""Prefix of the labels of answer keys."""


def answers_label(address: str) -> str:
    """The label of the answer key of the quiz on a page."""
    return f"{ANSWERS}-{label(address)}"


def read_quiz(reader: PageReader, element: Element) -> list[Block]:
    """A `<kam-quiz>`: facts, questions, and where the answers stand; the key goes to the end."""
    reader.expect(element, _QUIZ)
    blocks: list[Block] = [
        Paragraph(reader.inlines(facts), "facts") for facts in by_class(element, "kam-quiz__facts")
    ]
    blocks += [_question(reader, item) for item in by_class(element, "kam-item")]
    for key in by_class(element, "kam-key"):
        reader.answers += _key(reader, key, _right_ids(element))
        target = answers_label(reader.page.address)
        words = messages(reader.locale).text("book.answers-at-end")
        blocks.append(Paragraph((Reference(target, (Text(words),)),), "more"))
    return blocks


def _question(reader: PageReader, item: Element) -> Group:
    reader.expect(item, _ITEM)
    blocks: list[Block] = [
        Paragraph(reader.inlines(situation), "situation")
        for situation in by_class(item, "kam-item__situation")
    ]
    for part in by_class(item, "kam-part"):
        for field in children(part):
            if "kam-hint" not in classes(field):
                reader.expect(field, _FIELD)
        blocks += [
            Paragraph(reader.inlines(prompt), "prompt")
            for prompt in by_class(part, "kam-item__prompt")
        ]
        blocks += [
            Paragraph(reader.inlines(hint), "hint") for hint in by_class(part, "kam-item__hint")
        ]
        blocks += _choices(reader, part)
        blocks += _matching(reader, part)
        blocks += _ordering(reader, part)
        blocks += _typed(reader, part)
        blocks += _hint(reader, part)
    return Group("question", tuple(blocks), reader.label(item))


def _choices(reader: PageReader, part: Element) -> list[Block]:
    items: list[tuple[Block, ...]] = [
        (Paragraph(reader.inlines(text)),) for text in by_class(part, "kam-choice__text")
    ]
    if not items:
        return []
    one = part.find(".//input[@type='radio']") is not None
    return [ListBlock(tuple(items), role="one-of" if one else "several-of")]


def _matching(reader: PageReader, part: Element) -> list[Block]:
    premises: list[tuple[Block, ...]] = [
        (Paragraph(reader.inlines(text)),) for text in part.iterfind(".//label[@for]")
    ]
    select = part.find(".//select")
    if select is None:
        return []
    responses: list[tuple[Block, ...]] = [
        (Paragraph(reader.inlines(option)),)
        for option in select.iter("option")
        if option.get("value")
    ]
    return [
        ListBlock(tuple(premises), role="premises"),
        ListBlock(tuple(responses), ordered=True, role="responses"),
    ]


def _ordering(reader: PageReader, part: Element) -> list[Block]:
    """Boxes for the places, in the shuffled order of the page."""
    entries: list[tuple[Block, ...]] = [
        (Paragraph(reader.inlines(text)),) for text in by_class(part, "kam-entry__text")
    ]
    return [ListBlock(tuple(entries), role="premises")] if entries else []


def _typed(reader: PageReader, part: Element) -> list[Block]:
    blocks: list[Block] = []
    for field in by_class(part, "kam-typed"):
        inlines: list[Inline] = []
        for name in field.iterfind("./label"):
            inlines += [*reader.inlines(name), Text(f": {_LINE}")]
        for unit in by_class(field, "kam-unit"):
            inlines += [Text(" "), *reader.inlines(unit)]
        blocks.append(Paragraph(tuple(inlines)))
    return blocks


def _hint(reader: PageReader, part: Element) -> list[Block]:
    blocks: list[Block] = []
    for hint in by_class(part, "kam-hint"):
        name, words = hint.find("./summary"), hint.find("./p")
        if name is not None and words is not None:
            label = Span((*reader.inlines(name), Text(":")), "label")
            blocks.append(Paragraph((label, Text(" "), *reader.inlines(words)), "small"))
    return blocks


def _right_ids(quiz: Element) -> frozenset[tuple[str, str]]:
    """The right choices as (part, choice), from the data the page itself scores by."""
    data = quiz.find("./script")
    structure = json.loads(words(data)) if data is not None else {"items": []}
    return frozenset(
        (part["id"], choice)
        for item in structure["items"]
        for part in item["parts"]
        for choice in part["key"]
    )


def _key(reader: PageReader, key: Element, right: frozenset[tuple[str, str]]) -> list[Block]:
    groups: list[Block] = []
    for number, answer in enumerate(key.iterfind("./ol/li"), 1):
        prompt, *rest = _answer(reader, answer, right)
        if not isinstance(prompt, Paragraph):
            raise TypeError("an answer begins with its prompt")
        numbered = (Span((Text(str(number)),), "number"), *prompt.inlines)
        # In a case the situation stands where a plain item has its prompt.
        is_case = any(isinstance(block, Paragraph) and block.role == "prompt" for block in rest)
        first = Paragraph(numbered, "situation" if is_case else "prompt")
        groups.append(Group("answer", (first, *rest)))
    bands: list[tuple[Block, ...]] = [
        (Paragraph(_choice(reader, band, False)),) for band in key.iterfind("./ul/li")
    ]
    return [*groups, ListBlock(tuple(bands))] if bands else groups


def _answer(reader: PageReader, answer: Element, right: frozenset[tuple[str, str]]) -> list[Block]:
    """The key of one item, or of one part of a case: prompts, choices with reasons, passages."""
    blocks: list[Block] = []
    for element in children(answer):
        if element.tag == "div":
            blocks += _answer(reader, element, right)
        elif element.tag in {"ul", "ol"}:
            part = answer.get("data-key-part") or ""
            items: list[tuple[Block, ...]] = [
                (Paragraph(_choice(reader, choice, (part, choice.get("data-feedback")) in right)),)
                for choice in element.iterfind("./li")
            ]
            ordered = element.tag == "ol"
            blocks.append(ListBlock(tuple(items), ordered, role="" if ordered else "key"))
        else:
            blocks.append(Paragraph(reader.inlines(element), _role(element)))
    return blocks


def _role(paragraph: Element) -> ParagraphRole:
    names = classes(paragraph)
    if "kam-key__prompt" in names:
        return "prompt"
    return "more" if "kam-key__reread" in names else ""


def _choice(reader: PageReader, choice: Element, right: bool) -> tuple[Inline, ...]:
    """The mark, the choice as a sentence of its own, and the reason."""
    role: SpanRole = "right" if right else "wrong"
    inlines: list[Inline] = []
    for mark in by_class(choice, "kam-mark"):
        inlines += [Span(reader.inlines(mark), role), Text(" ")]
    for text in choice.iterfind("./strong"):
        words = reader.inlines(text)
        stop = "" if plain(words).endswith((".", "?", "!", "…", ":")) else "."
        inlines += [Span((*words, Text(stop)), "strong"), Text(" ")]
    for feedback in by_class(choice, "kam-key__feedback"):
        inlines += reader.inlines(feedback)
    return tidy(tuple(inlines))
