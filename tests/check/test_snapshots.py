"""Profiles without a snapshot ask what they would ask with one."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from case2fhir.check import Options, validate
from case2fhir.check.package_files import load
from case2fhir.check.packages import Packages, add_document
from check.igs import BASE, HERE, element, packages, profile
from check.mutate import examples, sober
from check.test_profiles import LOINC, QUANTITY, observation, patient

CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"


def category(*codes: str) -> list[dict[str, Any]]:
    return [{"coding": [{"system": CATEGORY, "code": code}]} for code in codes]


def said(resource: dict[str, Any], *structures: dict[str, Any]) -> list[tuple[str, str]]:
    """Return rule and path of what the last of the profiles finds."""
    options = Options(packages=packages(*structures), profiles=(structures[-1]["url"],))
    return [(one.rule, one.path or "") for one in validate(resource, options=options) if one.severity != "information"]


def derived(base: dict[str, Any], *elements: dict[str, Any], name: str = "derived") -> dict[str, Any]:
    return profile(base["type"], *elements, name=name, base=base["url"])


SLICED = profile(
    "Observation",
    element(
        "Observation.category",
        slicing={"discriminator": [{"type": "pattern", "path": "$this"}], "rules": "open"},
        min=1,
    ),
    element(
        "Observation.category:lab",
        patternCodeableConcept={"coding": [{"system": CATEGORY, "code": "laboratory"}]},
        max="1",
    ),
    name="sliced",
)


@pytest.mark.parametrize(
    ("categories", "wanted"),
    [
        (["laboratory"], []),
        (["laboratory", "exam"], []),
        (["exam"], [("profile-slice-min", "Observation.category")]),
        (["laboratory", "laboratory"], [("profile-slice-max", "Observation.category")]),
        (
            [],
            [("profile-min", "Observation.category"), ("profile-slice-min", "Observation.category")],
        ),
    ],
)
def test_a_slice_of_the_base_keeps_its_pattern_and_discriminator(
    categories: list[str], wanted: list[tuple[str, str]]
) -> None:
    more = derived(SLICED, element("Observation.category:lab", min=1))
    resource = observation(**({"category": category(*categories)} if categories else {}))
    assert said(resource, SLICED, more) == wanted


def test_a_slice_that_is_added_stands_beside_those_of_the_base() -> None:
    exam = element(
        "Observation.category:exam", patternCodeableConcept={"coding": [{"system": CATEGORY, "code": "exam"}]}, min=1
    )
    more = derived(SLICED, exam)
    assert said(observation(category=category("exam")), SLICED, more) == []
    assert said(observation(category=category("laboratory")), SLICED, more) == [
        ("profile-slice-min", "Observation.category")
    ]


def test_three_profiles_that_build_on_each_other_count_together() -> None:
    first = profile("Patient", element("Patient.name", min=1), name="first")
    second = derived(first, element("Patient.name.family", min=1), name="second")
    third = derived(second, element("Patient.name", max="1"), name="third")
    assert said(patient(), first, second, third) == [("profile-min", "Patient.name")]
    assert said(patient(name=[{"given": ["a"]}]), first, second, third) == [("profile-min", "Patient.name[0].family")]
    assert said(patient(name=[{"family": "a"}, {"family": "b"}]), first, second, third) == [
        ("profile-max", "Patient.name")
    ]


@pytest.mark.parametrize(
    ("own", "resource", "wanted"),
    [
        ({"max": "3"}, patient(name=[{"family": "a"}] * 3), []),
        ({"max": "3"}, patient(name=[{"family": "a"}] * 4), [("profile-max", "Patient.name")]),
        ({"short": "only words"}, patient(name=[{"family": "a"}] * 3), [("profile-max", "Patient.name")]),
    ],
    ids=["another limit wins", "and is asked", "words change nothing"],
)
def test_what_the_differential_says_wins(own: Any, resource: dict[str, Any], wanted: list[tuple[str, str]]) -> None:
    base = profile("Patient", element("Patient.name", max="2"), name="base")
    assert said(resource, base, derived(base, element("Patient.name", **own))) == wanted


def _constraint(key: str, expression: str) -> dict[str, Any]:
    return {"key": key, "severity": "error", "human": key, "expression": expression}


def test_rules_of_the_base_stay_beside_new_ones() -> None:
    base = profile("Patient", element("Patient", constraint=[_constraint("b-1", "name.exists()")]), name="base")
    more = derived(base, element("Patient", constraint=[_constraint("m-1", "telecom.exists()")]))
    assert sorted(said(patient(), base, more)) == [("b-1", "Patient"), ("m-1", "Patient")]


def test_a_rule_that_is_said_again_is_the_newer_one() -> None:
    base = profile("Patient", element("Patient", constraint=[_constraint("b-1", "name.exists()")]), name="base")
    more = derived(base, element("Patient", constraint=[_constraint("b-1", "telecom.exists()")]))
    assert said(patient(name=[{"family": "a"}]), base, more) == [("b-1", "Patient")]
    assert said(patient(telecom=[{"system": "phone", "value": "1"}]), base, more) == []


TYPED = profile(
    "Observation",
    element(
        "Observation.value[x]",
        slicing={"discriminator": [{"type": "type", "path": "$this"}], "rules": "open"},
    ),
    element("Observation.value[x]:valueQuantity", type=[{"code": "Quantity"}]),
    element("Observation.value[x]:valueQuantity.unit", min=1),
    name="typed",
)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ({"valueQuantity": QUANTITY}, []),
        ({"valueQuantity": {"value": 5}}, [("profile-min", "Observation.valueQuantity.unit")]),
        (
            {"valueQuantity": {"value": 5, "unit": "x"}},
            [("profile-min", "Observation.valueQuantity.code")],
        ),
        ({"valueString": "x"}, []),
    ],
)
def test_the_short_name_of_a_choice_is_the_slice_of_the_base(
    value: dict[str, Any], wanted: list[tuple[str, str]]
) -> None:
    more = derived(
        TYPED,
        element("Observation.valueQuantity", path="Observation.valueQuantity"),
        element("Observation.valueQuantity.code", path="Observation.valueQuantity.code", min=1),
    )
    found = said(observation(**value), TYPED, more)
    assert [one for one in found if one in wanted] == wanted
    assert bool(found) is bool(wanted)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ({"valueQuantity": QUANTITY}, []),
        ({}, [("profile-min", "Observation.value"), ("profile-slice-min", "Observation.value")]),
        (
            {"valueString": "x"},
            [("profile-type", "Observation.valueString"), ("profile-slice-min", "Observation.value")],
        ),
    ],
)
def test_a_choice_whose_one_type_is_required_is_required(value: dict[str, Any], wanted: list[tuple[str, str]]) -> None:
    structure = profile("Observation", element("Observation.valueQuantity", path="Observation.valueQuantity", min=1))
    assert said(observation(**value), structure) == wanted


def test_a_new_slice_has_what_its_element_has() -> None:
    base = profile(
        "Observation",
        element(
            "Observation.component",
            slicing={"discriminator": [{"type": "pattern", "path": "code"}], "rules": "open"},
        ),
        element(
            "Observation.component.value[x]",
            type=[{"code": "Quantity"}, {"code": "string"}],
        ),
        name="base",
    )
    code = {"coding": [{"system": LOINC, "code": "8480-6"}]}
    more = derived(
        base,
        element("Observation.component:sys", min=1),
        element("Observation.component:sys.code", patternCodeableConcept=code),
        element("Observation.component:sys.value[x]", min=1),
    )
    good = observation(component=[{"code": code, "valueQuantity": QUANTITY}])
    assert said(good, base, more) == []
    bad = observation(component=[{"code": code, "valueBoolean": True}])
    assert set(said(bad, base, more)) == {("profile-type", "Observation.component[0].valueBoolean")}


def test_elements_without_ids_get_those_of_their_path_and_slice() -> None:
    listed = [
        {
            "path": "Observation.category",
            "slicing": {"discriminator": [{"type": "value", "path": "coding.code"}], "rules": "open"},
        },
        {"path": "Observation.category", "sliceName": "lab", "min": 1},
        {"path": "Observation.category.coding", "min": 1},
        {"path": "Observation.category.coding.code", "min": 1, "fixedCode": "laboratory"},
        {"path": "Observation.category", "sliceName": "exam", "max": "1"},
        {"path": "Observation.category.coding", "min": 1},
        {"path": "Observation.category.coding.code", "min": 1, "fixedCode": "exam"},
        {"path": "Observation.subject", "min": 1},
    ]
    structure = {**profile("Observation"), "differential": {"element": listed}}
    subject = {"reference": "Patient/1"}
    assert said(observation(category=category("laboratory", "exam"), subject=subject), structure) == []
    assert said(observation(category=category("exam", "exam")), structure) == [
        ("profile-slice-min", "Observation.category"),
        ("profile-slice-max", "Observation.category"),
        ("profile-min", "Observation.subject"),
    ]


def test_a_profile_of_the_specification_is_a_base() -> None:
    more = profile("Observation", element("Observation.method", min=1), base=f"{BASE}/bodyweight")
    good = {
        "category": category("vital-signs"),
        "code": {"coding": [{"system": LOINC, "code": "29463-7"}]},
        "subject": {"reference": "Patient/1"},
        "effectiveDateTime": "2020-01-01",
        "valueQuantity": {"value": 70, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"},
    }
    assert said(observation(**good), more) == [("profile-min", "Observation.method")]
    bad = observation(**{**good, "code": {"coding": [{"system": LOINC, "code": "718-7"}]}}, method={"text": "x"})
    assert ("profile-slice-min", "Observation.code.coding") in said(bad, more)


@pytest.mark.parametrize("base", [f"{HERE}/StructureDefinition/nowhere", f"{HERE}/StructureDefinition/test"])
def test_a_base_that_is_not_here_is_said(base: str) -> None:
    structure = profile("Patient", element("Patient.name", min=1), base=base)
    options = Options(packages=packages(structure), profiles=(structure["url"],))
    report = validate(patient(), options=options)
    assert [(one.rule, one.severity) for one in report] == [("profile-min", "error"), ("not-checked", "information")]
    assert base in report.issues[-1].message


# The bases of these come from packages that are not here (SDC), or are unfolded from another package's extension,
# where ext-1 says the same; and a required type of a choice in a slice is said twice.
EXPLAINED = {
    ("sdcqr-1", "QuestionnaireResponse"),
    ("sdcqr-2", "QuestionnaireResponse"),
    ("profile-min", "QuestionnaireResponse.authored"),
    ("profile-min", "QuestionnaireResponse.questionnaire"),
    ("profile-min", "Observation.extension.value"),
    ("profile-slice-min", "Observation.component.value"),
}


def _without_snapshots(path: Path) -> Packages:
    """Return the definitions of a package as differentials."""
    from case2fhir.check.package_files import load

    whole, found = load([path]), Packages()
    for kind, url in list(whole._sources):
        document = whole._read(kind, url)
        assert document is not None
        add_document(found, {key: value for key, value in document.items() if key != "snapshot"})
    return found


def _findings(resource: dict[str, Any], options: Options) -> set[tuple[str, str, str]]:
    return {
        (one.severity, one.rule, "".join(part for part in (one.path or "") if not part.isdigit()).replace("[]", ""))
        for one in validate(resource, options=options)
        if one.severity != "information"
    }


@pytest.mark.parametrize(
    "package",
    ["hl7.fhir.uv.ips-2.0.0", "hl7.fhir.uv.ips-1.1.0", "hl7.fhir.us.core-6.1.0", "hl7.fhir.us.core-8.0.0"],
)
def test_a_guide_without_snapshots_finds_the_same(shared: Path, package: str) -> None:
    path = shared / "packages" / f"{package}.tgz"
    given = Options(extensions="any", packages=load([path]))
    made = Options(extensions="any", packages=_without_snapshots(path))
    chance = random.Random(package)
    differ: set[tuple[str, str]] = set()
    for _, resource in examples(path):
        most = 6 if len(str(resource)) < 50_000 else 2
        for one in (resource, *(broken for _, broken in sober(resource, chance, most))):
            apart = _findings(one, given) ^ _findings(one, made)
            differ |= {(rule, where) for _, rule, where in apart}
    assert differ <= EXPLAINED
