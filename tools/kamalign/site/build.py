"""Builds all languages side by side, finishes the site, and puts it in place in one step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from kamalign import LOCALES
from kamalign.diagnostics import Finding
from kamalign.edition import EDITION_DATE
from kamalign.eguide import make_books
from kamalign.forms import make_forms
from kamalign.library import Library
from kamalign.paths import FORMS_FOLDER
from kamalign.site.finish import finish
from kamalign.site.minify import minify_assets

_MIDNIGHT = datetime.combine(EDITION_DATE, time(), UTC)
SOURCE_DATE_EPOCH = str(int(_MIDNIGHT.timestamp()))


@dataclass
class BuildError(Exception):
    """MkDocs refused a language; `log` is what it said."""

    locale: str
    log: str


def build(library: Library, target: Path, site_url: str) -> list[Finding]:
    """Build the library into `target`, which is replaced only if all went well.

    `site_url` is the absolute address of the site's root and ends in a slash. Returns the
    findings of the files made of it; raises BuildError when MkDocs does not build a language
    cleanly.
    """
    stage = target.with_name(f".{target.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        with ThreadPoolExecutor(len(LOCALES)) as pool:
            logs = list(
                pool.map(
                    lambda locale: _build_locale(library.root, stage, locale, site_url), LOCALES
                )
            )
        for locale, log in zip(LOCALES, logs, strict=True):
            if log:
                raise BuildError(locale, log)
        minify_assets(stage)
        finish(stage, site_url)
        findings: list[Finding] = []
        with ThreadPoolExecutor(len(LOCALES)) as pool:
            for found in pool.map(lambda locale: _files(library, stage, locale), LOCALES):
                findings += found
        if not findings:
            _replace(target, stage)
        return findings
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def mkdocs_environment(locale: str, site_dir: Path, site_url: str) -> dict[str, str]:
    """The variables that `mkdocs.yml` reads."""
    return os.environ | {
        "BUILD_LOCALE": locale,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_DIR": str(site_dir),
        "SITE_URL": f"{site_url}{locale}/",
        "SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH,
    }


def mkdocs_command(*arguments: str) -> Sequence[str]:
    """MkDocs as installed beside this program."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def _build_locale(root: Path, stage: Path, locale: str, site_url: str) -> str:
    """Build one language; returns an empty text, or the log if anything was wrong."""
    done = subprocess.run(  # noqa: S603 - our own interpreter, no shell
        [*mkdocs_command("build", "--strict")],
        cwd=root,
        env=mkdocs_environment(locale, stage / locale, site_url),
        capture_output=True,
        text=True,
        check=False,
    )
    log = done.stdout + done.stderr
    return log if done.returncode else ""


def _files(library: Library, stage: Path, locale: str) -> list[Finding]:
    """Make the files that a language offers for download."""
    folder = stage / locale
    findings = make_forms(library, locale, folder / FORMS_FOLDER)
    return findings + make_books(stage, locale, folder / "e-guide")


def _replace(target: Path, stage: Path) -> None:
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    stage.rename(target)
    shutil.rmtree(old, ignore_errors=True)
