"""`case2fhir explain`: the words behind the resources of a Bundle."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from case2fhir.errors import InputError

if TYPE_CHECKING:
    from case2fhir.explain import Explained, Words


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("explain")(explain)


def explain(
    bundle: Annotated[str, typer.Argument(metavar="BUNDLE", help="A Bundle, resource or NDJSON file, or -.")],
    resource_id: Annotated[
        str | None, typer.Argument(metavar="[RESOURCE-ID]", help="Only this resource; the start of its id is enough.")
    ] = None,
) -> None:
    """Show each resource with the words it comes from, in their sentence."""
    from case2fhir import explain as library

    for explained in library.explain(_resources(bundle), resource_id):
        typer.echo("\n".join(_lines(explained)))


def _resources(path: str) -> list[dict[str, Any]]:
    """Return the resources of a Bundle or of NDJSON, or the one of a file; InputError if the file holds none."""
    from json import JSONDecodeError

    from case2fhir.jsonio import loads
    from case2fhir.read.content import content_of, decoded

    text = decoded(content_of(path, path), path)
    before = 0
    found: list[Any] = []
    try:
        if _is_ndjson(text, path):
            for line in text.split("\n"):
                found += _inside(loads(line)) if line.strip() else []
                before += 1
        else:
            found = _inside(loads(text))
    except JSONDecodeError as error:
        raise InputError(f"{path}:{before + error.lineno}:{error.colno}: not JSON: {error.msg}") from error
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{path}: is no FHIR Bundle with entries; name one that convert has made") from error
    return [resource for resource in found if isinstance(resource, dict) and "resourceType" in resource]


def _inside(content: Any) -> list[Any]:
    """Return the resources of a Bundle, or a resource that stands for itself."""
    if isinstance(content, dict) and content.get("resourceType") not in (None, "Bundle"):
        return [content]
    return [entry.get("resource") for entry in content["entry"]]


def _is_ndjson(text: str, path: str) -> bool:
    """Say whether text is one object a line: by its name, or because its first line is a whole resource."""
    return Path(path).suffix == ".ndjson" or (text.startswith('{"resourceType":') and "}\n{" in text)


def _lines(explained: Explained) -> list[str]:
    head, *details = explained.says
    shown = [f"{explained.type}/{explained.id}", f"  {head}", *(f"    {line}" for line in details)]
    shown += [f"  > {_quoted(words)}" for words in explained.words]
    shown += [f"  > case file: {path}" for path in explained.paths]
    return shown


def _quoted(words: Words) -> str:
    if words.quote is None:
        return f"characters {words.start} to {words.end} of the source text, which the Bundle does not hold"
    said = " ".join(f"{words.before}«{words.quote}»{words.after}".split())
    return f"line {words.line}: {said}"
