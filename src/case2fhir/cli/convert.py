"""`case2fhir convert`: cases in, FHIR R4 Bundles out."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from case2fhir.errors import Case2FhirError, UsageError, worst
from case2fhir.read.content import MAX_BYTES

if TYPE_CHECKING:
    from case2fhir.cli.inputs import Input
    from case2fhir.pipeline import Conversion, Converter, Options


class Target(StrEnum):
    """Kinds of output."""

    transaction = "transaction"
    document = "document"
    collection = "collection"
    batch = "batch"
    ndjson = "ndjson"


class Snomed(StrEnum):
    """Which SNOMED CT codes are given out."""

    all = "all"
    free = "free"
    none = "none"


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Texts or case files, folders of them, or -.")]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="PATH", help="File, or folder for several inputs.")
]
Mappings = Annotated[Path | None, typer.Option(metavar="DIR", help="Tables that are laid over the built-in ones.")]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of the texts; UTF-8 if not given.")]
MaxBytes = Annotated[int, typer.Option(metavar="N", min=1, help="Largest input, in bytes.")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("convert")(convert)


def convert(
    inputs: Inputs,
    output: Output = None,
    to: Annotated[Target, typer.Option(help="What to make.")] = Target.transaction,
    anchor: Annotated[str | None, typer.Option(metavar="DATE", help="Date of the first encounter.")] = None,
    mappings: Mappings = None,
    snomed: Annotated[Snomed, typer.Option(help="SNOMED CT codes to give out.")] = Snomed.all,
    case_key: Annotated[str | None, typer.Option(metavar="KEY", help="Identity of the case, for its ids.")] = None,
    timestamp: Annotated[str | None, typer.Option(metavar="INSTANT", help="The clock; else SOURCE_DATE_EPOCH.")] = None,
    source_text: Annotated[bool, typer.Option(help="Put the text into the DocumentReference.")] = True,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    report: Annotated[str | None, typer.Option(metavar="FILE", help="Write issues and coverage as JSON.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 on any warning.")] = False,
    fail_on_unmapped: Annotated[bool, typer.Option("--fail-on-unmapped", help="Exit 1 on an unused sentence.")] = False,
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Accept a text without a clinical fact.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No summary on standard error.")] = False,
) -> None:
    """Convert clinical cases to FHIR R4 Bundles.

    A case is a text or a case file (YAML or JSON, as `case2fhir extract` writes it). The Bundle goes to standard
    output or to -o PATH; a summary for people goes to standard error. Nothing is written for a case with an error.
    """
    from case2fhir.pipeline import Options

    _check(anchor, encoding, case_key)
    options = Options(
        to=to.value,
        anchor=anchor,
        mappings=mappings,
        snomed=snomed.value,
        case_key=case_key,
        timestamp=_clock(timestamp),
        source_text=source_text,
        allow_empty=allow_empty,
    )
    run = _Run(options, encoding, max_bytes, strict, fail_on_unmapped, quiet)
    raise typer.Exit(run.all(inputs, output, report))


class _Run:
    """One call of the command: what was chosen, and what comes together over its inputs."""

    def __init__(
        self, options: Options, encoding: str | None, max_bytes: int, strict: bool, whole: bool, quiet: bool
    ) -> None:
        self.options, self.encoding, self.max_bytes = options, encoding, max_bytes
        self.strict, self.whole, self.quiet = strict, whole, quiet
        self.codes: list[int] = [0]
        self.reports: list[dict[str, Any]] = []

    def all(self, given: list[str], output: str | None, report: str | None) -> int:
        """Convert every input and return the exit code; one that fails does not keep the others from being written."""
        from case2fhir.cli.inputs import destinations, expand, write
        from case2fhir.jsonio import dumps
        from case2fhir.pipeline import Converter

        found, several = expand(given)
        paths = destinations(found, several, output, ".ndjson" if self.options.to == "ndjson" else ".json")
        where = _report_path(report, found, paths)
        if self.options.case_key and len(found) > 1:
            raise UsageError("--case-key is the identity of one case; with several inputs leave it out")
        converter = Converter(self.options)
        for each, path in zip(found, paths, strict=True):
            try:
                self.one(converter, each, path, paths)
            except Case2FhirError as error:
                self.fail(each.path, error)
        if report:
            one = not several and len(self.reports) == 1
            write(where, dumps(self.reports[0] if one else self.reports) + "\n")
        return worst(self.codes)

    def one(self, converter: Converter, each: Input, path: Path | None, paths: list[Path | None]) -> None:
        """Convert one input and write a Bundle for each of its patients; nothing is written if one cannot be made."""
        from case2fhir.cli.app import say
        from case2fhir.cli.inputs import outputs, read_input, write
        from case2fhir.cli.summary import summary

        conversions = list(converter.conversions(read_input(each, self.encoding, self.max_bytes)))
        targets = outputs(each, len(conversions), path, paths)
        for conversion, target in zip(conversions, targets, strict=True):
            write(target, self.content(conversion))
            self.reports.append(conversion.report_json())
            self.codes.append(_verdict(conversion, self.strict, self.whole))
            if not self.quiet:
                say(summary(each.path, conversion))

    def fail(self, path: str, error: Case2FhirError) -> None:
        """Say and keep why an input could not be converted."""
        from case2fhir.cli.inputs import say_problems

        self.codes.append(say_problems(path, error))
        self.reports.append(_failed(path, error))

    def content(self, conversion: Conversion) -> str:
        """Return what is written for a conversion."""
        return conversion.bundle.ndjson() if self.options.to == "ndjson" else conversion.bundle.to_json()


def _verdict(conversion: Conversion, strict: bool, fail_on_unmapped: bool) -> int:
    if strict and any(issue.severity != "information" for issue in conversion.issues):
        return 1
    return int(fail_on_unmapped and any(each.state == "unused" for each in conversion.coverage))


def _failed(path: str, error: Case2FhirError) -> dict[str, Any]:
    issues = [{"severity": "error", "rule": "unreadable", "message": problem} for problem in error.problems]
    return {"file": path, "issues": issues, "coverage": None, "uncoded": []}


def _report_path(report: str | None, inputs: list[Input], outputs: list[Path | None]) -> Path | None:
    """Return where the report goes, None for standard output; UsageError if something else is there."""
    from case2fhir.cli.inputs import STDIN, check_output

    if report == "":
        raise UsageError("--report is empty, as a variable of the shell that is not set; name a file")
    if report in (None, STDIN):
        if report and None in outputs:
            raise UsageError("--report - and the Bundle cannot both go to standard output: add -o PATH")
        return None
    path = Path(str(report))
    check_output(path, inputs)
    if any(other is not None and other.resolve() == path.resolve() for other in outputs):
        raise UsageError(f"--report: {path} is where the Bundle goes; name another file")
    return path


def _check(anchor: str | None, encoding: str | None, case_key: str | None) -> None:
    """Raise UsageError for an option that would be wrong for every input."""
    if anchor is not None:
        from case2fhir.model.anchor import check_anchor

        check_anchor(anchor)
    if encoding is not None:
        from case2fhir.read.content import check_encoding

        check_encoding(encoding)
    if case_key is not None and not (case_key.strip() and case_key.isprintable()):
        raise UsageError(f"--case-key: {case_key!r} is no key; write words or a number, or leave it out")


def _clock(stated: str | None) -> str | None:
    """Return the instant of `--timestamp` or of SOURCE_DATE_EPOCH; UsageError if it is none."""
    if stated is not None:
        if not _is_instant(stated):
            raise UsageError(f"--timestamp: not an instant: {stated}; write 2021-05-06T14:30:00Z")
        return stated
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH: not a number of seconds: {epoch}") from error


def _is_instant(words: str) -> bool:
    """Say whether `words` are a FHIR instant: https://hl7.org/fhir/R4/datatypes.html#instant."""
    form = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)"
    try:
        return bool(re.fullmatch(form, words, re.ASCII) and datetime.fromisoformat(words[:19]))
    except ValueError:
        return False
