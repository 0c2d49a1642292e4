"""Typed, frozen values: what a page, a quiz, an assessment, a term and a source are."""
