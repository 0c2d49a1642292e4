"""Spelling of all prose, by Hunspell and Voikko and an allowlist for each language."""
