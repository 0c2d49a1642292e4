"""Whether the prose keeps to the termbase: no form that a term's entry tells to avoid."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kamalign import SOURCE_LOCALE
from kamalign.diagnostics import Finding, Place, finding
from kamalign.library import Library
from kamalign.model.reference import AvoidedTerm
from kamalign.prose import Prose, prose_of
from kamalign.source import KeyPath

# Here the termbase itself names words: what to use and what not.
_NAMING = frozenset({"admitted", "term", "why"})


@dataclass
class _Rule:
    """A form to avoid, the term to use instead, and where in the termbase that stands."""

    avoided: AvoidedTerm
    preferred: str
    path: str
    at: KeyPath
    pattern: re.Pattern[str]
    needed: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Hit:
    """A forbidden form as it stands in the prose."""

    start: int
    end: int
    form: str
    rule: _Rule


def check(library: Library) -> list[Finding]:
    """Look for the forms to avoid in every text, in any inflection and across line breaks."""
    found: list[Finding] = []
    rules: defaultdict[str, list[_Rule]] = defaultdict(list)
    for locale in library.terms:
        for rule in _rules(library, locale):
            if isinstance(rule, _Rule):
                rules[locale].append(rule)
            else:
                found.append(rule)
    for prose in prose_of(library):
        if prose.key not in _NAMING:
            found += _hits(prose, rules[prose.language])
    for rule in (rule for of_locale in rules.values() for rule in of_locale):
        found += _unneeded(library, rule)
    return found


def _rules(library: Library, locale: str) -> Iterator[_Rule | Finding]:
    is_source = locale == SOURCE_LOCALE
    path = f"reference/terms/{'terms' if is_source else locale}.yml"
    for number, term in enumerate(library.terms[locale]):
        entry: KeyPath = ("terms", number if is_source else term.entry.id)
        for index, avoided in enumerate(term.wording.avoid):
            if avoided.by_sense:
                continue
            at = (*entry, "avoid", index)
            # A plural is all that English needs; other languages give a stem.
            stem = avoided.stem or rf"{re.escape(avoided.term)}(?:e?s)?(?!\w)"
            try:
                pattern = re.compile(rf"(?<!\w)(?:{_spaced(stem)})", re.IGNORECASE)
            except re.error as error:
                yield finding(
                    "bad-value",
                    library.documents[path].place(*at, "stem"),
                    f"`{stem}` is no pattern: {error.msg}",
                    r"write letters, `\w*` for an ending, and `(?:a|b)` for one of two",
                )
            else:
                yield _Rule(avoided, term.wording.term, path, at, pattern)


def _spaced(stem: str) -> str:
    """A stem whose spaces also find non-breaking ones."""
    return stem.replace("\\ ", " ").replace(" ", "[ \u00a0]")


def _hits(prose: Prose, rules: list[_Rule]) -> Iterator[Finding]:
    text = prose.passage.text
    path = prose.passage.place(0).path
    hits: list[_Hit] = []
    for rule in rules:
        for match in rule.pattern.finditer(text):
            if path in rule.avoided.allowed:
                rule.needed.add(path)
            else:
                hits.append(_Hit(match.start(), match.end(), match.group(), rule))
    taken = 0
    # Of forms that overlap the first and longest counts; it may stand at several terms.
    for start, end in sorted({(hit.start, hit.end) for hit in hits}, key=lambda s: (s[0], -s[1])):
        if start < taken:
            continue
        taken = end
        same = [hit for hit in hits if (hit.start, hit.end) == (start, end)]
        yield _finding(same, prose.passage.place(start))


def _finding(hits: list[_Hit], place: Place) -> Finding:
    why = "; ".join(dict.fromkeys(hit.rule.avoided.why for hit in hits))
    preferred = " or ".join(f"`{term}`" for term in dict.fromkeys(h.rule.preferred for h in hits))
    return finding(
        "avoided-term",
        place,
        f"`{hits[0].form}` is a form to avoid ({why})",
        f"write {preferred}; where the word itself is the subject or has another sense, "
        f"add `{place.path}` to its `allowed` in {hits[0].rule.path}",
    )


def _unneeded(library: Library, rule: _Rule) -> Iterator[Finding]:
    for index, path in enumerate(rule.avoided.allowed):
        if path not in rule.needed:
            yield finding(
                "unneeded-exception",
                library.documents[rule.path].place(*rule.at, "allowed", index),
                f"`{path}` does not hold `{rule.avoided.term}`",
                "delete the path, or correct it",
            )
