"""`case2fhir post --undo`: show what would be deleted, ask, delete it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import typer

from case2fhir.cli.app import say
from case2fhir.cli.server import ServerOptions
from case2fhir.client.address import Address
from case2fhir.client.journal import Journal
from case2fhir.client.undo import UndoPlan, plan_undo, read_report
from case2fhir.client.undo import undo as delete
from case2fhir.errors import UsageError


def undo(report: Path, connection: ServerOptions, folder: Path, *, yes: bool) -> None:
    """Delete what the run of `report` created and nobody changed since; asks first unless `yes`."""
    server, created = read_report(report)
    if connection.server and Address.of(connection.server).base != server:
        raise UsageError(f"{report}: this run was on {server}, not on {connection.server}")
    with replace(connection, server=server).connect() as client:
        plan = plan_undo(server, created, client.lookup)
        _show(plan)
        if not plan.delete:
            say("nothing to delete")
        elif not yes and not _agreed(len(plan.delete)):
            raise UsageError("nothing was deleted; add --yes to delete")
        journal = Journal(folder) if (folder / "journal.sqlite3").exists() else None
        try:
            left = delete(plan, client.address, client.exchange, journal)
        finally:
            if journal is not None:
                journal.close()
        for place in left:
            print(f"left {place}: others refer to it")
        if plan.delete:
            say(f"deleted {len(plan.delete) - len(left)} resources from {server}")


def _show(plan: UndoPlan) -> None:
    for place in plan.delete:
        print(f"delete {place}")
    for place in plan.changed:
        print(f"leave {place}: changed since")
    for place in plan.needed:
        print(f"leave {place}: something that was changed refers to it")
    for place in plan.gone:
        print(f"gone {place}")


def _agreed(count: int) -> bool:
    return sys.stdin.isatty() and typer.confirm(f"Delete these {count} resources?")
