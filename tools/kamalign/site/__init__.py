"""The whole site: one MkDocs run per language, then what belongs to no single language."""
