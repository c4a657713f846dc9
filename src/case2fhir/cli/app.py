"""The typer application and what every command shares: exit codes and messages."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer

from case2fhir._version import __version__
from case2fhir.errors import Case2FhirError

_COMMANDS = ("convert", "explain", "extract", "schema", "mappings", "post", "auth", "validate")
"""Names of the commands and of the modules they stand in, in the order of the help."""


def application(command: str | None = None) -> typer.Typer:
    """Return the application with `command` alone, or with every command if that is none of them.

    typer evaluates every option of every command it knows, which costs more than reading a case.
    """
    app = typer.Typer(
        name="case2fhir",
        help="Turn a clinical case into a valid FHIR R4 Bundle in which every fact points to its words.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in (command,) if command in _COMMANDS else _COMMANDS:
        import_module(f"case2fhir.cli.{name}").register(app)
    return app


def _version(value: bool) -> None:
    if value:
        typer.echo(f"case2fhir {__version__}")
        raise typer.Exit


def _root(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


def say(message: str) -> None:
    """Write a message for people to standard error; standard output is for data."""
    # A standard error that is closed is None, for which print would take standard output.
    if getattr(sys, "stderr", None):
        print(message, file=sys.stderr)


_CallError: Any = typer.BadParameter.__mro__[2]
"""Base of what is wrong with a call (ClickException); typer has it, but under names that change between versions."""


_UNWRITTEN = 3
"""Exit code when the system refuses to take or give bytes: a full disk behind standard output."""

_INTERRUPTED = 130
"""Exit code of a run that the user broke off; some versions of typer return it, others raise."""


def run() -> NoReturn:
    """Run the command line; a known error becomes its message and its exit code."""
    try:
        code = application(sys.argv[1] if len(sys.argv) > 1 else None)(standalone_mode=False)
    except _CallError as error:
        error.show()
        sys.exit(2)
    except Case2FhirError as error:
        for problem in error.problems:
            say(f"case2fhir: {problem}")
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        say("case2fhir: interrupted")
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        _stop_quietly()
    except SystemExit as stopped:
        # What typer makes of a BrokenPipeError: exit code 1.
        if not isinstance(stopped.__context__, BrokenPipeError):
            raise
        _stop_quietly()
    except OSError as error:
        say(_unwritten(error))
        sys.exit(_UNWRITTEN)
    if code == _INTERRUPTED:
        say("case2fhir: interrupted")
    sys.exit(code if isinstance(code, int) else 0)


def _stop_quietly() -> NoReturn:
    """End well when the reader of our output went away (`| head`): nothing is wrong, but nothing more can be said.

    Python would complain when it closes standard output, and `leave` when it flushes it.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(0)


def _unwritten(error: OSError) -> str:
    return f"case2fhir: {error.filename or 'standard output'}: {error.strerror or error}"


def leave(code: object) -> NoReturn:
    """End the process with `code`, at once: what is flushed here is all that a normal end would still do for us."""
    atexit._run_exitfuncs()  # noqa: SLF001 - Python has no public name for it, and os._exit leaves them out
    ends = code if isinstance(code, int) else 0
    try:
        sys.stdout.flush()
    except (BrokenPipeError, AttributeError):
        pass  # the reader went away, or standard output was closed from the start and is None
    except OSError as error:
        say(_unwritten(error))
        ends = ends or _UNWRITTEN
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.flush()
    os._exit(ends)
