# ruff: noqa: E501 - rows stand whole
"""Bundles and references: rows of what is said about a Bundle of one type, with the exact places."""

from __future__ import annotations

from typing import Any

import pytest

from case2fhir.check import validate

UUID = "urn:uuid:0a1b2c3d-0000-4000-8000-00000000000"
TEXT = {"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml">x</div>'}
REST = "http://example.org/fhir"


def patient(**more: Any) -> dict[str, Any]:
    return {"resourceType": "Patient", "text": TEXT, **more}


def observation(subject: str, **more: Any) -> dict[str, Any]:
    code = {"code": {"text": "x"}, "subject": {"reference": subject}}
    return {"resourceType": "Observation", "text": TEXT, "status": "final", **code, **more}


def composition(subject: str, *entries: str, **more: Any) -> dict[str, Any]:
    section = [{"title": "x", "entry": [{"reference": one} for one in entries]}] if entries else []
    base = {"resourceType": "Composition", "text": TEXT, "status": "final", "type": {"text": "x"}, "date": "2021"}
    head = {**base, "title": "x", "subject": {"reference": subject}, "author": [{"reference": subject}], **more}
    return {**head, "section": section} if section else head


def entry(url: str, resource: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"fullUrl": UUID + url if url.isdigit() else url, "resource": resource, **more}


def bundle(kind: str, *entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": kind, **more, "entry": list(entries)}


def document(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    identity = {"system": "urn:ietf:rfc:3986", "value": f"{UUID}9"}
    return bundle("document", *entries, **{"identifier": identity, "timestamp": "2021-01-01T00:00:00Z", **more})


def request(method: str, url: str, **more: Any) -> dict[str, Any]:
    return {"request": {"method": method, "url": url, **more}}


def said(resource: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(i.severity, i.rule, i.path) for i in validate(resource) if i.severity != "information"]


GOOD: list[tuple[str, dict[str, Any]]] = [
    ("an empty collection", {"resourceType": "Bundle", "type": "collection"}),
    ("references by urn:uuid", bundle("collection", entry("1", patient()), entry("2", observation(f"{UUID}1")))),
    ("relative references under one server", bundle("collection", entry(f"{REST}/Patient/1", patient(id="1")), entry(f"{REST}/Observation/2", observation("Patient/1", id="2")))),
    ("absolute references", bundle("collection", entry(f"{REST}/Patient/1", patient(id="1")), entry("2", observation(f"{REST}/Patient/1")))),
    ("a reference to a version", bundle("collection", entry(f"{REST}/Patient/1", patient(id="1", meta={"versionId": "3"})), entry("2", observation(f"{REST}/Patient/1/_history/3")))),
    ("one fullUrl in two versions", bundle("collection", entry(f"{REST}/Patient/1", patient(id="1", meta={"versionId": "1"})), entry(f"{REST}/Patient/1", patient(id="1", meta={"versionId": "2"})))),
    ("references out of the Bundle", bundle("collection", entry("2", observation("Patient/77")))),
    ("a transaction", bundle("transaction", entry("1", patient(), **request("POST", "Patient", ifNoneExist="identifier=a|b")), entry("2", observation(f"{UUID}1"), **request("PUT", "Observation/2")))),
    ("a delete", bundle("transaction", request("DELETE", "Patient/1"))),
    ("a conditional delete", bundle("transaction", request("DELETE", "Patient?identifier=1"))),
    ("a read in a batch", bundle("batch", request("GET", "Patient?name=x"))),
    ("an operation in a batch", bundle("batch", request("POST", "Patient/$match"))),
    ("a search in a transaction's reference", bundle("transaction", entry("2", observation("Patient?identifier=a|b"), **request("POST", "Observation")))),
    ("a document", document(entry("1", composition(f"{UUID}2")), entry("2", patient()))),
    ("a document with a Provenance that leads back", document(entry("1", composition(f"{UUID}2")), entry("2", patient()), entry("3", {"resourceType": "Provenance", "text": TEXT, "target": [{"reference": f"{UUID}1"}], "recorded": "2021-01-01T00:00:00Z", "agent": [{"who": {"display": "x"}}]}))),
    ("a search", bundle("searchset", entry(f"{REST}/Patient/1", patient(id="1"), search={"mode": "match"}), link=[{"relation": "self", "url": f"{REST}/Patient?name=x"}, {"relation": "next", "url": f"{REST}/Patient?page=2"}], total=5)),
    ("an included resource of another type", bundle("searchset", entry(f"{REST}/Patient/1", patient(id="1"), search={"mode": "include"}), link=[{"relation": "self", "url": f"{REST}/Observation?_include=x"}])),
    ("a history", bundle("history", entry(f"{REST}/Patient/1", patient(id="1"), **request("PUT", "Patient/1"), response={"status": "200"}))),
    ("an extension for the fullUrl", bundle("collection", {"_fullUrl": {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}, "resource": patient()})),
    ("an unknown relation of a link", bundle("collection", entry("1", patient()), link=[{"relation": "license", "url": "http://x"}])),
    ("two parts of one whole", bundle("collection", entry("1", {"resourceType": "Organization", "text": TEXT, "name": "a"}), entry("2", {"resourceType": "Organization", "text": TEXT, "name": "b", "partOf": {"reference": f"{UUID}1"}}), entry("3", {"resourceType": "Organization", "text": TEXT, "name": "c", "partOf": {"reference": f"{UUID}1"}}))),
    ("a link in a narrative to another entry's anchor", bundle("collection", entry("1", patient(text={**TEXT, "div": '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#b">x</a></div>'})), entry("2", patient(text={**TEXT, "div": '<div xmlns="http://www.w3.org/1999/xhtml"><p id="b">x</p></div>'})))),
]  # fmt: skip

ENTRY = "Bundle.entry[0]"
BAD: list[tuple[str, dict[str, Any], list[tuple[str, str, str | None]]]] = [
    ("a fullUrl is missing", bundle("collection", {"resource": patient()}), [("error", "bundle-full-url-missing", ENTRY)]),
    ("a fullUrl is relative", bundle("collection", entry("Patient/1", patient(id="1"))), [("error", "bundle-full-url-absolute", f"{ENTRY}.fullUrl")]),
    ("a fullUrl of another id", bundle("collection", entry(f"{REST}/Patient/1", patient(id="2"))), [("error", "bundle-full-url-id", f"{ENTRY}.fullUrl")]),
    ("a fullUrl of another type", bundle("collection", entry(f"{REST}/Group/1", patient(id="1"))), [("error", "bundle-full-url-id", f"{ENTRY}.fullUrl")]),
    ("a fullUrl with an id, a resource without", bundle("collection", entry(f"{REST}/Patient/1", patient())), [("error", "bundle-full-url-id", f"{ENTRY}.fullUrl")]),
    ("a fullUrl with a version", bundle("collection", entry(f"{REST}/Patient/1/_history/2", patient(id="1"))), [("error", "bdl-8", ENTRY)]),
    ("a fullUrl twice", bundle("collection", entry("1", patient()), entry("1", patient())), [("error", "bdl-7", "Bundle")]),
    ("a reference to two versions", bundle("collection", entry(f"{REST}/Patient/1", patient(id="1", meta={"versionId": "1"})), entry(f"{REST}/Patient/1", patient(id="1", meta={"versionId": "2"})), entry("3", observation(f"{REST}/Patient/1"))), [("error", "reference-ambiguous", "Bundle.entry[2].resource.subject")]),
    ("a urn:uuid that leads nowhere", bundle("collection", entry("2", observation(f"{UUID}1"))), [("warning", "reference-unresolved", f"{ENTRY}.resource.subject")]),
    ("a relative reference from a urn:uuid", bundle("collection", entry("1", patient(id="1")), entry("2", observation("Patient/1"))), [("warning", "reference-full-url", "Bundle.entry[1].resource.subject")]),
    ("a version that is not there", bundle("collection", entry(f"{REST}/Patient/1", patient(id="1", meta={"versionId": "3"})), entry(f"{REST}/Observation/2", observation("Patient/1/_history/4", id="2"))), [("warning", "reference-full-url", "Bundle.entry[1].resource.subject")]),
    ("a reference to the wrong type", bundle("collection", entry("1", observation(f"{UUID}2")), entry("2", observation(f"{UUID}1"))), [("error", "reference-target", f"{ENTRY}.resource.subject"), ("error", "reference-target", "Bundle.entry[1].resource.subject")]),
    ("a search in a collection's reference", bundle("collection", entry("2", observation("Patient?identifier=a|b"))), [("warning", "reference-format", f"{ENTRY}.resource.subject.reference")]),
    ("a request is missing", bundle("transaction", entry("1", patient())), [("error", "bdl-3", "Bundle")]),
    ("a request where none may be", bundle("collection", entry("1", patient(), **request("POST", "Patient"))), [("error", "bdl-3", "Bundle")]),
    ("a response where none may be", bundle("collection", entry("1", patient(), response={"status": "201"})), [("error", "bdl-4", "Bundle")]),
    ("a search where none may be", bundle("collection", entry("1", patient(), search={"mode": "match"})), [("error", "bdl-2", "Bundle")]),
    ("a total where none may be", bundle("collection", entry("1", patient()), total=1), [("error", "bdl-1", "Bundle")]),
    ("POST to another type", bundle("transaction", entry("1", patient(), **request("POST", "Group"))), [("error", "bundle-request-url", f"{ENTRY}.request.url")]),
    ("POST to an id", bundle("transaction", entry("1", patient(), **request("POST", "Patient/1"))), [("error", "bundle-request-url", f"{ENTRY}.request.url")]),
    ("PUT to a type", bundle("transaction", entry("1", patient(), **request("PUT", "Patient"))), [("error", "bundle-request-url", f"{ENTRY}.request.url")]),
    ("PUT to another id", bundle("transaction", entry("1", patient(id="1"), **request("PUT", "Patient/2"))), [("error", "bundle-request-url", f"{ENTRY}.request.url")]),
    ("a URL of no type", bundle("transaction", entry("1", patient(), **request("POST", "patients"))), [("error", "bundle-request-url", f"{ENTRY}.request.url")]),
    ("POST without a resource", bundle("transaction", request("POST", "Patient")), [("error", "bundle-request-resource", f"{ENTRY}.request")]),
    ("DELETE with a resource", bundle("transaction", entry("1", patient(), **request("DELETE", "Patient/1"))), [("error", "bundle-request-resource", f"{ENTRY}.request")]),
    ("ifNoneExist with PUT", bundle("transaction", entry("1", patient(), **request("PUT", "Patient/1", ifNoneExist="a=b"))), [("error", "bundle-request-condition", f"{ENTRY}.request.ifNoneExist")]),
    ("a document without identifier", document(entry("1", composition(f"{UUID}2")), entry("2", patient()), identifier={"value": "x"}), [("error", "bdl-9", "Bundle")]),
    ("a document without Composition", document(entry("2", patient())), [("error", "bdl-11", "Bundle")]),
    ("a message without header", bundle("message", entry("2", patient())), [("error", "bdl-12", "Bundle")]),
    ("an entry of a section that is missing", document(entry("1", composition(f"{UUID}2", f"{REST}/Observation/5")), entry("2", patient())), [("error", "bundle-entry-missing", f"{ENTRY}.resource.section[0].entry[0]")]),
    ("a urn:uuid of a document that leads nowhere", document(entry("1", composition(f"{UUID}2", f"{UUID}5")), entry("2", patient())), [("error", "reference-unresolved", f"{ENTRY}.resource.section[0].entry[0]")]),
    ("an entry that nothing joins", document(entry("1", composition(f"{UUID}2")), entry("2", patient()), entry("3", patient())), [("error", "bundle-unreachable", "Bundle.entry[2]")]),
    ("a link twice", bundle("searchset", link=[{"relation": "self", "url": "http://x/Patient"}] * 2), [("error", "empty-array", "Bundle.entry"), ("error", "bundle-link", "Bundle.link[1]")]),
    ("a link of paging in a document", document(entry("1", composition(f"{UUID}2")), entry("2", patient()), link=[{"relation": "first", "url": "http://x"}]), [("error", "bundle-link", "Bundle.link[0]")]),
    ("a search result without id", bundle("searchset", entry("1", patient(), search={"mode": "match"}), link=[{"relation": "self", "url": f"{REST}/Patient"}]), [("error", "bundle-search-id", f"{ENTRY}.resource")]),
    ("a search result of another type", bundle("searchset", entry("1", patient(id="1"), search={"mode": "match"}), link=[{"relation": "self", "url": f"{REST}?_type=Observation,Group"}]), [("error", "bundle-search-type", f"{ENTRY}.resource")]),
    ("an outcome that is none", bundle("searchset", entry("1", patient(id="1"), search={"mode": "outcome"}), link=[{"relation": "self", "url": f"{REST}/Patient"}]), [("error", "bundle-search-mode", f"{ENTRY}.resource")]),
    ("a whole that is part of itself", {"resourceType": "Bundle", "type": "collection", "entry": [entry("1", {"resourceType": "Location", "text": TEXT, "partOf": {"reference": f"{UUID}1"}})]}, [("error", "reference-circular", f"{ENTRY}.resource.partOf")]),
    ("a Bundle in a Bundle", bundle("collection", entry("1", bundle("collection", {"resource": patient()}))), [("error", "bundle-full-url-missing", f"{ENTRY}.resource.entry[0]")]),
]  # fmt: skip


@pytest.mark.parametrize("resource", [row[1] for row in GOOD], ids=[row[0] for row in GOOD])
def test_a_good_bundle_is_left_alone(resource: dict[str, Any]) -> None:
    assert said(resource) == []


@pytest.mark.parametrize(("resource", "wanted"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_rule_of_bundles_is_kept(resource: dict[str, Any], wanted: list[tuple[str, str, str | None]]) -> None:
    assert said(resource) == wanted
