"""Extensions against their definitions: known, in the right place, with the right value and parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from case2fhir.check.run import Path, Run
from case2fhir.check.store import shipped

Handler = Callable[[Any, Path, Run, dict[str, Any]], None]
Document = dict[str, Any]


def handler(check: Handler, label: str, *, modifier: bool, kind: str = "") -> Handler:
    """Return the handler of one extension on the element `label` (of the primitive type `kind`)."""

    def one(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        check(value, path, run, owner)
        if type(value) is not dict:
            return
        url = value.get("url")
        if type(url) is str and not (label == "Extension" and ":" not in url):
            found = find(url, run)
            if found is None:
                _unknown(url, modifier, path, run)
            else:
                definition(found, url, value, path, run)

    return one


def find(url: str, run: Run) -> Document | None:
    """Return the definition of an extension: the caller's, a package's or that of the specification."""
    known = run.options.known.get(url)
    if known is not None:
        return known
    found: Document | None = shipped("extensions").get(url)
    return found


def _unknown(url: str, modifier: bool, path: Path, run: Run) -> None:
    if run.options.extensions == "any" and not modifier:
        run.report("information", "extension-unknown", path, "the extension has no definition here", url)
    else:
        run.error("extension-unknown", path, "the extension has no definition here, so it is not allowed", url)


def definition(found: Document, url: str, value: dict[str, Any], path: Path, run: Run) -> None:
    """Check an extension against its definition."""
