# ruff: noqa: E501 - rows stand whole
"""Each invariant of definitions: value sets, structures, guides, tests; broken, and what only looks broken."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from check.one_defect.good import but_for
from check.one_defect.parts import GONE, UCUM, amount, coded, findings, said

E = "http://example.org/fhir/"
FHIR = "http://hl7.org/fhir/StructureDefinition/"
BASE = {"path": "Patient", "min": 0, "max": "*"}
ROOT = {"id": "Patient", "path": "Patient", "definition": "x", "min": 0, "max": "*", "base": BASE}
BIRTH = {
    "id": "Patient.birthDate",
    "path": "Patient.birthDate",
    "definition": "x",
    "min": 0,
    "max": "1",
    "base": {**BASE, "path": "Patient.birthDate"},
}
ELEMENT = "differential.element[1]"
NAMED = [
    ("adf-0", "ActivityDefinition"), ("cpb-0", "CapabilityStatement"), ("csd-0", "CodeSystem"),
    ("cpd-0", "CompartmentDefinition"), ("cmd-0", "ConceptMap"), ("ees-0", "EffectEvidenceSynthesis"),
    ("evd-0", "EventDefinition"), ("evi-0", "Evidence"), ("evv-0", "EvidenceVariable"), ("esc-0", "ExampleScenario"),
    ("gdf-0", "GraphDefinition"), ("ig-0", "ImplementationGuide"), ("lib-0", "Library"), ("mea-0", "Measure"),
    ("msd-0", "MessageDefinition"), ("nsd-0", "NamingSystem"), ("opd-0", "OperationDefinition"),
    ("pdf-0", "PlanDefinition"), ("rsd-0", "ResearchDefinition"), ("red-0", "ResearchElementDefinition"),
    ("rvs-0", "RiskEvidenceSynthesis"), ("spd-0", "SearchParameter"), ("sdf-0", "StructureDefinition"),
    ("smp-0", "StructureMap"), ("tcp-0", "TerminologyCapabilities"), ("tst-0", "TestScript"), ("vsd-0", "ValueSet"),
]  # fmt: skip

BROKEN: list[tuple[str, str, str, Any, str]] = [
    ("vsd-1", "ValueSet", "compose.include[2]", {"version": "1"}, "compose.include[2]"),
    ("vsd-2", "ValueSet", "compose.include[2].concept", [{"code": "x"}], "compose.include[2]"),
    ("vsd-2", "ValueSet", "compose.include[2].filter", [{"property": "a", "op": "=", "value": "b"}], "compose.include[2]"),
    ("vsd-3", "ValueSet", "compose.include[0].filter", [{"property": "a", "op": "=", "value": "b"}], "compose.include[0]"),
    ("vsd-3", "ValueSet", "compose.include[1].concept", [{"code": "x"}], "compose.include[1]"),
    ("vsd-6", "ValueSet", "expansion.contains[0].contains[0].display", GONE, "expansion.contains[0].contains[0]"),
    ("vsd-9", "ValueSet", "expansion.contains[0].contains[0].abstract", GONE, "expansion.contains[0].contains[0]"),
    ("vsd-10", "ValueSet", "expansion.contains[0].system", GONE, "expansion.contains[0]"),
    ("csd-1", "CodeSystem", "concept[0].concept[0].code", "a", ""),
    ("csd-1", "CodeSystem", "concept[1]", {"code": "l"}, ""),
    ("cmd-1", "ConceptMap", "group[0].element[0].target[0]", {"code": "limb", "equivalence": "narrower"}, "group[0].element[0].target[0]"),
    ("cmd-1", "ConceptMap", "group[0].element[0].target[0]", {"code": "limb", "equivalence": "inexact"}, "group[0].element[0].target[0]"),
    ("cmd-2", "ConceptMap", "group[0].unmapped.code", GONE, "group[0].unmapped"),
    ("cmd-3", "ConceptMap", "group[0].unmapped", {"mode": "other-map"}, "group[0].unmapped"),
    ("nsd-1", "NamingSystem", "", {"kind": "root", "uniqueId": [{"type": "uuid", "value": "0a1b2c3d-0000-4000-8000-000000000001"}]}, ""),
    ("nsd-2", "NamingSystem", "uniqueId[1]", {"type": "oid", "value": "1.2.4", "preferred": True}, ""),
    ("cpb-1", "CapabilityStatement", "", {"rest": GONE, "document": GONE}, ""),
    ("cpb-2", "CapabilityStatement", "", {"software": GONE, "implementation": GONE, "kind": "requirements"}, ""),
    ("cpb-3", "CapabilityStatement", "", {"kind": "capability", "implementation": GONE, "messaging": [{"endpoint": [{"protocol": {"system": "http://terminology.hl7.org/CodeSystem/message-transport", "code": "http"}, "address": "https://example.org"}]}]}, ""),
    ("cpb-7", "CapabilityStatement", "document[1]", {"mode": "producer", "profile": "https://example.org/fhir/StructureDefinition/doc"}, ""),
    ("cpb-9", "CapabilityStatement", "rest[0].resource[1]", {"type": "Patient"}, "rest[0]"),
    ("cpb-12", "CapabilityStatement", "rest[0].resource[0].searchParam[1]", {"name": "name", "type": "token"}, "rest[0].resource[0]"),
    ("cpb-14", "CapabilityStatement", "implementation", GONE, ""),
    ("cpb-15", "CapabilityStatement", "kind", "capability", ""),
    ("cpb-15", "CapabilityStatement", "", {"kind": "capability", "implementation": GONE, "software": GONE, "description": "x"}, ""),
    ("cpb-16", "CapabilityStatement", "kind", "requirements", ""),
    ("tcp-1", "TerminologyCapabilities", "codeSystem[0].version[1]", {"isDefault": True}, "codeSystem[0]"),
    ("tcp-2", "TerminologyCapabilities", "", {"software": GONE, "implementation": GONE, "kind": "requirements"}, ""),
    ("tcp-3", "TerminologyCapabilities", "implementation", GONE, ""),
    ("tcp-4", "TerminologyCapabilities", "kind", "capability", ""),
    ("tcp-5", "TerminologyCapabilities", "kind", "requirements", ""),
    ("ig-1", "ImplementationGuide", "definition.resource[0].groupingId", "places", "definition"),
    ("ig-2", "ImplementationGuide", "definition.resource[0].fhirVersion", ["4.0.0"], ""),
    ("mea-1", "Measure", "group[0].stratifier[0]", {"id": "x", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}, ""),
    ("mea-1", "Measure", "group[0].stratifier[0].component", [{"criteria": {"language": "text/cql", "expression": "x"}}], ""),
    ("md-1", "MessageDefinition", "focus[0].max", "0", "focus[0]"),
    ("md-1", "MessageDefinition", "focus[0].max", "many", "focus[0]"),
    ("msq-3", "MolecularSequence", "coordinateSystem", 2, ""),
    ("msq-5", "MolecularSequence", "referenceSeq.chromosome", GONE, "referenceSeq"),
    ("msq-6", "MolecularSequence", "referenceSeq.referenceSeqString", "ACGT", "referenceSeq"),
    ("opd-1", "OperationDefinition", "parameter[0]", {"name": "a", "use": "in", "min": 0, "max": "1"}, "parameter[0]"),
    ("opd-2", "OperationDefinition", "parameter[0].type", "code", "parameter[0]"),
    ("opd-3", "OperationDefinition", "parameter[1].type", "string", "parameter[1]"),
    ("spd-1", "SearchParameter", "xpathUsage", GONE, ""),
    ("spd-2", "SearchParameter", "type", "token", ""),
    ("smp-1", "StructureMap", "group[0].rule[0].target[0].context", GONE, "group[0].rule[0].target[0]"),
    ("smp-2", "StructureMap", "group[0].rule[0].target[0].contextType", GONE, "group[0].rule[0].target[0]"),
    ("inv-1", "TestReport", "setup.action[0].assert", {"result": "pass"}, "setup.action[0]"),
    ("inv-2", "TestReport", "test[0].action[0].operation", {"result": "pass"}, "test[0].action[0]"),
    ("mime-type", "CapabilityStatement", "format[0]", "pdf", "format[0]"),
    ("mime-type", "TestScript", "test[0].action[0].operation.accept", "j son", "test[0].action[0].operation.accept"),
    ("tst-1", "TestScript", "setup.action[0].assert", {"warningOnly": False}, "setup.action[0]"),
    ("tst-2", "TestScript", "test[0].action[0].assert", {"warningOnly": False}, "test[0].action[0]"),
    ("tst-3", "TestScript", "variable[0]", {"name": "v", "expression": "a", "headerField": "b", "path": "c"}, "variable[0]"),
    ("tst-5", "TestScript", "setup.action[1].assert.contentType", "application/json", "setup.action[1].assert"),
    ("tst-7", "TestScript", "setup.action[0].operation", {"encodeRequestUrl": True, "targetId": "a", "url": "b"}, "setup.action[0].operation"),
    ("tst-10", "TestScript", "setup.action[1].assert.compareToSourceId", "a", "setup.action[1].assert"),
    ("tst-12", "TestScript", "setup.action[1].assert.direction", "request", "setup.action[1].assert"),
    ("sdf-2", "StructureDefinition", "mapping", [{"identity": "v2"}], "mapping[0]"),
    ("sdf-4", "StructureDefinition", "baseDefinition", GONE, ""),
    ("sdf-6", "StructureDefinition", "differential", GONE, ""),
    ("sdf-18", "StructureDefinition", "contextInvariant", ["true"], ""),
    ("sdf-20", "StructureDefinition", "differential.element[0].slicing", {"rules": "open", "description": "x"}, "differential"),
    ("sdf-23", "StructureDefinition", "differential.element[0].sliceName", "a", ""),
    ("sdf-9", "StructureDefinition", "differential.element[0].label", "a", ""),
    ("sdf-15a", "StructureDefinition", "differential.element[0].type", [{"code": "Patient"}], ""),
    ("sdf-21", "StructureDefinition", f"{ELEMENT}.defaultValueDate", "2020", ""),
    ("sdf-8a", "StructureDefinition", f"{ELEMENT}.path", "Person.birthDate", "differential"),
    ("sdf-3", "StructureDefinition", "snapshot", {"element": [ROOT, {name: one for name, one in BIRTH.items() if name != "max"}]}, "snapshot"),
    ("sdf-8", "StructureDefinition", "snapshot", {"element": [ROOT, {**BIRTH, "path": "Person.birthDate"}]}, "snapshot"),
    ("sdf-8b", "StructureDefinition", "snapshot", {"element": [ROOT, {name: one for name, one in BIRTH.items() if name != "base"}]}, "snapshot"),
    ("sdf-10", "StructureDefinition", "snapshot", {"element": [ROOT, {**BIRTH, "binding": {"strength": "example"}}]}, "snapshot.element[1]"),
    ("sdf-15", "StructureDefinition", "snapshot", {"element": [{**ROOT, "type": [{"code": "Patient"}]}]}, ""),
    ("eld-1", "StructureDefinition", f"{ELEMENT}.slicing", {"rules": "open"}, f"{ELEMENT}.slicing"),
    ("eld-2", "StructureDefinition", ELEMENT, {"id": "Patient.birthDate", "path": "Patient.birthDate", "min": 2, "max": "1"}, ELEMENT),
    ("eld-3", "StructureDefinition", ELEMENT, {"id": "Patient.birthDate", "path": "Patient.birthDate", "max": "many"}, f"{ELEMENT}.max"),
    ("eld-4", "StructureDefinition", f"{ELEMENT}.type", [{"code": "date", "aggregation": ["bundled"]}], f"{ELEMENT}.type[0]"),
    ("eld-5", "StructureDefinition", ELEMENT, {"id": "Patient.birthDate", "path": "Patient.birthDate", "contentReference": "#Patient.link", "type": [{"code": "date"}]}, ELEMENT),
    ("eld-6", "StructureDefinition", ELEMENT, {"id": "Patient.birthDate", "path": "Patient.birthDate", "type": [{"code": "date"}, {"code": "string"}], "fixedDate": "2020"}, ELEMENT),
    ("eld-7", "StructureDefinition", ELEMENT, {"id": "Patient.birthDate", "path": "Patient.birthDate", "type": [{"code": "date"}, {"code": "string"}], "patternDate": "2020"}, ELEMENT),
    ("eld-8", "StructureDefinition", ELEMENT, {"id": "Patient.birthDate", "path": "Patient.birthDate", "fixedDate": "2020", "patternDate": "2020"}, ELEMENT),
    ("eld-12", "StructureDefinition", f"{ELEMENT}.binding", {"strength": "required", "valueSet": "ftp://example.org/x"}, f"{ELEMENT}.binding"),
    ("eld-13", "StructureDefinition", f"{ELEMENT}.type", [{"code": "date"}, {"code": "date"}], ELEMENT),
    ("eld-14", "StructureDefinition", f"{ELEMENT}.constraint", [{"key": "a", "severity": "error", "human": "x", "expression": "true"}] * 2, ELEMENT),
    ("eld-15", "StructureDefinition", "", {"derivation": "specialization", "differential": {"element": [{"id": "Patient", "path": "Patient", "defaultValueDate": "2020", "meaningWhenMissing": "x"}]}}, "differential.element[0]"),
    ("eld-16", "StructureDefinition", f"{ELEMENT}.sliceName", "a b", ELEMENT),
    ("eld-17", "StructureDefinition", f"{ELEMENT}.type", [{"code": "date", "targetProfile": [f"{E}StructureDefinition/x"]}], f"{ELEMENT}.type[0]"),
    ("eld-18", "StructureDefinition", f"{ELEMENT}.isModifier", True, ELEMENT),
    ("eld-19 eld-20", "StructureDefinition", ELEMENT, {"id": "Patient.birth", "path": "Patient.birth date"}, ELEMENT),
    ("eld-20", "StructureDefinition", ELEMENT, {"id": "Patient.birth", "path": "Patient.birth-date"}, ELEMENT),
    ("eld-21", "StructureDefinition", f"{ELEMENT}.constraint", [{"key": "a", "severity": "error", "human": "x"}], f"{ELEMENT}.constraint[0]"),
    ("eld-22", "StructureDefinition", f"{ELEMENT}.sliceIsConstraining", True, ELEMENT),
    ("sdf-1", "StructureDefinition", "", {"derivation": "specialization", "snapshot": {"element": [ROOT, BIRTH, {**BIRTH, "id": "Patient.birthDate2"}]}}, ""),
    ("sdf-5", "StructureDefinition", "", {"type": "Extension", "baseDefinition": f"{E}Extension", "differential": {"element": [{"id": "Extension", "path": "Extension"}]}}, ""),
    ("sdf-8 sdf-11", "StructureDefinition", "snapshot", {"element": [{**ROOT, "path": "Person"}]}, "snapshot"),
    ("sdf-17 sdf-14", "StructureDefinition", "differential.element[1].id", GONE, ""),
    ("sdf-16", "StructureDefinition", "snapshot", {"element": [ROOT, {**BIRTH, "id": "Patient"}]}, ""),
    ("sdf-17", "StructureDefinition", "differential.element[1].id", "Patient", ""),
    ("sdf-19", "StructureDefinition", "", {"url": f"{FHIR}x", "differential": {"element": [{"id": "Patient", "path": "Patient"}, {"id": "Patient.birthDate", "path": "Patient.birthDate", "type": [{"code": "https://example.org/T"}]}]}}, ""),
    ("sdf-22", "StructureDefinition", "", {"url": f"{FHIR}x", "derivation": "specialization", "differential": {"element": [{"id": "Patient", "path": "Patient", "defaultValueDate": "2020"}]}}, ""),
    ("cnt-3", "Parameters", "parameter[0]", {"name": "a", "valueCount": {"value": 5, "system": UCUM, "code": "mg"}}, "parameter[0].valueCount"),
    ("cnt-3", "Parameters", "parameter[0]", {"name": "a", "valueCount": {"value": Decimal("5.5"), "system": UCUM, "code": "1"}}, "parameter[0].valueCount"),
    ("cnt-3", "Parameters", "parameter[0]", {"name": "a", "valueCount": {"value": 5}}, "parameter[0].valueCount"),
    ("dis-1", "Parameters", "parameter[0]", {"name": "a", "valueDistance": {"value": 5}}, "parameter[0].valueDistance"),
    ("dis-1", "Parameters", "parameter[0]", {"name": "a", "valueDistance": amount(5, "kg")}, "parameter[0].valueDistance"),
    ("dis-1", "Parameters", "parameter[0]", {"name": "a", "valueDistance": {"value": 5, "system": "https://example.org/units", "code": "mile"}}, "parameter[0].valueDistance"),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    ("vsd-1: a system whole", "ValueSet", "compose.include[1].filter", GONE),
    ("vsd-2: a system beside a value set", "ValueSet", "compose.include[2].system", "https://example.org/fhir/CodeSystem/arms"),
    ("vsd-9: abstract, with a code", "ValueSet", "expansion.contains[0].abstract", True),
    ("csd-1: codes that differ in case", "CodeSystem", "concept[0].concept[0].code", "A"),
    ("cmd-1: equal codes need no comment", "ConceptMap", "group[0].element[0].target[0]", {"code": "limb", "equivalence": "equivalent"}),
    ("cmd-1: narrower, and why", "ConceptMap", "group[0].element[0].target[0].equivalence", "narrower"),
    ("cmd-3: another map with its url", "ConceptMap", "group[0].unmapped", {"mode": "other-map", "url": "https://example.org/fhir/ConceptMap/b"}),
    ("cmd-2: codes as they are", "ConceptMap", "group[0].unmapped", {"mode": "provided"}),
    ("nsd-2: one preferred of each type", "NamingSystem", "uniqueId[1].preferred", True),
    ("cpb-7: one profile made and read", "CapabilityStatement", "document[1]", {"mode": "consumer", "profile": "https://example.org/fhir/StructureDefinition/doc"}),
    ("cpb-9: two types", "CapabilityStatement", "rest[0].resource[1]", {"type": "Group"}),
    ("cpb-15: software alone", "CapabilityStatement", "", {"kind": "capability", "implementation": GONE}),
    ("cpb-16: requirements", "CapabilityStatement", "", {"kind": "requirements", "implementation": GONE, "software": GONE, "description": "what is wanted"}),
    ("a format of turtle", "CapabilityStatement", "format", ["ttl", "xml", "application/fhir+turtle"]),
    ("a format that a test asks for", "TestScript", "test[0].action[0].operation.accept", "json"),
    ("ig-1: a resource of no group", "ImplementationGuide", "definition.resource[0].groupingId", GONE),
    ("ig-2: one of two versions", "ImplementationGuide", "fhirVersion", ["4.0.0", "4.0.1"]),
    ("md-1: as many as there are", "MessageDefinition", "focus[0].max", "*"),
    ("msq-3: counted from one", "MolecularSequence", "coordinateSystem", 1),
    ("msq-6: a sequence in letters", "MolecularSequence", "referenceSeq", {"referenceSeqString": "ACGT"}),
    ("opd-1: parts alone", "OperationDefinition", "parameter[0]", {"name": "a", "use": "in", "min": 0, "max": "1", "part": [{"name": "b", "use": "in", "min": 0, "max": "*", "type": "code"}]}),
    ("opd-3: a canonical of a type", "OperationDefinition", "parameter[1].type", "canonical"),
    ("spd-1: neither xpath nor usage", "SearchParameter", "", {"xpath": GONE, "xpathUsage": GONE}),
    ("spd-2: a token without chains", "SearchParameter", "", {"type": "token", "chain": GONE, "target": GONE}),
    ("tst-3: a header alone", "TestScript", "variable[0]", {"name": "v", "headerField": "etag"}),
    ("tst-10: compared with another answer", "TestScript", "setup.action[1].assert", {"compareToSourceId": "a", "compareToSourceExpression": "id", "warningOnly": False}),
    ("sdf-2: a mapping by name", "StructureDefinition", "mapping", [{"identity": "v2", "name": "v2"}]),
    ("sdf-4: abstract, without a base", "StructureDefinition", "", {"abstract": True, "baseDefinition": GONE, "derivation": GONE}),
    ("sdf-6: a snapshot in place of a differential", "StructureDefinition", "", {"differential": GONE, "snapshot": {"element": [ROOT, BIRTH]}}),
    ("eld-1: slices described in words", "StructureDefinition", f"{ELEMENT}.slicing", {"rules": "open", "description": "by hand"}),
    ("eld-2: as often as wanted", "StructureDefinition", f"{ELEMENT}.max", "*"),
    ("eld-3: never", "StructureDefinition", ELEMENT, {"id": "Patient.birthDate", "path": "Patient.birthDate", "max": "0"}),
    ("eld-16: a slice of a slice", "StructureDefinition", f"{ELEMENT}.sliceName", "a/b-1"),
    ("eld-18: a modifier, and why", "StructureDefinition", ELEMENT, {"id": "Patient.active", "path": "Patient.active", "isModifier": True, "isModifierReason": "x"}),
    ("eld-20: a choice", "StructureDefinition", ELEMENT, {"id": "Patient.deceased[x]", "path": "Patient.deceased[x]"}),
    ("eld-22: a slice that constrains", "StructureDefinition", ELEMENT, {"id": "Patient.name:a", "path": "Patient.name", "sliceName": "a", "sliceIsConstraining": True}),
    ("cnt-3: a count", "Parameters", "parameter[0]", {"name": "a", "valueCount": {"value": 5, "system": UCUM, "code": "1"}}),
    ("dis-1: a distance in miles", "Parameters", "parameter[0]", {"name": "a", "valueDistance": amount(5, "[mi_i]")}),
    ("sdf-16: an element of snapshot and differential", "StructureDefinition", "snapshot", {"element": [ROOT, BIRTH]}),
    ("sdf-19: a type of FHIRPath", "StructureDefinition", "", {"url": f"{FHIR}x", "differential": {"element": [{"id": "Patient.id", "path": "Patient.id", "type": [{"code": "http://hl7.org/fhirpath/System.String"}]}]}}),
    ("opd-3: a type that is a resource", "OperationDefinition", "parameter[1].type", "Patient"),
    ("eld-19: a path of a slice", "StructureDefinition", ELEMENT, {"id": "Patient.extension:x", "path": "Patient.extension", "sliceName": "x"}),
    ("a study of a phase in words", "ResearchStudy", "phase", said("phase two")),
    ("a library of another kind", "Library", "type", coded("library-type", "asset-collection")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[0]}-{row[1]}-{row[2]}" for row in BROKEN]
)
def test_a_broken_invariant_is_found(key: str, kind: str, path: str, value: Any, at: str) -> None:
    found = findings(but_for(kind, path, value))
    assert [rule for rule, _ in found] == key.split()
    assert found[0][1] == (f"{kind}.{at}" if at else kind)


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_only_looks_broken_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []


@pytest.mark.parametrize(("key", "kind"), NAMED)
@pytest.mark.parametrize("name", ["my definition", "lower", "With-Dash", "1st", "A" * 256])
def test_a_name_that_no_program_can_use_is_a_warning(key: str, kind: str, name: str) -> None:
    assert findings(but_for(kind, "name", name)) == [(key, kind)]
