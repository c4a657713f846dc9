"""A document of a case written by hand: each fact in its section, each section with its words, nothing left outside."""

from __future__ import annotations

from typing import Any

import pytest

import invariants
from build.made import read_case
from case2fhir.build import BuildOptions, build
from case2fhir.bundle import assemble
from everything import everything
from terms import FewTerms

CLOCK = "2024-05-06T07:08:09Z"


def composition(text: str) -> dict[str, Any]:
    options = BuildOptions(composition=True, timestamp=CLOCK)
    made = assemble(build(read_case(text), FewTerms(), options), "document", timestamp=CLOCK).resource
    invariants.hold(made)
    found: dict[str, Any] = made["entry"][0]["resource"]
    return found


PLACES = [
    ("an age", "patient: {age: {value: 35}}", {"Patient information": 2}),
    ("a complaint", "problems: [{name: pain}]", {"Complaints": 1}),
    ("a complaint that is not there", "problems: [{name: fever, presence: absent}]", {"Complaints": 1}),
    ("a disease", "problems: [{name: gout, kind: diagnosis}]", {"Diagnosis": 1}),
    ("a disease that was ruled out", "problems: [{name: gout, kind: diagnosis, presence: absent}]", {"Diagnosis": 1}),
    (
        "a visit, a clinic and a surgeon",
        "encounters: [{}]\norganizations: [{name: a}]\npractitioners: [{name: b}]",
        {"Encounters": 3},
    ),
    ("a habit", "social_history: [{name: wine, kind: alcohol}]", {"Social history": 1}),
    (
        "a relative, and what none had",
        "family_history: [{name: a, conditions: [{name: b}, {name: c, presence: absent}]}]",
        {"Family history": 2},
    ),
    ("an allergy", "allergies: [{name: nuts}]", {"Allergies": 1}),
    ("a sign", "signs: [{name: limp}]", {"Examination": 1}),
    ("a pulse", "measurements: [{name: p, kind: vital-sign, concept: heart-rate, value: 72}]", {"Examination": 1}),
    ("a score", "measurements: [{name: pain, kind: score, value: 7}]", {"Examination": 1}),
    ("a result", "measurements: [{name: Hb, value: 9}]", {"Laboratory": 1}),
    ("a panel", "studies: [{name: count, kind: laboratory, findings: [{name: shift}]}]", {"Laboratory": 2}),
    ("a culture", "studies: [{name: culture, kind: microbiology}]", {"Other investigations": 1}),
    ("a scan with a finding", "studies: [{name: MRI, kind: imaging, findings: [{name: cyst}]}]", {"Imaging": 2}),
    ("a biopsy", "studies: [{name: biopsy, kind: pathology, findings: [{name: cells}]}]", {"Other investigations": 2}),
    ("a drug taken and one prescribed", "medications: [{name: a, act: taken}, {name: b}]", {"Medications": 2}),
    ("a course with its order", "procedures: [{name: block, count: 6}]", {"Procedures": 2}),
    ("an outcome", "outcomes: [{name: relief}]", {"Outcome": 1}),
    ("a death", "patient: {death: {}}", {"Outcome": 1}),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_each_fact_stands_in_its_section(text: str, expected: dict[str, int]) -> None:
    found = {section["title"]: len(section["entry"]) for section in composition(text)["section"]}
    assert found == {"Patient information": 1, "Source": 1} | expected


def test_a_section_says_in_words_what_it_holds() -> None:
    (first, *_) = (
        section
        for section in composition("problems: [{name: 'pain < & >', severity: severe}]")["section"]
        if section["title"] == "Complaints"
    )
    assert first["text"]["div"] == (
        '<div xmlns="http://www.w3.org/1999/xhtml"><ul>'
        "<li>Condition: pain &lt; &amp; &gt;; status: active; severity: Severe</li></ul></div>"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [("source: {title: A rare case}", "A rare case"), ("source: {}", "Case report"), ("{}", "Case report")],
)
def test_the_title(text: str, title: str) -> None:
    assert composition(text if text != "{}" else "patient: {}")["title"] == title


def test_the_first_visit_is_that_of_the_document() -> None:
    made = composition("encounters: [{key: a}, {key: b}]")
    (section,) = [section for section in made["section"] if section["title"] == "Encounters"]
    assert made["encounter"] == section["entry"][0]
    assert "encounter" not in composition("patient: {}")


def test_every_resource_of_everything_stands_in_one_section() -> None:
    options = BuildOptions(composition=True, timestamp=CLOCK)
    resources = build(everything(), FewTerms(), options)
    listed = [entry["reference"] for section in resources[0]["section"] for entry in section["entry"]]
    outside = {"Composition", "Device", "Provenance"}
    assert sorted(listed) == sorted(
        f"urn:uuid:{made['id']}" for made in resources if made["resourceType"] not in outside
    )
