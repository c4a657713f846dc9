"""Secrets, read from the environment, a file or the keyring; never from the command line, never shown."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from case2fhir.errors import UsageError


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret and where it came from; printing it shows only where."""

    origin: str
    value: str = field(repr=False)

    def __str__(self) -> str:
        """Return where the secret came from."""
        return f"<secret from {self.origin}>"


def from_environment(name: str) -> Secret:
    """Return the secret in the environment variable `name`; UsageError if it is not set."""
    value = os.environ.get(name)
    if not value:
        raise UsageError(f"the environment variable {name} is not set; it must hold the secret")
    return _clean(value, f"environment variable {name}")


def from_file(path: Path) -> Secret:
    """Return the secret that is the content of `path`, without the final line break; UsageError if unreadable."""
    try:
        return _clean(path.read_text(encoding="utf-8").strip(), f"file {path}")
    except (OSError, UnicodeDecodeError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else "not UTF-8"
        raise UsageError(f"{path}: the secret cannot be read: {reason}") from None


def from_keyring(entry: str) -> Secret:
    """Return the secret of the keyring entry SERVICE:USER; needs the extra `keyring`."""
    service, colon, user = entry.partition(":")
    if not (service and colon and user):
        raise UsageError(f"{entry!r}: a keyring entry is SERVICE:USER")
    try:
        import keyring
        import keyring.errors
    except ImportError:
        raise UsageError("the keyring needs an extra: pip install 'case2fhir[keyring]'") from None
    try:
        value = keyring.get_password(service, user)
    except keyring.errors.KeyringError as exc:
        raise UsageError(f"the keyring cannot be read: {type(exc).__name__}") from None
    if not value:
        raise UsageError(f"the keyring has no entry {entry}")
    return _clean(value, f"keyring entry {entry}")


def _clean(value: str, origin: str) -> Secret:
    value = value.strip()
    if not value:
        raise UsageError(f"the secret from {origin} is empty")
    return Secret(origin, value)
