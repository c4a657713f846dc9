"""Progress of a run: one living line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from typing import TextIO

from case2fhir.client.exchange import Exchange
from case2fhir.client.outcomes import CaseOutcome, Tally

_QUIET_S = 0.2


class Progress:
    """Shows each case as it is done; on a terminal good cases only move the living line."""

    def __init__(self, out: TextIO, tally: Tally, exchange: Exchange) -> None:
        self._out = out
        self._tally = tally
        self._exchange = exchange
        self._terminal = out.isatty()
        self._started = time.monotonic()
        self._shown = 0.0

    def show(self, outcome: CaseOutcome) -> None:
        """Show one more case."""
        if not self._terminal or outcome.exit_code or outcome.notes:
            self._clear()
            self._out.write("\n".join(outcome.lines()) + "\n")
        if self._terminal and time.monotonic() - self._shown >= _QUIET_S:
            self._shown = time.monotonic()
            self._clear()
            self._out.write(self._line())
            self._out.flush()

    def end(self) -> None:
        """Write the last line: the totals."""
        self._clear()
        self._out.write(self._line() + "\n")
        self._out.flush()

    def _line(self) -> str:
        seconds = max(time.monotonic() - self._started, 0.001)
        parts = [f"{count} {result}" for result, count in sorted(self._tally.results.items())]
        made = self._tally.hows["created"]
        return (
            f"{self._tally.cases} cases ({', '.join(parts) or 'none'}), {self._tally.resources} resources, "
            f"{made} created, {self._tally.cases / seconds:.1f} cases/s, {self._exchange.retries} retries"
        )

    def _clear(self) -> None:
        if self._terminal:
            self._out.write("\r\x1b[K")
