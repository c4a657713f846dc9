"""What came of each case: for the terminal, the exit code and the JSON report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Literal

from case2fhir.client.facts import Refusal
from case2fhir.client.journal import How, Known
from case2fhir.client.outcome import redact
from case2fhir.errors import ServerError, worst

Result = Literal["created", "updated", "reused", "unchanged", "changed", "invalid", "refused", "failed", "planned"]

_HOWS: tuple[How, ...] = ("created", "updated", "reused", "sent")
_EXIT = {"changed": 1, "invalid": 1, "refused": 5, "failed": 5}


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What came of one Bundle.

    `result`: `created` (something new is there), `updated`, `reused` (all was there), `unchanged` (nothing had to
    be sent), `changed` (known with other content, nothing written), `invalid` (refused before sending), `refused`
    (by the server), `failed` (no answer that counts), `planned` (dry run). `placed` has the resources by the number of
    their entry, from 0.
    """

    source: str
    result: Result
    placed: Mapping[int, Known] = field(default_factory=dict)
    refused: tuple[Refusal, ...] = ()
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    attempts: int = 0
    stops_run: bool = False
    code: int | None = None

    @property
    def exit_code(self) -> int:
        """The exit code that this outcome alone would give."""
        return self.code if self.code is not None else _EXIT.get(self.result, 0)

    def of(self, how: How) -> list[dict[str, Any]]:
        """Return the resources that were created, reused, updated or sent; `entry` counts from 1."""
        return [
            {"entry": n + 1, "reference": one.place, "version": one.version}
            for n, one in sorted(self.placed.items())
            if one.how == how
        ]

    def lines(self) -> list[str]:
        """Return the outcome for people: one line, and one more for each reason."""
        counts = Counter([one.how for one in self.placed.values()])
        said = ", ".join(f"{counts[how]} {how}" for how in _HOWS if counts[how])
        head = f"{self.source}: {self.result}" + (f" ({said})" if said else "")
        return [head, *(f"  {text}" for text in (*self.why, *map(str, self.refused), *self.notes))]

    def as_json(self) -> dict[str, Any]:
        """Return the case's part of the report."""
        found: dict[str, Any] = {"source": self.source, "result": self.result, "attempts": self.attempts}
        for how in _HOWS:
            found[how] = self.of(how)
        found["refused"] = [one.as_json() for one in self.refused]
        found["why"] = list(self.why)
        found["notes"] = list(self.notes)
        return found


def redacted(refusals: Iterable[Refusal], hidden: set[str]) -> tuple[Refusal, ...]:
    """Return `refusals` without the identifier values `hidden`."""
    found = list(refusals)
    if not found:
        return ()
    texts = redact((one.why for one in found), hidden)
    return tuple(
        Refusal(text, one.entry, one.type, one.fact, one.line, one.path) for text, one in zip(texts, found, strict=True)
    )


@dataclass
class Tally:
    """Counts over a run, and its report on the way to a file; memory does not grow with the cases."""

    cases: int = 0
    resources: int = 0
    results: Counter[str] = field(default_factory=Counter)
    hows: Counter[str] = field(default_factory=Counter)
    codes: set[int] = field(default_factory=set)
    _spool: IO[str] | None = None

    def keep_report(self) -> None:
        """Keep what `add` gets for `write_report`, in a temporary file."""
        self._spool = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed with the tally

    def add(self, outcome: CaseOutcome) -> None:
        """Count one case."""
        self.cases += 1
        self.resources += len(outcome.placed)
        self.results[outcome.result] += 1
        self.codes.add(outcome.exit_code)
        if outcome.result != "unchanged":
            self.hows.update([one.how for one in outcome.placed.values()])
        if self._spool is not None:
            self._spool.write(json.dumps(outcome.as_json(), ensure_ascii=False) + "\n")

    @property
    def exit_code(self) -> int:
        """The exit code of the run so far."""
        return worst(self.codes)

    def write_report(self, path: Path, head: dict[str, Any]) -> None:
        """Write the report as one JSON object: `head`, the totals and the cases; through a temporary file."""
        temporary = path.with_name(f".{path.name}.part")
        try:
            with temporary.open("w", encoding="utf-8") as out:
                totals = {"cases": self.cases, "results": dict(self.results), "resources": dict(self.hows)}
                out.write(json.dumps({**head, "totals": totals}, indent=2, ensure_ascii=False).rstrip()[:-1].rstrip())
                out.write(',\n  "cases": [')
                for n, line in enumerate(self._lines()):
                    out.write((",\n    " if n else "\n    ") + line.rstrip("\n"))
                out.write("\n  ]\n}\n")
            temporary.replace(path)
        except OSError as exc:
            raise ServerError(f"{path}: the report cannot be written: {exc.strerror}") from exc

    def _lines(self) -> Iterator[str]:
        if self._spool is not None:
            self._spool.seek(0)
            yield from self._spool
