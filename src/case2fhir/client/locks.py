"""One Bundle in flight per patient: among the threads of this process, and among processes that share a journal."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Condition
from typing import BinaryIO

from case2fhir.client.retry import Clock

_POLL_S = 0.05


class Locks:
    """Named locks. `file` makes them hold between processes, and a killed process lets go of its own."""

    def __init__(self, clock: Clock, file: Path | None = None) -> None:
        self._clock = clock
        self._held: set[str] = set()
        self._freed = Condition()
        self._file: BinaryIO | None = None
        if file is not None:
            self._file = file.open("a+b")

    @contextmanager
    def hold(self, names: Collection[str], before_waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Hold the locks of all `names`; waits until all are free. The order is fixed, so nobody waits in a ring.

        `before_waiting` is called before waiting for another thread.
        """
        with ExitStack() as held:
            for name in sorted(set(names)):
                held.enter_context(self._one(name, before_waiting))
            yield

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    @contextmanager
    def _one(self, name: str, before_waiting: Callable[[], None]) -> Iterator[None]:
        if name in self._held:
            before_waiting()
        with self._freed:
            self._freed.wait_for(lambda: name not in self._held)
            self._held.add(name)
        try:
            place = int.from_bytes(hashlib.sha256(name.encode()).digest()[:5]) if self._file else 0
            if self._file is not None:
                while not _try_lock(self._file, place):
                    self._clock.wait(_POLL_S)
            try:
                yield
            finally:
                if self._file is not None:
                    # A file that was closed meanwhile has let go of its locks.
                    with suppress(ValueError):
                        _unlock(self._file, place)
        finally:
            with self._freed:
                self._held.discard(name)
                self._freed.notify_all()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO, place: int) -> bool:
        file.seek(place % 2**30)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: BinaryIO, place: int) -> None:
        file.seek(place % 2**30)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(file: BinaryIO, place: int) -> bool:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def _unlock(file: BinaryIO, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_UN, 1, place)
