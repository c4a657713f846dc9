"""The library without the command: the sync client and its async twin do the same."""

from __future__ import annotations

import asyncio
import inspect
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from case2fhir.client import (
    CaseOutcome,
    Connection,
    FhirClient,
    Parcel,
    PostOptions,
    RetryPolicy,
    SyncFhirClient,
    from_bundles,
    read_parcels,
)
from case2fhir.client.transport import Answer, Fault
from case2fhir.errors import Case2FhirError, ServerError, UsageError
from client.bundles import parsed, transaction, write
from client.fake import BASE, FakeServer, FixedClock, answer, capability, is_post, on, outcome

Story = Callable[[Any, Path], Any]
DOORS = ("sync", "async")


def connection(server: FakeServer, concurrency: int = 1) -> Connection:
    return Connection(send=server.send, clock=FixedClock(), concurrency=concurrency, retry=RetryPolicy(20))


class Awaited:
    """The async client behind the doors of the sync one, so that one story is told of both."""

    def __init__(self, server: FakeServer) -> None:
        self._client = FhirClient(BASE, connection(server))

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)

        def call(*args: Any, **more: Any) -> Any:
            return asyncio.run(_await(found, *args, **more))

        return call() if name == "capabilities" else call


async def _await(found: Any, *args: Any, **more: Any) -> Any:
    made = found(*args, **more)
    if inspect.isasyncgen(made):
        return [one async for one in made]
    return await made


def client(door: str, server: FakeServer) -> Any:
    return SyncFhirClient(BASE, connection(server)) if door == "sync" else Awaited(server)


def patient(server: FakeServer) -> dict[str, Any]:
    server.resources["Patient/1"] = {
        "resourceType": "Patient",
        "id": "1",
        "meta": {"versionId": "1"},
        "identifier": [{"system": "s", "value": "v"}],
    }
    return server.resources["Patient/1"]


@pytest.mark.parametrize("door", DOORS)
class TestBothDoors:
    def test_capabilities(self, door: str) -> None:
        server = FakeServer(metadata={**capability(), "software": {"name": "Fake", "version": "1"}})
        assert client(door, server).capabilities.software == "Fake 1"

    def test_read(self, door: str) -> None:
        server = FakeServer()
        made = patient(server)
        assert client(door, server).read("Patient/1") == made
        assert client(door, server).read("Patient/2") is None

    @pytest.mark.parametrize("status", [404, 410])
    def test_what_is_gone_is_none(self, door: str, status: int) -> None:
        server = FakeServer(tricks=[on(lambda r: "Patient/1" in r.url, answer(status, outcome("gone")))])
        assert client(door, server).read("Patient/1") is None

    @pytest.mark.parametrize(
        ("result", "said"),
        [
            (Answer(401), "answered 401"),
            (Answer(403), "answered 403"),
            (answer(200, {"resourceType": "OperationOutcome"}), "a read was answered without a Patient"),
            (Answer(200, {}, b"<html>"), "a read was answered without a Patient"),
            (Answer(503), "the server answered 503; given up"),
            (Fault("final", "certificate"), "certificate"),
        ],
    )
    def test_a_read_that_fails(self, door: str, result: Any, said: str) -> None:
        server = FakeServer(tricks=[on(lambda r: True, result)] * 40)
        with pytest.raises(ServerError, match=said):
            client(door, server).read("Patient/1")

    def test_search(self, door: str) -> None:
        server = FakeServer()
        made = patient(server)
        assert client(door, server).search("Patient", "identifier=s|v") == [made]
        assert client(door, server).search("Patient", "identifier=s|w") == []

    @pytest.mark.parametrize(
        ("result", "said"),
        [
            (answer(400, outcome("unknown parameter")), "searching Patient: unknown parameter"),
            (answer(200, {"resourceType": "Patient"}), "a search was answered without a Bundle"),
            (Answer(200, {}, b""), "a search was answered without a Bundle"),
        ],
    )
    def test_a_search_that_fails(self, door: str, result: Any, said: str) -> None:
        server = FakeServer(tricks=[on(lambda r: True, result)] * 9)
        with pytest.raises(ServerError, match=said):
            client(door, server).search("Patient", "name=x")

    @pytest.mark.parametrize(
        ("status", "issues", "severities"),
        [
            (200, [{"severity": "error", "code": "invalid"}], ["error"]),
            (200, [{"severity": "information", "code": "informational"}], ["information"]),
            (
                412,
                [{"severity": "fatal", "code": "structure"}, {"severity": "warning", "code": "x"}],
                ["error", "warning"],
            ),
            (422, [{"code": "invalid", "diagnostics": "no severity"}], ["error"]),
            (400, [{"severity": "strange", "code": "x"}], ["information"]),
        ],
    )
    def test_validate(self, door: str, status: int, issues: list[Any], severities: list[str]) -> None:
        said = answer(status, {"resourceType": "OperationOutcome", "issue": issues})
        server = FakeServer(tricks=[on(is_post, said)])
        report = client(door, server).validate({"resourceType": "Patient"})
        assert [one.severity for one in report] == severities

    @pytest.mark.parametrize("result", [Answer(404), Answer(200, {}, b"<html>"), answer(500, outcome("no"))])
    def test_a_server_that_does_not_validate(self, door: str, result: Any) -> None:
        server = FakeServer(tricks=[on(is_post, result)] * 20)
        with pytest.raises(ServerError):
            client(door, server).validate({"resourceType": "Patient"})

    def test_post_and_again(self, door: str, tmp_path: Path) -> None:
        server = FakeServer()
        for state, result in ((tmp_path, "created"), (tmp_path, "unchanged"), (None, "reused")):
            found = client(door, server).post(transaction("both"), state=state)
            assert isinstance(found, CaseOutcome)
            assert found.result == result
        assert server.count("Patient") == 1

    def test_post_all(self, door: str, tmp_path: Path) -> None:
        server = FakeServer()
        for n in range(3):
            write(tmp_path / "in", f"{n}.json", transaction(f"all {n}"))
        parcels = read_parcels([str(tmp_path / "in")])
        found = list(client(door, server).post_all(parcels, options=PostOptions(concurrency=1)))
        assert [Path(one.source).name for one in found] == ["0.json", "1.json", "2.json"]
        assert {one.result for one in found} == {"created"}

    def test_the_options_count(self, door: str) -> None:
        server = FakeServer()
        found = client(door, server).post(transaction("dry"), options=PostOptions(dry_run=True))
        assert (found.result, server.writes()) == ("planned", [])

    def test_a_server_that_will_not_do(self, door: str) -> None:
        server = FakeServer(metadata=capability("5.0.0"))
        with pytest.raises(ServerError, match="R5"):
            client(door, server).post(transaction("r5"))

    def test_what_stops_the_run_is_an_outcome(self, door: str) -> None:
        server = FakeServer(tricks=[on(is_post, Answer(401))])
        found = client(door, server).post(transaction("stop"))
        assert (found.result, found.stops_run, found.exit_code) == ("failed", True, 5)


def test_the_twins_have_the_same_methods_with_the_same_parameters() -> None:
    ours = ("read", "search", "validate", "post", "post_all")
    for name in ours:
        assert inspect.signature(getattr(FhirClient, name)).parameters.keys() == (
            inspect.signature(getattr(SyncFhirClient, name)).parameters.keys()
        )
        assert getattr(FhirClient, name).__doc__


@pytest.mark.parametrize("url", ["http://fhir.example.org/r4", "https://me:S3CRET@h/r4", "fhir.example.org"])
def test_both_refuse_an_unsafe_address(url: str) -> None:
    for kind in (FhirClient, SyncFhirClient):
        with pytest.raises(UsageError) as caught:
            kind(url)
        assert "S3CRET" not in str(caught.value)


def test_many_calls_at_once_on_one_async_client(tmp_path: Path) -> None:
    server = FakeServer()

    async def story() -> list[CaseOutcome]:
        async with FhirClient(BASE, connection(server, 4)) as one:
            return await asyncio.gather(*[one.post(transaction(f"gather {n}"), state=tmp_path) for n in range(8)])

    assert {one.result for one in asyncio.run(story())} == {"created"}
    assert server.count("Patient") == 8


def test_the_same_case_many_times_at_once_is_there_once(tmp_path: Path) -> None:
    server = FakeServer()

    async def story() -> list[CaseOutcome]:
        async with FhirClient(BASE, connection(server, 4)) as one:
            return await asyncio.gather(*[one.post(transaction("same"), state=tmp_path) for _ in range(6)])

    assert {one.exit_code for one in asyncio.run(story())} == {0}
    assert (server.count("Patient"), server.count("Observation")) == (1, 3)


def test_the_loop_is_free_while_a_case_is_posted() -> None:
    """The work is done in threads: a clock of the caller goes on."""
    import time

    server = FakeServer()

    def slow(fake: FakeServer, request: Any) -> None:
        if is_post(request):
            time.sleep(0.3)

    server.tricks = [slow]
    ticks = [0]

    async def tick() -> None:
        while True:
            ticks[0] += 1
            await asyncio.sleep(0.01)

    async def story() -> CaseOutcome:
        async with FhirClient(BASE, connection(server)) as one:
            clock = asyncio.create_task(tick())
            found = await one.post(transaction("free"))
            clock.cancel()
            return found

    assert asyncio.run(story()).result == "created"
    assert ticks[0] > 5


def test_a_cancelled_call_ends_at_once_and_the_journal_stays_true(tmp_path: Path) -> None:
    import threading

    server, on_the_wire, go_on = FakeServer(), threading.Event(), threading.Event()

    def slow(fake: FakeServer, request: Any) -> None:
        if is_post(request):
            on_the_wire.set()
            assert go_on.wait(20)

    server.tricks = [slow]

    async def story() -> None:
        async with FhirClient(BASE, connection(server)) as one:
            task = asyncio.create_task(one.post(transaction("cancelled"), state=tmp_path))
            await asyncio.to_thread(on_the_wire.wait, 20)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert server.resources == {}
            go_on.set()

    asyncio.run(story())
    server.tricks = []
    assert server.count("Patient") == 1
    found = SyncFhirClient(BASE, connection(server)).post(transaction("cancelled"), state=tmp_path)
    assert found.exit_code == 0
    assert (server.count("Patient"), server.count("Observation")) == (1, 3)


def test_an_async_run_may_be_left_early(tmp_path: Path) -> None:
    server = FakeServer()
    bundles = [transaction(f"early {n}") for n in range(6)]

    async def story() -> str:
        async with FhirClient(BASE, connection(server)) as one:
            async for outcome_ in one.post_all(from_bundles(bundles), state=tmp_path):
                return outcome_.result
        return "none"

    assert asyncio.run(story()) == "created"
    found = list(SyncFhirClient(BASE, connection(server)).post_all(from_bundles(bundles), state=tmp_path))
    assert {one.exit_code for one in found} == {0}
    assert server.count("Patient") == 6


@pytest.mark.parametrize(
    "parcels",
    [
        lambda: [Parcel("mine", parsed(transaction("list")))],
        lambda: (Parcel("mine", parsed(transaction("tuple"))),),
        lambda: iter([Parcel("mine", parsed(transaction("iterator")))]),
        lambda: (Parcel("mine", parsed(transaction(name))) for name in ("generator",)),
    ],
)
def test_parcels_come_as_any_iterable(parcels: Callable[[], Any]) -> None:
    (found,) = SyncFhirClient(BASE, connection(FakeServer())).post_all(parcels())
    assert (found.source, found.result) == ("mine", "created")


def test_nothing_to_post_is_no_error(tmp_path: Path) -> None:
    assert list(SyncFhirClient(BASE, connection(FakeServer())).post_all([], state=tmp_path)) == []


def test_the_bundle_of_the_caller_is_left_as_it_is() -> None:
    import copy

    bundle = transaction("mine", patient_identifiers=[{"system": "s", "value": "123"}])
    before = copy.deepcopy(bundle)
    server = FakeServer()
    for options in (PostOptions(), PostOptions(transactions=False), PostOptions(max_entries=2, verify=True)):
        SyncFhirClient(BASE, connection(server)).post(bundle, options=options)
        assert bundle == before


def test_an_outcome_can_be_read_without_the_command() -> None:
    found = SyncFhirClient(BASE, connection(FakeServer())).post(transaction("outcome"))
    assert found.placed[0].place == "Patient/1"
    assert [one["reference"] for one in found.of("created")][:2] == ["Patient/1", "DocumentReference/2"]
    assert found.as_json()["result"] == "created"
    assert found.lines() == ["bundle 1: created (6 created)"]


@pytest.mark.parametrize("digits", ["4.10", "0.0", "1E+3", "12345678901234567890.12345"])
def test_decimals_are_kept_by_read_and_search(digits: str) -> None:
    from decimal import Decimal

    server = FakeServer()
    patient(server)["extension"] = [{"url": "x", "valueDecimal": Decimal(digits)}]
    one = SyncFhirClient(BASE, connection(server))
    for found in (one.read("Patient/1"), one.search("Patient", "identifier=s|v")[0]):
        assert found is not None
        assert str(found["extension"][0]["valueDecimal"]) == digits


def test_the_client_needs_nothing_of_the_command() -> None:
    code = "import sys, case2fhir.client; print([m for m in sys.modules if m in ('typer', 'case2fhir.cli')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_error_is_ours() -> None:
    for error in (UsageError, ServerError):
        assert issubclass(error, Case2FhirError)


def test_the_client_neither_prints_nor_exits() -> None:
    code = (
        "from case2fhir.client import SyncFhirClient, RetryPolicy, Connection\n"
        "from case2fhir.errors import ServerError\n"
        "try:\n"
        "    SyncFhirClient('http://127.0.0.1:9/fhir', Connection(retry=RetryPolicy(0.1, 0.1))).read('Patient/1')\n"
        "except ServerError:\n"
        "    raise SystemExit(7)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (7, "", "")


def test_the_example_of_the_documentation_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What docs/posting.md shows is run as it stands there, against a server in memory."""
    import case2fhir
    from client.test_post_command import Door
    from client.web import serving

    text = (Path(__file__).parents[2] / "docs" / "posting.md").read_text(encoding="utf-8")
    first, second = text.split("```python\n")[1:3]
    first, second = first.partition("```")[0], second.partition("```")[0]
    door = Door()
    monkeypatch.setenv("FHIR_TOKEN", "a-token")
    with serving(door) as web:
        address = f"{web.url}/fhir"
        names: dict[str, Any] = {"text": "A 41-year-old woman presented with fever.", "folder": tmp_path / "a"}
        exec(first.replace("https://fhir.example.org/r4", address), names)
        assert names["outcome"].result == "created"
        bundle = case2fhir.convert("A 52-year-old man presented with cough.").bundle.resource
        body = "".join(f"    {line}\n" for line in second.splitlines())
        names = {"server": address, "bundle": bundle, "folder": tmp_path / "b", "asyncio": asyncio}
        exec(f"async def story():\n{body}    return outcome\nfound = asyncio.run(story())", names)
        assert names["found"].result == "created"
    assert door.server.count("Patient") == 2
