"""Cost of `case2fhir post` beside raw httpx that sends the same bytes, in one run against one server.

    python benchmarks/bench_post.py [--server URL] [--bundles 400] [--concurrency 4] [--rounds 8] [--memory]

Without --server a stub on loopback answers at once after --delay ms; it runs in a process of its own. The two take
turns, in blocks, because a machine is not equally quick all the time; what either needs to start (certificates,
the CapabilityStatement) is not counted. Prints CPU per Bundle and Bundles per second for both, and the ratios.
--memory posts 2,000 Bundles in one run instead and prints the resident memory at 200, 1,000 and 2,000.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from case2fhir.client import Connection, PostOptions, SyncFhirClient, read_parcels
from client.bundles import dump, transaction

HEADERS = {"Content-Type": "application/fhir+json", "Accept": "application/fhir+json"}
MARKS = (200, 1000, 2000)
Cost = tuple[float, float]
"""Seconds of CPU and of the clock."""


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--server")
    options.add_argument("--bundles", type=int, default=400)
    options.add_argument("--observations", type=int, default=22)
    options.add_argument("--concurrency", type=int, default=4)
    options.add_argument("--rounds", type=int, default=8)
    options.add_argument("--delay", type=float, default=0.0, metavar="MS")
    options.add_argument("--memory", action="store_true")
    given = options.parse_args()
    base, stub = (
        (given.server, None) if given.server else start_stub(given.observations + 3, delay_s=given.delay / 1000)
    )
    try:
        with tempfile.TemporaryDirectory() as folder, httpx.Client(timeout=60) as raw:
            connection = Connection(concurrency=given.concurrency, gzip="off")
            with SyncFhirClient(base, connection) as client:
                assert client.capabilities.transaction
                if given.memory:
                    memory(client, Path(folder), given)
                else:
                    compare(raw, client, Path(folder), given)
    finally:
        if stub is not None:
            stub.terminate()


def compare(raw: httpx.Client, client: SyncFhirClient, folder: Path, given: argparse.Namespace) -> None:
    block = max(1, given.bundles // given.rounds)
    costs: dict[str, list[Cost]] = {"httpx": [], "case2fhir": []}
    # One more round, which warms up and is not counted.
    for turn in range(given.rounds + 1):
        runs = (
            ("httpx", lambda paths: raw_httpx(raw, client.address.base, paths, given.concurrency)),
            ("case2fhir", lambda paths: ours(client, paths, given.concurrency, folder / "state")),
        )
        for name, run in runs:
            paths = write(folder / "bundles", f"{name} {turn} {time.time()}", block, given.observations)
            cost = measured(lambda: run(paths))  # noqa: B023
            costs[name] += [cost] if turn else []
    show(costs, block)


def memory(client: SyncFhirClient, folder: Path, given: argparse.Namespace) -> None:
    paths = write(folder / "bundles", f"memory {time.time()}", MARKS[-1], given.observations)
    started = time.monotonic()
    options = PostOptions(concurrency=given.concurrency)
    found = client.post_all(read_parcels(list(map(str, paths))), options=options, state=folder / "state")
    for n, outcome in enumerate(found, 1):
        assert outcome.result == "created", outcome
        if n in MARKS:
            print(f"{n:5} Bundles  {resident_kb() / 1024:7.1f} MB  {n / (time.monotonic() - started):7.1f} Bundles/s")


def resident_kb() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def write(folder: Path, name: str, count: int, observations: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = []
    for n in range(count):
        path = folder / f"{n:05d}.json"
        path.write_text(dump(transaction(f"{name} {n}", observations=observations)), encoding="utf-8")
        paths.append(path)
    return paths


def raw_httpx(client: httpx.Client, base: str, paths: list[Path], concurrency: int) -> None:
    bodies = [path.read_bytes() for path in paths]
    with ThreadPoolExecutor(concurrency) as pool:
        for answer in pool.map(lambda body: client.post(base, content=body, headers=HEADERS), bodies):
            answer.raise_for_status()


def ours(client: SyncFhirClient, paths: list[Path], concurrency: int, state: Path) -> None:
    options = PostOptions(concurrency=concurrency)
    for outcome in client.post_all(read_parcels(list(map(str, paths))), options=options, state=state):
        assert outcome.result == "created", outcome


def measured(run: Callable[[], None]) -> Cost:
    cpu, wall = time.process_time(), time.monotonic()
    run()
    return time.process_time() - cpu, time.monotonic() - wall


def show(costs: dict[str, list[Cost]], block: int) -> None:
    for name, found in costs.items():
        cpu, wall = (statistics.median(one[n] for one in found) for n in (0, 1))
        print(f"{name:10} {cpu / block * 1000:6.2f} ms CPU a Bundle  {block / wall:7.1f} Bundles/s  (medians)")
    pairs = list(zip(costs["case2fhir"], costs["httpx"], strict=True))
    cpu_ratio = statistics.median(our[0] / raw[0] for our, raw in pairs)
    speed = sum(raw[1] for _, raw in pairs) / sum(our[1] for our, _ in pairs)
    print(f"CPU ratio {cpu_ratio:.2f} (at most 1.6); throughput ratio {speed:.2f} (at least 0.9)")


def start_stub(entries: int, delay_s: float = 0.0) -> tuple[str, multiprocessing.Process]:
    """Start a server that says 201 to everything after `delay_s`; its port comes back through a pipe."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=lambda: asyncio.run(_stub(there, entries, delay_s)), daemon=True)
    process.start()
    return f"http://127.0.0.1:{here.recv()}", process


async def _stub(pipe: object, entries: int, delay_s: float) -> None:
    metadata = {"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1"}
    metadata["rest"] = [{"mode": "server", "interaction": [{"code": "transaction"}]}]  # type: ignore[assignment]
    types = ["Patient", "DocumentReference", *["Observation"] * (entries - 3), "Provenance"]
    done = [
        {"response": {"status": "201 Created", "location": f"{kind}/{n}-abcdef/_history/1", "etag": "1"}}
        for n, kind in enumerate(types)
    ]
    answer = {"resourceType": "Bundle", "type": "transaction-response", "entry": done}
    bodies = {b"GET": json.dumps(metadata).encode(), b"POST": json.dumps(answer).encode()}

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                writer.close()
                return
            length = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            await reader.readexactly(int(length[0].split(b":")[1]) if length else 0)
            if delay_s:
                await asyncio.sleep(delay_s)
            body = bodies[head.split(b" ")[0]]
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: ")
            writer.write(str(len(body)).encode() + b"\r\n\r\n" + body)
            await writer.drain()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    pipe.send(server.sockets[0].getsockname()[1])  # type: ignore[attr-defined]
    await server.serve_forever()


if __name__ == "__main__":
    main()
