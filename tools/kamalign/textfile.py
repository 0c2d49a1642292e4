"""Bytes to text: UTF-8, one form for each letter, and nothing that nobody can see."""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path

from kamalign.diagnostics import Finding, Place, finding

_MAX_BYTES = 2_000_000
# All but the letters and signs of ordinary Czech, Finnish and English.
_UNUSUAL = re.compile("[^\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u017f‘-”–—…]")
# Controls, invisible and direction marks, surrogates, private use, line and paragraph separators.
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
# Letters and marks by category that show as nothing.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_LOST_LETTER = "\ufffd"


def read_text(path: Path, shown: str) -> str | Finding:
    """Read a UTF-8 file, or say at which line and column it is not one."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(shown, "is not a file", "give the page or quiz a file of this name")
        if status.st_size > _MAX_BYTES:
            return _unreadable(
                shown,
                f"has {status.st_size:,} bytes; at most {_MAX_BYTES:,} are read",
                "split the text into several pages or quizzes",
            )
        raw = path.read_bytes()
    except OSError as error:
        return _unreadable(
            shown, f"cannot be read: {error.strerror}", "restore the file or its permissions"
        )
    if raw.startswith(b"\xef\xbb\xbf"):
        return finding(
            "byte-order-mark",
            Place(shown),
            "begins with a byte order mark",
            "save the file as UTF-8 without BOM",
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return finding(
            "not-utf8",
            place_after(shown, _unix(raw[: error.start].decode("utf-8"))),
            f"byte 0x{raw[error.start]:02x} is not UTF-8",
            "save the file as UTF-8 (it looks like Latin-1 or Windows-1250)",
        )
    text = _unix(text)
    if found := unwanted_character(text):
        at, code, message, fix = found
        return finding(code, place_after(shown, text[:at]), message, fix)
    if not text.strip():
        return finding("empty-file", Place(shown), "is empty", "write its content or delete it")
    return text


def _unreadable(shown: str, message: str, fix: str) -> Finding:
    return finding("unreadable-file", Place(shown), message, fix)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unwanted_character(text: str) -> tuple[int, str, str, str] | None:
    """The first character that has no place in a text: its offset, code, message and fix."""
    if not unicodedata.is_normalized("NFC", text):
        composed = unicodedata.normalize("NFC", text)
        pairs = enumerate(zip(text, composed, strict=False))
        at = next((i for i, (typed, wanted) in pairs if typed != wanted), 0)
        message = f"`{composed[at]}` is stored in an unusual form"
        return at, "not-nfc", message, "type the letter again, or save the text as Unicode NFC"
    for match in _UNUSUAL.finditer(text):
        character = match.group()
        if character == _LOST_LETTER:
            message = "a letter was lost here (U+FFFD)"
            fix = "type it again; the file was once saved in another encoding"
            return match.start(), "not-utf8", message, fix
        if _is_invisible(character):
            message = f"invisible character U+{ord(character):04X}"
            return match.start(), "control-character", message, "delete the character"
    return None


def _is_invisible(character: str) -> bool:
    code = ord(character)
    return (
        unicodedata.category(character) in _INVISIBLE
        or character in _BLANKS
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )


def place_after(shown: str, before: str) -> Place:
    """The place that follows the text `before` in the file `shown`."""
    return Place(shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
