"""Text to data with positions: the only reader of YAML and of front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import AliasEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kamalign.diagnostics import Finding, Place, finding
from kamalign.textfile import place_after, unwanted_character

Data = Any
"""What YAML can say: dict, list, str, int, float, bool or None."""

KeyPath = tuple[str | int, ...]

_MAX_DEPTH = 40
_MAX_DIGITS = 18
_FENCE = re.compile(r"^---[ \t]*$")


@dataclass(frozen=True)
class Document:
    """The data of one YAML text, and where each of its parts stands."""

    path: str
    data: Data
    places: dict[KeyPath, Place] = field(repr=False)
    key_places: dict[KeyPath, Place] = field(repr=False)

    def place(self, *keys: str | int) -> Place:
        """Place of the value at `keys`, or of its nearest parent that exists."""
        return _nearest(self.places, keys)

    def key_place(self, *keys: str | int) -> Place:
        """Place of the key that names the value at `keys`, or of its nearest parent."""
        return self.key_places.get(keys) or self.place(*keys)


def _nearest(places: dict[KeyPath, Place], keys: KeyPath) -> Place:
    while keys not in places:
        keys = keys[:-1]
    return places[keys]


class _TooDeepError(Exception):
    """Raised at the first node that nests too deep, so that no input exhausts the stack."""

    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__()
        self.mark = mark


class _CoreLoader(yaml.SafeLoader):
    """YAML with the core schema of version 1.2: `No` is text, `012` is twelve.

    Anchors, aliases and tags are noted in `refused`, each with its mark, and left out.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML declares it so

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.refused: list[tuple[str, str, yaml.Mark]] = []
        self._depth = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        """Compose one node; the root of the data has the depth 0."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        mark: Any = event.start_mark
        if isinstance(event, AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            if event.anchor not in self.anchors:
                self.refused.append(("yaml-anchor", f"*{event.anchor}", mark))
            return ScalarNode("tag:yaml.org,2002:null", "", mark, mark)
        if event.anchor is not None:
            self.refused.append(("yaml-anchor", f"&{event.anchor}", mark))
        if event.tag is not None:
            self.refused.append(("wrong-type", event.tag, mark))
            event.tag = None
        if self._depth > _MAX_DEPTH:
            raise _TooDeepError(mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        "-+.0123456789",
    ),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
):
    _CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), [*_first, ""]
    )


def _int(_loader: _CoreLoader, node: ScalarNode) -> int:
    digits = str(node.value).lower()
    if len(digits) > _MAX_DIGITS:
        raise ValueError(digits)
    base = 8 if "0o" in digits else 16 if "0x" in digits else 10
    return int(digits, base)


_CoreLoader.add_constructor("tag:yaml.org,2002:int", _int)


def parse_yaml(text: str, shown: str, first_line: int = 1) -> tuple[Document | None, list[Finding]]:
    """Parse one YAML text; `first_line` is where it starts in the file `shown`."""
    try:
        loader = _CoreLoader(text)
        node = loader.get_single_node()
        loader.dispose()
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_finding(error, shown, first_line)]
    except yaml.reader.ReaderError as error:
        line = place_after(shown, text[: error.position])
        place = Place(shown, line.line + first_line - 1, line.column)
        message = "a character that YAML does not allow"
        return None, [finding("control-character", place, message, "delete the character")]
    except _TooDeepError as deep:
        place = Place(shown, deep.mark.line + first_line, deep.mark.column + 1)
        message = f"nests deeper than {_MAX_DEPTH} levels"
        fix = "remove the surplus brackets or indentation"
        return None, [finding("nested-too-deep", place, message, fix)]
    except (ValueError, OverflowError):
        # PyYAML's scanner lets Python refuse "\U99999999" and `%YAML` with endless digits.
        place = Place(shown, loader.line + first_line, loader.column + 1)
        message = "an escape or a directive that YAML does not know"
        return None, [finding("yaml-syntax", place, message, "write the character itself")]
    if node is None:
        place = Place(shown, first_line)
        return None, [finding("empty-file", place, "holds no data", "write its content")]
    walk = _Walk(loader, shown, first_line)
    data = walk.value(node, ())
    document = Document(shown, data, walk.places, walk.key_places)
    return (None if walk.findings else document), walk.findings


def _syntax_finding(error: yaml.MarkedYAMLError, shown: str, first_line: int) -> Finding:
    mark = error.problem_mark or error.context_mark
    place = Place(shown, first_line)
    if mark is not None:
        place = Place(shown, mark.line + first_line, mark.column + 1)
    problem = str(error.problem or error.context or "not YAML")
    if problem.startswith("but "):
        problem = f"{error.context}, {problem}"
    fix = "check quotes, colons and indentation on this line and the one before"
    if "'\\t'" in problem:
        problem, fix = "a tab is used for indentation", "replace the tab by spaces"
    elif "mapping values are not allowed" in problem:
        problem = "a colon followed by a space inside unquoted text"
        fix = "put the whole text in double quotes"
    return finding("yaml-syntax", place, problem, fix)


class _Walk:
    """Turns YAML nodes into data, noting the place of each and what is wrong with it."""

    def __init__(self, loader: _CoreLoader, shown: str, first_line: int) -> None:
        self._loader = loader
        self._shown = shown
        self._first_line = first_line
        self.places: dict[KeyPath, Place] = {}
        self.key_places: dict[KeyPath, Place] = {}
        self.findings = [self._refused(*refused) for refused in loader.refused]

    def _refused(self, code: str, shown: str, mark: yaml.Mark) -> Finding:
        place = Place(self._shown, mark.line + self._first_line, mark.column + 1)
        if code == "yaml-anchor":
            message = f"`{shown}` is read as a YAML anchor or alias, not as text"
            fix = "write the text out wherever it is needed, or put it in quotes"
            return finding(code, place, message, fix)
        shown = shown.replace("tag:yaml.org,2002:", "!!")
        message = f"`{shown}` is read as a YAML tag, not as text"
        return finding(code, place, message, "remove the tag, or put the text in quotes")

    def value(self, node: Node, keys: KeyPath) -> Data:
        place = self._place(node)
        self.places[keys] = place
        if isinstance(node, ScalarNode):
            return self._scalar(node, place)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*keys, i)) for i, item in enumerate(node.value)]
        if isinstance(node, MappingNode):
            return self._mapping(node, keys)
        return None

    def _mapping(self, node: MappingNode, keys: KeyPath) -> dict[str, Data]:
        result: dict[str, Data] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not isinstance(key_node, ScalarNode):
                self.findings.append(
                    finding("wrong-type", place, "a key is not plain text", "use a word as key")
                )
                continue
            key = str(key_node.value)
            if key in result:
                self.findings.append(
                    finding(
                        "duplicate-key",
                        place,
                        f"key `{key}` stands twice in one mapping",
                        "keep one of the two",
                    )
                )
                continue
            self.key_places[(*keys, key)] = place
            result[key] = self.value(value_node, (*keys, key))
        return result

    def _scalar(self, node: ScalarNode, place: Place) -> Data:
        if node.tag == "tag:yaml.org,2002:str":
            self._check_escapes(node.value, place)
            return node.value
        try:
            return self._loader.construct_object(node)
        except (yaml.YAMLError, ValueError, KeyError):
            message = f"`{node.value[:_MAX_DIGITS]}` … is not a value this library knows"
            self.findings.append(finding("wrong-type", place, message, "put the text in quotes"))
            return None

    def _check_escapes(self, text: str, place: Place) -> None:
        r"""Escapes such as "\u202e" bring in what a file may not hold in plain sight."""
        if unwanted := unwanted_character(text):
            _, code, message, fix = unwanted
            self.findings.append(finding(code, place, message, fix))

    def _place(self, node: Node) -> Place:
        mark = node.start_mark
        return Place(self._shown, mark.line + self._first_line, mark.column + 1)


@dataclass(frozen=True)
class PageSource:
    """A Markdown page split into front matter and body."""

    path: str
    front: Document
    body: str
    body_line: int


def parse_page(text: str, shown: str) -> tuple[PageSource | None, list[Finding]]:
    """Split a page into its front matter and its body; the body keeps its line number."""
    lines = text.split("\n")
    place = Place(shown)
    if not _FENCE.match(lines[0]):
        return None, [
            finding(
                "front-matter",
                place,
                "does not begin with a line `---`",
                "begin the page with front matter between two lines `---`",
            )
        ]
    end = next((i for i, line in enumerate(lines[1:], 1) if _FENCE.match(line)), None)
    if end is None:
        return None, [
            finding("front-matter", place, "front matter has no end", "close it with a line `---`")
        ]
    if not any(line.strip() for line in lines[end + 1 :]):
        return None, [
            finding("empty-file", place, "has no text below its front matter", "write the text")
        ]
    front, findings = parse_yaml("\n".join(lines[1:end]), shown, first_line=2)
    if front is None and all(found.code != "empty-file" for found in findings):
        return None, findings
    if front is None or not isinstance(front.data, dict):
        place = front.place() if front else Place(shown, 2)
        return None, [
            finding("front-matter", place, "front matter is not `key: value`", "add a title")
        ]
    return PageSource(shown, front, "\n".join(lines[end + 1 :]), end + 2), []
