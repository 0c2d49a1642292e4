"""Interface strings: flat JSON per language, plurals by CLDR category."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

from babel import Locale

Message = str | dict[str, str]


@dataclass(frozen=True)
class Messages:
    """The strings of one language; a missing key is a bug and raises KeyError."""

    locale: str
    entries: dict[str, Message]

    def text(self, key: str, **values: object) -> str:
        """The string of `key` with `{name}` replaced; for plurals `count` chooses the form."""
        message = self.entries[key]
        if isinstance(message, dict):
            message = message[Locale(self.locale).plural_form(int(str(values["count"])))]
        return message.format_map(values) if values else message

    def group(self, prefix: str) -> dict[str, Message]:
        """The entries below a prefix, without it: what one browser component needs."""
        return {
            key.removeprefix(prefix): message
            for key, message in self.entries.items()
            if key.startswith(prefix)
        }


@cache
def messages(locale: str) -> Messages:
    """Load the strings of a language."""
    text = resources.files(__name__).joinpath(f"{locale}.json").read_text(encoding="utf-8")
    return Messages(locale, json.loads(text))
