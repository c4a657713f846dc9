"""The library's doors: `async with FhirClient(...)` and its sync twin."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from case2fhir.client.address import Address
from case2fhir.client.auth import Auth
from case2fhir.client.capability import Capabilities, read_capabilities
from case2fhir.client.deliver import Deliverer
from case2fhir.client.exchange import Exchange, Failure, GzipMode
from case2fhir.client.journal import Journal
from case2fhir.client.locks import Locks
from case2fhir.client.lookup import Lookup, Match
from case2fhir.client.outcomes import CaseOutcome
from case2fhir.client.parcels import Parcel, Unreadable, from_bundles
from case2fhir.client.post import Poster, PostOptions
from case2fhir.client.retry import Clock, RetryPolicy
from case2fhir.client.transport import Send, TlsFiles, Transport
from case2fhir.client.validation import validate
from case2fhir.errors import ServerError
from case2fhir.issues import Report


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach a server; times in seconds.

    `gzip` is `auto` (bodies are compressed once the server says by Accept-Encoding that it reads gzip), `on` or
    `off`. `send` replaces the network, for tests.
    """

    auth: Auth | None = None
    tls: TlsFiles | None = None
    timeout_s: float = 60.0
    retry: RetryPolicy | None = None
    concurrency: int = 4
    gzip: GzipMode = "auto"
    send: Send | None = None
    clock: Clock | None = None


class SyncFhirClient:
    """A FHIR R4 server. Use it as a context manager; its methods may be called from several threads.

    Raises UsageError for a URL to which nothing private may be sent, and ServerError when there is no answer.
    """

    def __init__(self, server: str, connection: Connection | None = None) -> None:
        how = connection or Connection()
        self.address = Address.of(server)
        self.clock = how.clock or Clock()
        self._concurrency = how.concurrency
        self._transport = Transport(timeout_s=how.timeout_s, connections=how.concurrency + 2, tls=how.tls)
        self.exchange = Exchange(
            how.send or self._transport.send,
            auth=how.auth,
            policy=how.retry,
            concurrency=how.concurrency,
            gzip_mode=how.gzip,
            clock=self.clock,
        )
        self.lookup = Lookup(self.address, self.exchange)

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    @cached_property
    def capabilities(self) -> Capabilities:
        """What the server says it can do; ServerError if it is no FHIR R4 server."""
        return read_capabilities(self.address, self.exchange)

    def read(self, place: str) -> dict[str, Any] | None:
        """Return the resource at `place` (Type/id) with its decimals kept; None if the server has none."""
        found = self.lookup.read(place)
        if isinstance(found, Failure):
            raise ServerError(found.reason)
        if isinstance(found, Match):
            return found.resource
        if found in (404, 410):
            return None
        raise ServerError(f"{place}: the server answered {found}")

    def search(self, resource_type: str, query: str) -> list[dict[str, Any]]:
        """Return the resources on the first page of a search; `query` is what stands after the `?`."""
        found = self.lookup.search(resource_type, query)
        if isinstance(found, Failure):
            raise ServerError(found.reason)
        return [match.resource for match in found]

    def validate(self, resource: dict[str, Any]) -> Report:
        """Return what the server's $validate says of `resource`."""
        return validate(resource, self.address, self.exchange)

    def post(
        self, bundle: dict[str, Any], *, options: PostOptions | None = None, state: Path | None = None
    ) -> CaseOutcome:
        """Return what came of posting one Bundle exactly once; see `post_all`."""
        (outcome,) = self.post_all(from_bundles([bundle]), options=options, state=state)
        return outcome

    def post_all(
        self,
        parcels: Iterable[Parcel | Unreadable],
        *,
        options: PostOptions | None = None,
        state: Path | None = None,
    ) -> Iterator[CaseOutcome]:
        """Yield the outcome of each parcel as it is known (`read_parcels` and `from_bundles` make parcels).

        `state` is the folder of the journal; without it nothing is remembered between calls, and only the
        identities of the entries keep a second post from adding anything.
        """
        if state is None:
            yield from self.poster(options).post_all(parcels)
            return
        journal = Journal(state)
        locks = Locks(self.clock, state / "locks")
        try:
            run = journal.begin_run(self.address.base, {})
            finished = True
            # Who leaves early closes what is inside before the journal.
            with closing(self.poster(options, journal=journal, locks=locks, run=run).post_all(parcels)) as outcomes:
                for outcome in outcomes:
                    finished = finished and outcome.result != "failed"
                    yield outcome
            journal.end_run(run, finished=finished)
        finally:
            locks.close()
            journal.close()

    def poster(
        self,
        options: PostOptions | None = None,
        *,
        journal: Journal | None = None,
        locks: Locks | None = None,
        run: int = 0,
    ) -> Poster:
        """Return what posts Bundles to this server; ServerError if it cannot take them."""
        how = options or PostOptions(concurrency=self._concurrency)
        capabilities = self.capabilities
        if not capabilities.writes:
            raise ServerError(
                f"{self.address.base}: the server is read-only: it offers no create, update or transaction"
            )
        if how.transactions and not capabilities.transaction:
            raise ServerError(
                f"{self.address.base}: the server does not offer transactions; --no-transaction sends single "
                "requests, and all or nothing then holds for each resource only"
            )
        deliverer = Deliverer(
            self.address, self.exchange, self.lookup, max_entries=how.max_entries, transactions=how.transactions
        )
        return Poster(
            self.address.base,
            self.exchange,
            capabilities,
            self.lookup,
            deliverer,
            how,
            journal=journal,
            locks=locks,
            run=run,
        )


class FhirClient:
    """The async twin of `SyncFhirClient`: the same methods, awaited; the work is done in threads.

    A cancelled call ends at once for its caller; a request that is already on the wire is still brought to its
    end, so that the journal tells the truth.
    """

    def __init__(self, server: str, connection: Connection | None = None) -> None:
        self._sync = SyncFhirClient(server, connection)

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await asyncio.to_thread(self._sync.close)

    async def capabilities(self) -> Capabilities:
        """Return what the server says it can do; ServerError if it is no FHIR R4 server."""
        return await asyncio.to_thread(lambda: self._sync.capabilities)

    async def read(self, place: str) -> dict[str, Any] | None:
        """Return the resource at `place` (Type/id); None if the server has none."""
        return await asyncio.to_thread(self._sync.read, place)

    async def search(self, resource_type: str, query: str) -> list[dict[str, Any]]:
        """Return the resources on the first page of a search."""
        return await asyncio.to_thread(self._sync.search, resource_type, query)

    async def validate(self, resource: dict[str, Any]) -> Report:
        """Return what the server's $validate says of `resource`."""
        return await asyncio.to_thread(self._sync.validate, resource)

    async def post(
        self, bundle: dict[str, Any], *, options: PostOptions | None = None, state: Path | None = None
    ) -> CaseOutcome:
        """Return what came of posting one Bundle exactly once."""
        return await asyncio.to_thread(self._sync.post, bundle, options=options, state=state)

    async def post_all(
        self,
        parcels: Iterable[Parcel | Unreadable],
        *,
        options: PostOptions | None = None,
        state: Path | None = None,
    ) -> AsyncIterator[CaseOutcome]:
        """Yield the outcome of each parcel as it is known."""
        outcomes = self._sync.post_all(parcels, options=options, state=state)
        while (outcome := await asyncio.to_thread(next, outcomes, None)) is not None:
            yield outcome
