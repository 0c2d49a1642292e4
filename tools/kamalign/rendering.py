"""Models to semantic HTML: templates with autoescape, typography and interface strings."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kamalign.messages import messages
from kamalign.typography import bind


@pass_context
def _bind(context: Context, text: str, locale: str | None = None) -> str:
    return bind(text, locale or context["locale"])


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kamalign"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["bind"] = _bind
    environment.filters["host"] = _host
    return environment


_ENVIRONMENT = _environment()


def render(template: str, locale: str, **values: Any) -> Markup:
    """Render a template of this package in one language."""
    return Markup(  # noqa: S704 - the template escaped every value
        _ENVIRONMENT.get_template(template).render(locale=locale, t=messages(locale).text, **values)
    )
