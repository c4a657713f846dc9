"""`case2fhir validate`: FHIR R4 files in, findings out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from case2fhir.cli import server as given

if TYPE_CHECKING:
    from case2fhir.check.files import Request
    from case2fhir.check.opinion import Ask
    from case2fhir.issues import Issue


class Format(StrEnum):
    """Forms of the findings."""

    text = "text"
    json = "json"
    operationoutcome = "operationoutcome"
    sarif = "sarif"
    junit = "junit"
    github = "github"


class Level(StrEnum):
    """Levels that make the command fail."""

    error = "error"
    warning = "warning"


class Engine(StrEnum):
    """Who looks at the resources."""

    own = "own"
    server = "server"


class Extensions(StrEnum):
    """What an extension without a definition is."""

    known = "known"
    any = "any"


_FILES = typer.Argument(metavar="PATH...", help="JSON or NDJSON files, folders, or - for standard input.")
_IG = typer.Option("--ig", metavar="PACKAGE", help="An IG: package.tgz or folder. Repeatable.")
_PROFILE = typer.Option("--profile", metavar="URL", help="A profile that each resource must meet. Repeatable.")
_FORMAT = typer.Option("--format", help="Form of the findings. Default: text.")
_OUTPUT = typer.Option("-o", "--output", help="Write the findings to a file.")
_BASELINE = typer.Option("--baseline", help="Findings that are known and accepted.")
_WRITE = typer.Option("--write-baseline", help="Write the findings as a baseline and exit 0.")
_REASON = typer.Option("--reason", help="Reason of new entries of --write-baseline.")
_SELECT = typer.Option("--select", metavar="RULE", help="Only these rules (bdl-* takes all). Repeatable.")
_IGNORE = typer.Option("--ignore", metavar="RULE", help="Not these rules. Repeatable.")
_FAIL = typer.Option("--fail-on", help="Exit 1 from this level on. Default: error.")
_EXTENSIONS = typer.Option("--extensions", help="known: one without a definition is an error. any: information.")
_VALUES = typer.Option("--show-values/--no-show-values", help="Put values of the resource into messages.")
_JOBS = typer.Option("--jobs", min=1, help="Processes. Default: 1.")
_ENGINE = typer.Option("--engine", help="server: join our findings with those of $validate of --server.")


@dataclass(frozen=True, slots=True)
class ServerOptions(given.ServerOptions):
    """The options of a server that is asked for its findings: it is given up sooner than one that takes cases."""

    retry_for_s: given.RetryFor = 30.0


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("validate")(given.flattened(validate))


def validate(
    context: typer.Context,
    connection: ServerOptions,
    paths: Annotated[list[str], _FILES],
    ig: Annotated[list[str] | None, _IG] = None,
    profile: Annotated[list[str] | None, _PROFILE] = None,
    form: Annotated[Format | None, _FORMAT] = None,
    output: Annotated[Path | None, _OUTPUT] = None,
    baseline: Annotated[Path | None, _BASELINE] = None,
    write_baseline: Annotated[Path | None, _WRITE] = None,
    reason: Annotated[str, _REASON] = "known when the baseline was written",
    select: Annotated[list[str] | None, _SELECT] = None,
    ignore: Annotated[list[str] | None, _IGNORE] = None,
    fail_on: Annotated[Level | None, _FAIL] = None,
    extensions: Annotated[Extensions | None, _EXTENSIONS] = None,
    show_values: Annotated[bool | None, _VALUES] = None,
    jobs: Annotated[int | None, _JOBS] = None,
    engine: Annotated[Engine, _ENGINE] = Engine.own,
) -> None:
    """Check FHIR R4 resources and Bundles, from us or anyone."""
    from case2fhir.check import config

    told: dict[str, Any] = {
        "ig": ig,
        "profile": profile,
        "format": form.value if form else None,
        "baseline": str(baseline) if baseline else None,
        "select": select,
        "ignore": ignore,
        "fail-on": fail_on.value if fail_on else None,
        "extensions": extensions.value if extensions else None,
        "show-values": show_values,
        "jobs": jobs,
    }
    settings, _ = config.read(Path.cwd())
    settings |= {key: value for key, value in told.items() if value}
    with _second_opinion(engine, connection, context, settings.get("jobs", 1)) as ask:
        code = _run(paths, settings, output, write_baseline, reason, ask)
    raise typer.Exit(code)


@contextmanager
def _second_opinion(
    engine: Engine, connection: ServerOptions, context: typer.Context, jobs: int
) -> Iterator[Ask | None]:
    """Yield what asks the server for its findings; None where only our own engine is wanted."""
    from case2fhir.errors import UsageError

    if engine is Engine.own:
        source = context.get_parameter_source("server")
        if source is not None and source.name == "COMMANDLINE":
            raise UsageError("--server is given, but only our own engine is asked: add --engine server")
        yield None
        return
    with connection.connect(concurrency=jobs) as client:
        yield client.validate


def _run(
    paths: list[str],
    settings: dict[str, Any],
    output: Path | None,
    write: Path | None,
    reason: str,
    ask: Ask | None,
) -> int:
    from case2fhir.check import baseline, files
    from case2fhir.cli.app import say
    from case2fhir.errors import worst

    root = Path.cwd()
    found = files.find(paths, root)
    request = _request(settings, ask)
    codes, issues = [0], list[Any]()
    for result in files.check(found, request, root, settings.get("jobs", 1)):
        issues += [issue for issue in result.issues if _is_wanted(issue, settings)]
        if result.unreadable:
            say(f"case2fhir: {result.unreadable}")
            codes.append(3)
    known, name = _known(settings.get("baseline"))
    if write is not None:
        _save(write, baseline.write(issues, known, reason))
        say(f"{write}: {len(issues)} findings")
        return worst(codes)
    issues = baseline.apply(issues, known, name)
    _emit(found, issues, settings, output)
    failing = {"error"} if settings.get("fail-on", "error") == "error" else {"error", "warning"}
    codes.append(1 if any(issue.severity in failing for issue in issues) else 0)
    say(_summary(len(found), issues))
    return worst(codes)


def _request(settings: dict[str, Any], ask: Ask | None) -> Request:
    from case2fhir.check import packages
    from case2fhir.check.files import Request
    from case2fhir.check.options import Options
    from case2fhir.check.package_files import load
    from case2fhir.cli.app import say

    loaded = load(settings["ig"]) if settings.get("ig") else None
    for note in loaded.notes if loaded is not None else ():
        say(f"case2fhir: note: {note}")
    for url in settings.get("profile", ()):
        packages.require(url, loaded)
    options = Options(
        extensions=settings.get("extensions", "known"),
        show_values=settings.get("show-values", False),
        profiles=tuple(settings.get("profile", ())),
        packages=loaded if settings.get("jobs", 1) == 1 or ask is not None else None,
        second_opinion=ask,
    )
    return Request(tuple(settings.get("ig", ())), options)


def _is_wanted(issue: Issue, settings: dict[str, Any]) -> bool:
    from fnmatch import fnmatchcase

    select, ignore = settings.get("select", ()), settings.get("ignore", ())
    if select and not any(fnmatchcase(issue.rule, one) for one in select):
        return False
    return not any(fnmatchcase(issue.rule, one) for one in ignore)


def _known(path: str | None) -> tuple[dict[Any, str], str]:
    from case2fhir.check import baseline
    from case2fhir.errors import InputError

    if path is None:
        return {}, ""
    try:
        return baseline.read(Path(path).read_text(encoding="utf-8"), path), path
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the baseline cannot be read: {error}") from error


def _emit(found: list[str], issues: list[Issue], settings: dict[str, Any], output: Path | None) -> None:
    from case2fhir.check.outputs import Outcome, writer
    from case2fhir.check.package_files import BUILT_IN, load

    names = [f"{name} {version}" for name, version in BUILT_IN.items()]
    if settings.get("ig"):
        names += load(settings["ig"]).names if settings.get("format") == "sarif" else []
    outcome = Outcome(found, issues, names, Path.cwd(), settings.get("show-values", False))
    text = writer(settings.get("format", "text"))(outcome)
    if output is None:
        typer.echo(text, nl=False)
    else:
        _save(output, text)


def _save(path: Path, text: str) -> None:
    from case2fhir.errors import UsageError

    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error


def _summary(files: int, issues: list[Issue]) -> str:
    counts = [sum(issue.severity == level for issue in issues) for level in ("error", "warning", "information")]
    words = [
        f"{count} {name}{'s' if count != 1 else ''}" for count, name in zip(counts, ("error", "warning"), strict=False)
    ]
    return f"{files} file{'s' if files != 1 else ''}: {', '.join(words)}, {counts[2]} information"
