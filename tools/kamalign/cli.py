"""The command `kamalign`: the only place that prints and exits.

Exit status: 0 nothing found, 1 findings, 2 the program could not do its work.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from kamalign import LOCALES, schemas
from kamalign.checks import check_library
from kamalign.checks.site import check_site
from kamalign.coverage import COVERAGE_REPORTERS, coverage
from kamalign.diagnostics import Finding
from kamalign.files import write_atomically
from kamalign.library import load
from kamalign.reporters import REPORTERS
from kamalign.site.build import BuildError, build, mkdocs_command, mkdocs_environment
from kamalign.site.serve import HOST, server
from kamalign.spelling.check import check_spelling
from kamalign.spelling.spellers import SPELLERS

_CLEAN, _FOUND, _FAILED = 0, 1, 2
_PORT = 8000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that knows no Czech letters shall still get every finding.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    except OSError as error:
        print(f"kamalign: {error}", file=sys.stderr)
        return _FAILED
    except Exception:  # noqa: BLE001 - a bug must not look like findings
        traceback.print_exc()
        return _FAILED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kamalign", description="Builds and checks the KAM Alignment Library."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="report everything that is wrong")
    check.add_argument("--format", choices=sorted(REPORTERS), default="text")
    check.add_argument("--site", type=Path, help="check this built site too")
    check.set_defaults(run=_check)

    cover = commands.add_parser("coverage", help="count what the library covers, by language")
    cover.add_argument("--format", choices=sorted(COVERAGE_REPORTERS), default="text")
    cover.set_defaults(run=_coverage)

    spell = commands.add_parser("spell", help="report words that no dictionary knows")
    spell.add_argument("--format", choices=sorted(REPORTERS), default="text")
    spell.set_defaults(run=_spell)

    make = commands.add_parser("build", help="build the site and the e-guides")
    make.add_argument("--site", type=Path, default=Path("site"), help="where to put it")
    make.add_argument("--url", default=f"http://{HOST}:{_PORT}/", help="address of its root")
    make.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="serve a built site on the loopback address")
    serve.add_argument("--site", type=Path, default=Path("site"))
    serve.add_argument("--port", type=int, default=_PORT)
    serve.set_defaults(run=_serve)

    preview = commands.add_parser("preview", help="live reload while writing, one language")
    preview.add_argument("--locale", choices=LOCALES, default=LOCALES[0])
    preview.add_argument("--port", type=int, default=_PORT)
    preview.set_defaults(run=_preview)

    schema = commands.add_parser("schema", help="write the JSON Schemas of the YAML files")
    schema.set_defaults(run=_schema)
    return parser


def _report(findings: list[Finding], fmt: str) -> int:
    text = REPORTERS[fmt](findings)
    if text:
        print(text)
    return _FOUND if findings else _CLEAN


def _check(options: argparse.Namespace) -> int:
    if not (options.root / "docs").is_dir():
        print(f"kamalign: {options.root / 'docs'} is not a folder", file=sys.stderr)
        return _FAILED
    findings = check_library(load(options.root))
    if options.site:
        if not options.site.is_dir():
            print(f"kamalign: {options.site} is not a built site", file=sys.stderr)
            return _FAILED
        findings += check_site(options.site)
    return _report(findings, options.format)


def _coverage(options: argparse.Namespace) -> int:
    found = coverage(load(options.root))
    print(COVERAGE_REPORTERS[options.format](found))
    return _CLEAN if found.is_whole else _FOUND


def _spell(options: argparse.Namespace) -> int:
    library = load(options.root)
    return _report(library.findings or check_spelling(library, SPELLERS), options.format)


def _build(options: argparse.Namespace) -> int:
    library = load(options.root)
    if findings := check_library(library):
        return _report(findings, "text")
    url = options.url if options.url.endswith("/") else f"{options.url}/"
    try:
        findings = build(library, options.site, url)
    except BuildError as error:
        print(f"kamalign: {error.locale} was not built:\n{error.log}", file=sys.stderr)
        return _FAILED
    return _report(findings or check_site(options.site), "text")


def _serve(options: argparse.Namespace) -> int:
    if not (options.site / "index.html").is_file():
        print(f"kamalign: {options.site} is not a built site", file=sys.stderr)
        return _FAILED
    with server(options.site, options.port) as running:
        print(f"http://{HOST}:{running.server_address[1]}/  (stop with Ctrl+C)", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()
    return _CLEAN


def _preview(options: argparse.Namespace) -> int:
    address = f"{HOST}:{options.port}"
    environment = mkdocs_environment(options.locale, Path("site-preview"), f"http://{address}/")
    print(f"http://{address}/{options.locale}/", flush=True)
    os.chdir(options.root)
    command = mkdocs_command("serve", "--no-strict", "--dev-addr", address)
    os.execvpe(command[0], [*command], environment)  # noqa: S606 - our own interpreter, no shell


def _schema(_options: argparse.Namespace) -> int:
    for name in schemas.SCHEMAS:
        path = schemas.FOLDER / f"{name}.schema.json"
        write_atomically(path, schemas.schema_text(name).encode())
    return _CLEAN


if __name__ == "__main__":
    sys.exit(main())
