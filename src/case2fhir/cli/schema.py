"""`case2fhir schema`: the JSON Schema of the case file."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("schema")(schema)


def schema() -> None:
    """Print the JSON Schema of the case file, for editors that complete and check it."""
    from case2fhir.jsonio import dumps
    from case2fhir.model.schema import case_schema

    typer.echo(dumps(case_schema()))
