"""Formulas of templates: field ids, numbers, `+ - *` and parentheses, nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class FormulaError(ValueError):
    """A formula that is no sum or product of fields and numbers."""


def field_ids(formula: str) -> list[str]:
    """The ids a formula names, in order. An operator stands between spaces, a hyphen does not."""
    return [match[0] for match in _ID.finditer(formula)]


def replaced(formula: str, name: Callable[[str], str]) -> str:
    """The formula with each id replaced by what `name` gives for it."""
    return _ID.sub(lambda match: name(match[0]), formula)


def evaluate(formula: str, values: Mapping[str, float]) -> float:
    """Work a formula out; raises FormulaError for what is none, KeyError for an unknown id."""
    names: dict[str, float] = {}

    def variable(field: str) -> str:
        key = f"v{len(names)}"
        names[key] = float(values[field])
        return key

    try:
        tree = ast.parse(replaced(formula, variable), mode="eval")
    except SyntaxError as error:
        raise FormulaError(formula) from error
    return _value(tree.body, names, formula)


def _value(node: ast.expr, names: Mapping[str, float], formula: str) -> float:
    match node:
        case ast.Name():
            return names[node.id]
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.UnaryOp(op=ast.USub()):
            return -_value(node.operand, names, formula)
        case ast.BinOp(op=ast.Add()):
            return _value(node.left, names, formula) + _value(node.right, names, formula)
        case ast.BinOp(op=ast.Sub()):
            return _value(node.left, names, formula) - _value(node.right, names, formula)
        case ast.BinOp(op=ast.Mult()):
            return _value(node.left, names, formula) * _value(node.right, names, formula)
    raise FormulaError(formula)
