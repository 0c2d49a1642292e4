"""LibreOffice, to open the forms with, and the forms of the real library."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kamalign import LOCALES
from kamalign.forms import make_forms
from kamalign.library import Library, load

ROOT = Path(__file__).parents[2]
_OFFICES = (
    os.environ.get("KAMALIGN_OFFICE", ""),
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)

Convert = Callable[[Sequence[Path], str, Path], None]


@pytest.fixture(scope="session")
def library() -> Library:
    return load(ROOT)


@pytest.fixture(scope="session")
def forms(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all forms in all languages."""
    out = tmp_path_factory.mktemp("forms")
    for locale in LOCALES:
        assert make_forms(library, locale, out) == []
    return out


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Opens files in LibreOffice, with a profile of its own, and saves them in another format.

    A file that needs repair is refused: without a screen nobody can agree to it.
    """
    office = next((found for name in _OFFICES if name and (found := shutil.which(name))), None)
    assert office, "no LibreOffice was found; tools/ensure-office says how to get one"
    profile = tmp_path_factory.mktemp("office").as_uri()

    def run(files: Sequence[Path], fmt: str, out: Path) -> None:
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", fmt]
        done = subprocess.run(
            [*command, "--outdir", str(out), *map(str, files)],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "Error" not in done.stdout + done.stderr, done.stderr

    return run
