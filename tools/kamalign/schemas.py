"""JSON Schemas of the YAML files, made from the models, for completion in editors."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from kamalign.model.assessment import Assessment, AssessmentText
from kamalign.model.page import HomeMatter, HomeText, PageMatter, PageText
from kamalign.model.path import LearningPath, LearningPathText
from kamalign.model.picture import Picture, PictureText
from kamalign.model.quiz import Quiz, QuizText
from kamalign.model.reference import Claims, Sources, SourcesText, Terms, TermsText
from kamalign.model.spelling import Allowlist
from kamalign.model.template import Template, TemplateText

SCHEMAS: dict[str, type[BaseModel]] = {
    "assessment": Assessment,
    "assessment-text": AssessmentText,
    "claims": Claims,
    "home": HomeMatter,
    "home-text": HomeText,
    "page": PageMatter,
    "page-text": PageText,
    "path": LearningPath,
    "path-text": LearningPathText,
    "picture": Picture,
    "picture-text": PictureText,
    "quiz": Quiz,
    "quiz-text": QuizText,
    "sources": Sources,
    "sources-text": SourcesText,
    "spelling": Allowlist,
    "template": Template,
    "template-text": TemplateText,
    "terms": Terms,
    "terms-text": TermsText,
}
"""Schema name to model."""

FOLDER = Path(__file__).parent / "schemas"


def schema_text(name: str) -> str:
    """The JSON Schema (draft 2020-12) of one kind of file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= SCHEMAS[name].model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
