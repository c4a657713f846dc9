"""Undo a run: delete what its report says it created, and only what nobody has changed since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from case2fhir.client.address import Address
from case2fhir.client.exchange import Exchange, Failure
from case2fhir.client.journal import Journal
from case2fhir.client.lookup import Lookup, Match
from case2fhir.client.outcome import explain, parse
from case2fhir.client.references import in_tree
from case2fhir.client.transport import Request
from case2fhir.client.wire import HEADERS
from case2fhir.errors import InputError, ServerError

_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What an undo would do; the lists hold Type/id, the last created first in `delete`.

    `changed` was changed since and stays, and so does `needed`, to which the changed refer.
    """

    server: str
    delete: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    needed: tuple[str, ...] = ()


def read_report(path: Path) -> tuple[str, list[tuple[str, str | None]]]:
    """Return the server of a report and what it says was created, as (Type/id, version)."""
    try:
        report = json.loads(path.read_bytes())
        server = report["server"]
        created = [(str(one["reference"]), one["version"]) for case in report["cases"] for one in case["created"]]
    except OSError as exc:
        raise InputError(f"{path}: the report cannot be read: {exc.strerror}") from exc
    except (ValueError, KeyError, TypeError) as exc:
        raise InputError(f"{path}: this is no report of `case2fhir post --report`") from exc
    if not isinstance(server, str):
        raise InputError(f"{path}: this is no report of `case2fhir post --report`")
    return server, created


def plan_undo(server: str, created: list[tuple[str, str | None]], lookup: Lookup) -> UndoPlan:
    """Return what to delete: what is still there in the version that the run made (If-Match is not to be trusted)."""
    delete: dict[str, Match] = {}
    changed: dict[str, Match] = {}
    gone: list[str] = []
    for place, version in reversed(dict(created).items()):
        found = lookup.read(place)
        if isinstance(found, Failure):
            raise ServerError(found.reason)
        if isinstance(found, Match):
            (delete if version in (None, found.version) else changed)[place] = found
        elif found in _GONE:
            gone.append(place)
        else:
            raise ServerError(f"{place}: the server answered {found}; nothing was deleted")
    needed = _needed(changed, delete)
    kept = tuple(place for place in delete if place in needed)
    return UndoPlan(server, tuple(p for p in delete if p not in needed), tuple(changed), tuple(gone), kept)


def _needed(changed: Mapping[str, Match], delete: Mapping[str, Match]) -> set[str]:
    """Return what must stay because something that stays refers to it."""
    needed: set[str] = set()
    waiting = list(changed.values())
    while waiting:
        for reference in in_tree(waiting.pop().resource):
            place = "/".join(reference.partition("/_history/")[0].split("/")[-2:])
            if place in delete and place not in needed:
                needed.add(place)
                waiting.append(delete[place])
    return needed


def undo(plan: UndoPlan, address: Address, exchange: Exchange, journal: Journal | None) -> None:
    """Delete what `plan` says in one transaction and let the journal forget it; ServerError if refused."""
    if plan.delete:
        entries = [{"request": {"method": "DELETE", "url": place}} for place in plan.delete]
        body = json.dumps({"resourceType": "Bundle", "type": "transaction", "entry": entries}).encode()
        reply = exchange.ask(Request("POST", address.base, HEADERS, body))
        if isinstance(reply, Failure):
            raise ServerError(reply.reason)
        if not 200 <= reply.answer.status < 300 or not _all_done(parse(reply.answer.body)):
            raise ServerError(f"nothing was deleted: {explain(reply.answer)[0]}")
    if journal is not None:
        journal.forget(address.base, (*plan.delete, *plan.gone))


def _all_done(found: Any) -> bool:
    entries = found.get("entry") if isinstance(found, dict) else None
    return isinstance(entries, list) and all(
        str(entry.get("response", {}).get("status", "")).startswith(("2", "404", "410")) for entry in entries
    )
