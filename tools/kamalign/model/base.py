"""What all models share: frozen, strict, unknown keys refused; ids and references."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Frozen(BaseModel):
    """A value read from YAML. Types are strict: `8` is no text and `"8"` is no number."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Words for readers; never empty."""

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=64)
]
"""An authored id: lower-case ASCII words joined by hyphens. Saved answers hang on it."""

PAGE_REF = r"^[a-z0-9/-]+\.md(#[a-z0-9-]+)?$"
PageRef = Annotated[str, StringConstraints(pattern=PAGE_REF)]
"""A page, from the language's folder, with an optional heading id."""

ClaimId = Annotated[str, StringConstraints(pattern=r"^C[0-9]{2}$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^S[0-9]{2}[a-z]?$")]
