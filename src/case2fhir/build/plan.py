"""Which resource each item of a case becomes: the one place where that is decided.

- A complaint or a named disease is a Condition. A symptom that is said to be absent, or that is only ever
  mentioned as gone, is an Observation with the value absent; a disease that is said to be absent is a refuted
  Condition.
- An examination sign and a finding of a study are Observations, present or absent.
- A study that was done is a DiagnosticReport; one that is planned a ServiceRequest; one that was declined a
  Procedure that was not done.
- A drug that was prescribed is a MedicationRequest, one that was taken a MedicationStatement; one that was given
  is a MedicationAdministration if it is dated, since R4 asks when, else a MedicationStatement.
- A procedure, or a whole course of them, is one Procedure; a planned one is a ServiceRequest.
- A relative is a FamilyMemberHistory, but for one of whom only the absence of diseases is said.
"""

from collections.abc import Iterator

from case2fhir.errors import InputError
from case2fhir.model import Case, Item, Medication, Problem, Procedure, Relative, Study
from case2fhir.model.keys import RESERVED

Plan = dict[str, str]
"""The type of the resource that stands for an item, by the item's key."""

_SIMPLE = {
    "encounters": "Encounter",
    "organizations": "Organization",
    "practitioners": "Practitioner",
    "signs": "Observation",
    "measurements": "Observation",
    "allergies": "AllergyIntolerance",
    "social_history": "Observation",
    "outcomes": "Observation",
}
_TREATMENT = {"done": "Procedure", "planned": "ServiceRequest", "declined": "Procedure"}


def planned(case: Case) -> Plan:
    """Return the plan of a case whose items all have keys; InputError names keys that are taken or reserved."""
    plan: Plan = {}
    twice = []
    for item, kind in _items(case):
        if item.key in RESERVED:
            twice.append(f"the key {item.key!r} is reserved; give the item another")
        if item.key in plan:
            twice.append(f"two items of the case have the key {item.key!r}; give one of them another")
        plan[item.key] = kind
    if twice:
        raise InputError(*twice)
    return plan


def problem_type(problem: Problem) -> str:
    """Return the resource type for a problem."""
    return "Observation" if problem.kind == "symptom" and problem.presence == "absent" else "Condition"


def medication_type(medication: Medication) -> str:
    """Return the resource type for a drug."""
    if medication.act == "prescribed":
        return "MedicationRequest"
    dated = medication.when is not None and medication.when.date is not None
    return "MedicationAdministration" if medication.act == "given" and dated else "MedicationStatement"


def treatment_type(item: Procedure | Study) -> str:
    """Return the resource type for a procedure or study."""
    if isinstance(item, Study) and item.state == "done":
        return "DiagnosticReport"
    return _TREATMENT[item.state]


def has_history(relative: Relative) -> bool:
    """Say whether a relative needs a FamilyMemberHistory: not if only absent diseases are told."""
    told = relative.age is not None or relative.deceased is not None or not relative.conditions
    return told or any(condition.presence == "present" for condition in relative.conditions)


def _items(case: Case) -> Iterator[tuple[Item, str]]:
    yield case.patient, "Patient"
    for name, kind in _SIMPLE.items():
        for item in getattr(case, name):
            yield item, kind
    for problem in case.problems:
        yield problem, problem_type(problem)
    for study in case.studies:
        yield study, treatment_type(study)
        for finding in study.findings:
            yield finding, "Observation" if study.state == "done" else ""
    for medication in case.medications:
        yield medication, medication_type(medication)
    for procedure in case.procedures:
        yield procedure, treatment_type(procedure)
    for relative in case.family_history:
        yield relative, "FamilyMemberHistory" if has_history(relative) else ""
