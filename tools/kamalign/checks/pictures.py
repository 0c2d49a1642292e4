"""Whether every picture has a drawing, and the drawing its words, few enough to be read."""

from __future__ import annotations

from collections.abc import Iterator

from kamalign import SOURCE_LOCALE
from kamalign.diagnostics import Finding, Place, finding
from kamalign.drawing import draw, drawings
from kamalign.ids import same_as_folder, unique
from kamalign.library import Library
from kamalign.model.picture import Picture
from kamalign.source import Document


def check(library: Library) -> list[Finding]:
    """Draw each picture in each language and see what is wrong with its words."""
    found: list[Finding] = []
    for slug, pictures in library.pictures.items():
        path = f"pictures/{slug}/picture.yml"
        document = library.documents.get(path)
        picture = pictures.get(SOURCE_LOCALE)
        if document is None or picture is None:
            continue
        problems = list(_structure(picture, slug, document))
        found += problems or _words(library, pictures, slug, document)
    return found


def _structure(picture: Picture, slug: str, document: Document) -> Iterator[Finding]:
    yield from unique((label.id for label in picture.labels), ("labels",), document)
    yield from same_as_folder(picture.id, slug, document)
    if picture.id == slug and slug not in drawings():
        yield finding(
            "bad-picture",
            document.place("id"),
            f"there is no drawing `{slug}`",
            f"draw it in tools/kamalign/templates/pictures/{slug}.svg",
        )


def _words(
    library: Library, pictures: dict[str, Picture], slug: str, document: Document
) -> Iterator[Finding]:
    drawn = draw(pictures[SOURCE_LOCALE], SOURCE_LOCALE, slug)
    labels = document.key_place("labels")
    for label in drawn.missing:
        yield finding(
            "bad-picture",
            labels,
            f"the drawing wants the label `{label}`, or a `value` for it",
            f"add `- {{id: {label}, text: …}}`",
        )
    for label in drawn.unused:
        yield finding(
            "bad-picture",
            labels,
            f"the drawing has no place for the label `{label}`",
            "delete it, or correct the id",
        )
    for locale, picture in pictures.items():
        for label in draw(picture, locale, slug).overfull:
            yield finding(
                "bad-picture",
                _place(library, locale, slug, label, document),
                f"the words of `{label}` take more room than the drawing has",
                "say it in fewer or shorter words",
            )


def _place(library: Library, locale: str, slug: str, label: str, document: Document) -> Place:
    if locale != SOURCE_LOCALE:
        return library.documents[f"pictures/{slug}/{locale}.yml"].place("labels", label)
    number = next(n for n, entry in enumerate(document.data["labels"]) if entry["id"] == label)
    return document.place("labels", number, "text")
