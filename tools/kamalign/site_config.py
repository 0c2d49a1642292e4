"""What the library needs of `mkdocs.yml`: the Markdown extensions that pages are written in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from kamalign.diagnostics import Finding, Place, finding
from kamalign.textfile import read_text

NAME = "mkdocs.yml"

_KEY = "markdown_extensions"
_BUILT_IN = ("tables", "fenced_code")
_LEFT_TO_RENDERING = frozenset({"kamalign", "toc"})


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml`; what its tags stand for does not matter here."""


def _default(loader: _Loader, node: yaml.Node) -> Any:
    """Of `!ENV [NAME, default]` only the default matters."""
    values = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [None]
    return values[-1]


_Loader.add_constructor("!ENV", _default)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def markdown_setup(root: Path) -> tuple[list[str], dict[str, Any], list[Finding]]:
    """The site's own Markdown extensions and their options, less those that only render.

    An extension that cannot be used is left out and becomes a finding.
    """
    names, configs = list(_BUILT_IN), dict[str, Any]()
    text = read_text(root / NAME, NAME)
    if isinstance(text, Finding):
        return names, configs, [text]
    try:
        entries = _entries(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(NAME, mark.line + 1, mark.column + 1) if mark else Place(NAME)
        problem = str(getattr(error, "problem", None) or "not YAML")
        return names, configs, [finding("yaml-syntax", place, problem, "mend the YAML")]
    except (RecursionError, ValueError):
        return names, configs, [finding("yaml-syntax", Place(NAME), "not YAML", "mend the YAML")]
    findings = []
    for entry, place in entries:
        name, config = next(iter(entry.items())) if _is_pair(entry) else (entry, None)
        if problem := _problem(name, config or {}):
            findings.append(finding("bad-value", place, problem, "correct the entry or delete it"))
        elif name not in _LEFT_TO_RENDERING:
            names.append(name)
            configs[name] = config or {}
    return names, configs, findings


def _entries(text: str) -> list[tuple[Any, Place]]:
    loader = _Loader(text)
    root = loader.get_single_node()
    for key, value in root.value if isinstance(root, yaml.MappingNode) else []:
        if key.value != _KEY:
            continue
        nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
        return [
            (
                loader.construct_object(node, deep=True),
                Place(NAME, node.start_mark.line + 1, node.start_mark.column + 1),
            )
            for node in nodes
        ]
    return []


def _is_pair(entry: Any) -> bool:
    return isinstance(entry, dict) and len(entry) == 1


def _problem(name: Any, config: Any) -> str:
    if not isinstance(name, str) or not isinstance(config, dict):
        return f"`{_KEY}` holds what is neither `name` nor `name:` with options"
    if name in _LEFT_TO_RENDERING:
        return ""
    try:
        Markdown(extensions=[name], extension_configs={name: config})
    except Exception as error:  # noqa: BLE001 - whatever a foreign extension raises is its answer
        return f"the Markdown extension `{name}` does not load: {error}"
    return ""
