"""What `mappings export` writes, resource by resource: the tables as a terminology server would load them."""

from __future__ import annotations

from typing import Any

import pytest

from case2fhir.check import validate
from case2fhir.terminology import Terminology, load
from case2fhir.terminology.export import BASE, resources
from case2fhir.terminology.search import search

EXPORTED = {f"{each['resourceType']}/{each['id']}": each for each in resources(load())}
NAMES = sorted(EXPORTED)
MAPS = [name for name in NAMES if name.startswith("ConceptMap/")]
SETS = [name for name in NAMES if name.startswith("ValueSet/")]


@pytest.mark.parametrize("name", NAMES)
def test_each_resource_is_valid_by_our_own_rules(name: str) -> None:
    assert [issue for issue in validate(EXPORTED[name]) if issue.severity == "error"] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_resource_says_what_it_is_and_whose_codes_it_holds(name: str) -> None:
    resource = EXPORTED[name]
    assert resource["url"] == f"{BASE}/{name}"
    assert resource["name"].isidentifier()
    assert resource["name"][0].isupper()
    assert resource["status"] == "active"
    assert "licences" in resource["copyright"]
    assert resource["version"]


@pytest.mark.parametrize("name", MAPS)
def test_a_map_goes_from_our_keys_to_codes_of_one_system(terms: Terminology, name: str) -> None:
    (group,) = EXPORTED[name]["group"]
    assert group["source"] == f"{BASE}/CodeSystem/concepts"
    rows = [row["code"] for row in group["element"]]
    assert rows == sorted(set(rows))
    for row in group["element"]:
        concept = terms.concept(row["code"])
        assert concept is not None
        assert row["display"] == concept.display
        codes = {coding.code for coding in concept.codings if coding.system == group["target"]}
        assert {target["code"] for target in row["target"]} == codes


@pytest.mark.parametrize("name", SETS)
def test_a_value_set_has_each_code_once_and_its_concepts(terms: Terminology, name: str) -> None:
    include = EXPORTED[name]["compose"]["include"]
    systems = [each["system"] for each in include]
    assert len(systems) == len(set(systems))
    for each in include:
        codes = [row["code"] for row in each["concept"]]
        assert len(codes) == len(set(codes))
    kind = name.partition("/")[2]
    own = [row["code"] for row in include[-1]["concept"]]
    assert own == [key for key in sorted(terms.keys) if (found := terms.concept(key)) and found.kind == kind]


@pytest.mark.parametrize(("policy", "there"), [("all", True), ("free", True), ("none", False)])
def test_the_policy_decides_whether_there_is_a_map_of_snomed(policy: Any, there: bool) -> None:
    targets = [
        each["group"][0]["target"] for each in resources(load(snomed=policy)) if each["resourceType"] == "ConceptMap"
    ]
    assert ("http://snomed.info/sct" in targets) is there


SEARCHED = [
    ("a key", "crp", "crp", 0),
    ("a display", "Low back pain", "low-back-pain", 0),
    ("a code", "718-7", "hemoglobin", 0),
    ("a plural", "kidneys", "kidney", 0),
    ("part of a phrase", "lumbar puncture", "lumbar-puncture", 0),
    ("a word among others", "puncture", "lumbar-puncture", None),
]


@pytest.mark.parametrize(("words", "key", "place"), [row[1:] for row in SEARCHED], ids=[row[0] for row in SEARCHED])
def test_a_search_finds(terms: Terminology, words: str, key: str, place: int | None) -> None:
    found = [concept.key for concept in search(terms, words)]
    assert key in found
    assert place is None or found[place] == key


@pytest.mark.parametrize("words", ["", " ", "xyzzy", "emoglob", "718", "?"])
def test_a_search_for_nothing_finds_nothing(terms: Terminology, words: str) -> None:
    assert search(terms, words) == []


def test_every_concept_is_found_by_its_own_key(terms: Terminology) -> None:
    for key in sorted(terms.keys)[::250]:
        assert key in [concept.key for concept in search(terms, key)]
