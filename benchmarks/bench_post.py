"""Cost of `case2fhir post` beside raw httpx that sends the same bytes, in one run against one server.

    python benchmarks/bench_post.py [--server URL] [--bundles 400] [--concurrency 4] [--rounds 3]

Without --server a stub on loopback answers at once; it runs in a process of its own. Prints CPU per Bundle and
Bundles per second for both, the ratios, and how memory grew over the second half of the Bundles.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from case2fhir.client import Connection, PostOptions, SyncFhirClient, read_parcels
from client.bundles import dump, transaction

HEADERS = {"Content-Type": "application/fhir+json", "Accept": "application/fhir+json"}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--server")
    options.add_argument("--bundles", type=int, default=400)
    options.add_argument("--observations", type=int, default=22)
    options.add_argument("--concurrency", type=int, default=4)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    base, stub = (given.server, None) if given.server else start_stub(given.observations + 3)
    try:
        best: dict[str, tuple[float, float]] = {}
        for turn in range(given.rounds):
            for name, run in (("httpx", raw_httpx), ("case2fhir", ours)):
                with tempfile.TemporaryDirectory() as folder:
                    paths = write(Path(folder), f"{name} {turn} {time.time()}", given.bundles, given.observations)
                    cost = measured(lambda: run(base, paths, given.concurrency, Path(folder)))  # noqa: B023
                best[name] = min(best.get(name, cost), cost)
        show(best, given.bundles)
    finally:
        if stub is not None:
            stub.terminate()


def write(folder: Path, name: str, count: int, observations: int) -> list[Path]:
    paths = []
    for n in range(count):
        path = folder / f"{n:05d}.json"
        path.write_text(dump(transaction(f"{name} {n}", observations=observations)), encoding="utf-8")
        paths.append(path)
    return paths


def raw_httpx(base: str, paths: list[Path], concurrency: int, folder: Path) -> None:
    bodies = [path.read_bytes() for path in paths]
    with httpx.Client(timeout=60) as client, ThreadPoolExecutor(concurrency) as pool:
        for answer in pool.map(lambda body: client.post(base, content=body, headers=HEADERS), bodies):
            answer.raise_for_status()


def ours(base: str, paths: list[Path], concurrency: int, folder: Path) -> None:
    options = PostOptions(concurrency=concurrency)
    half = 0
    with SyncFhirClient(base, Connection(concurrency=concurrency, gzip="off")) as client:
        assert client.capabilities.transaction
        outcomes: Iterator[object] = client.post_all(read_parcels(list(map(str, paths))), options=options, state=folder)
        for n, outcome in enumerate(outcomes):
            assert outcome.result == "created", outcome  # type: ignore[attr-defined]
            if n == len(paths) // 2:
                half = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - half
    print(f"  memory grown over the second half: {grown} kB")


def measured(run: Callable[[], None]) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.monotonic()
    run()
    return time.process_time() - cpu, time.monotonic() - wall


def show(best: dict[str, tuple[float, float]], bundles: int) -> None:
    for name, (cpu, wall) in best.items():
        print(f"{name:10} {cpu / bundles * 1000:6.2f} ms CPU a Bundle  {bundles / wall:7.1f} Bundles/s")
    cpu_ratio = best["case2fhir"][0] / best["httpx"][0]
    speed = best["httpx"][1] / best["case2fhir"][1]
    print(f"CPU ratio {cpu_ratio:.2f} (at most 1.6); throughput ratio {speed:.2f} (at least 0.9)")


def start_stub(entries: int) -> tuple[str, multiprocessing.Process]:
    """Start a server that says 201 to everything; its port comes back through a pipe."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=lambda: asyncio.run(_stub(there, entries)), daemon=True)
    process.start()
    return f"http://127.0.0.1:{here.recv()}", process


async def _stub(pipe: object, entries: int) -> None:
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
            body = bodies[head.split(b" ")[0]]
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: ")
            writer.write(str(len(body)).encode() + b"\r\n\r\n" + body)
            await writer.drain()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    pipe.send(server.sockets[0].getsockname()[1])  # type: ignore[attr-defined]
    await server.serve_forever()


if __name__ == "__main__":
    main()
