"""Whether a Bundle is good: our own check before it is sent, and a server's second opinion by $validate."""

from __future__ import annotations

from typing import Any

from case2fhir.client.address import Address
from case2fhir.client.exchange import Exchange
from case2fhir.client.outcome import Complaint, complaints, explain, parse
from case2fhir.client.transport import Request
from case2fhir.client.wire import HEADERS
from case2fhir.errors import ServerError
from case2fhir.issues import Issue, Report, Severity
from case2fhir.jsonio import dumps

_SEVERITIES: dict[str, Severity] = {"fatal": "error", "error": "error", "warning": "warning"}


def before_sending(bundle: dict[str, Any]) -> Report:
    """Return what our own check finds in `bundle`, without what `convert` accepts."""
    from case2fhir.check import validate as check
    from case2fhir.pipeline import ACCEPTED

    return Report(tuple(issue for issue in check(bundle) if issue.rule not in ACCEPTED))


def validate(resource: dict[str, Any], address: Address, exchange: Exchange) -> Report:
    """Return what the server says of `resource`; ServerError if it does not validate at all.

    Source: https://hl7.org/fhir/R4/resource-operation-validate.html. Some servers say 412 or 422 with the findings.
    """
    kind = str(resource.get("resourceType") or "")
    url = address.url(f"{kind}/$validate" if kind else "$validate")
    answer = exchange.ask_or_raise(Request("POST", url, HEADERS, dumps(resource, indent=None).encode()))
    found = complaints(parse(answer.body))
    if not found or answer.status not in (200, 201, 400, 412, 422):
        raise ServerError(f"{address.base}: $validate of {kind}: {explain(answer)[0]}")
    return Report(tuple(_issue(one) for one in found))


def _issue(complaint: Complaint) -> Issue:
    severity = _SEVERITIES.get(complaint.severity, "information")
    return Issue(severity, f"server-{complaint.code}", complaint.text, path=complaint.expression or None)
