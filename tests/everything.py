"""A case with every kind of resource, and every form of time, age, dose and value."""

from __future__ import annotations

from case2fhir.model import Case
from case2fhir.read import read

_YAML = r"""
case_key: everything
patient:
  sex: {value: other, note: [by the record]}
  age: {value: 6, high: 7, unit: mo}
  birth_date: {value: 2020-11}
  name: {text: Ann Lee, family: Lee, given: [Ann]}
  identifiers: [{value: 17, kind: MRN}]
  death: {when: {date: 2021-06-01, derived: true}, cause: sepsis}
encounters:
  - {key: visit, setting: emergency, when: {date: 2021-05-06, end: 2021-05-20}, note: [by ambulance]}
  - key: later
    when: {text: three days later, offset: {value: 3, unit: d, direction: after, event: visit}}
organizations: [{name: clinic, note: [in the city]}]
practitioners: [{name: Dr Roe, role: surgeon, note: [on call]}]
problems:
  - key: a
    name: fever
    concept: fever
    onset: {text: three days later, offset: {value: 3, unit: d, direction: after, event: visit}}
  - {key: b, name: flu, kind: diagnosis, presence: absent}
  - {key: c, name: cough, status: resolved, onset_age: {value: 1}, abatement: {date: 2021-05}}
  - {key: d, name: rash, presence: absent, site: {name: arm, side: left}}
  - {key: e, name: measles, kind: diagnosis, certainty: differential, severity: severe}
  - {key: gout, name: gout, onset_age: {value: 30, high: 39}, abatement: {date: 2021-05, end: 2021-06}}
signs:
  - {key: f, name: lungs, result: normal, value: clear}
  - key: g
    name: spleen
    sizes: [{value: 2.50, high: 5, unit: mg, ucum: mg}]
    angle: {value: 5, ucum: deg}
    grade: II
measurements:
  - {key: h, name: CRP, value: 5, comparator: <, unit: mg, ucum: mg, study: lab}
  - {key: i, name: culture, value_text: no growth, study: lab}
  - {key: j, name: pulse, concept: heart-rate, kind: vital-sign, value: 90, high: 99}
  - key: k
    name: temperature
    concept: body-temperature
    when: {date: 2021-05-06}
    kind: vital-sign
    value: 38.50
    unit: °C
    ucum: Cel
  - {key: l, name: pain, kind: score, value: 7}
  - {key: m, name: ratio, reference_low: 1, reference_text: above 1}
  - {key: up-to, name: sedimentation, high: 5, unit: mm, ucum: mm}
  - {key: parts, name: globulins, components: [{name: IgG, value: 9.10, unit: g/L, ucum: g/L}, {name: IgM, value: 1}]}
studies:
  - {key: lab, name: blood, when: {date: 2021-05-06, end: 2021-05-07}, kind: laboratory}
  - {key: ecg, name: ECG, kind: physiology, conclusion: normal}
  - {key: ct, name: CT, kind: imaging, state: declined}
  - {key: mri, name: MRI, when: {date: 2021-06}, kind: imaging, state: planned}
medications:
  - {key: n, name: x, when: {date: 2021-05-06}, act: given, dose: {value: 1, unit: g}, frequency: {text: twice}}
  - {key: o, name: y, act: taken, status: not-taken, as_needed: true, as_needed_for: pain, group: h}
  - key: p
    name: z
    dose: {value: 2.50, high: 5, unit: mg, ucum: mg}
    route: oral
    frequency: {text: at night, when: [HS]}
    group: g
  - key: order
    name: w
    when: {date: 2021-05-06, end: 2021-05-20, derived: true, text: then}
    frequency: {period: 8, unit: h}
    duration: {value: 5, comparator: '>=', unit: days, ucum: d}
  - {key: together, name: v, act: taken, group: h, duration: {value: 3, unit: cycles}}
procedures:
  - {key: q, name: puncture, when: {text: on the ward}, count: 3, drugs: [n], reason: [a]}
  - {key: r, name: surgery, state: declined, state_reason: fear}
  - {key: s, name: control, state: planned, frequency: {times: 1, period: 1, unit: wk}, drugs: [p]}
allergies:
  - {key: t, name: nuts, kind: allergy, reactions: [rash]}
  - {key: u, name: penicillin, presence: absent}
family_history:
  - key: v
    name: mother
    conditions: [{name: gout, onset_age: {value: 40}, fatal: true}, {name: cancer, presence: absent}]
    age: {value: 60}
    deceased: true
  - {key: aunt, name: aunt, age: {value: 60, high: 69}, conditions: [{name: gout, onset_age: {value: 40, high: 49}}]}
  - {key: uncle, name: uncle, age: {value: 70, approximate: true}, deceased: false}
  - {key: son, name: son, age: {value: 0, unit: d}, deceased: true}
social_history: [{key: w, name: smoking, kind: smoking, value: never}]
verified_by: [Dr Roe]
source: {title: Everything & <more>, text: "Fever, cough.\r\nNo rash \U0001f600"}
"""


def everything() -> Case:
    """Return the case; its items have no evidence, as in a file that a person wrote."""
    found = read(_YAML.encode(), name="everything.yaml")
    assert isinstance(found, Case)
    return found
