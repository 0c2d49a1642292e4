"""Data to typed values; what does not fit becomes findings at the line that holds it."""

from __future__ import annotations

import difflib
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kamalign.diagnostics import Finding, finding
from kamalign.source import Data, Document, KeyPath

M = TypeVar("M", bound=BaseModel)

_NAMES = {
    bool: "true or false",
    dict: "a mapping",
    float: "a number",
    int: "a number",
    list: "a list",
    str: "text",
    type(None): "empty",
}
_WANTED = {
    "string_type": "text",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping of `id: …`",
    "model_type": "a mapping of `key: value`",
    "model_attributes_type": "a mapping of `key: value`",
}


def validate(model: type[M], document: Document) -> tuple[M | None, list[Finding]]:
    """Make a `model` of a document, or say for every misfit where it stands and how to mend it."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        schema = model.model_json_schema()
        errors = [e for e in error.errors(include_url=False) if not _follows(e)]
        return None, [_finding(e, document, schema) for e in errors]


def _follows(error: ErrorDetails) -> bool:
    """Whether a list seems too short only because its entries have errors of their own."""
    is_short = error["type"] == "too_short"
    return is_short and len(error["input"]) >= error.get("ctx", {})["min_length"]


def _finding(error: ErrorDetails, document: Document, schema: dict[str, Any]) -> Finding:
    keys, tail = _locate(document.data, error["loc"])
    name = str(keys[-1]) if keys else document.path
    kind = error["type"]
    if kind == "extra_forbidden":
        known = _known_keys(schema, error["loc"][:-1])
        return finding(
            "unknown-key",
            document.key_place(*keys),
            f"{_owner(keys[:-1])} has no key `{name}`",
            _suggestion(name, known, "rename it to", "delete it; the known keys are"),
        )
    if kind == "missing":
        return finding(
            "missing-key",
            document.place(*keys),
            f"{_owner(keys)} has no `{tail}`",
            f"add `{tail}: …`",
        )
    if kind in _WANTED:
        return _type_finding(kind, keys, error["input"], document)
    if kind == "union_tag_not_found":
        return finding(
            "missing-key", document.place(*keys), f"{_owner(keys)} has no `type`", "add `type: …`"
        )
    if kind == "union_tag_invalid":
        context = error.get("ctx", {})
        tags = [tag.strip(" '") for tag in str(context.get("expected_tags", "")).split(",")]
        return finding(
            "bad-value",
            document.place(*keys, "type"),
            f"`{context.get('tag')}` is not a type of item",
            _suggestion(str(context.get("tag")), tags, "write", "the types are"),
        )
    if tail == "[key]":
        return finding(
            "bad-value",
            document.key_place(*keys),
            f"`{name}` is not an id",
            "ids are lower-case words joined by hyphens, such as `missing-half`",
        )
    return _value_finding(error, keys, document)


def _type_finding(kind: str, keys: KeyPath, value: Data, document: Document) -> Finding:
    wanted = _WANTED[kind]
    given = _NAMES.get(type(value), "something else")
    shown = "" if isinstance(value, dict | list | type(None)) else f" (`{value}`)"
    fix = f"write {wanted} here"
    if wanted == "text" and value is not None and not isinstance(value, dict | list):
        fix = f'put it in quotes: "{str(value).lower() if isinstance(value, bool) else value}"'
    elif isinstance(value, str) and wanted == "a whole number":
        fix = "write the number without quotes"
    label = f"`{keys[-1]}`" if keys and isinstance(keys[-1], str) else _owner(keys)
    return finding(
        "wrong-type",
        document.place(*keys),
        f"{label} should be {wanted}, but is {given}{shown}",
        fix,
    )


def _value_finding(error: ErrorDetails, keys: KeyPath, document: Document) -> Finding:
    context = error.get("ctx", {})
    name = f"`{keys[-1]}`" if keys and isinstance(keys[-1], str) else _owner(keys)
    value = error["input"]
    kind = error["type"]
    if kind == "string_pattern_mismatch" and context.get("pattern") == r"\S":
        message, fix = f"{name} is blank", "write the text"
    elif kind == "string_too_short" and context["min_length"] == 1:
        message, fix = f"{name} is empty", "write the text"
    elif kind == "string_too_short":
        message = f"{name} is too short; at least {context['min_length']} characters are needed"
        fix = "write the text"
    elif kind == "string_pattern_mismatch":
        message = f"{name} `{value}` does not have the form it should"
        fix = _form_hint(str(context.get("pattern")))
    elif kind == "string_too_long":
        message = f"{name} has {len(value)} characters; at most {context['max_length']} fit"
        fix = "shorten it"
    elif kind == "too_short":
        message = f"{name} has {context['actual_length']} entries"
        fix = f"give at least {context['min_length']}"
    elif kind == "too_long":
        message = f"{name} has more than {context['max_length']} entries"
        fix = f"give at most {context['max_length']}"
    elif kind == "literal_error":
        expected = str(context.get("expected", ""))
        options = [o.strip(" '") for o in expected.replace(" or ", ",").split(",")]
        message = f"{name} does not know `{value}`"
        fix = _suggestion(str(value), options, "write", "the values are")
    elif kind in {"greater_than_equal", "less_than_equal"}:
        bound = context.get("ge", context.get("le"))
        least = "at least" if kind == "greater_than_equal" else "at most"
        message, fix = f"{name} is {value}", f"write {least} {bound}"
    else:
        message, fix = f"{name}: {error['msg']}", "mend the value"
    return finding("bad-value", document.place(*keys), message, fix)


_FORMS = {
    "^C[0-9]{2}$": "write a claim as `C07`",
    "^S[0-9]{2}[a-z]?$": "write a source as `S07` or `S33a`",
    r"^[a-z0-9/-]+\.md(#[a-z0-9-]+)?$": "write a page as `articles/other-half.md#heading-id`",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "ids are lower-case words joined by hyphens, like `missing-half`",
}


def _form_hint(pattern: str) -> str:
    return _FORMS.get(pattern, f"it has to match {pattern}")


def _locate(data: Data, loc: tuple[str | int, ...]) -> tuple[KeyPath, str]:
    """Follow pydantic's path through the data; union tags in it are no keys and are skipped."""
    keys: list[str | int] = []
    tail = ""
    for part in loc:
        inside_list = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if inside_list or (isinstance(data, dict) and part in data):
            keys.append(part)
            data = data[part]
            tail = ""
        else:
            tail = str(part)
    return tuple(keys), tail


def _owner(keys: KeyPath) -> str:
    """Name the mapping at `keys` in the words of the field: `choices` holds a choice."""
    names = [key for key in keys if isinstance(key, str)]
    if not names:
        return "the file"
    if keys and isinstance(keys[-1], int):
        return f"entry {keys[-1] + 1} of `{names[-1]}`"
    return f"`{names[-1]}`"


def _suggestion(given: str, known: list[str], rename: str, otherwise: str) -> str:
    close = difflib.get_close_matches(given, known, n=1)
    if close:
        return f"{rename} `{close[0]}`"
    return f"{otherwise} {', '.join(f'`{k}`' for k in sorted(known))}"


def _known_keys(schema: dict[str, Any], loc: tuple[str | int, ...]) -> list[str]:
    node = _resolve(schema, schema)
    for part in loc:
        node = _resolve(schema, _step(node, part))
    return list(node.get("properties", {}))


def _step(node: dict[str, Any], part: str | int) -> dict[str, Any]:
    found: Any = None
    if isinstance(part, int):
        found = node.get("items")
    elif part in node.get("properties", {}):
        found = node["properties"][part]
    elif part in (mapping := node.get("discriminator", {}).get("mapping", {})):
        found = {"$ref": mapping[part]}
    elif isinstance(node.get("additionalProperties"), dict):
        found = node["additionalProperties"]
    elif pattern := node.get("patternProperties"):
        found = next(iter(pattern.values()))
    return found if isinstance(found, dict) else {}


def _resolve(root: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while True:
        if "$ref" in node:
            node = root["$defs"][node["$ref"].rsplit("/", 1)[1]]
        elif options := [o for o in node.get("anyOf", []) if o.get("type") != "null"]:
            node = options[0]
        else:
            return node
