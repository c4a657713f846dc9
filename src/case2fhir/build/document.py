"""The source text as a DocumentReference, and who made the resources from it: Device and Provenance."""

from base64 import b64encode
from hashlib import sha1

from case2fhir._version import __version__
from case2fhir.build.context import Context
from case2fhir.build.datatypes import (
    FACT,
    PARTICIPANT_TYPE,
    Element,
    Resource,
    clean,
    data_absent,
    filled,
    notes,
    reference,
    status,
)
from case2fhir.build.narrative import narrative
from case2fhir.ids import fact_id

PROGRAM = "case2fhir"
PROVENANCE = "provenance"
"""Fact key of the Provenance."""


def document(context: Context) -> Resource:
    """Return the DocumentReference: the whole text as its one attachment, UTF-8 without BOM."""
    source = context.case.source
    made = context.source
    return context.close(
        {
            "resourceType": "DocumentReference",
            "id": made,
            "text": None,
            "identifier": [{"system": FACT, "value": made}],
        },
        status="current",
        type={"text": "Case report"},
        subject=context.subject,
        date=context.options.timestamp,
        description=clean(source.citation or source.title or ""),
        content=[{"attachment": _attachment(context)}],
    )


def device() -> Resource:
    """Return the Device: this program in this version; it is the same for all cases."""
    made = fact_id(PROGRAM, __version__)
    resource: Resource = {
        "resourceType": "Device",
        "id": made,
        "text": None,
        "identifier": [{"system": FACT, "value": made}],
        "deviceName": [{"name": PROGRAM, "type": "user-friendly-name"}],
        "version": [{"value": __version__}],
    }
    return resource | {"text": narrative(resource)}


def provenance(context: Context, targets: list[Resource], program: Resource) -> Resource:
    """Return the Provenance: the program assembled `targets` from the document; people may have verified them.

    R4 gives a Provenance no identifier. Without a clock `recorded` is absent with a reason.
    """
    clock = context.options.timestamp
    resource: Resource = {
        "resourceType": "Provenance",
        "id": context.id(PROVENANCE),
        "text": None,
        "target": [reference(target["id"]) for target in targets],
        **({"recorded": clock} if clock else {"_recorded": data_absent()}),
        "agent": [
            {"type": status(PARTICIPANT_TYPE, "assembler"), "who": reference(program["id"])},
            *(
                {"type": status(PARTICIPANT_TYPE, "verifier"), "who": {"display": clean(name)}}
                for name in context.case.verified_by
            ),
        ],
        "entity": [{"role": "source", "what": reference(context.source)}],
    }
    said = {"resourceType": "Provenance", "note": notes(f"{len(targets)} resources, assembled by {PROGRAM}")}
    return resource | {"text": narrative(said)}


def _attachment(context: Context) -> Element:
    source = context.case.source
    head = {"contentType": "text/plain; charset=utf-8", "language": source.language}
    title = clean(source.title) if source.title else None
    if source.text is None:
        return filled(**head, _data=data_absent(), title=title)
    content = source.text.encode()
    if not context.options.source_text:
        # Attachment.hash is SHA-1 by definition (https://hl7.org/fhir/R4/datatypes.html#attachment).
        digest = sha1(content, usedforsecurity=False).digest()
        return filled(**head, size=len(content), hash=b64encode(digest).decode(), title=title)
    return filled(**head, data=b64encode(content).decode(), title=title)
