"""Forms of a report: one file each, found by the name that `--format` takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from case2fhir.issues import Issue


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: the files in their order, the findings of all of them, and the packages used.

    `root` is the folder that the names of files are relative to; `show_values` lets lines of files be shown whole.
    """

    files: Sequence[str]
    issues: Sequence[Issue]
    packages: Sequence[str] = ()
    root: Path = field(default_factory=Path.cwd)
    show_values: bool = False


Writer = Callable[[Outcome], str]


def writer(name: str) -> Writer:
    """Return the writer of a form; raise KeyError for an unknown one."""
    from case2fhir.check.outputs import github, json_array, junit, operation_outcome, sarif, text

    writers: dict[str, Writer] = {
        "text": text.write,
        "json": json_array.write,
        "operationoutcome": operation_outcome.write,
        "sarif": sarif.write,
        "junit": junit.write,
        "github": github.write,
    }
    return writers[name]
