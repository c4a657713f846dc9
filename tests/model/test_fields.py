"""Every field of a case as a person writes it: what is read, how it is written again, and what is refused and why."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from case2fhir.errors import InputError
from case2fhir.model import Case, Offset
from case2fhir.read import read
from case2fhir.write_case import to_json, to_yaml


def read_yaml(text: str) -> Case:
    found = read(text.encode(), name="case.yaml")
    assert isinstance(found, Case)
    return found


def value_at(node: Any, path: str) -> Any:
    for step in path.split("."):
        node = node[int(step)] if step.isdigit() else getattr(node, step)
    return node


D = Decimal
V = "encounters: [{key: v}]\n"
FIELDS: list[tuple[str, str, Any]] = [
    ("case_key: 0017", "case_key", "0017"),
    ("source: {title: 'Case 4: a “lost” needle'}", "source.title", "Case 4: a “lost” needle"),
    ("source: {language: uk}", "source.language", "uk"),
    ("source: {citation: 'J Med. 2021;4(2):10-12'}", "source.citation", "J Med. 2021;4(2):10-12"),
    ("source: {text: 'She coughed.'}", "source.text", "She coughed."),
    ("verified_by: [Dr Roe, ward nurse]", "verified_by", ("Dr Roe", "ward nurse")),
    ("patient: {sex: {value: other}}", "patient.sex.value", "other"),
    ("patient: {sex: {value: female, derived: true}}", "patient.sex.derived", True),
    ("patient: {age: {value: 35}}", "patient.age.unit", "a"),
    ("patient: {age: {value: 6, unit: mo}}", "patient.age.unit", "mo"),
    ("patient: {age: {value: 1.50}}", "patient.age.value", D("1.50")),
    ("patient: {age: {value: 60, high: 69}}", "patient.age.high", D(69)),
    ("patient: {age: {value: 30, approximate: true}}", "patient.age.approximate", True),
    ("patient: {age: {value: 39, unit: wk, text: 39+2 weeks}}", "patient.age.text", "39+2 weeks"),
    ("patient: {birth_date: {value: 1986-02}}", "patient.birth_date.value", "1986-02"),
    ("patient: {name: {text: Ann Lee, family: Lee, given: [Ann, Maria]}}", "patient.name.given", ("Ann", "Maria")),
    ("patient: {identifiers: [{value: 000123, kind: MRN}]}", "patient.identifiers.0.value", "000123"),
    ("patient: {identifiers: [{value: x, system: 'urn:oid:1.2'}]}", "patient.identifiers.0.system", "urn:oid:1.2"),
    ("patient: {death: {cause: sepsis}}", "patient.death.cause", "sepsis"),
    ("patient: {death: {when: {date: 2021}}}", "patient.death.when.date", "2021"),
    ("patient: {death: {}}", "patient.death.cause", None),
    ("encounters: [{role: admission}]", "encounters.0.role", "admission"),
    ("encounters: [{}]", "encounters.0.role", "visit"),
    ("encounters: [{setting: virtual}]", "encounters.0.setting", "virtual"),
    ("encounters: [{organization: o}]\norganizations: [{key: o, name: X}]", "encounters.0.organization", "o"),
    ("encounters: [{when: {date: 2021-05-06, end: 2021-05-20}}]", "encounters.0.when.end", "2021-05-20"),
    ("encounters: [{when: {date: '2021-05-06T14:30:00Z'}}]", "encounters.0.when.date", "2021-05-06T14:30:00Z"),
    ("practitioners: [{name: Dr Roe, role: neurologist}]", "practitioners.0.role", "neurologist"),
    ("problems: [{name: fever, kind: diagnosis}]", "problems.0.kind", "diagnosis"),
    ("problems: [{name: fever}]", "problems.0.presence", "present"),
    ("problems: [{name: fever, presence: absent}]", "problems.0.presence", "absent"),
    ("problems: [{name: fever, certainty: differential}]", "problems.0.certainty", "differential"),
    ("problems: [{name: fever, status: remission}]", "problems.0.status", "remission"),
    ("problems: [{name: pain, site: {name: left knee, concept: knee, side: left}}]", "problems.0.site.side", "left"),
    ("problems: [{name: pain, side: bilateral}]", "problems.0.side", "bilateral"),
    ("problems: [{name: pain, severity: moderate}]", "problems.0.severity", "moderate"),
    ("problems: [{name: pain, onset: {text: in May, date: 2021-05}}]", "problems.0.onset.date", "2021-05"),
    ("problems: [{name: pain, onset_age: {value: 8, unit: a}}]", "problems.0.onset_age.value", D(8)),
    ("problems: [{name: pain, abatement: {text: next day}}]", "problems.0.abatement.text", "next day"),
    ("problems: [{name: pain, character: [dull, 'aching, at night']}]", "problems.0.character.1", "aching, at night"),
    ("problems: [{name: pain, course: [worsening]}]", "problems.0.course", ("worsening",)),
    ("problems: [{name: pain, radiation: [left leg]}]", "problems.0.radiation", ("left leg",)),
    ("problems: [{name: pain, aggravated_by: [cough]}]", "problems.0.aggravated_by", ("cough",)),
    ("problems: [{name: pain, relieved_by: [rest]}]", "problems.0.relieved_by", ("rest",)),
    ("problems: [{name: x, supported_by: [s]}]\nsigns: [{key: s, name: y}]", "problems.0.supported_by", ("s",)),
    ("problems: [{name: x, doubts: [{rule: code-missing, message: why}]}]", "problems.0.doubts.0.message", "why"),
    ("problems: [{name: x, note: ['as told: 12:30']}]", "problems.0.note", ("as told: 12:30",)),
    (V + "problems: [{name: x, encounter: v}]", "problems.0.encounter", "v"),
    ("signs: [{name: Lasegue, result: positive}]", "signs.0.result", "positive"),
    ("signs: [{name: lungs, result: normal, value: clear}]", "signs.0.value", "clear"),
    ("signs: [{name: hernia, level: L4-L5}]", "signs.0.level", "L4-L5"),
    ("signs: [{name: mass, sizes: [{value: 10}, {value: 4.0, unit: mm}]}]", "signs.0.sizes.1.value", D("4.0")),
    ("signs: [{name: Lasegue, angle: {value: 30, unit: °, ucum: deg}}]", "signs.0.angle.ucum", "deg"),
    ("signs: [{name: reflex, grade: '2+'}]", "signs.0.grade", "2+"),
    ("measurements: [{name: Hb, value: 4.10}]", "measurements.0.value", D("4.10")),
    ("measurements: [{name: BE, value: -3.0}]", "measurements.0.value", D("-3.0")),
    ("measurements: [{name: pulse, value: 70, high: 80}]", "measurements.0.high", D(80)),
    ("measurements: [{name: CRP, value: 5, comparator: <=}]", "measurements.0.comparator", "<="),
    ("measurements: [{name: CRP, unit: mg/l, ucum: mg/L}]", "measurements.0.unit", "mg/l"),
    ("measurements: [{name: WBC, as_written: 4.1×109/L}]", "measurements.0.as_written", "4.1×109/L"),
    ("measurements: [{name: Na, reference_low: 135, reference_high: 145}]", "measurements.0.reference_low", D(135)),
    ("measurements: [{name: HCG, reference_text: below 5}]", "measurements.0.reference_text", "below 5"),
    ("measurements: [{name: CRP, interpretation: high}]", "measurements.0.interpretation", "high"),
    ("measurements: [{name: CRP, interpretation_text: markedly raised}]", "measurements.0.interpretation_text",
     "markedly raised"),
    ("measurements: [{name: BP, components: [{name: systolic, value: 120, unit: mmHg}]}]",
     "measurements.0.components.0.value", D(120)),
    ("measurements: [{name: Hb, method: capillary, specimen: blood}]", "measurements.0.specimen", "blood"),
    ("measurements: [{name: Hb, study: s}]\nstudies: [{key: s, name: blood, kind: laboratory}]",
     "measurements.0.study", "s"),
    ("studies: [{name: CT, kind: imaging, state: planned}]", "studies.0.state", "planned"),
    ("studies: [{name: CT, kind: imaging, findings: [{name: cyst}]}]", "studies.0.findings.0.name", "cyst"),
    ("studies: [{name: CT, kind: imaging, conclusion: normal}]", "studies.0.conclusion", "normal"),
    ("medications: [{name: Nise, act: taken}]", "medications.0.act", "taken"),
    ("medications: [{name: Nise}]", "medications.0.status", "unknown"),
    ("medications: [{name: Nise, status: on-hold}]", "medications.0.status", "on-hold"),
    ("medications: [{name: Nise, dose: {value: 0.050, unit: g}}]", "medications.0.dose.value", D("0.050")),
    ("medications: [{name: Nise, dose_text: 1-0-1}]", "medications.0.dose_text", "1-0-1"),
    ("medications: [{name: x, strength: {value: 100, unit: mg}}]", "medications.0.strength.unit", "mg"),
    ("medications: [{name: x, route: oral, form: tablet}]", "medications.0.form", "tablet"),
    ("medications: [{name: x, frequency: {times: 2, times_high: 3, period: 1, unit: d}}]",
     "medications.0.frequency.times_high", 3),
    ("medications: [{name: x, frequency: {period: 6, period_high: 8, unit: h}}]",
     "medications.0.frequency.period_high", D(8)),
    ("medications: [{name: x, frequency: {when: [MORN, HS]}}]", "medications.0.frequency.when", ("MORN", "HS")),
    ("medications: [{name: x, duration: {value: 10, unit: days, ucum: d}}]", "medications.0.duration.ucum", "d"),
    ("medications: [{name: x, as_needed: true, as_needed_for: pain}]", "medications.0.as_needed", True),
    ("medications: [{name: x, group: '1'}]", "medications.0.group", "1"),
    ("medications: [{name: x, effect: no relief}]", "medications.0.effect", "no relief"),
    ("procedures: [{name: x, count: 3}]", "procedures.0.count", 3),
    ("procedures: [{name: x, kind: diagnostic, state: declined, state_reason: fear}]", "procedures.0.state_reason",
     "fear"),
    ("procedures: [{name: x, drugs: [d]}]\nmedications: [{key: d, name: y}]", "procedures.0.drugs", ("d",)),
    ("allergies: [{name: nuts, kind: intolerance, reactions: [rash, hives]}]", "allergies.0.reactions.1", "hives"),
    ("family_history: [{name: mother, relation: mother, deceased: false}]", "family_history.0.deceased", False),
    ("family_history: [{name: aunt}]", "family_history.0.deceased", None),
    ("family_history: [{name: aunt, conditions: [{name: gout, fatal: true}]}]", "family_history.0.conditions.0.fatal",
     True),
    ("social_history: [{name: x, kind: smoking, quantity: {value: 20, unit: pack-years}}]",
     "social_history.0.quantity.value", D(20)),
    ("outcomes: [{name: x, direction: better, quantity: {value: 80, unit: '%'}}]", "outcomes.0.quantity.value", D(80)),
    ("outcomes: [{name: pain, problems: [p]}]\nproblems: [{key: p, name: pain}]", "outcomes.0.problems", ("p",)),
    ("sections: [{kind: history, heading: Anamnesis, start: 0, end: 10}]", "sections.0.heading", "Anamnesis"),
    (
        V + "outcomes: [{name: x, when: {offset: {value: 10, unit: d, direction: after, event: v}}}]",
        "outcomes.0.when.offset",
        Offset(value=D(10), unit="d", direction="after", event="v"),
    ),
    (
        V + "outcomes: [{name: x, when: {offset: {value: 2, unit: a, direction: after, event: v, approximate: true}}}]",
        "outcomes.0.when.offset.approximate",
        True,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "value"), FIELDS, ids=[f"{row[1]} of {row[0][:60]}" for row in FIELDS])
def test_a_field_is_read_and_goes_through_yaml_and_json_unchanged(text: str, path: str, value: Any) -> None:
    case = read_yaml(text)
    found = value_at(case, path)
    assert (found, type(found), str(found)) == (value, type(value), str(value))
    assert read_yaml(to_yaml(case)) == case
    assert read(to_json(case).encode(), name="case.json") == case
    assert str(value_at(read_yaml(to_yaml(case)), path)) == str(value)


REFUSED: list[tuple[str, str]] = [
    ("case_key: ''", "1:11: case_key: must hold words; leave the key out if there are none"),
    ("patient: {sex: {value: woman}}", "must be 'female', 'male', 'other' or 'unknown'"),
    ("patient: {sex: {value: femal}}", "did you mean 'female'?"),
    ("patient: {age: {value: -1}}", "must not be negative: -1"),
    ("patient: {age: {value: thirty}}", "not a number: 'thirty'; write digits with a point, as 4.10"),
    ("patient: {age: {value: 35 years}}", "not a number: '35 years'"),
    ("patient: {age: {value: 35, unit: years}}", "must be 's', 'min', 'h', 'd', 'wk', 'mo' or 'a'"),
    ("patient: {birth_date: {value: 29.02.1984}}", "not a date: '29.02.1984'"),
    ("patient: {birth_date: {value: 1983-02-29}}", "no such day: '1983-02-29'"),
    ("patient: {age: {vale: 35}}", "did you mean 'value'?"),
    ("patient: {death: true}", "1:18: patient.death:"),
    ("encounters: [{when: {date: 2021-13}}]", "no such month: '2021-13'"),
    ("encounters: [{when: {date: '2021-05-06T25:00:00Z'}}]", "no such time of day"),
    ("encounters: [{when: {date: 2021-06, end: 2021-05-31}}]", "must not end before it begins: 2021-06 to 2021-05-31"),
    ("encounters: [{role: revisit}]", "did you mean 'visit'?"),
    ("encounters: [{when: {offset: {value: -2, unit: d, direction: after, event: e}}}]", "must not be negative: -2"),
    ("encounters: [{when: {offset: {value: 2, unit: d, direction: since, event: e}}}]", "must be 'before' or 'after'"),
    ("problems: [{side: left}]", "needs the key 'name'"),
    ("problems: [{name: x, side: both}]", "must be 'left', 'right', 'bilateral' or 'midline'"),
    ("problems: [{name: x, severity: sever}]", "did you mean 'severe'?"),
    ("problems: [{name: x, certainty: probable}]", "'unconfirmed', 'provisional' or 'differential'"),
    ("problems: [{name: x, character: dull}]", "problems[0].character:"),
    ("problems: [{name: x, evidence: [{start: 5, end: 5}]}]", "evidence must end after it starts: 5-5"),
    ("problems: [{name: x, evidence: [{start: -1, end: 5}]}]", "must be at least 0"),
    ("source: {text: abc}\nproblems: [{name: x, evidence: [{start: 1, end: 5}]}]", "outside the text, which ends at 3"),
    ("source: {text: abc}\nproblems: [{name: x, evidence: [{start: 0, end: 2, quote: bc}]}]", "it stands at 1-3"),
    ("signs: [{name: x, result: maybe}]", "'positive', 'negative', 'normal' or 'abnormal'"),
    ("measurements: [{name: Hb, value: '4,1'}]", "not a number: '4,1'"),
    ("measurements: [{name: Hb, value: 4.1 g/L}]", "not a number: '4.1 g/L'"),
    ("measurements: [{name: Hb, comparator: =<}]", "must be '<', '<=', '>=' or '>'"),
    ("measurements: [{name: Hb, components: [{name: x}]}]", "needs the key 'value'"),
    ("studies: [{name: CT}]", "needs the key 'kind'"),
    ("studies: [{name: CT, kind: radiology}]", "studies[0].kind: must be 'laboratory', 'imaging'"),
    ("medications: [{name: x, dose: 5 mg}]", "medications[0].dose:"),
    ("medications: [{name: x, dose: {value: -5}}]", "medications[0].dose.value: must not be negative: -5"),
    ("medications: [{name: x, dose: {value: -0.0}}]", "must not be negative"),
    ("medications: [{name: x, frequency: {times: 0}}]", "must be at least 1"),
    ("medications: [{name: x, frequency: {when: [bedtime]}}]", "medications[0].frequency.when[0]:"),
    ("medications: [{name: x, as_needed: yes}]", "medications[0].as_needed:"),
    ("medications: [{name: x, procedure: p}]", "no item of procedures has the key 'p'"),
    ("procedures: [{name: x, count: 2.5}]", "procedures[0].count:"),
    ("procedures: [{name: x, drugs: [nise]}]\nmedications: [{key: niise, name: y}]", "did you mean 'niise'?"),
    ("sections: [{kind: x, start: -5, end: 3}]", "sections[0].start: must be at least 0"),
    ("sections: [{kind: x, start: 0}]", "needs the key 'end'"),
    ("verified_by: Dr Roe", "verified_by:"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_no_field_can_hold_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        read_yaml(text)
    assert any(message in problem for problem in refused.value.problems), refused.value.problems
    assert all(problem.startswith("case.yaml:") for problem in refused.value.problems)


MANY = """patient: {age: {value: old}}
problems:
- {name: x, side: both}
- {nam: y, name: y}
- {side: left}
"""


def test_all_problems_of_a_file_come_in_one_run_in_the_order_of_the_file() -> None:
    with pytest.raises(InputError) as refused:
        read_yaml(MANY)
    places = [problem.split(": ")[0].removeprefix("case.yaml:") for problem in refused.value.problems]
    assert places == ["1:24", "3:19", "4:4", "5:3"]
