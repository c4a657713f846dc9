"""`case2fhir mappings`: check, search and export the tables of codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from case2fhir.model import Case


def register(app: typer.Typer) -> None:
    """Add the `mappings` commands to `app`."""
    group = typer.Typer(help="Check, search and export the tables of codes.", no_args_is_help=True)
    group.command("check")(check)
    group.command("find")(find)
    group.command("export")(export)
    group.command("gaps")(gaps)
    app.add_typer(group, name="mappings")


Overlay = Annotated[
    Path | None, typer.Option("--mappings", metavar="DIR", help="Tables laid over those of the program.")
]


def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Folder of tables; ours without one.")] = None,
) -> None:
    """Report every problem of every table with its file and line; exit 4 if there is one."""
    from case2fhir.errors import MappingError
    from case2fhir.terminology import store
    from case2fhir.terminology.check import check as problems_of

    own = store.folder()
    if folder is not None and not folder.is_dir():
        raise MappingError(f"{folder}: no such folder of mapping tables")
    if folder is None or folder.resolve() == own.resolve():
        found = problems_of(own)
    else:
        found = problems_of(folder, store.compiled())
    if found:
        raise MappingError(*found)
    typer.echo("all tables are sound", err=True)


def find(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words, a key or a code.")],
    mappings: Overlay = None,
) -> None:
    """Print the concepts whose key, name, phrases or codes hold the words; one line each."""
    from case2fhir.terminology import load
    from case2fhir.terminology.search import search

    found = search(load(mappings), " ".join(words))
    for concept in found:
        codes = " ".join(f"{coding.system}|{coding.code}" for coding in concept.codings)
        typer.echo("\t".join((concept.key, concept.kind, concept.display, codes)))
    if not found:
        typer.echo("nothing found", err=True)
        raise typer.Exit(1)


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write the resources.")],
    mappings: Overlay = None,
) -> None:
    """Write the tables as CodeSystem, ValueSet and ConceptMap resources (FHIR R4 JSON)."""
    from case2fhir.errors import UsageError
    from case2fhir.jsonio import dumps
    from case2fhir.terminology import load
    from case2fhir.terminology.export import resources

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for resource in resources(load(mappings)):
            path = folder / f"{resource['resourceType']}-{resource['id']}.json"
            path.write_text(dumps(resource) + "\n", encoding="utf-8")
            typer.echo(str(path), err=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from error


def gaps(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Texts or case files, folders of them, or -.")
    ],
    mappings: Overlay = None,
    most: Annotated[int, typer.Option(metavar="N", min=1, help="How many names to print at the most.")] = 200,
) -> None:
    """Print the names that have no code, most frequent first: count, list, name and a sentence that holds it."""
    from case2fhir import gaps as found
    from case2fhir.cli.inputs import expand, read_input, say_problems
    from case2fhir.errors import Case2FhirError, worst
    from case2fhir.pipeline import Converter, Options
    from case2fhir.read import MAX_BYTES

    converter = Converter(Options(mappings=mappings))
    cases: list[Case] = []
    codes = [0]
    for each in expand(inputs)[0]:
        try:
            cases += converter.cases(read_input(each, None, MAX_BYTES))
        except Case2FhirError as error:
            codes.append(say_problems(each.path, error))
    for gap in found.gaps(cases, converter.terms)[:most]:
        typer.echo(f"{gap.count}\t{gap.list}\t{gap.name}\t{gap.example}")
    raise typer.Exit(worst(codes))
