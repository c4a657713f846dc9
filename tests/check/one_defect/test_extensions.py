# ruff: noqa: E501 - rows stand whole
"""Extensions against their definitions: place, value, parts; broken, and what only looks broken."""

from __future__ import annotations

from typing import Any

import pytest

from check.one_defect.good import but_for
from check.one_defect.parts import ABSENT, GONE, coded, coding, findings, said, to

BASE = "http://hl7.org/fhir/StructureDefinition/"
ON = "extension"
FIRST = "extension[0]"


def ext(name: str, **value: Any) -> list[dict[str, Any]]:
    """Return one extension of the specification."""
    return [{"url": f"{BASE}{name}", **value}]


def whole(name: str, **parts: Any) -> list[dict[str, Any]]:
    """Return one extension of parts, each named `part_Type`."""
    return [
        {
            "url": f"{BASE}{name}",
            "extension": [
                {"url": key.partition("_")[0], f"value{key.partition('_')[2]}": value} for key, value in parts.items()
            ],
        }
    ]


PLACE = whole("geolocation", latitude_Decimal=47.4, longitude_Decimal=9.1)
CITIZEN = whole("patient-nationality", code_CodeableConcept=coded("urn:iso:std:iso:3166", "CH"))

BROKEN: list[tuple[str, str, str, Any, str]] = [
    ("extension-unknown", "Patient", ON, [{"url": "https://example.org/fhir/StructureDefinition/mine", "valueString": "x"}], FIRST),
    ("extension-unknown", "Patient", ON, ext("patient-birthplace", valueAddress={"city": "Wil"}), FIRST),
    ("extension-unknown", "Patient", ON, ext("patient-eyeColour", valueString="blue"), FIRST),
    ("extension-url", "Patient", ON, [{"url": "birthPlace", "valueString": "x"}], f"{FIRST}.url"),
    ("extension-url", "Patient", ON, ext("patient-birthPlace|5.3.0", valueAddress={"city": "Wil"}), f"{FIRST}.url"),
    ("required-element", "Patient", ON, [{"valueString": "x"}], FIRST),
    ("empty-string extension-url", "Patient", ON, [{"url": "", "valueString": "x"}], f"{FIRST}.url"),
    ("ext-1 extension-value", "Patient", ON, ext("patient-birthPlace"), FIRST),
    ("ext-1", "Patient", ON, [{**ext("patient-mothersMaidenName", valueString="x")[0], "extension": ext("originalText", valueString="y")}], FIRST),
    ("choice-type", "Patient", ON, ext("patient-mothersMaidenName", valueString="x", valueCode="x"), f"{FIRST}.valueCode"),
    ("extension-value", "Patient", ON, ext("patient-birthPlace", valueString="Wil"), f"{FIRST}.valueString"),
    ("extension-value", "Patient", ON, ext("patient-interpreterRequired", valueString="yes"), f"{FIRST}.valueString"),
    ("extension-value", "Patient", ON, ext("patient-mothersMaidenName", valueCode="Muster"), f"{FIRST}.valueCode"),
    ("extension-value", "Patient", "_birthDate", {"extension": ext("patient-birthTime", valueTime="10:00:00")}, f"_birthDate.{FIRST}.valueTime"),
    ("extension-value", "Patient", "_birthDate", {"extension": ext("patient-birthTime", valueInstant="1980-02-29T10:00:00Z")}, f"_birthDate.{FIRST}.valueInstant"),
    ("extension-value", "Observation", ON, ext("observation-bodyPosition", valueString="sitting"), f"{FIRST}.valueString"),
    ("extension-value", "Questionnaire", "item[0].extension", ext("questionnaire-hidden", valueString="true"), f"item[0].{FIRST}.valueString"),
    ("json-type", "Questionnaire", "item[0].extension", ext("questionnaire-hidden", valueBoolean="true"), f"item[0].{FIRST}.valueBoolean"),
    ("extension-context", "Observation", ON, ext("patient-birthPlace", valueAddress={"city": "Wil"}), FIRST),
    ("extension-context", "Practitioner", ON, ext("patient-religion", valueCodeableConcept=said("none")), FIRST),
    ("extension-context", "Patient", ON, ext("patient-birthTime", valueDateTime="1980-02-29T10:00:00Z"), FIRST),
    ("extension-context", "Person", "_birthDate", {"extension": ext("patient-birthTime", valueDateTime="1980-02-29T10:00:00Z")}, f"_birthDate.{FIRST}"),
    ("extension-context", "Patient", "name[0].extension", ext("humanname-own-prefix", valueString="von"), f"name[0].{FIRST}"),
    ("extension-context", "Patient", "contact[0].extension", PLACE, f"contact[0].{FIRST}"),
    ("extension-context", "AllergyIntolerance", ON, ext("allergyintolerance-certainty", valueCodeableConcept=said("likely")), FIRST),
    ("extension-context", "MedicationRequest", "dosageInstruction[0].timing.extension", ext("timing-exact", valueBoolean=True), f"dosageInstruction[0].timing.{FIRST}"),
    ("extension-context", "Condition", "code.extension", ext("condition-related", valueReference=to("Condition/2")), f"code.{FIRST}"),
    ("extension-part", "Patient", "address[0].extension", whole("geolocation", latitude_Decimal=47.4), f"address[0].{FIRST}"),
    ("extension-part", "Patient", "address[0].extension", whole("geolocation", latitude_Decimal=47.4, longitude_Decimal=9.1, altitude_Decimal=571), f"address[0].{FIRST}.extension[2]"),
    ("extension-value", "Patient", "address[0].extension", whole("geolocation", latitude_String="47.4", longitude_Decimal=9.1), f"address[0].{FIRST}.extension[0].valueString"),
    ("extension-value", "Patient", ON, whole("patient-nationality", code_Code="CH"), f"{FIRST}.extension[0].valueCode"),
    ("extension-part", "Patient", ON, whole("individual-genderIdentity", comment_String="x"), FIRST),
    ("extension-value", "Patient", ON, ext("patient-nationality", valueString="Swiss"), f"{FIRST}.valueString"),
    ("binding-required", "Patient", "", {"gender": GONE, "_gender": ABSENT}, "_gender"),
    ("binding-required", "Observation", "", {"status": GONE, "_status": ABSENT}, "_status"),
    ("binding-required", "Patient", "_gender", {"extension": ext("data-absent-reason", valueCode="none")}, f"_gender.{FIRST}.valueCode"),
    ("binding-required", "Patient", "name[0]._family", {"extension": ext("iso21090-EN-qualifier", valueCode="ZZ")}, f"name[0]._family.{FIRST}.valueCode"),
    ("extension-modifier", "Patient", "modifierExtension", ext("patient-birthPlace", valueAddress={"city": "Wil"}), "modifierExtension[0]"),
    ("extension-modifier extension-context", "ServiceRequest", ON, ext("request-doNotPerform", valueBoolean=True), FIRST),
    ("max-occurs", "Patient", ON, ext("patient-birthPlace", valueAddress={"city": "Wil"}) * 2, "extension[1]"),
    ("reference-target", "Condition", ON, ext("condition-related", valueReference=to("Observation/2")), f"{FIRST}.valueReference"),
    ("unknown-element extension-value", "Patient", ON, ext("patient-mothersMaidenName", value="Muster"), f"{FIRST}.value"),
    ("unknown-element", "Patient", "_birthDate", {"valueString": "x", "id": "a"}, "_birthDate.valueString"),
    ("unknown-element", "Patient", "_birthDate", {"id": "a", "modifierExtension": ext("data-absent-reason", valueCode="unknown")}, "_birthDate.modifierExtension"),
    ("unknown-element", "Patient", "_name", [{"id": "a"}], "_name"),
    ("array", "Patient", ON, ext("patient-birthPlace", valueAddress={"city": "Wil"})[0], ON),
    ("array", "Patient", "name[0]._given", {"id": "a"}, "name[0]._given"),
    ("sibling-length", "Patient", "name[0]._given", [ABSENT], "name[0]._given"),
    ("null-value", "Patient", "name[0].given", ["Anna", None], "name[0].given[1]"),
    ("ele-1", "Patient", "_birthDate", {}, "_birthDate"),
    ("json-type", "Patient", "_birthDate", "x", "_birthDate"),
    ("json-type", "Patient", "_birthDate", [ABSENT], "_birthDate"),
    ("id-extension", "Patient", "_id", ABSENT, "_id"),
    ("duplicate-id", "Patient", "", {"name": [{"id": "a", "family": "x"}], "telecom": [{"id": "a", "system": "phone"}]}, "telecom[0].id"),
    ("unknown-element", "Patient", "fhir_comments", ["x"], "fhir_comments"),
    ("unknown-element", "Patient", "name[0].fhir_comments", ["x"], "name[0].fhir_comments"),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    ("where somebody was born", "Patient", ON, ext("patient-birthPlace", valueAddress={"city": "Wil", "country": "CH"})),
    ("when somebody was born", "Patient", "_birthDate", {"extension": ext("patient-birthTime", valueDateTime="1980-02-29T10:15:00+01:00")}),
    ("a nationality of parts", "Patient", ON, CITIZEN),
    ("a nationality with its period", "Patient", ON, whole("patient-nationality", code_CodeableConcept=said("Swiss"), period_Period={"start": "2001"})),
    ("two nationalities", "Patient", ON, CITIZEN * 2),
    ("a place on the map", "Patient", "address[0].extension", PLACE),
    ("the prefix of a family name", "Patient", "name[0]._family", {"extension": ext("humanname-own-prefix", valueString="von")}),
    ("a qualifier of one given name of two", "Patient", "name[0]._given", [None, {"extension": ext("iso21090-EN-qualifier", valueCode="CL")}]),
    ("a reason in place of a value", "Patient", "", {"birthDate": GONE, "_birthDate": {"extension": ext("data-absent-reason", valueCode="asked-unknown")}}),
    ("a reason in place of an object", "Patient", "address[0]", ABSENT),
    ("the text as it was found", "Condition", "code.extension", ext("originalText", valueString="ac. panc.")),
    ("a reference to a body structure", "Procedure", "bodySite[0].extension", ext("bodySite", valueReference=to("BodyStructure/1"))),
    ("the position of a body", "Observation", ON, ext("observation-bodyPosition", valueCodeableConcept=said("sitting"))),
    ("a score of an answer", "Questionnaire", "item[2].answerOption[0]", {"valueCoding": {**coding("https://example.org/codes", "a"), "extension": ext("ordinalValue", valueDecimal=3)}}),
    ("how sure a reaction is", "AllergyIntolerance", "reaction[0].extension", ext("allergyintolerance-certainty", valueCodeableConcept=coded("reaction-event-certainty", "likely"))),
    ("exact times", "MedicationRequest", "dosageInstruction[0].timing.repeat.extension", ext("timing-exact", valueBoolean=True)),
    ("a title in two languages", "Composition", "_title", {"extension": whole("translation", lang_Code="de", content_String="Austritt")}),
    ("how a value was shown", "Patient", "_birthDate", {"extension": ext("rendered-value", valueString="29 Feb 80")}),
    ("an extension on an extension", "Patient", ON, ext("patient-birthPlace", valueAddress={"city": "Wil", "extension": PLACE})),
    ("an extension whose value is absent", "Patient", ON, ext("patient-mothersMaidenName", _valueString=ABSENT)),
    ("an element of a later version", "Patient", ON, [{"url": "http://hl7.org/fhir/5.0/StructureDefinition/extension-Patient.animal", "valueString": "x"}]),
    ("hidden from those who fill it in", "Questionnaire", "item[0].item[0].extension", ext("questionnaire-hidden", valueBoolean=True)),
    ("ids of two elements", "Patient", "", {"name": [{"id": "a", "family": "x"}], "telecom": [{"id": "b", "system": "phone"}]}),
    ("one id in a resource and its contained one", "Patient", "", {"name": [{"id": "a", "family": "x"}], "contained": [{"resourceType": "Organization", "id": "o", "name": "x", "identifier": [{"id": "a", "value": "1"}]}], "managingOrganization": to("#o")}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[0]}-{row[1]}-{at}" for at, row in enumerate(BROKEN)]
)
def test_a_wrong_extension_is_found(rule: str, kind: str, path: str, value: Any, at: str) -> None:
    found = findings(but_for(kind, path, value))
    assert [one for one, _ in found] == rule.split()
    assert found[0][1] == f"{kind}.{at}"


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_an_extension_that_is_right_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []
