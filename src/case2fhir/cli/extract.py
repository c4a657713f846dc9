"""`case2fhir extract`: texts in, case files out, to be reviewed and corrected."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from case2fhir.cli.convert import Encoding, Inputs, Mappings, MaxBytes, Output
from case2fhir.errors import Case2FhirError, worst
from case2fhir.read.content import MAX_BYTES


class Format(StrEnum):
    """Formats of a case file."""

    yaml = "yaml"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("extract")(extract)


def extract(
    inputs: Inputs,
    output: Output = None,
    form: Annotated[Format, typer.Option("--format", help="YAML or JSON.")] = Format.yaml,
    mappings: Mappings = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
) -> None:
    """Read clinical cases into case files that a person can review, correct and convert."""
    from case2fhir.cli.inputs import destinations, expand, outputs, read_input, say_problems, write
    from case2fhir.pipeline import Converter, Options
    from case2fhir.write_case import to_json, to_yaml

    found, several = expand(inputs)
    if output and output.endswith(".json"):
        form = Format.json
    paths = destinations(found, several, output, f".{form.value}")
    converter = Converter(Options(mappings=mappings))
    codes = [0]
    for each, path in zip(found, paths, strict=True):
        try:
            cases = converter.cases(read_input(each, encoding, max_bytes))
            for case, target in zip(cases, outputs(each, len(cases), path, paths), strict=True):
                write(target, to_json(case) if form is Format.json else to_yaml(case))
        except Case2FhirError as error:
            codes.append(say_problems(each.path, error))
    raise typer.Exit(worst(codes))
