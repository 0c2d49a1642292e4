"""What a finding is: a code, a place, what is wrong, why it matters and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_MAX_MESSAGE = 300

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file: path relative to the project root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Rule:
    """A kind of finding. `why` tells an editor what would happen if it were let through."""

    code: str
    why: str
    severity: Severity = "error"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, at one place."""

    rule: Rule
    place: Place
    message: str
    fix: str

    @property
    def code(self) -> str:
        """The stable code of the rule, for example `unknown-key`."""
        return self.rule.code

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Findings are reported by place, then code, then message."""
        return (self.place, self.code, self.message)


def in_order(findings: list[Finding]) -> list[Finding]:
    """Return the findings without repeats, sorted by place."""
    return sorted(set(findings), key=lambda finding: finding.sort_key)


_RULES = (
    Rule("not-utf8", "other encodings show Czech and Finnish letters as rubbish"),
    Rule("not-nfc", "search and the glossary would miss letters that are stored in another form"),
    Rule("byte-order-mark", "the invisible mark becomes part of the first word"),
    Rule("control-character", "invisible characters break search, copying and the e-guide"),
    Rule("empty-file", "an empty file would publish an empty page or a quiz without items"),
    Rule("unreadable-file", "what cannot be read cannot be checked or published"),
    Rule("yaml-syntax", "the file cannot be read beyond this point"),
    Rule("yaml-anchor", "aliases hide what a translation has to carry"),
    Rule("duplicate-key", "the second value would silently replace the first"),
    Rule("nested-too-deep", "no file of this library nests so deep; it is a slip or an attack"),
    Rule("unknown-key", "unknown keys are refused, so that a slip cannot drop the right answer"),
    Rule("missing-key", "the page or quiz would be published without it"),
    Rule("wrong-type", "the value would be shown or scored as something else"),
    Rule("bad-value", "the value has no meaning here"),
    Rule("duplicate-id", "two things with one id share one saved answer"),
    Rule("bad-key", "a quiz whose key is wrong tells readers something false"),
    Rule("missing-translation", "readers of this language would meet a hole"),
    Rule("extra-translation", "text without a counterpart in English is never shown"),
    Rule("inherited-key", "only English holds it, so that languages cannot drift apart"),
    Rule("missing-page", "the page would not exist in this language"),
    Rule("extra-page", "the page would exist in one language only"),
    Rule("heading-id-missing", "without a shared id, links and translation stamps break"),
    Rule("heading-mismatch", "a link to the section would miss it in this language"),
    Rule("extra-h1", "the title comes from the front matter; a page has one h1"),
    Rule("front-matter", "without front matter the page has no title, claims or sources"),
    Rule("broken-link", "readers would land on a page that does not exist"),
    Rule("broken-anchor", "readers would land at the top instead of the passage"),
    Rule("undefined-reference", "readers would see the raw brackets"),
    Rule("unknown-block", "the line would be shown as it is typed"),
    Rule("unknown-quiz", "the page would lack its quiz"),
    Rule("unknown-template", "the page would lack its form"),
    Rule("unknown-path", "the page would lack its steps"),
    Rule("unknown-picture", "the page would lack its picture"),
    Rule("bad-picture", "a drawing with words missing or cramped cannot be read"),
    Rule("bad-template", "a form whose parts do not fit cannot be filled in or worked out"),
    Rule("unknown-claim", "the claim register is what the coverage is counted by"),
    Rule("uncarried-claim", "the library promises readers every claim of its register"),
    Rule("unknown-source", "readers could not look the source up"),
    Rule("unverified-source", "what was not verified is not published"),
    Rule("avoided-term", "readers would meet two words for one thing, or one that misleads them"),
    Rule("unneeded-exception", "an exception that nothing needs would hide the next slip"),
    Rule("missing-action", "every page ends in one thing to do"),
    Rule("site-broken-link", "readers would get the not-found page"),
    Rule("site-broken-anchor", "readers would land at the top instead of the passage"),
    Rule("site-duplicate-id", "links and screen readers reach only the first of them"),
    Rule("site-language", "screen readers would speak the page in the wrong language"),
    Rule("site-canonical", "search engines would index the wrong address"),
    Rule("site-hreflang", "search engines would offer readers the wrong language"),
    Rule("site-third-party", "a request to a third party tells it who reads this library"),
    Rule("site-sitemap", "search engines would be sent to pages that do not exist"),
    Rule("site-missing", "a reader would look for it in vain"),
    Rule("eguide-missing-page", "the e-guide would lack a page that the navigation promises"),
    Rule("eguide-unplaced-section", "a whole section would be missing from the e-guide"),
    Rule("eguide-unknown-element", "readers of the e-guide would never see what it holds"),
    Rule("eguide-broken-link", "the e-guide would mention a page that exists nowhere"),
    Rule("eguide-broken-anchor", "the link would lead nowhere in the e-guide"),
    Rule("eguide-not-made", "readers could not download the e-guide"),
    Rule("spell-unknown-word", "a slip of the pen makes readers doubt the rest"),
    Rule("spell-unused-word", "a word that nobody uses any more would hide the next slip"),
    Rule("spell-unsorted-word", "in a list out of order a word is soon added twice"),
    Rule("form-not-made", "readers could not download the form"),
)

RULES = {rule.code: rule for rule in _RULES}
"""Every finding the program can make, by code."""


def finding(code: str, place: Place, message: str, fix: str) -> Finding:
    """Make a finding of a known code; its message is one line, however long the text it quotes."""
    return Finding(RULES[code], place, _one_line(message), _one_line(fix))


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_MESSAGE else f"{line[: _MAX_MESSAGE - 1]}…"
