# ruff: noqa: E501 - rows stand whole
"""A good Bundle of each type, broken one defect at a time; and rare forms that are right."""

from __future__ import annotations

from typing import Any

import pytest

from check.one_defect.good_findings import OBSERVATION
from check.one_defect.good_papers import COMPOSITION
from check.one_defect.good_people import PATIENT, PRACTITIONER
from check.one_defect.parts import GONE, SOMEONE, TEXT, Resource, changed, coded, findings, made, said, to

ROOT = "Bundle"
REST = "https://example.org/fhir"
A, B, C = (f"urn:uuid:0a1b2c3d-0000-4000-8000-00000000000{at}" for at in "123")
PERSON = made("Patient", gender="female")
LAB = made("Observation", status="final", code=said("sodium"), subject=to(A))
OUTCOME = made("OperationOutcome", issue=[{"severity": "information", "code": "informational"}])
HEAD = made(
    "MessageHeader",
    eventUri="https://example.org/event",
    source={"endpoint": "https://example.org/ward"},
    focus=[to(B)],
)
FIRST = made(
    "Composition",
    status="final",
    type=said("letter"),
    subject=to(B),
    date="2021",
    author=[to(C)],
    title="Letter",
    section=[{"title": "x", "text": TEXT}],
)
DOCTOR = made("Practitioner", name=[{"family": "Muster"}])


def entry(url: str, resource: Resource, **more: Any) -> Resource:
    """Return an entry of a Bundle; a resource under a server has the id of its URL."""
    number = url.rpartition("/")[2]
    return {"fullUrl": url, "resource": {**resource, "id": number} if "://" in url else resource, **more}


def bundle(kind: str, *entries: Resource, **more: Any) -> Resource:
    """Return a Bundle."""
    return {"resourceType": "Bundle", "type": kind, **more, "entry": list(entries)}


def asks(method: str, url: str, **more: Any) -> Resource:
    """Return the request of an entry."""
    return {"request": {"method": method, "url": url, **more}}


def answers(status: str, **more: Any) -> Resource:
    """Return the response of an entry."""
    return {"response": {"status": status, **more}}


SELF = {"relation": "self", "url": f"{REST}/Patient?gender=female"}
IDENTITY = {"system": "urn:ietf:rfc:3986", "value": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000009"}
BUNDLES: dict[str, Resource] = {
    "transaction": bundle(
        "transaction",
        entry(A, PERSON, **asks("POST", "Patient", ifNoneExist="identifier=https://example.org/ids|1")),
        entry(B, {**LAB, "id": "7"}, **asks("PUT", "Observation/7")),
        asks("DELETE", "Condition/3"),
        asks("GET", "Patient/4"),
    ),
    "batch": bundle(
        "batch",
        asks("GET", "Patient?name=x"),
        entry(A, PERSON, **asks("POST", "Patient")),
        asks("HEAD", "Patient/1"),
        asks("DELETE", "Patient/2", ifMatch='W/"1"'),
    ),
    "transaction-response": bundle(
        "transaction-response",
        answers("201 Created", location="Patient/1/_history/1", etag='W/"1"', lastModified="2021-03-04T08:00:00Z"),
        {"resource": PERSON, **answers("200")},
        answers("404 Not Found", outcome=OUTCOME),
    ),
    "batch-response": bundle(
        "batch-response",
        answers("204"),
        {"resource": bundle("searchset", link=[SELF], total=0) | {"id": "s"}, **answers("200 OK")},
    ),
    "history": bundle(
        "history",
        entry(
            f"{REST}/Patient/1", {**PERSON, "meta": {"versionId": "2"}}, **asks("PUT", "Patient/1"), **answers("200")
        ),
        {"fullUrl": f"{REST}/Patient/1", **asks("DELETE", "Patient/1"), **answers("204")},
        entry(f"{REST}/Patient/1", {**PERSON, "meta": {"versionId": "1"}}, **asks("POST", "Patient"), **answers("201")),
        total=3,
    ),
    "searchset": bundle(
        "searchset",
        entry(f"{REST}/Patient/1", PERSON, search={"mode": "match", "score": 0.9}),
        entry(f"{REST}/Observation/2", {**LAB, "subject": to("Patient/1")}, search={"mode": "include"}),
        entry(f"{REST}/OperationOutcome/3", OUTCOME, search={"mode": "outcome"}),
        total=1,
        link=[SELF, {"relation": "next", "url": f"{REST}?page=2"}],
    ),
    "document": bundle(
        "document",
        entry(A, FIRST),
        entry(B, PERSON),
        entry(C, DOCTOR),
        identifier=IDENTITY,
        timestamp="2021-03-04T08:00:00Z",
    ),
    "message": bundle("message", entry(A, HEAD), entry(B, PERSON), timestamp="2021-03-04T08:00:00Z"),
    "collection": bundle(
        "collection",
        entry(f"{REST}/Patient/1", PERSON),
        entry(f"{REST}/Observation/2", {**LAB, "subject": to("Patient/1")}),
        entry(C, DOCTOR),
    ),
}
for one in BUNDLES.values():
    if one["type"] == "batch-response":
        del one["entry"][1]["resource"]["entry"]


def but_for(kind: str, path: str, value: Any) -> Resource:
    """Return the good Bundle of a type with one change."""
    return changed(BUNDLES[kind], path, value)


BROKEN: list[tuple[str, str, str, Any, str]] = [
    ("required-element bdl-9 bdl-3 bdl-4 bdl-12 bdl-11 bdl-10", "collection", "type", GONE, ""),
    ("binding-required", "collection", "type", "bundle", "type"),
    ("bdl-1", "collection", "total", 2, ""),
    ("bdl-1", "transaction-response", "total", 3, ""),
    ("bdl-2", "collection", "entry[0].search", {"mode": "match"}, ""),
    ("bdl-2", "history", "entry[0].search", {"mode": "match"}, ""),
    ("bdl-3", "transaction", "entry[0].request", GONE, ""),
    ("bdl-3", "batch", "entry[1].request", GONE, ""),
    ("bdl-3", "history", "entry[0].request", GONE, ""),
    ("bdl-3", "document", "entry[1].request", {"method": "POST", "url": "Patient"}, ""),
    ("bdl-4", "transaction-response", "entry[1].response", GONE, ""),
    ("bdl-4", "batch-response", "entry[1].response", GONE, ""),
    ("bdl-4", "history", "entry[0].response", GONE, ""),
    ("bdl-4", "transaction", "entry[0].response", {"status": "201"}, ""),
    ("bdl-5", "collection", "entry[0].resource", GONE, "entry[0]"),
    ("bdl-5", "searchset", "entry[3]", {"search": {"mode": "match"}}, "entry[3]"),
    ("bdl-7", "collection", "entry[1]", entry(f"{REST}/Patient/1", PERSON), ""),
    ("bdl-7", "transaction", "entry[1].fullUrl", A, ""),
    ("bdl-8", "collection", "entry[1].fullUrl", f"{REST}/Observation/2/_history/1", "entry[1]"),
    ("bdl-9", "document", "identifier", GONE, ""),
    ("bdl-9", "document", "identifier.system", GONE, ""),
    ("bdl-9", "document", "identifier.value", GONE, ""),
    ("bdl-10", "document", "timestamp", GONE, ""),
    ("bdl-11", "document", "entry", [entry(B, PERSON), entry(A, FIRST), entry(C, DOCTOR)], ""),
    ("bdl-12", "message", "entry", [entry(B, PERSON), entry(A, HEAD)], ""),
    ("bundle-full-url-missing", "collection", "entry[2].fullUrl", GONE, "entry[2]"),
    ("bundle-full-url-missing", "searchset", "entry[2].fullUrl", GONE, "entry[2]"),
    ("bundle-full-url-missing", "history", "entry[2].fullUrl", GONE, "entry[2]"),
    ("bundle-full-url-absolute", "collection", "entry[2].fullUrl", "Practitioner/3", "entry[2].fullUrl"),
    ("bundle-full-url-absolute", "collection", "entry[2].fullUrl", "0a1b2c3d-0000-4000-8000-000000000003", "entry[2].fullUrl"),
    ("uri-format", "collection", "entry[2].fullUrl", "urn:uuid:3", "entry[2].fullUrl"),
    ("uri-format", "collection", "entry[2].fullUrl", A.upper().replace("URN:UUID", "urn:uuid"), "entry[2].fullUrl"),
    ("bundle-full-url-id", "collection", "entry[0].resource.id", "2", "entry[0].fullUrl"),
    ("bundle-full-url-id", "collection", "entry[1].fullUrl", f"{REST}/Condition/2", "entry[1].fullUrl"),
    ("bundle-full-url-id", "searchset", "entry[1].fullUrl", f"{REST}/Observation/9", "entry[1].fullUrl"),
    ("reference-full-url", "collection", "entry[0].fullUrl", "https://other.example.org/fhir/Patient/1", "entry[1].resource.subject"),
    ("reference-target", "collection", "entry[1].resource.subject", to(C), "entry[1].resource.subject"),
    ("reference-target", "collection", "entry[1].resource.encounter", to("Patient/1"), "entry[1].resource.encounter"),
    ("reference-type", "collection", "entry[1].resource.subject.type", "Group", "entry[1].resource.subject.type"),
    ("reference-unresolved", "transaction", "entry[1].resource.subject", to(C), "entry[1].resource.subject"),
    ("reference-unresolved", "document", "entry[0].resource.author[1]", to("urn:uuid:0a1b2c3d-0000-4000-8000-000000000008"), "entry[0].resource.author[1]"),
    ("bundle-unreachable", "document", "entry[3]", entry("urn:uuid:0a1b2c3d-0000-4000-8000-000000000004", PERSON), "entry[3]"),
    ("bundle-unreachable", "document", "entry[0].resource.author", [SOMEONE], "entry[2]"),
    ("bundle-entry-missing", "message", "entry[0].resource.focus[0]", to(f"{REST}/Patient/9"), "entry[0].resource.focus[0]"),
    ("bundle-entry-missing", "document", "entry[0].resource.custodian", to(f"{REST}/Organization/9"), "entry[0].resource.custodian"),
    ("bundle-request-url", "transaction", "entry[0].request.url", "patient", "entry[0].request.url"),
    ("bundle-request-url", "transaction", "entry[0].request.url", "Observation", "entry[0].request.url"),
    ("bundle-request-url", "transaction", "entry[1].request.url", "Observation", "entry[1].request.url"),
    ("bundle-request-url", "transaction", "entry[2].request.url", "Condition", "entry[2].request.url"),
    ("bundle-request-resource", "transaction", "entry[1].resource", GONE, "entry[1].request"),
    ("bundle-request-resource", "batch", "entry[0].resource", PERSON, "entry[0].request"),
    ("bundle-request-condition", "transaction", "entry[1].request.ifNoneExist", "identifier=1", "entry[1].request.ifNoneExist"),
    ("binding-required", "transaction", "entry[1].request.method", "UPDATE", "entry[1].request.method"),
    ("binding-required", "transaction", "entry[1].request.method", "put", "entry[1].request.method"),
    ("required-element", "transaction", "entry[1].request.method", GONE, "entry[1].request"),
    ("required-element", "transaction", "entry[2].request.url", GONE, "entry[2].request"),
    ("required-element", "transaction-response", "entry[0].response.status", GONE, "entry[0].response"),
    ("instant-format", "transaction-response", "entry[0].response.lastModified", "2021-03-04", "entry[0].response.lastModified"),
    ("required-element", "searchset", "link[1].relation", GONE, "link[1]"),
    ("required-element", "searchset", "link[1].url", GONE, "link[1]"),
    ("bundle-link", "searchset", "link[1].relation", "self", "link[1]"),
    ("bundle-link", "collection", "link", [{"relation": "next", "url": f"{REST}?page=2"}], "link[0]"),
    ("bundle-search-self", "searchset", "link", GONE, ""),
    ("bundle-search-id", "searchset", "entry[0]", {"fullUrl": A, "resource": {name: it for name, it in PERSON.items() if name != "id"}, "search": {"mode": "match"}}, "entry[0].resource"),
    ("bundle-search-mode", "searchset", "entry[0].search.mode", "outcome", "entry[0].resource"),
    ("binding-required", "searchset", "entry[0].search.mode", "found", "entry[0].search.mode"),
    ("json-type", "searchset", "entry[0].search.score", "0.9", "entry[0].search.score"),
    ("json-type", "searchset", "total", "1", "total"),
    ("integer-format", "searchset", "total", -1, "total"),
    ("array", "collection", "entry", entry(C, DOCTOR), "entry"),
    ("resource-type", "collection", "entry[2].resource", {"gender": "female"}, "entry[2].resource"),
    ("json-type", "collection", "entry[0].resource", "Patient/1", "entry[0].resource"),
    ("instant-format", "document", "timestamp", "2021-03-04", "timestamp"),
    ("unknown-element", "collection", "text", TEXT, "text"),
    ("unknown-element", "collection", "entry[0].id_", "x", "entry[0].id_"),
    ("required-element", "document", "signature", {"type": [{"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.1"}], "who": to(C)}, "signature"),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    ("a collection without entries", "collection", "entry", GONE),
    ("a Bundle with id, time and language", "collection", "", {"id": "b1", "timestamp": "2021-03-04T08:00:00.123Z", "language": "de", "meta": {"lastUpdated": "2021-03-04T08:00:00Z"}}),
    ("a collection with an identifier", "collection", "identifier", {"system": "https://example.org/bundles", "value": "7"}),
    ("an OID as fullUrl", "collection", "entry[2].fullUrl", "urn:oid:2.16.756.5.30"),
    ("a fullUrl that is no address of a server", "collection", "entry[2].fullUrl", "https://example.org/people/muster"),
    ("one fullUrl, two versions", "collection", "entry[2]", entry(f"{REST}/Observation/2", {**LAB, "subject": to("Patient/1"), "meta": {"versionId": "2"}})),
    ("an absolute reference", "collection", "entry[1].resource.subject", to(f"{REST}/Patient/1")),
    ("a reference to another server", "collection", "entry[1].resource.subject", to("https://other.example.org/fhir/Patient/1")),
    ("a reference by identifier", "collection", "entry[1].resource.subject", {"type": "Patient", "identifier": {"system": "https://example.org/ids", "value": "1"}}),
    ("a reference by URN from a REST resource", "collection", "entry[1].resource.performer", [to(C)]),
    ("a transaction without fullUrls", "transaction", "entry", [{"resource": PERSON, **asks("POST", "Patient")}]),
    ("a transaction without entries", "transaction", "entry", GONE),
    ("an update by search", "transaction", "entry[1].request.url", "Observation?identifier=https://example.org/lab|7"),
    ("a delete by search", "transaction", "entry[2].request.url", "Condition?subject=Patient/1"),
    ("an update if nobody changed it", "transaction", "entry[1].request.ifMatch", 'W/"3"'),
    ("a read if it is newer", "batch", "entry[0].request", {"method": "GET", "url": "Patient/1", "ifNoneMatch": 'W/"2"', "ifModifiedSince": "2021-03-04T08:00:00Z"}),
    ("a version that is read", "batch", "entry[0].request.url", "Patient/1/_history/2"),
    ("what a server can do", "batch", "entry[0].request.url", "metadata"),
    ("an operation of a resource", "batch", "entry[0].request.url", "Patient/1/$everything?start=2021"),
    ("an operation by POST", "batch", "entry[1]", {"resource": {"resourceType": "Parameters", "parameter": [{"name": "x", "valueBoolean": True}]}, **asks("POST", "Patient/$match")}),
    ("a patch", "batch", "entry[1]", {"resource": {"resourceType": "Binary", "contentType": "application/json-patch+json", "data": "W10="}, **asks("PATCH", "Patient/1")}),
    ("a reference by search", "transaction", "entry[1].resource.subject", to("Patient?identifier=https://example.org/ids|1")),
    ("a history of what was deleted", "history", "entry[0]", {"fullUrl": f"{REST}/Patient/5", **asks("DELETE", "Patient/5"), **answers("204")}),
    ("a search that found nothing", "searchset", "", {"entry": GONE, "total": 0}),
    ("a total that is not known", "searchset", "total", GONE),
    ("an include without a mode", "searchset", "entry[0].search", GONE),
    ("a match without a score", "searchset", "entry[0].search.score", GONE),
    ("a search over types", "searchset", "link[0].url", f"{REST}?_type=Patient,Observation"),
    ("a search by POST", "searchset", "link[0].url", f"{REST}/Patient/_search?gender=female"),
    ("the first and the last page", "searchset", "link", [SELF, {"relation": "first", "url": f"{REST}?page=1"}, {"relation": "last", "url": f"{REST}?page=9"}, {"relation": "previous", "url": f"{REST}?page=1"}]),
    ("a document with a picture that leads back to it", "document", "entry[3]", entry("urn:uuid:0a1b2c3d-0000-4000-8000-000000000004", {**LAB, "subject": to(B)})),
    ("a document of sections with entries", "document", "entry[0].resource.section", [{"title": "x", "entry": [to(B)]}]),
    ("a document that is signed", "document", "signature", {"type": [{"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.1"}], "when": "2021-03-04T08:00:00Z", "who": to(C), "data": "YWJj"}),
    ("a message that answers", "message", "entry[0].resource.response", {"identifier": "m0", "code": "ok"}),
    ("a message without a focus", "message", "entry", [entry(A, {name: it for name, it in HEAD.items() if name != "focus"})]),
    ("resources with everything", "collection", "entry", [entry("urn:uuid:0a1b2c3d-0000-4000-8000-000000000004", PATIENT), entry("urn:uuid:0a1b2c3d-0000-4000-8000-000000000005", PRACTITIONER), entry("urn:uuid:0a1b2c3d-0000-4000-8000-000000000006", OBSERVATION)]),
    ("a composition in a collection", "collection", "entry[2]", entry(f"{REST}/Composition/3", COMPOSITION)),
    ("a Bundle within a Bundle", "collection", "entry[2]", {"fullUrl": C, "resource": {"resourceType": "Bundle", "type": "batch-response", "entry": [answers("200")]}}),
    ("parameters in a collection", "collection", "entry[2].resource", {"resourceType": "Parameters", "parameter": [{"name": "a", "valueString": "x"}]}),
    ("a tag and a source", "collection", "entry[0].resource.meta", {"tag": coded("v3-ActReason", "HTEST")["coding"], "source": "https://example.org/lab"}),
]  # fmt: skip


@pytest.mark.parametrize("kind", BUNDLES)
def test_a_good_bundle_of_each_type_is_left_alone(kind: str) -> None:
    assert findings(BUNDLES[kind]) == []


@pytest.mark.parametrize(
    ("rule", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[1]}-{row[0]}-{at}" for at, row in enumerate(BROKEN)]
)
def test_a_broken_rule_of_bundles_is_found(rule: str, kind: str, path: str, value: Any, at: str) -> None:
    assert findings(but_for(kind, path, value)) == [(one, f"Bundle.{at}" if at else "Bundle") for one in rule.split()]


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_a_rare_form_that_is_right_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []
