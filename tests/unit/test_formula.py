"""Formulas that name each other are worked out in turn; circles are named."""

from __future__ import annotations

import pytest

from kamalign.formula import FormulaError, circle, results

FORMULAS = {"net": "gross - cost", "cost": "(a + b) * 0.5"}


def test_formulas_are_worked_out_in_turn() -> None:
    worked_out = results(FORMULAS, {"gross": 10, "a": 2, "b": 4})

    assert worked_out == {"net": 7, "cost": 3}


def test_a_field_without_a_value_counts_as_nothing() -> None:
    assert results(FORMULAS, {"gross": 10}) == {"net": 10, "cost": 0}


def test_a_circle_is_named() -> None:
    formulas = {"a": "b + 1", "b": "a * 2", "c": "a + 1"}

    assert circle(FORMULAS) == []
    assert circle(formulas)[0] == circle(formulas)[-1]
    assert set(circle(formulas)) == {"a", "b"}
    assert circle({"a": "a + 1"}) == ["a", "a"]
    with pytest.raises(FormulaError):
        results(formulas, {})
