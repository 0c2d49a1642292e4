"""Builds and checks the KAM Alignment Library."""

LOCALES = ("en", "cs", "fi")
"""The library's languages; the first holds structure, key and inherited front matter."""

SOURCE_LOCALE = LOCALES[0]
