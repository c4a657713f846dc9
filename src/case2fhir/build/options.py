"""What a caller decides about the resources of a case."""

from typing import NamedTuple


class BuildOptions(NamedTuple):
    """Choices for `build`.

    `case_key` goes before the case's own; `timestamp` is a FHIR instant, the only clock there is: without one
    `Provenance.recorded` is absent with a reason, and a document takes the time of now, since it must have one.
    `composition` adds the Composition of a document; `source_text` False leaves the text out of the attachment.
    """

    case_key: str | None = None
    timestamp: str | None = None
    composition: bool = False
    source_text: bool = True
