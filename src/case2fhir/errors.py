"""The exceptions of case2fhir, and the exit code each stands for.

Case2FhirError
├── UsageError      2  the call itself is wrong
├── InputError      3  a case cannot be read, or is no valid case
├── MappingError    4  a mapping table is wrong
├── ServerError     5  server, network or journal
└── InvalidOutput   1  what we made has an error; nothing was written
"""

from __future__ import annotations

from collections.abc import Iterable


class Case2FhirError(Exception):
    """Base of every exception that case2fhir raises on purpose.

    `problems` holds one line each: what, where and what to do. The message is all of them.
    """

    exit_code = 1

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems: tuple[str, ...] = problems

    @classmethod
    def of(cls, problems: Iterable[str]) -> Case2FhirError:
        """Return one exception that reports all `problems` at once."""
        return cls(*problems)


class InvalidOutput(Case2FhirError):  # noqa: N818 - the name says what happened
    """What we made breaks a rule of FHIR; nothing was written."""

    exit_code = 1


class UsageError(Case2FhirError):
    """The call itself is wrong: an option, a clash of names, a profile that is not there."""

    exit_code = 2


class InputError(Case2FhirError):
    """A case cannot be read, or is no valid case."""

    exit_code = 3


class MappingError(Case2FhirError):
    """A mapping table is wrong."""

    exit_code = 4


class ServerError(Case2FhirError):
    """Server, network or journal."""

    exit_code = 5


EXIT_PRECEDENCE = (2, 4, 3, 5, 1, 0)
"""When several exit codes apply the first of these wins."""


def worst(codes: Iterable[int]) -> int:
    """Return the exit code that wins among `codes`; 0 if there are none."""
    present = set(codes)
    return next((code for code in EXIT_PRECEDENCE if code in present), 0)
