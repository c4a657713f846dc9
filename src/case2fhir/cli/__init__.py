"""The command line: the only place that talks to the terminal."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the `case2fhir` command and exit with its public exit code."""
    # A run lives for a fraction of a second: collecting garbage while modules load costs a tenth of it, and freeing
    # every object one by one at its end another tenth.
    import gc

    gc.disable()
    try:
        from case2fhir.cli.app import leave, run
    except KeyboardInterrupt:
        raise SystemExit(130) from None

    try:
        run()
    except SystemExit as stopped:
        leave(stopped.code)
