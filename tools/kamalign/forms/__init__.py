"""The templates of playbooks as files to fill in: sheets where there is something to work out."""

from __future__ import annotations

from pathlib import Path

from kamalign.diagnostics import Finding, Place, finding
from kamalign.files import write_atomically
from kamalign.forms.document import make_document
from kamalign.forms.sheet import make_sheet
from kamalign.formula import circle
from kamalign.library import Library
from kamalign.model.template import Template
from kamalign.paths import form_name

_LONGEST_CELL = 32_767
"""Characters that one cell of a sheet can hold (ECMA-376 leaves it open; Excel does not)."""


def make_forms(library: Library, locale: str, out: Path) -> list[Finding]:
    """Write the file of every template in one language into the folder `out`.

    XLSX where the template has formulas, DOCX otherwise. Returns the templates that could not be
    made and why; the others are written all the same.
    """
    findings = []
    for slug, templates in sorted(library.templates.items()):
        template = templates.get(locale)
        if problem := _problem(template):
            place = Place(f"templates/{slug}/template.yml")
            findings.append(
                finding("form-not-made", place, f"{problem} ({locale})", "run `kamalign check`")
            )
        elif template is not None:
            make = make_sheet if template.file_format == "xlsx" else make_document
            name = form_name(slug, locale, template.file_format)
            write_atomically(out / name, make(template, locale))
    return findings


def _problem(template: Template | None) -> str | None:
    if template is None:
        return "the template does not exist in this language"
    if fields := circle(template.formulas):
        return f"the formulas go in a circle: {' → '.join(fields)}"
    for field in template.fields:
        if max(len(field.label), len(field.guidance)) > _LONGEST_CELL:
            return f"the words of `{field.id}` are longer than a cell can hold"
    return None
