"""Wrong case files: each fault at its line and column with the nearest key, in YAML and in JSON alike."""

from __future__ import annotations

import json

import pytest

from case2fhir.errors import InputError
from case2fhir.read import read

from .test_case_files import problems

KEYS = [
    ("pateint: {}", "patient"),
    ("sources: {}", "source"),
    ("encounter: []", "encounters"),
    ("symptoms: []", None),
    ("medication: []", "medications"),
    ("alergies: []", "allergies"),
    ("familyHistory: []", "family_history"),
    ("social-history: []", "social_history"),
    ("outcome: []", "outcomes"),
    ("verified: []", "verified_by"),
    ("casekey: a", "case_key"),
    ("patient: {gender: {value: male}}", None),
    ("patient: {birthDate: {value: 2001}}", "birth_date"),
    ("patient: {age: {years: 35}}", None),
    ("patient: {age: {value: 35, units: a}}", "unit"),
    ("patient: {name: {text: a, givens: [b]}}", "given"),
    ("patient: {identifiers: [{value: a, systems: b}]}", "system"),
    ("patient: {death: {causes: a}}", "cause"),
    ("encounters: [{settings: home}]", "setting"),
    ("encounters: [{when: {begin: 2021}}]", "end"),
    ("encounters: [{when: {dates: 2021}}]", "date"),
    ("problems: [{name: a, severty: mild}]", "severity"),
    ("problems: [{name: a, bodysite: knee}]", "site"),
    ("problems: [{name: a, onsetAge: {value: 3}}]", "onset_age"),
    ("problems: [{name: a, site: {name: knee, laterality: left}}]", None),
    ("problems: [{name: a, evidence: [{start: 0, end: 1, text: b}]}]", None),
    ("signs: [{name: a, results: present}]", "result"),
    ("signs: [{name: a, angel: {value: 3}}]", "angle"),
    ("measurements: [{name: a, values: 5}]", "value"),
    ("measurements: [{name: a, referenceLow: 5}]", "reference_low"),
    ("measurements: [{name: a, components: [{name: b, value: 1, comparator: <}]}]", None),
    ("studies: [{name: a, kind: imaging, finding: []}]", "findings"),
    ("studies: [{name: a, kind: imaging, findings: [{name: b, levels: L5}]}]", "level"),
    ("medications: [{name: a, dosis: {value: 3}}]", "dose"),
    ("medications: [{name: a, frequency: {time: 3}}]", "times"),
    ("medications: [{name: a, asNeeded: true}]", "as_needed"),
    ("procedures: [{name: a, counts: 3}]", "count"),
    ("allergies: [{name: a, reaction: [b]}]", "reactions"),
    ("family_history: [{name: a, condition: []}]", "conditions"),
    ("family_history: [{name: a, conditions: [{name: b, onset: 3}]}]", "onset_age"),
    ("social_history: [{name: a, kind: smoking, amount: 3}]", None),
    ("outcomes: [{name: a, problem: [b]}]", "problems"),
    ("sections: [{kind: a, start: 0, end: 1, headings: b}]", "heading"),
]


@pytest.mark.parametrize(("text", "nearest"), KEYS, ids=[row[0] for row in KEYS])
def test_an_unknown_key_and_the_nearest_that_is_known(text: str, nearest: str | None) -> None:
    (found,) = [problem for problem in problems(text) if "unknown key" in problem]
    assert f"; did you mean {nearest!r}?" in found if nearest else "; known here: " in found or "did you mean" in found
    line, column, _ = found.split(":", 2)
    word = found.split("'")[1]
    assert text.split("\n")[int(line) - 1][int(column) - 1 :].startswith(word)


VALUES = [
    ("patient: {sex: {value: F}}", "patient.sex.value: must be 'female', 'male', 'other' or 'unknown'"),
    ("patient: {sex: female}", "patient.sex: must be a mapping of keys to values"),
    ("patient: {age: 35}", "patient.age: must be a mapping of keys to values"),
    ("patient: {age: {value: 35 years}}", "patient.age.value: not a number: '35 years'; write digits with a point"),
    ("patient: {age: {value: 35, unit: years}}", "patient.age.unit: must be 's', 'min', 'h', 'd', 'wk', 'mo' or 'a'"),
    ("patient: {age: {value: -1}}", "patient.age.value: must not be negative: -1"),
    ("patient: {birth_date: 2001-02-03}", "patient.birth_date: must be a mapping of keys to values"),
    ("patient: {birth_date: {value: 03/02/2001}}", "patient.birth_date.value: not a date: '03/02/2001'"),
    ("patient: {birth_date: {value: 2001-02-29}}", "patient.birth_date.value: no such day: '2001-02-29'"),
    ("patient: {birth_date: {value: 2001-00-01}}", "patient.birth_date.value: no such month: '2001-00-01'"),
    ("patient: {identifiers: {value: a}}", "patient.identifiers: must be a list"),
    ("encounters: {role: visit}", "encounters: must be a list"),
    ("encounters: [{role: consult}]", "encounters[0].role: must be 'presentation'"),
    ("encounters: [{setting: outpatient}]", "encounters[0].setting: must be 'ambulatory', 'inpatient'"),
    ("encounters: [{when: 2021}]", "encounters[0].when: must be a mapping of keys to values"),
    ("encounters: [{when: {date: 2021-05-06 10:00}}]", "encounters[0].when.date: not a date"),
    ("encounters: [{when: {date: 2021-05-06T24:00:00Z}}]", "encounters[0].when.date: no such time of day"),
    (
        "encounters: [{when: {date: 2021-05-06, end: 2021-05-01}}]",
        "encounters[0].when: must not end before it begins: 2021-05-06 to 2021-05-01",
    ),
    ("problems: [{name: a, presence: no}]", "problems[0].presence: must be 'present' or 'absent'"),
    ("problems: [{name: a, certainty: sure}]", "problems[0].certainty: must be 'confirmed', 'unconfirmed'"),
    ("problems: [{name: a, status: cured}]", "problems[0].status: must be 'active', 'recurrence'"),
    ("problems: [{name: a, side: L}]", "problems[0].side: must be 'left', 'right', 'bilateral' or 'midline'"),
    ("problems: [{name: a, site: knee}]", "problems[0].site: must be a mapping of keys to values"),
    ("problems: [{name: a, character: dull}]", "problems[0].character: must be a list"),
    ("problems: [{name: a, evidence: [{start: 3, end: 3}]}]", "problems[0].evidence[0]: evidence must end after it"),
    ("problems: [{name: a, evidence: [{start: x, end: 3}]}]", "problems[0].evidence[0].start: must be a whole number"),
    ("problems: [{name: a, evidence: [3-5]}]", "problems[0].evidence[0]: must be a mapping of keys to values"),
    ("signs: [{name: a, result: maybe}]", "signs[0].result: must be 'present', 'absent', 'positive', 'negative'"),
    ("measurements: [{name: a, kind: lab}]", "measurements[0].kind: must be 'laboratory', 'vital-sign', 'score'"),
    ("measurements: [{name: a, value: '1,5'}]", "measurements[0].value: not a number: '1,5'"),
    ("measurements: [{name: a, value: '>5'}]", "measurements[0].value: not a number: '>5'"),
    ("measurements: [{name: a, value: 5 mg}]", "measurements[0].value: not a number: '5 mg'"),
    ("measurements: [{name: a, comparator: '='}]", "measurements[0].comparator: must be '<', '<=', '>=' or '>'"),
    ("measurements: [{name: a, interpretation: L}]", "measurements[0].interpretation: must be 'low', 'high'"),
    ("measurements: [{name: a, components: [{name: b}]}]", "needs the key 'value'"),
    ("studies: [{name: a}]", "needs the key 'kind'"),
    ("studies: [{name: a, kind: CT}]", "studies[0].kind: must be 'laboratory', 'imaging'"),
    ("studies: [{name: a, kind: imaging, state: done!}]", "studies[0].state: must be 'done', 'planned' or 'declined'"),
    ("medications: [{name: a, act: used}]", "medications[0].act: must be 'taken', 'prescribed' or 'given'"),
    ("medications: [{name: a, dose: 5 mg}]", "medications[0].dose: must be a mapping of keys to values"),
    ("medications: [{name: a, dose: {unit: mg}}]", "needs the key 'value'"),
    ("medications: [{name: a, frequency: daily}]", "medications[0].frequency: must be a mapping of keys to values"),
    ("medications: [{name: a, frequency: {times: once}}]", "medications[0].frequency.times: must be a whole number"),
    ("medications: [{name: a, frequency: {times: -2}}]", "medications[0].frequency.times: must be at least 1"),
    ("medications: [{name: a, as_needed: y}]", "medications[0].as_needed: must be true or false"),
    ("procedures: [{name: a, count: 0}]", "procedures[0].count: must be at least 1"),
    ("procedures: [{name: a, state: refused}]", "procedures[0].state: must be 'done', 'planned' or 'declined'"),
    ("allergies: [{presence: absent}]", "needs the key 'name'"),
    ("allergies: [penicillin]", "allergies[0]: must be a mapping of keys to values"),
    ("family_history: [{name: a, deceased: dead}]", "family_history[0].deceased: must be true or false"),
    ("social_history: [{name: a}]", "needs the key 'kind'"),
    ("social_history: [{name: a, kind: tobacco}]", "social_history[0].kind: must be 'smoking', 'alcohol'"),
    ("outcomes: [{name: a, direction: up}]", "outcomes[0].direction: must be 'better', 'worse'"),
    ("verified_by: Dr Roe", "verified_by: must be a list"),
    ("source: a text", "source: must be a mapping of keys to values"),
    ("case_key: ' '", "case_key: must hold words; leave the key out if there are none"),
    ('problems: [{name: "\\u200B"}]', "problems[0].name: must hold words"),
]


@pytest.mark.parametrize(("text", "message"), VALUES, ids=[row[0] for row in VALUES])
def test_a_wrong_value_is_told_at_its_place(text: str, message: str) -> None:
    (found,) = problems(text)
    place, said = found.split(": ", 1)
    assert said.startswith(message)
    assert place.startswith("1:")


def _as_json(text: str) -> str:
    """Return the JSON that says what the YAML does, every scalar as words."""
    import yaml

    return json.dumps(yaml.load(text, Loader=yaml.BaseLoader), indent=1)


@pytest.mark.parametrize("text", [row[0] for row in (*KEYS, *VALUES)])
def test_json_is_told_the_same_at_its_own_place(text: str) -> None:
    written = _as_json(text)
    by_yaml = [problem.split(": ", 1)[1] for problem in problems(text)]
    by_json = problems(written, "case.json")
    assert [problem.split(": ", 1)[1] for problem in by_json] == by_yaml
    lines = written.split("\n")
    for problem in by_json:
        line, column = (int(part) for part in problem.split(":")[:2])
        assert lines[line - 1][column - 1 : column] in ('"', "{", "["), "a place begins a key or a value"


RESERVED = ["age", "death", "composition", "provenance"]


@pytest.mark.parametrize("key", RESERVED)
def test_a_key_that_ids_are_made_of_is_reserved(key: str) -> None:
    (found,) = problems(f"problems:\n  - key: {key}\n    name: a\n")
    assert found == f"2:10: the key {key!r} is reserved; give the item another"


MANY = """case_key: x
patient:
  sex: {value: f}
  age: {value: thirty}
  brith_date: {value: 2001}
encounters:
  - {key: visit, when: {date: 2021-13-01}}
  - {key: visit}
problems:
  - {name: a, encounter: vist}
  - {nam: b}
medications:
  - {name: c, dose: {value: -3}, frequency: {times: 0}}
  - {name: c, name: d}
procedures:
  - {name: e, drugs: [medication-c, medication-x]}
"""


def test_all_faults_of_a_file_come_in_one_run_in_the_order_of_their_lines() -> None:
    found = problems(MANY)
    assert [int(problem.split(":")[0]) for problem in found] == [3, 4, 5, 7, 8, 10, 11, 11, 13, 13, 14, 16]
    assert "did you mean 'birth_date'?" in found[2]
    assert "the key 'visit' is that of another item in line 7" in found[4]
    assert "no item of encounters has the key 'vist'; did you mean 'visit'?" in found[5]
    assert "no item of medications has the key 'medication-x'; did you mean 'medication-c'?" in found[-1]


@pytest.mark.parametrize("name", ["case.yaml", "case.yml", "CASE.YAML", "case.json"])
def test_a_fhir_resource_is_told_from_a_case(name: str) -> None:
    with pytest.raises(InputError) as raised:
        read(b'{"resourceType": "Bundle", "entry": []}', name=name)
    (found,) = raised.value.problems
    assert found == f"{name}:1:1: is a FHIR resource, not a case; `validate` checks it and `explain` shows its words"


ENDS = [("\n", 3, 11), ("\r\n", 3, 11), ("\r", 3, 11)]


@pytest.mark.parametrize(("end", "line", "column"), ENDS, ids=["LF", "CRLF", "CR"])
def test_places_count_the_lines_of_any_system(end: str, line: int, column: int) -> None:
    text = end.join(["problems:", "  - name: a", "    side: L", ""])
    assert problems(text)[0].startswith(f"{line}:{column}: problems[0].side: must be")


@pytest.mark.parametrize(("end", "line"), [("\n", 3), ("\r\n", 3), ("\r", 3)], ids=["LF", "CRLF", "CR"])
def test_places_in_json_count_them_too(end: str, line: int) -> None:
    text = end.join(["{", '"problems":', '  [{"name": "a", "side": "L"}]}'])
    assert problems(text, "case.json")[0].startswith(f"{line}:26: problems[0].side: must be")


def test_a_place_after_letters_of_many_bytes_counts_letters() -> None:
    assert problems("problems: [{name: Größe 😀, side: L}]")[0].startswith("1:34: problems[0].side")
    assert problems('{"problems": [{"name": "Größe 😀", "side": "L"}]}', "case.json")[0].startswith("1:43: problems")
