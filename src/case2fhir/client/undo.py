"""Undo a run: delete what its report says it created, and only what nobody has changed since."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from case2fhir.client.address import Address
from case2fhir.client.exchange import Exchange, Failure
from case2fhir.client.journal import Journal
from case2fhir.client.lookup import Lookup, Match
from case2fhir.client.outcome import Complaint, explain, parse
from case2fhir.client.plan import COMMON
from case2fhir.client.references import in_tree
from case2fhir.client.transport import Request
from case2fhir.client.wire import HEADERS
from case2fhir.errors import InputError, ServerError

_PLACE = re.compile(r"\b[A-Z][A-Za-z]+/[A-Za-z0-9\-.]{1,64}(?<!\.)")
_GONE = frozenset({404, 410})
_DELETED = frozenset({"200", "202", "204", "404", "410"})


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What an undo would do; the lists hold Type/id, the last created first in `delete`.

    `changed` was changed since and stays, and so does `needed`, to which the changed refer. `refers` says to what
    each that would be deleted refers.
    """

    server: str
    delete: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    needed: tuple[str, ...] = ()
    refers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)


def read_report(path: Path) -> tuple[str, list[tuple[str, str | None]]]:
    """Return the server of a report and what it says was created, as (Type/id, version)."""
    try:
        report = json.loads(path.read_bytes())
        server = report["server"]
        created = [(str(one["reference"]), one["version"]) for case in report["cases"] for one in case["created"]]
        if not all(_PLACE.fullmatch(place) for place, _ in created):
            # "Patient?active=true" would delete more than one.
            raise ValueError
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
    refers = {place: _referred(match) for place, match in (delete | changed).items()}
    needed = _needed(changed, refers) & delete.keys()
    kept = tuple(place for place in delete if place in needed)
    return UndoPlan(server, tuple(p for p in delete if p not in needed), tuple(changed), tuple(gone), kept, refers)


def _referred(match: Match) -> tuple[str, ...]:
    found = {"/".join(one.partition("/_history/")[0].split("/")[-2:]) for one in in_tree(match.resource)}
    return tuple(sorted(found))


def _needed(staying: Iterable[str], refers: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return what must stay because something that stays refers to it."""
    needed: set[str] = set()
    waiting = list(staying)
    while waiting:
        fresh = set(refers.get(waiting.pop(), ())) - needed
        needed |= fresh
        waiting += fresh
    return needed


def undo(plan: UndoPlan, address: Address, exchange: Exchange, journal: Journal | None) -> tuple[str, ...]:
    """Delete what `plan` says in one transaction and let the journal forget it; ServerError if refused.

    Return what had to be left because resources that the run did not make refer to it: a Device, say, that the
    cases of another run share.
    """
    left: set[str] = set()
    while delete := tuple(place for place in plan.delete if place not in left):
        reply = exchange.ask(_request(address, delete))
        if isinstance(reply, Failure):
            raise ServerError(reply.reason)
        status = reply.answer.status
        if 200 <= status < 300:
            if _all_done(parse(reply.answer.body), len(delete)):
                break
            raise ServerError(
                "the server's answer does not say that each of them was deleted; run it again to see what is left"
            )
        said = explain(reply.answer)
        more = _wanted_elsewhere(said, delete) if status == 409 else set()
        if not more:
            raise ServerError(f"nothing was deleted: {said[0]}")
        left |= more | (_needed(more, plan.refers) & set(delete))
    if journal is not None:
        journal.forget(address.base, (*delete, *plan.gone))
    return tuple(place for place in plan.delete if place in left)


def _request(address: Address, places: Iterable[str]) -> Request:
    entries = [{"request": {"method": "DELETE", "url": place}} for place in places]
    body = json.dumps({"resourceType": "Bundle", "type": "transaction", "entry": entries}).encode()
    return Request("POST", address.base, HEADERS, body)


def _wanted_elsewhere(said: Iterable[Complaint], delete: Collection[str]) -> set[str]:
    """Return what the server cannot delete because others refer to it.

    A server that does not name it leaves us what cases usually share.
    """
    named = set()
    for one in said:
        places = [place for place in _PLACE.findall(f"{one.expression} {one.text}") if place in delete]
        named.update(places[:1])
    return named or {place for place in delete if place.partition("/")[0] in COMMON}


def _all_done(found: Any, count: int) -> bool:
    entries = found.get("entry") if isinstance(found, dict) else None
    return isinstance(entries, list) and len(entries) == count and all(_status(entry) in _DELETED for entry in entries)


def _status(entry: Any) -> str:
    response = entry.get("response") if isinstance(entry, dict) else None
    return str(response.get("status", ""))[:3] if isinstance(response, dict) else ""
