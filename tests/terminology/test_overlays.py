"""Tables of one's own over ours: what they add, replace and hide, and each fault in them with its file and line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from case2fhir.errors import MappingError
from case2fhir.pipeline import Options, convert
from case2fhir.terminology import Terminology, load, store
from case2fhir.terminology.check import check

SNOMED = "http://snomed.info/sct"


def over(folder: Path, text: str, name: str = "own.yaml") -> Terminology:
    (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


def key_of(terms: Terminology, words: str) -> str | None:
    found = terms.find(words)
    return found.key if found else None


def concept(key: str, phrases: str, *, kind: str = "symptom", more: str = "", cased: str = "") -> str:
    return (
        f"kind: {kind}\nconcepts:\n  {key}:\n    display: {key}\n{more}"
        + (f"    phrases: {{en: [{phrases}]}}\n" if phrases else "")
        + (f"    cased: [{cased}]\n" if cased else "")
        + "    examples: []\n"
    )


ADDED = [
    ("a new word", concept("green-nose", "green nose"), "green nose", "green-nose"),
    ("its plural", concept("green-nose", "green nose"), "Green noses", "green-nose"),
    ("a word of ours goes to another concept", concept("my-back", "lumbago"), "lumbago", "my-back"),
    ("the rest of that concept stays", concept("my-back", "lumbago"), "low back pain", "low-back-pain"),
    ("a longer phrase wins over ours", concept("fever-x", "fever of Xanadu"), "fever of Xanadu", "fever-x"),
    ("an abbreviation in capitals", concept("green-nose", "", cased="GNX"), "GNX", "green-nose"),
    ("an abbreviation in small letters is none", concept("green-nose", "", cased="GNX"), "gnx", None),
    ("our concept replaced: new words", concept("sciatica", "my sciatica"), "my sciatica", "sciatica"),
]


@pytest.mark.parametrize(("text", "words", "key"), [row[1:] for row in ADDED], ids=[row[0] for row in ADDED])
def test_words_of_ones_own(folder: Path, text: str, words: str, key: str | None) -> None:
    assert key_of(over(folder, text), words) == key


def test_a_concept_that_is_replaced_has_the_new_codes_only(folder: Path) -> None:
    code = '    codes: [{system: snomed, code: "279039007", source: x}]\n'
    terms = over(folder, concept("sciatica", "sciatica", more=code))
    assert [coding.code for coding in terms.codings("sciatica")] == ["279039007"]
    assert len(load().codings("sciatica")) >= 1


def test_what_is_laid_over_leaves_the_tables_of_the_program_alone(folder: Path) -> None:
    before = load().codings("sciatica")
    over(folder, concept("sciatica", "sciatica"))
    assert load().codings("sciatica") == before


@pytest.mark.parametrize(("policy", "count"), [("all", 1), ("free", 0), ("none", 0)])
def test_a_licensed_code_of_ones_own_follows_the_policy(folder: Path, policy: str, count: int) -> None:
    code = '    codes: [{system: snomed, code: "279039007", source: x}]\n'
    (folder / "own.yaml").write_text(concept("green-nose", "green nose", more=code))
    assert len(load(folder, snomed=policy).codings("green-nose")) == count  # type: ignore[arg-type]


def test_a_free_code_of_ones_own_is_given_out_with_the_free_ones(folder: Path) -> None:
    code = '    codes: [{system: snomed, code: "279039007", source: x, free: true}]\n'
    (folder / "own.yaml").write_text(concept("green-nose", "green nose", more=code))
    assert [len(load(folder, snomed=policy).codings("green-nose")) for policy in ("all", "free", "none")] == [1, 1, 0]


def test_units_of_ones_own_are_read_beside_ours(folder: Path) -> None:
    terms = over(folder, "units:\n  '[car_Au]':\n    kind: mass\n    display: ct\n    spellings: [carats]\n")
    known = [terms.unit(text) for text in ("carats", "ct", "mg/dl")]
    assert [unit.ucum if unit else None for unit in known] == ["[car_Au]", "[car_Au]", "mg/dL"]


def test_ranges_of_ones_own_replace_those_of_the_analyte(folder: Path) -> None:
    terms = over(folder, "plausible:\n  sodium:\n    - {units: [mmol/L], low: '139', high: '141'}\n")
    assert terms.plausible("sodium", Decimal(140), "mmol/L") is None
    assert terms.plausible("sodium", Decimal(150), "mmol/L") is not None
    assert terms.plausible("potassium", Decimal(4), "mmol/L") is None


def test_frequencies_routes_and_forms_of_ones_own(folder: Path) -> None:
    terms = over(
        folder,
        "frequencies:\n  every-blue-moon:\n    times: 1\n    period: 33\n    unit: mo\n"
        "    phrases: {en: [every blue moon]}\n    examples: []\n"
        "routes:\n  by-broom:\n    display: By broom\n    phrases: {en: [by broom]}\n    examples: []\n"
        "forms:\n  cauldron:\n    display: Cauldron\n    phrases: {en: [cauldron]}\n    examples: []\n",
    )
    timing, route, form = terms.frequency("every blue moon"), terms.route("by broom"), terms.form("cauldrons")
    assert (timing and (timing.times, timing.period, timing.unit)) == ("1", "33", "mo")
    assert (route and route.key, form and form.key) == ("by-broom", "cauldron")
    assert terms.frequency("twice a day") is not None
    assert terms.route("orally") is not None


def test_a_system_of_ones_own(folder: Path) -> None:
    terms = over(
        folder,
        "systems:\n  mine: {uri: 'https://example.org/codes', title: Mine, version: '1', licence: x, checked: x}\n"
        + concept("green-nose", "green nose", more='    codes: [{system: mine, code: "GN-1", source: x}]\n'),
    )
    assert [(each.system, each.code) for each in terms.codings("green-nose")] == [("https://example.org/codes", "GN-1")]


def test_tables_of_ones_own_reach_the_bundle(folder: Path) -> None:
    code = '    codes: [{system: snomed, code: "279039007", display: Nose, source: x}]\n'
    (folder / "own.yaml").write_text(concept("green-nose", "green nose", more=code))
    found = convert("A man had a green nose.", Options(mappings=folder)).bundle.resource["entry"]
    (condition,) = [row["resource"] for row in found if row["resource"]["resourceType"] == "Condition"]
    assert condition["code"]["coding"] == [{"system": SNOMED, "code": "279039007", "display": "Nose"}]
    assert condition["code"]["text"] == "green nose"


def test_tables_in_folders_of_the_folder_are_read(folder: Path) -> None:
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "nose.yaml").write_text(concept("green-nose", "green nose"))
    assert key_of(load(folder), "green nose") == "green-nose"


HEAD = "kind: symptom\nconcepts:\n  green-nose:\n    display: Nose\n"
END = "    examples: []\n"
FAULTS = [
    ("a display that is empty", HEAD.replace("Nose", "''") + END, 4, "green-nose.display: must be text, and not empty"),
    ("no display", "kind: symptom\nconcepts:\n  green-nose:\n    examples: []\n", 3, "display is missing"),
    ("no examples", HEAD, 3, "examples is missing"),
    ("an unknown kind", HEAD.replace("symptom", "symptoms") + END, 1, "must be one of"),
    ("an unknown field", HEAD + "    phrase: x\n" + END, 5, "did you mean phrases?"),
    ("an unknown table", "concept:\n  x: {display: x}\n", 1, "did you mean concepts?"),
    ("phrases without a language", HEAD + "    phrases: [green nose]\n" + END, 5, "must be a mapping"),
    ("a language in full", HEAD + "    phrases: {english: [x]}\n" + END, 5, "a language of two letters, as en"),
    ("an empty phrase", HEAD + "    phrases: {en: [green nose, '']}\n" + END, 5, "must be text, and not empty"),
    ("a code without a system", HEAD + '    codes: [{code: "1", source: x}]\n' + END, 5, "system is missing"),
    ("a code without a source", HEAD + '    codes: [{system: loinc, code: "718-7"}]\n' + END, 5, "source is missing"),
    ("a code without quotes", HEAD + "    codes: [{system: loinc, code: 718-7, source: x}]\n" + END, 5, "quote it"),
    ("an unknown system", HEAD + '    codes: [{system: snomd, code: "1", source: x}]\n' + END, 5,
     "unknown system 'snomd'"),
    ("a wrong check digit of LOINC", HEAD + '    codes: [{system: loinc, code: "718-8", source: x}]\n' + END, 5,
     "718-8 has a wrong check digit for loinc; look it up"),
    ("a wrong check digit of SNOMED CT", HEAD + '    codes: [{system: snomed, code: "279039008", source: x}]\n' + END,
     5, "279039008 has a wrong check digit for snomed"),
    ("free that is no truth", HEAD + '    codes: [{system: loinc, code: "718-7", source: x, free: yes}]\n' + END, 5,
     "must be one of false, true"),
    ("an example without its text", HEAD + "    examples: [{finds: nose}]\n", 5, "text is missing"),
    ("an example that is not found", HEAD + "    phrases: {en: [green nose]}\n"
     "    examples:\n      - {text: He had a nose., finds: nose}\n", 7, "'nose' is not found in 'He had a nose.'"),
    ("an unknown unit", HEAD + "    units: [furlong]\n" + END, 5, "furlong is no unit of units.yaml"),
    ("an unknown panel", HEAD + "    panel: nose-panel\n" + END, 5, "no concept has the key 'nose-panel'"),
    ("an unknown component", HEAD + "    components: [nostril]\n" + END, 5, "no concept has the key 'nostril'"),
    ("a phrase of two concepts", HEAD + "    phrases: {en: [x nose]}\n" + END
     + "  red-nose:\n    display: Red\n    phrases: {en: [X noses]}\n" + END, 9, "stands for green-nose ("),
    ("a frequency that is none", "frequencies:\n  x:\n    times: often\n    phrases: {en: [x y]}\n    examples: []\n",
     3, "x.times: must be a number, not 'often'"),
    ("a range without an end", "plausible:\n  sodium:\n    - {units: [mmol/L], low: '1'}\n", 3, "high is missing"),
    ("a range of nothing", "plausible:\n  sodium: 5\n", 2, "sodium: must be a list"),
    ("a unit without its kind", "units:\n  xx:\n    display: xx\n", 2, "kind is missing"),
    ("a system without its licence", "systems:\n  mine:\n    uri: x\n    title: x\n    version: x\n    checked: x\n", 2,
     "licence is missing"),
    ("a strange trigger", "triggers:\n  - {kind: denied, direction: before, phrases: [x]}\n", 2, "not 'denied'"),
    ("a trigger without its direction", "triggers:\n  - {kind: negated, phrases: [x]}\n", 2, "direction is missing"),
    ("a key that stands twice", HEAD + END + "  green-nose:\n    display: Nose\n" + END, 6, "key given twice"),
    ("a tab", "kind: symptom\nconcepts:\n\tx: y\n", 3, "not valid YAML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_has_its_file_its_line_and_what_to_do(folder: Path, text: str, line: int, message: str) -> None:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    found = check(folder, store.compiled())
    short = [problem.removeprefix("tables/") for problem in found]
    assert any(problem.startswith(f"own.yaml:{line}:") and message in problem for problem in short), short
    if "is not found in" in message or "stands for" in message:
        assert load(folder).keys  # the words are odd, but nothing wrong can come of them
        return
    with pytest.raises(MappingError, match=r"own\.yaml:"):
        load(folder)
