"""`case2fhir.post`: one Bundle to a server in one call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from case2fhir.client.client import Connection, SyncFhirClient
from case2fhir.client.outcomes import CaseOutcome
from case2fhir.client.post import PostOptions
from case2fhir.client.validation import before_sending

if TYPE_CHECKING:
    from case2fhir.bundle import Bundle
    from case2fhir.pipeline import Conversion


def post(
    case: Conversion | Bundle | dict[str, Any],
    server: str,
    *,
    connection: Connection | None = None,
    options: PostOptions | None = None,
    state: Path | None = None,
) -> CaseOutcome:
    """Return what came of posting one case to the FHIR R4 server at the base URL `server`, exactly once.

    `case` is what `convert` returned, its Bundle, or any Bundle as JSON. Without `options` it is checked first, and
    `result` is `invalid` if it has an error. `state` is the folder of the journal; without it nothing is remembered
    between calls, and the identities of the entries alone keep a second call from adding anything.

    Raises UsageError for a URL to which nothing private may be sent, and ServerError if it is no server for this.
    For more than one case keep a `case2fhir.client.SyncFhirClient` or `FhirClient` open.
    """
    with SyncFhirClient(server, connection) as client:
        return client.post(_resource(case), options=options or PostOptions(validate=before_sending), state=state)


def _resource(case: Conversion | Bundle | dict[str, Any]) -> dict[str, Any]:
    if isinstance(case, dict):
        return case
    from case2fhir.pipeline import Conversion

    bundle = case.bundle if isinstance(case, Conversion) else case
    return bundle.resource
