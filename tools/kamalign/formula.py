"""Formulas of templates: field ids, numbers, `+ - *` and parentheses, nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from graphlib import CycleError, TopologicalSorter

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


def results(formulas: Mapping[str, str], values: Mapping[str, float]) -> dict[str, float]:
    """Work out formulas that may name each other; a field without a value counts as nothing.

    `formulas` and `values` are by field id. Raises FormulaError where formulas go in a circle.
    """
    known = dict(values)
    for field in _in_turn(formulas):
        if field in formulas:
            named = {name: known.get(name, 0.0) for name in field_ids(formulas[field])}
            known[field] = evaluate(formulas[field], named)
    return {field: known[field] for field in formulas}


def circle(formulas: Mapping[str, str]) -> list[str]:
    """The fields whose formulas go in a circle, the first one again at the end; none is best."""
    try:
        _in_turn(formulas)
    except FormulaError as error:
        return list(error.args[1:])
    return []


def _in_turn(formulas: Mapping[str, str]) -> list[str]:
    named = {field: field_ids(formula) for field, formula in formulas.items()}
    try:
        return list(TopologicalSorter(named).static_order())
    except CycleError as error:
        raise FormulaError("the formulas go in a circle", *error.args[1]) from error
