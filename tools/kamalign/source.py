"""Text to data with positions: the only reader of YAML and of front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kamalign.diagnostics import Finding, Place, finding

Data = Any
"""What YAML can say: dict, list, str, int, float, bool or None."""

KeyPath = tuple[str | int, ...]

_MAX_DEPTH = 40
_MAX_BYTES = 2_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u2028\u2029\ufffe\uffff]")
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


class _CoreLoader(yaml.SafeLoader):
    """YAML with the core schema of version 1.2: `No` is text, `012` is twelve."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


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
    base = 8 if "0o" in digits else 16 if "0x" in digits else 10
    return int(digits, base)


_CoreLoader.add_constructor("tag:yaml.org,2002:int", _int)


def read_text(path: Path, shown: str) -> str | Finding:
    """Read a UTF-8 file, or say at which line and column it is not one."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return finding(
            "unreadable-file",
            Place(shown),
            f"cannot be read: {error.strerror}",
            "restore the file or its permissions",
        )
    if len(raw) > _MAX_BYTES:
        return finding(
            "unreadable-file",
            Place(shown),
            f"has {len(raw):,} bytes; at most {_MAX_BYTES:,} are read",
            "split the text into several pages or quizzes",
        )
    if raw.startswith(b"\xef\xbb\xbf"):
        return finding(
            "byte-order-mark",
            Place(shown),
            "begins with a byte order mark",
            "save the file as UTF-8 without BOM",
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        return finding(
            "not-utf8",
            _place_after(shown, before),
            f"byte 0x{raw[error.start]:02x} is not UTF-8",
            "save the file as UTF-8 (it looks like Latin-1 or Windows-1250)",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := _CONTROL.search(text):
        return finding(
            "control-character",
            _place_after(shown, text[: bad.start()]),
            f"invisible character U+{ord(bad.group()):04X}",
            "delete the character",
        )
    if not text.strip():
        return finding("empty-file", Place(shown), "is empty", "write its content or delete it")
    return text


def _place_after(shown: str, before: str) -> Place:
    return Place(shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def parse_yaml(text: str, shown: str, first_line: int = 1) -> tuple[Document | None, list[Finding]]:
    """Parse one YAML text; `first_line` is where it starts in the file `shown`."""
    loader = _CoreLoader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_finding(error, shown, first_line)]
    except yaml.reader.ReaderError as error:
        place = _place_after(shown, text[: error.position])
        return None, [
            finding("control-character", place, "character YAML does not allow", "delete it")
        ]
    except RecursionError:
        return None, [_too_deep(Place(shown, first_line, 1))]
    finally:
        loader.dispose()
    if node is None:
        place = Place(shown, first_line)
        return None, [finding("empty-file", place, "holds no data", "write its content")]
    walk = _Walk(loader, shown, first_line)
    data = walk.value(node, ())
    document = Document(shown, data, walk.places, walk.key_places)
    return (None if walk.findings else document), walk.findings


def _too_deep(place: Place) -> Finding:
    return finding(
        "nested-too-deep",
        place,
        f"nests deeper than {_MAX_DEPTH} levels",
        "remove the surplus brackets or indentation",
    )


def _syntax_finding(error: yaml.MarkedYAMLError, shown: str, first_line: int) -> Finding:
    mark = error.problem_mark or error.context_mark
    place = Place(shown, first_line)
    if mark is not None:
        place = Place(shown, mark.line + first_line, mark.column + 1)
    problem = str(error.problem or error.context or "not YAML")
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
        self._seen: set[int] = set()
        self.places: dict[KeyPath, Place] = {}
        self.key_places: dict[KeyPath, Place] = {}
        self.findings: list[Finding] = []

    def value(self, node: Node, keys: KeyPath) -> Data:
        place = self._place(node)
        self.places[keys] = place
        if len(keys) > _MAX_DEPTH:
            self.findings.append(_too_deep(place))
            return None
        if id(node) in self._seen:
            self.findings.append(
                finding(
                    "yaml-anchor", place, "an alias (`*name`) is used", "write the text out here"
                )
            )
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node, place)
        self._seen.add(id(node))
        if isinstance(node, SequenceNode):
            return [self.value(item, (*keys, i)) for i, item in enumerate(node.value)]
        assert isinstance(node, MappingNode)
        return self._mapping(node, keys)

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
        try:
            return self._loader.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError):
            tag = node.tag.removeprefix("tag:yaml.org,2002:")
            self.findings.append(
                finding(
                    "wrong-type",
                    place,
                    f"`{node.value}` with the tag `{tag}` is not a value this library knows",
                    "remove the tag, or put the text in quotes",
                )
            )
            return None

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
    front, findings = parse_yaml("\n".join(lines[1:end]), shown, first_line=2)
    if front is None:
        return None, findings
    if not isinstance(front.data, dict):
        return None, [
            finding(
                "front-matter", front.place(), "front matter is not `key: value`", "add a title"
            )
        ]
    return PageSource(shown, front, "\n".join(lines[end + 1 :]), end + 2), []
