"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ("servers.fixtures",)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites the golden files of samples/."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew, to be reviewed")


SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data beside the checkout; the test skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the shared data folder beside the checkout ({SHARED.name}/), which is absent")
    return SHARED
