"""What a caller may choose about a check."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from case2fhir.issues import Report, Severity

if TYPE_CHECKING:
    from case2fhir.check.packages import Packages

OWN_EXTENSIONS = "https://case2fhir.dev/fhir/StructureDefinition/"
"""Prefix of the extensions that case2fhir itself defines."""

OWN: dict[str, dict[str, Any]] = {
    f"{OWN_EXTENSIONS}case-path": {
        "context": [["element", "Element"]],
        "value": {"m": 1, "x": "1", "t": ["string"]},
    },
    f"{OWN_EXTENSIONS}derived": {
        "context": [["element", "dateTime"], ["element", "date"]],
        "value": {"m": 1, "x": "1", "t": ["boolean"]},
    },
}
"""Definitions of our own extensions, in the form of `compiling.extension_document`."""


class Options(NamedTuple):
    """Choices of one check.

    `extensions` "known" makes an extension without a definition an error, "any" an information.
    `known` adds definitions of extensions. `packages` holds the IGs, `profiles` the profiles that the
    resource must meet besides those it names. `show_values` puts values of the resource into messages.
    `display` is the level of a display that differs from that of its code system. `second_opinion` gives what
    another engine says of a resource, such as `SyncFhirClient.validate`; its findings are joined with ours.
    """

    extensions: Literal["known", "any"] = "known"
    show_values: bool = False
    display: Severity = "error"
    known: Mapping[str, dict[str, Any]] = OWN
    packages: "Packages | None" = None
    profiles: tuple[str, ...] = ()
    second_opinion: Callable[[dict[str, Any]], Report] | None = None
