"""Profiles: what each keyword of an ElementDefinition asks, and how slices are told apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from case2fhir.check import Options, validate
from case2fhir.errors import UsageError
from check.igs import BASE, HERE, code_system, element, packages, profile, value_set

URL = f"{HERE}/StructureDefinition/test"
LOINC = "http://loinc.org"
NARRATIVE = {"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml">x</div>'}


def observation(**more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "text": NARRATIVE,
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": "718-7"}]},
        **more,
    }


def patient(**more: Any) -> dict[str, Any]:
    return {"resourceType": "Patient", "text": NARRATIVE, **more}


def said(resource: dict[str, Any], *documents: dict[str, Any], url: str = URL) -> list[tuple[str, str]]:
    options = Options(packages=packages(*documents), profiles=(url,))
    report = validate(resource, options=options)
    return [(issue.rule, issue.path or "") for issue in report if issue.severity != "information"]


QUANTITY = {"value": 5, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}
STEPS: list[tuple[str, str, list[dict[str, Any]], dict[str, Any], list[tuple[str, str]], dict[str, Any]]] = [
    (
        "min",
        "Patient",
        [element("Patient.name", min=1)],
        patient(),
        [("profile-min", "Patient.name")],
        patient(name=[{"family": "a"}]),
    ),
    (
        "min of what stands deeper",
        "Patient",
        [element("Patient.name.family", min=1)],
        patient(name=[{"family": "a"}, {"given": ["b"]}]),
        [("profile-min", "Patient.name[1].family")],
        patient(),
    ),
    (
        "max",
        "Patient",
        [element("Patient.name", max="1")],
        patient(name=[{"family": "a"}, {"family": "b"}]),
        [("profile-max", "Patient.name")],
        patient(name=[{"family": "a"}]),
    ),
    (
        "max 0",
        "Patient",
        [element("Patient.photo", max="0")],
        patient(photo=[{"title": "x"}]),
        [("profile-max", "Patient.photo")],
        patient(),
    ),
    (
        "types",
        "Observation",
        [element("Observation.value[x]", type=[{"code": "Quantity"}])],
        observation(valueString="5 mg"),
        [("profile-type", "Observation.valueString")],
        observation(valueQuantity=QUANTITY),
    ),
    (
        "fixed primitive",
        "Observation",
        [element("Observation.status", fixedCode="final")],
        observation(status="amended"),
        [("profile-fixed", "Observation.status")],
        observation(),
    ),
    (
        "fixed complex",
        "Observation",
        [element("Observation.code", fixedCodeableConcept={"text": "x"})],
        observation(code={"text": "x", "id": "y"}),
        [("profile-fixed", "Observation.code")],
        observation(code={"text": "x"}),
    ),
    (
        "pattern",
        "Observation",
        [element("Observation.code", patternCodeableConcept={"coding": [{"code": "718-7"}]})],
        observation(code={"coding": [{"system": LOINC, "code": "8867-4"}]}),
        [
            ("profile-min", "Observation.category"),
            ("profile-min", "Observation.effective"),
            ("profile-min", "Observation.subject"),
            ("profile-pattern", "Observation.code"),
            ("profile-slice-min", "Observation.category"),
            ("vs-2", "Observation"),
        ],
        observation(code={"coding": [{"system": "x:y", "code": "z"}, {"system": LOINC, "code": "718-7"}]}),
    ),
    (
        "length",
        "Patient",
        [element("Patient.name.family", maxLength=3)],
        patient(name=[{"family": "abcd"}]),
        [("profile-length", "Patient.name[0].family")],
        patient(name=[{"family": "abc"}]),
    ),
    (
        "least date",
        "Patient",
        [element("Patient.birthDate", minValueDate="2000-01-01")],
        patient(birthDate="1999-12-31"),
        [("profile-range", "Patient.birthDate")],
        patient(birthDate="2000-01-01"),
    ),
    (
        "most quantity in another unit",
        "Observation",
        [
            element(
                "Observation.value[x]",
                type=[{"code": "Quantity"}],
                maxValueQuantity={"value": Decimal(1), "system": "http://unitsofmeasure.org", "code": "g"},
            )
        ],
        observation(valueQuantity={**QUANTITY, "value": 1001}),
        [("profile-range", "Observation.valueQuantity")],
        observation(valueQuantity={**QUANTITY, "value": 1000}),
    ),
    (
        "most integer",
        "Patient",
        [element("Patient.multipleBirth[x]", maxValueInteger=2)],
        patient(multipleBirthInteger=3),
        [("profile-range", "Patient.multipleBirthInteger")],
        patient(multipleBirthInteger=2),
    ),
    (
        "least time",
        "Observation",
        [element("Observation.value[x]", type=[{"code": "time"}], minValueTime="08:00:00")],
        observation(valueTime="07:59:59"),
        [("profile-range", "Observation.valueTime")],
        observation(valueTime="08:00:00"),
    ),
    (
        "invariant",
        "Patient",
        [
            element(
                "Patient",
                constraint=[
                    {
                        "key": "t-1",
                        "severity": "error",
                        "human": "a name",
                        "expression": "name.exists() or telecom.exists()",
                    }
                ],
            )
        ],
        patient(),
        [("t-1", "Patient")],
        patient(telecom=[{"value": "1", "system": "phone"}]),
    ),
    (
        "target",
        "Observation",
        [
            element(
                "Observation.subject",
                type=[{"code": "Reference", "targetProfile": [f"{BASE}/Patient"]}],
            )
        ],
        observation(subject={"reference": "Group/1"}),
        [("profile-target", "Observation.subject")],
        observation(subject={"reference": "Patient/1"}),
    ),
    (
        "short name of a choice",
        "Observation",
        [
            element("Observation.valueQuantity", path="Observation.valueQuantity"),
            element("Observation.valueQuantity.code", min=1),
        ],
        observation(valueQuantity={"value": 5}),
        [("profile-min", "Observation.valueQuantity.code")],
        observation(valueQuantity=QUANTITY),
    ),
    (
        "an element of another version",
        "Patient",
        [element("Patient.dateOfBirth", min=1)],
        patient(name=[{"family": ""}]),
        [("empty-string", "Patient.name[0].family")],
        patient(),
    ),
]


@pytest.mark.parametrize(
    ("kind", "elements", "bad", "wanted", "good"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS]
)
def test_what_a_profile_asks_is_asked(
    kind: str,
    elements: list[dict[str, Any]],
    bad: dict[str, Any],
    wanted: list[tuple[str, str]],
    good: dict[str, Any],
) -> None:
    structure = profile(kind, *elements)
    assert sorted(said(bad, structure)) == sorted(wanted)
    assert said(good, structure) == []


def test_a_profile_that_is_claimed_counts_as_one_that_is_asked() -> None:
    structure = profile("Patient", element("Patient.name", min=1))
    report = validate(patient(meta={"profile": [URL]}), options=Options(packages=packages(structure)))
    assert [issue.rule for issue in report] == ["profile-min"]
    assert validate(patient(), options=Options(packages=packages(structure))).ok


def test_a_profile_builds_on_another() -> None:
    first = profile("Patient", element("Patient.name", min=1), name="first")
    second = profile("Patient", element("Patient.birthDate", min=1), name="second", base=first["url"])
    assert said(patient(), first, second, url=second["url"]) == [
        ("profile-min", "Patient.name"),
        ("profile-min", "Patient.birthDate"),
    ]


def test_a_profile_of_another_type_is_a_finding() -> None:
    assert said(patient(), profile("Observation")) == [("profile-type", "Patient")]


def test_a_profile_that_is_not_there_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"profile http://x/y is not found; searched: hl7.fhir.r4.core 4.0.1"):
        validate(patient(), options=Options(profiles=("http://x/y",)))


def test_a_guide_gives_profiles_to_all_of_a_type() -> None:
    guide = {
        "resourceType": "ImplementationGuide",
        "url": f"{HERE}/ImplementationGuide/x",
        "global": [{"type": "Patient", "profile": URL}],
    }
    found = packages(guide, profile("Patient", element("Patient.name", min=1)))
    assert not validate(patient(), options=Options(packages=found)).ok
    assert validate(observation(), options=Options(packages=found)).ok


def _slicing(sort: str, path: str, rules: str = "open") -> dict[str, Any]:
    return {"discriminator": [{"type": sort, "path": path}], "rules": rules}


def _component(code: str, **more: Any) -> dict[str, Any]:
    return {"code": {"coding": [{"system": LOINC, "code": code}]}, **more}


BY_CODE = [
    element("Observation.component", slicing=_slicing("pattern", "code")),
    element("Observation.component:one", min=1, max="1"),
    element("Observation.component:one.code", patternCodeableConcept={"coding": [{"code": "8480-6"}]}),
    element("Observation.component:one.value[x]", min=1, type=[{"code": "Quantity"}]),
]
BY_VALUE = [
    element("Patient.identifier", slicing=_slicing("value", "system", "closed")),
    element("Patient.identifier:mrn", min=0, max="1"),
    element("Patient.identifier:mrn.system", fixedUri="http://example.org/mrn"),
]
BY_EXISTENCE = [
    element("Patient.name", slicing=_slicing("exists", "period")),
    element("Patient.name:now", max="1"),
    element("Patient.name:now.period", max="0"),
    element("Patient.name:then", min=0),
    element("Patient.name:then.period", min=1),
]
BY_TYPE = [
    element("Observation.value[x]", slicing=_slicing("type", "$this", "closed")),
    element("Observation.value[x]:valueQuantity", min=0, type=[{"code": "Quantity"}]),
    element("Observation.value[x]:valueQuantity.unit", min=1),
]
BY_TARGET = [
    element("Patient.generalPractitioner", slicing=_slicing("type", "resolve()")),
    element(
        "Patient.generalPractitioner:person",
        min=1,
        type=[{"code": "Reference", "targetProfile": [f"{BASE}/Practitioner"]}],
    ),
]
BY_BINDING = [
    element("Observation.category", slicing=_slicing("value", "$this")),
    element(
        "Observation.category:ours",
        min=1,
        max="1",
        binding={"strength": "required", "valueSet": f"{HERE}/ValueSet/ours"},
    ),
]
OURS = value_set("ours", "http://terminology.hl7.org/CodeSystem/observation-category", "exam", "survey")


def _category(code: str) -> dict[str, Any]:
    return {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": code}]}


SLICES: list[tuple[str, str, list[dict[str, Any]], dict[str, Any], list[tuple[str, str]]]] = [
    ("pattern missing", "Observation", BY_CODE, observation(), [("profile-slice-min", "Observation.component")]),
    (
        "pattern there",
        "Observation",
        BY_CODE,
        observation(component=[_component("8462-4", valueString="x"), _component("8480-6", valueQuantity=QUANTITY)]),
        [],
    ),
    (
        "pattern twice",
        "Observation",
        BY_CODE,
        observation(component=[_component("8480-6", valueQuantity=QUANTITY)] * 2),
        [("profile-slice-max", "Observation.component")],
    ),
    (
        "pattern with a wrong inside",
        "Observation",
        BY_CODE,
        observation(component=[_component("8462-4"), _component("8480-6", valueString="x")]),
        [("profile-type", "Observation.component[1].valueString")],
    ),
    ("value fits", "Patient", BY_VALUE, patient(identifier=[{"system": "http://example.org/mrn"}]), []),
    (
        "value fits none",
        "Patient",
        BY_VALUE,
        patient(identifier=[{"system": "http://example.org/mrn"}, {"system": "http://example.org/other"}]),
        [("profile-slicing", "Patient.identifier[1]")],
    ),
    (
        "one of each",
        "Patient",
        BY_EXISTENCE,
        patient(name=[{"text": "a"}, {"text": "b", "period": {"start": "2000"}}]),
        [],
    ),
    (
        "two without period",
        "Patient",
        BY_EXISTENCE,
        patient(name=[{"text": "a"}, {"text": "b"}]),
        [("profile-slice-max", "Patient.name")],
    ),
    ("type fits", "Observation", BY_TYPE, observation(valueQuantity=QUANTITY), []),
    (
        "type with a wrong inside",
        "Observation",
        BY_TYPE,
        observation(valueQuantity={"value": 1}),
        [("profile-min", "Observation.valueQuantity.unit")],
    ),
    (
        "type fits none",
        "Observation",
        BY_TYPE,
        observation(valueString="x"),
        [("profile-slicing", "Observation.valueString")],
    ),
    ("target fits", "Patient", BY_TARGET, patient(generalPractitioner=[{"reference": "Practitioner/1"}]), []),
    (
        "target fits none",
        "Patient",
        BY_TARGET,
        patient(generalPractitioner=[{"reference": "Organization/1"}]),
        [("profile-slice-min", "Patient.generalPractitioner")],
    ),
    ("code fits", "Observation", BY_BINDING, observation(category=[_category("laboratory"), _category("exam")]), []),
    (
        "code fits none",
        "Observation",
        BY_BINDING,
        observation(category=[_category("laboratory")]),
        [("profile-slice-min", "Observation.category")],
    ),
]


@pytest.mark.parametrize(
    ("kind", "elements", "resource", "wanted"), [row[1:] for row in SLICES], ids=[row[0] for row in SLICES]
)
def test_items_belong_to_slices(
    kind: str, elements: list[dict[str, Any]], resource: dict[str, Any], wanted: list[tuple[str, str]]
) -> None:
    assert said(resource, profile(kind, *elements), OURS) == wanted


CODES = code_system("c", "a", {"code": "b", "concept": [{"code": "b1"}, {"code": "b2", "display": "Second"}]})
SYSTEM = CODES["url"]


def _coded(code: str, system: str = SYSTEM, **more: Any) -> dict[str, Any]:
    return observation(valueCodeableConcept={"coding": [{"system": system, "code": code, **more}]})


@pytest.mark.parametrize(
    ("strength", "code", "wanted"),
    [
        ("required", "a", []),
        ("required", "b1", [("binding-required", "Observation.valueCodeableConcept")]),
        ("extensible", "b1", [("binding-extensible", "Observation.valueCodeableConcept")]),
        ("preferred", "b1", []),
        (
            "required",
            "zz",
            [
                ("code-unknown", "Observation.valueCodeableConcept.coding[0].code"),
                ("binding-required", "Observation.valueCodeableConcept"),
            ],
        ),
    ],
)
def test_value_sets_and_code_systems_of_a_package_count(
    strength: str, code: str, wanted: list[tuple[str, str]]
) -> None:
    bound = element(
        "Observation.value[x]",
        type=[{"code": "CodeableConcept"}],
        binding={"strength": strength, "valueSet": f"{HERE}/ValueSet/v"},
    )
    documents = (CODES, value_set("v", SYSTEM, "a"), profile("Observation", bound))
    assert said(_coded(code), *documents) == wanted


@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        ({"property": "concept", "op": "is-a", "value": "b"}, {"b", "b1", "b2"}),
        ({"property": "concept", "op": "descendent-of", "value": "b"}, {"b1", "b2"}),
        ({"property": "concept", "op": "is-not-a", "value": "b"}, {"a"}),
        ({"property": "code", "op": "regex", "value": "b[12]"}, {"b1", "b2"}),
        ({"property": "code", "op": "in", "value": "a,b"}, {"a", "b"}),
        ({"property": "code", "op": "not-in", "value": "a,b"}, {"b1", "b2"}),
        ({"property": "code", "op": "=", "value": "a"}, {"a"}),
    ],
)
def test_filters_pick_codes(condition: dict[str, str], codes: set[str]) -> None:
    compose = {"include": [{"system": SYSTEM, "filter": [condition]}]}
    filtered = {"resourceType": "ValueSet", "url": f"{HERE}/ValueSet/f", "compose": compose}
    known = packages(CODES, filtered).expansion(f"{HERE}/ValueSet/f")
    assert known is not None
    assert known.codes == codes


def test_value_sets_include_and_exclude_others() -> None:
    both = {
        "resourceType": "ValueSet",
        "url": f"{HERE}/ValueSet/both",
        "compose": {
            "include": [
                {"valueSet": [f"{HERE}/ValueSet/v", f"{HERE}/ValueSet/all"]},
                {"system": "x:y", "concept": [{"code": "z"}]},
            ],
            "exclude": [{"system": SYSTEM, "concept": [{"code": "b"}]}],
        },
    }
    found = packages(CODES, value_set("v", SYSTEM, "a", "b"), value_set("all", SYSTEM), both)
    known = found.expansion(f"{HERE}/ValueSet/both")
    assert known is not None
    assert known.systems == {SYSTEM: frozenset({"a"}), "x:y": frozenset({"z"})}


@pytest.mark.parametrize(
    "compose",
    [
        {"include": [{"valueSet": [f"{HERE}/ValueSet/self"]}]},
        {"include": [{"valueSet": [f"{HERE}/ValueSet/missing"]}]},
        {
            "include": [
                {"system": "http://snomed.info/sct", "filter": [{"property": "concept", "op": "is-a", "value": "x"}]}
            ]
        },
        {"include": [{"system": SYSTEM, "filter": [{"property": "x", "op": "generalizes", "value": "x"}]}]},
        {"include": [{}]},
    ],
)
def test_what_cannot_be_listed_is_said_and_no_error(compose: dict[str, Any]) -> None:
    bound = element(
        "Observation.value[x]",
        type=[{"code": "CodeableConcept"}],
        binding={"strength": "required", "valueSet": f"{HERE}/ValueSet/self"},
    )
    unknown = {"resourceType": "ValueSet", "url": f"{HERE}/ValueSet/self", "compose": compose}
    options = Options(packages=packages(CODES, unknown, profile("Observation", bound)), profiles=(URL,))
    report = validate(_coded("a"), options=options)
    assert report.ok
    assert [issue.rule for issue in report] == ["not-checked"]
    assert f"{HERE}/ValueSet/self" in report.issues[0].message


def test_displays_of_a_package_count() -> None:
    assert said(_coded("b2", display="Third"), CODES, profile("Observation")) == [
        ("display", "Observation.valueCodeableConcept.coding[0].display")
    ]
    assert said(_coded("b2", display="second"), CODES, profile("Observation")) == []


def test_a_supplement_has_no_codes() -> None:
    supplement = code_system("s", "x", supplements=SYSTEM)
    assert said(_coded("x", supplement["url"]), supplement, profile("Observation")) == [
        ("coding-supplement", "Observation.valueCodeableConcept.coding[0].system")
    ]


def test_codes_of_a_system_without_case_are_known_in_any() -> None:
    lower = code_system("l", "Abc", caseSensitive=False)
    assert said(_coded("aBC", lower["url"]), lower, profile("Observation")) == []


def _extension(*elements: dict[str, Any], context: str = "Patient", **more: Any) -> dict[str, Any]:
    structure = profile(
        "Extension", *elements, name="ext", context=[{"type": "element", "expression": context}], **more
    )
    return structure | {"kind": "complex-type"}


EXTENSION = f"{HERE}/StructureDefinition/ext"


@pytest.mark.parametrize(
    ("extension", "wanted"),
    [
        ({"valueCode": "a"}, []),
        ({"valueString": "a"}, [("extension-value", "Patient.extension[0].valueString")]),
        ({}, [("ext-1", "Patient.extension[0]")]),
    ],
)
def test_extensions_of_a_package_are_known(extension: dict[str, Any], wanted: list[tuple[str, str]]) -> None:
    structure = _extension(element("Extension.value[x]", type=[{"code": "code"}]))
    resource = patient(extension=[{"url": EXTENSION, **extension}])
    assert said(resource, structure, profile("Patient")) == wanted


def test_an_extension_of_a_package_stands_where_it_may() -> None:
    structure = _extension(element("Extension.value[x]", type=[{"code": "code"}]), context="Patient.name")
    extension = [{"url": EXTENSION, "valueCode": "a"}]
    assert said(patient(extension=extension), structure, profile("Patient")) == [
        ("extension-context", "Patient.extension[0]")
    ]
    assert said(patient(name=[{"extension": extension}]), structure, profile("Patient")) == []


def test_a_profile_asks_for_extensions_by_their_url() -> None:
    asked = [
        element("Patient.extension", slicing=_slicing("value", "url")),
        element("Patient.extension:ext", min=1, max="1", type=[{"code": "Extension", "profile": [EXTENSION]}]),
    ]
    structure = _extension(element("Extension.value[x]", type=[{"code": "code"}]))
    assert said(patient(), structure, profile("Patient", *asked)) == [("profile-slice-min", "Patient.extension")]
    assert said(patient(extension=[{"url": EXTENSION, "valueCode": "a"}]), structure, profile("Patient", *asked)) == []


def test_what_a_reference_leads_to_meets_the_profile_of_the_target() -> None:
    named = profile("Patient", element("Patient.name", min=1), name="named")
    asked = element("Observation.subject", type=[{"code": "Reference", "targetProfile": [named["url"]]}])
    good = patient(id="p", name=[{"family": "a"}])

    def contained(one: dict[str, Any]) -> dict[str, Any]:
        inner = {key: value for key, value in one.items() if key != "text"}
        return observation(contained=[inner], subject={"reference": "#p"})

    documents = (named, profile("Observation", asked))
    assert said(contained(good), *documents) == []
    assert said(contained(patient(id="p")), *documents) == [("profile-target", "Observation.subject")]


def test_entries_of_a_bundle_meet_the_profiles_of_their_slices() -> None:
    named = profile("Patient", element("Patient.name", min=1), name="named")
    asked = [
        element("Bundle.entry", slicing=_slicing("type", "resource")),
        element("Bundle.entry:patient", min=1, max="1"),
        element("Bundle.entry:patient.resource", min=1, type=[{"code": "Patient", "profile": [named["url"]]}]),
    ]
    entry = {"fullUrl": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "resource": patient()}
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [entry]}
    assert said(bundle, named, profile("Bundle", *asked)) == [("profile-min", "Bundle.entry[0].resource.name")]
    assert said(bundle | {"entry": [entry | {"resource": observation()}]}, named, profile("Bundle", *asked)) == [
        ("profile-slice-min", "Bundle.entry")
    ]
