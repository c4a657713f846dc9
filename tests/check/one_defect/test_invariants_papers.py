# ruff: noqa: E501 - rows stand whole
"""Each invariant of appointments, lists, questionnaires and other papers: broken, and what only looks broken."""

from __future__ import annotations

from typing import Any

import pytest

from check.one_defect.good import but_for
from check.one_defect.parts import GONE, SOMEONE, TEXT, coded, coding, findings, said, to

BOOLEAN = {"linkId": "9", "type": "boolean"}

BROKEN: list[tuple[str, str, str, Any, str]] = [
    ("app-1", "Appointment", "participant", [{"status": "accepted", "required": "optional"}], "participant[0]"),
    ("app-2", "Appointment", "", {"status": "proposed", "end": GONE}, ""),
    ("app-2", "Appointment", "", {"status": "cancelled", "start": GONE}, ""),
    ("app-3", "Appointment", "", {"start": GONE, "end": GONE}, ""),
    ("app-3", "Appointment", "", {"status": "fulfilled", "start": GONE, "end": GONE}, ""),
    ("app-4", "Appointment", "cancelationReason", coded("appointment-cancellation-reason", "pat"), ""),
    ("apr-1", "AppointmentResponse", "", {"actor": GONE, "participantType": GONE}, ""),
    ("sev-1", "AuditEvent", "entity[0].query", "YWJj", "entity[0]"),
    ("cmp-1", "Composition", "section[0]", {"title": "Findings", "code": said("findings")}, "section[0]"),
    ("cmp-1", "Composition", "section[2].section[0]", {"title": "Day 1"}, "section[2].section[0]"),
    ("cmp-2", "Composition", "section[1].entry", [to("AllergyIntolerance/1")], "section[1]"),
    ("txt-2", "Composition", "section[0].text.div", TEXT["div"].replace("seen and read", " "), "section[0].text.div"),
    ("lst-1", "List", "emptyReason", coded("list-empty-reason", "nilknown"), ""),
    ("lst-2", "List", "mode", "working", ""),
    ("lst-2", "List", "mode", "snapshot", ""),
    ("lst-3", "List", "entry[0].date", "2021", ""),
    ("inv-1", "Task", "lastModified", "2021-03-04T07:59:59Z", ""),
    ("inv-1", "Task", "authoredOn", "2021-03-05", ""),
    ("que-1", "Questionnaire", "item[5]", {"linkId": "6", "type": "group"}, "item[5]"),
    ("que-1", "Questionnaire", "item[3].item", [BOOLEAN], "item[3]"),
    ("que-2", "Questionnaire", "item[4].linkId", "2", ""),
    ("que-2", "Questionnaire", "item[0].item[1]", {"linkId": "5", "type": "date"}, ""),
    ("que-3", "Questionnaire", "item[3].code", [coding("http://loinc.org", "718-7")], "item[3]"),
    ("que-4", "Questionnaire", "item[2].answerValueSet", "https://example.org/ValueSet/aids", "item[2]"),
    ("que-5", "Questionnaire", "item[0].item[0].answerValueSet", "https://example.org/ValueSet/yes", "item[0].item[0]"),
    ("que-5", "Questionnaire", "item[0].item[0].answerOption", [{"valueString": "yes"}], "item[0].item[0]"),
    ("que-6", "Questionnaire", "item[3].required", False, "item[3]"),
    ("que-6", "Questionnaire", "item[3].repeats", True, "item[3]"),
    ("que-7", "Questionnaire", "item[1].enableWhen[0]", {"question": "1.1", "operator": "exists", "answerInteger": 1}, "item[1].enableWhen[0]"),
    ("que-8", "Questionnaire", "item[0].initial", [{"valueBoolean": True}], "item[0]"),
    ("que-8", "Questionnaire", "item[3].initial", [{"valueString": "x"}], "item[3]"),
    ("que-9", "Questionnaire", "item[3].readOnly", True, "item[3]"),
    ("que-10", "Questionnaire", "item[3].maxLength", 9, "item[3]"),
    ("que-10", "Questionnaire", "item[2].maxLength", 9, "item[2]"),
    ("que-11", "Questionnaire", "item[2].initial", [{"valueString": "cane"}], "item[2]"),
    ("que-12", "Questionnaire", "item[1].enableWhen[1]", {"question": "5", "operator": "exists", "answerBoolean": True}, "item[1]"),
    ("que-13", "Questionnaire", "item[1].initial", [{"valueInteger": 1}, {"valueInteger": 2}], "item[1]"),
    ("que-0", "Questionnaire", "name", "falls in the past year", ""),
    ("enable-when", "Questionnaire", "item[1].enableWhen[0].question", "1.2", "item[1].enableWhen[0].question"),
    ("qrs-1", "QuestionnaireResponse", "item[0].answer", [{"valueBoolean": True}], "item[0]"),
    ("rqg-1", "RequestGroup", "action[0].resource", to("ServiceRequest/2"), "action[0]"),
    ("rqg-1", "RequestGroup", "action[0].action", GONE, "action[0]"),
    ("rqg-1", "RequestGroup", "action[0].action[0]", {"title": "nothing"}, "action[0].action[0]"),
    ("inv-1", "Parameters", "parameter[0].valueCode", GONE, "parameter[0]"),
    ("inv-1", "Parameters", "parameter[0].part", [{"name": "a", "valueString": "x"}], "parameter[0]"),
    ("inv-1", "Parameters", "parameter[1].valueString", "x", "parameter[1]"),
    ("inv-1", "Parameters", "parameter[2].part[0].valueDecimal", GONE, "parameter[2].part[0]"),
    ("ces-1", "CoverageEligibilityResponse", "insurance[0].item[0].productOrService", said("visit"), "insurance[0].item[0]"),
    ("ces-1", "CoverageEligibilityResponse", "insurance[0].item[0]", {"name": "visits"}, "insurance[0].item[0]"),
    ("ipn-1", "InsurancePlan", "name", GONE, ""),
    ("lnk-1", "Linkage", "item[1]", GONE, ""),
    ("mrp-1", "MeasureReport", "type", "data-collection", ""),
    ("mrp-2", "MeasureReport", "group[0].stratifier", [{"stratum": [{"measureScore": {"value": 1}}]}], ""),
    ("exp-1", "PlanDefinition", "action[0].condition[0].expression.expression", GONE, "action[0].condition[0].expression"),
    ("trd-1", "EventDefinition", "trigger[0].timingDate", "2021", "trigger[0]"),
    ("trd-2", "PlanDefinition", "action[0].trigger[0].condition", {"language": "text/fhirpath", "expression": "true"}, "action[0].trigger[0]"),
    ("trd-3", "PlanDefinition", "action[0].trigger[0].name", GONE, "action[0].trigger[0]"),
    ("trd-3", "PlanDefinition", "action[0].trigger[0].type", "periodic", "action[0].trigger[0]"),
    ("trd-3", "PlanDefinition", "action[0].trigger[0].type", "data-removed", "action[0].trigger[0]"),
    ("drq-1", "EventDefinition", "trigger[0].data[0].codeFilter[0]", {"valueSet": "https://example.org/ValueSet/x"}, "trigger[0].data[0].codeFilter[0]"),
    ("drq-1", "EventDefinition", "trigger[0].data[0].codeFilter[0].searchParam", "code", "trigger[0].data[0].codeFilter[0]"),
    ("drq-2", "EventDefinition", "trigger[0].data[0].dateFilter[0].path", "issued", "trigger[0].data[0].dateFilter[0]"),
    ("ref-1", "Task", "focus.reference", "#order", "focus"),
    ("bdl-1", "Parameters", "parameter[1].resource", {"resourceType": "Bundle", "type": "collection", "total": 1}, "parameter[1].resource"),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    ("app-1: a role without a person", "Appointment", "participant[0].actor", GONE),
    ("app-1: a person without a role", "Appointment", "participant[0].type", GONE),
    ("app-3: proposed without a time", "Appointment", "", {"status": "proposed", "start": GONE, "end": GONE}),
    ("app-3: on the waiting list", "Appointment", "", {"status": "waitlist", "start": GONE, "end": GONE}),
    ("app-3: cancelled before it had a time", "Appointment", "", {"status": "cancelled", "start": GONE, "end": GONE, "cancelationReason": said("ill")}),
    ("app-4: not seen, and why", "Appointment", "", {"status": "noshow", "minutesDuration": 1}),
    ("apr-1: the role alone", "AppointmentResponse", "actor", GONE),
    ("apr-1: a reply that waits", "AppointmentResponse", "participantStatus", "needs-action"),
    ("sev-1: a query in place of a name", "AuditEvent", "", {"entity": [{"query": "YWJj"}]}),
    ("cmp-1: a section of entries alone", "Composition", "section[0].text", GONE),
    ("cmp-2: empty, and why, in words", "Composition", "section[1].emptyReason", said("asked, none known")),
    ("lst-1: an empty list", "List", "", {"entry": GONE, "emptyReason": coded("list-empty-reason", "notasked")}),
    ("lst-2: nothing deleted", "List", "", {"mode": "snapshot", "entry": [{"item": SOMEONE}]}),
    ("lst-3: dated entries of a working list", "List", "", {"mode": "working", "entry": [{"item": SOMEONE, "date": "2021"}]}),
    ("inv-1: modified when it was written", "Task", "lastModified", "2021-03-04T08:00:00Z"),
    ("inv-1: the same moment in another zone", "Task", "lastModified", "2021-03-04T10:00:00+02:00"),
    ("inv-1: never modified", "Task", "lastModified", GONE),
    ("que-2: the letters of a link count", "Questionnaire", "item[4].linkId", "1.A"),
    ("que-5: a value set of a string", "Questionnaire", "item[4].answerValueSet", "https://example.org/ValueSet/words"),
    ("que-7: a question that was answered", "Questionnaire", "item[1].enableWhen[0]", {"question": "1.1", "operator": "exists", "answerBoolean": False}),
    ("que-10: the length of an address", "Questionnaire", "item[4]", {"linkId": "5", "type": "url", "maxLength": 80}),
    ("que-11: an option that is chosen from the start", "Questionnaire", "item[2].answerOption[0].initialSelected", True),
    ("que-12: conditions and their rule", "Questionnaire", "item[1]", {"linkId": "2", "type": "integer", "enableBehavior": "any", "enableWhen": [{"question": "1.1", "operator": "exists", "answerBoolean": True}] * 3}),
    ("que-13: several initial values of an item that repeats", "Questionnaire", "item[1]", {"linkId": "2", "type": "integer", "repeats": True, "initial": [{"valueInteger": 1}, {"valueInteger": 2}]}),
    ("que-0: a questionnaire without name", "Questionnaire", "name", GONE),
    ("que-0: digits and underscores in a name", "Questionnaire", "name", "Falls_2021"),
    ("enable-when: a question of a group, asked later", "Questionnaire", "item[0].item[0].enableWhen", [{"question": "5", "operator": "exists", "answerBoolean": True}]),
    ("qrs-1: items beneath an answer", "QuestionnaireResponse", "item[1].answer[0].item", [{"linkId": "2.1", "answer": [{"valueString": "x"}]}]),
    ("rqg-1: a resource alone", "RequestGroup", "action", [{"resource": to("ServiceRequest/1")}]),
    ("inv-1: parts alone", "Parameters", "parameter[0]", {"name": "a", "part": [{"name": "b", "valueBoolean": False}]}),
    ("inv-1: a value that is only absent", "Parameters", "parameter[0]", {"name": "a", "_valueString": {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"}]}}),
    ("inv-1: one name twice", "Parameters", "parameter[3]", {"name": "code", "valueCode": "y"}),
    ("ces-1: a product alone", "CoverageEligibilityResponse", "insurance[0].item", [{"productOrService": said("visit")}]),
    ("ipn-1: an identifier in place of a name", "InsurancePlan", "", {"name": GONE, "identifier": [{"value": "1"}]}),
    ("mrp-1: collected data without scores", "MeasureReport", "", {"type": "data-collection", "group": GONE}),
    ("mrp-2: a stratum with its value", "MeasureReport", "group[0].stratifier", [{"stratum": [{"value": said("women")}]}]),
    ("exp-1: an expression elsewhere", "PlanDefinition", "action[0].condition[0].expression", {"language": "text/cql", "reference": "https://example.org/x.cql"}),
    ("trd-3: a periodic event", "PlanDefinition", "action[0].trigger", [{"type": "periodic", "timingTiming": {"event": ["2021"]}}]),
    ("trd-3: data that changes", "PlanDefinition", "action[0].trigger", [{"type": "data-modified", "data": [{"type": "Patient"}]}]),
    ("drq-2: a date by its path", "EventDefinition", "trigger[0].data[0].dateFilter", [{"path": "issued"}]),
    ("ref-1: an order that is contained", "Task", "", {"focus": to("#order"), "contained": [{"resourceType": "ServiceRequest", "id": "order", "status": "draft", "intent": "plan", "subject": SOMEONE}]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[0]}-{row[1]}-{row[2]}" for row in BROKEN]
)
def test_a_broken_invariant_is_found(key: str, kind: str, path: str, value: Any, at: str) -> None:
    assert findings(but_for(kind, path, value)) == [(key, f"{kind}.{at}" if at else kind)]


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_only_looks_broken_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []
