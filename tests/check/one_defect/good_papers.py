"""Good resources: documents, messages, appointments, tasks, money."""

from __future__ import annotations

from check.one_defect.good_findings import NOTE, PERIOD
from check.one_defect.parts import TEXT, Resource, amount, coded, coding, made, said, to

COMPOSITION = made(
    "Composition",
    identifier={"system": "https://example.org/docs", "value": "D1"},
    status="final",
    type=said("discharge summary"),
    category=[said("summary")],
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    date="2021-03-04",
    author=[to("Practitioner/1")],
    title="Discharge",
    confidentiality="N",
    attester=[{"mode": "legal", "time": "2021-03-05", "party": to("Practitioner/1")}],
    custodian=to("Organization/1"),
    relatesTo=[{"code": "replaces", "targetReference": to("Composition/2")}],
    event=[{"code": [said("stay")], "period": PERIOD}],
    section=[
        {"title": "Findings", "text": TEXT, "mode": "working", "entry": [to("Observation/1")]},
        {"title": "Allergies", "emptyReason": coded("list-empty-reason", "nilknown"), "text": TEXT},
        {"title": "Course", "section": [{"title": "Day 1", "text": TEXT}]},
    ],
)
DOCUMENT = made(
    "DocumentReference",
    masterIdentifier={"system": "urn:ietf:rfc:3986", "value": "urn:oid:1.3.6.1"},
    status="current",
    docStatus="final",
    type=said("letter"),
    category=[said("clinical note")],
    subject=to("Patient/1"),
    date="2021-03-04T08:00:00Z",
    author=[to("Practitioner/1")],
    authenticator=to("Practitioner/1"),
    custodian=to("Organization/1"),
    relatesTo=[{"code": "appends", "target": to("DocumentReference/2")}],
    description="letter to the family doctor",
    securityLabel=[coded("v3-Confidentiality", "R")],
    content=[
        {"attachment": {"contentType": "text/plain; charset=utf-8", "language": "de", "data": "SGFsbG8=", "size": 5}}
    ],
    context={
        "encounter": [to("Encounter/1")],
        "event": [said("visit")],
        "period": PERIOD,
        "related": [to("Observation/1")],
    },
)
LIST = made(
    "List",
    status="current",
    mode="changes",
    title="medicines at home",
    code=coded("list-example-use-codes", "medications"),
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    date="2021-03-04",
    source=to("Practitioner/1"),
    orderedBy=coded("list-order", "user"),
    note=[NOTE],
    entry=[{"flag": said("stopped"), "deleted": True, "item": to("MedicationStatement/1")}],
)
COMMUNICATION = made(
    "Communication",
    status="completed",
    category=[coded("communication-category", "notification")],
    priority="asap",
    medium=[coded("v3-ParticipationMode", "PHONE")],
    subject=to("Patient/1"),
    sent="2021-03-04T08:00:00Z",
    received="2021-03-04T09:00:00Z",
    recipient=[to("Practitioner/1")],
    sender=to("Organization/1"),
    payload=[{"contentString": "potassium is high"}, {"contentReference": to("Observation/1")}],
)
COMMUNICATION_REQUEST = made(
    "CommunicationRequest",
    status="active",
    priority="routine",
    subject=to("Patient/1"),
    payload=[{"contentString": "please call"}],
    occurrencePeriod=PERIOD,
    authoredOn="2021-03-04",
    requester=to("Practitioner/1"),
    recipient=[to("Patient/1")],
)
TASK = made(
    "Task",
    status="in-progress",
    businessStatus=said("waiting for blood"),
    intent="order",
    priority="routine",
    code=coded("http://hl7.org/fhir/CodeSystem/task-code", "fulfill"),
    description="draw blood",
    focus=to("ServiceRequest/1"),
    **{"for": to("Patient/1")},
    encounter=to("Encounter/1"),
    executionPeriod={"start": "2021-03-04T08:00:00Z"},
    authoredOn="2021-03-04T08:00:00Z",
    lastModified="2021-03-04T09:00:00Z",
    requester=to("Practitioner/1"),
    owner=to("Organization/1"),
    restriction={"repetitions": 1, "period": PERIOD},
    input=[{"type": said("tube"), "valueString": "EDTA"}],
    output=[{"type": said("result"), "valueReference": to("Observation/1")}],
)
APPOINTMENT = made(
    "Appointment",
    status="booked",
    serviceType=[said("echo")],
    appointmentType=coded("v2-0276", "FOLLOWUP"),
    reasonReference=[to("Condition/1")],
    priority=5,
    description="heart echo",
    start="2021-03-04T08:00:00Z",
    end="2021-03-04T08:30:00Z",
    minutesDuration=30,
    slot=[to("Slot/1")],
    created="2021-03-01",
    participant=[
        {
            "type": [coded("v3-ParticipationType", "ATND")],
            "actor": to("Patient/1"),
            "required": "required",
            "status": "accepted",
        }
    ],
    requestedPeriod=[PERIOD],
)
APPOINTMENT_RESPONSE = made(
    "AppointmentResponse",
    appointment=to("Appointment/1"),
    start="2021-03-04T08:00:00Z",
    end="2021-03-04T08:30:00Z",
    participantType=[coded("v3-ParticipationType", "ATND")],
    actor=to("Patient/1"),
    participantStatus="accepted",
)
SCHEDULE = made(
    "Schedule", active=True, serviceType=[said("echo")], actor=[to("Practitioner/1")], planningHorizon=PERIOD
)
SLOT = made(
    "Slot",
    schedule=to("Schedule/1"),
    appointmentType=coded("v2-0276", "ROUTINE"),
    status="free",
    start="2021-03-04T08:00:00Z",
    end="2021-03-04T08:30:00Z",
    overbooked=False,
)
PROVENANCE = made(
    "Provenance",
    target=[to("Observation/1")],
    occurredDateTime="2021-03-04",
    recorded="2021-03-04T08:00:00Z",
    policy=["https://example.org/policy"],
    activity=coded("v3-DataOperation", "CREATE"),
    agent=[
        {
            "type": coded("provenance-participant-type", "author"),
            "who": to("Practitioner/1"),
            "onBehalfOf": to("Organization/1"),
        }
    ],
    entity=[{"role": "source", "what": to("DocumentReference/1")}],
    signature=[
        {
            "type": [coding("urn:iso-astm:E1762-95:2013", "1.2.840.10065.1.12.1.1")],
            "when": "2021-03-04T08:00:00Z",
            "who": to("Practitioner/1"),
            "sigFormat": "application/jose",
            "data": "YWJj",
        }
    ],
)
AUDIT = made(
    "AuditEvent",
    type=coding("audit-event-type", "rest"),
    subtype=[coding("http://hl7.org/fhir/restful-interaction", "read")],
    action="R",
    period=PERIOD,
    recorded="2021-03-04T08:00:00Z",
    outcome="0",
    agent=[{"who": to("Practitioner/1"), "requestor": True, "network": {"address": "10.0.0.1", "type": "2"}}],
    source={"site": "ward", "observer": to("Device/1"), "type": [coding("security-source-type", "3")]},
    entity=[
        {
            "what": to("Patient/1"),
            "type": coding("audit-entity-type", "1"),
            "name": "chart",
            "detail": [{"type": "page", "valueString": "1"}],
        }
    ],
)
QUESTIONNAIRE = made(
    "Questionnaire",
    url="https://example.org/fhir/Questionnaire/falls",
    version="1.0",
    name="Falls",
    title="Falls",
    status="active",
    subjectType=["Patient"],
    date="2021",
    contact=[{"name": "desk", "telecom": [{"system": "email", "value": "a@example.org"}]}],
    jurisdiction=[coded("urn:iso:std:iso:3166", "CH")],
    item=[
        {
            "linkId": "1",
            "text": "Past year",
            "type": "group",
            "item": [{"linkId": "1.1", "text": "Falls?", "type": "boolean", "required": True}],
        },
        {
            "linkId": "2",
            "text": "How often?",
            "type": "integer",
            "enableWhen": [{"question": "1.1", "operator": "=", "answerBoolean": True}],
            "initial": [{"valueInteger": 1}],
        },
        {
            "linkId": "3",
            "text": "Aid",
            "type": "choice",
            "repeats": True,
            "answerOption": [{"valueString": "cane"}, {"valueString": "walker"}],
        },
        {"linkId": "4", "text": "Thank you", "type": "display"},
        {"linkId": "5", "text": "Words", "type": "string", "maxLength": 80},
    ],
)
RESPONSE = made(
    "QuestionnaireResponse",
    questionnaire="https://example.org/fhir/Questionnaire/falls|1.0",
    status="completed",
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    authored="2021-03-04",
    author=to("Practitioner/1"),
    source=to("Patient/1"),
    item=[
        {"linkId": "1", "item": [{"linkId": "1.1", "answer": [{"valueBoolean": True}]}]},
        {"linkId": "2", "answer": [{"valueInteger": 3}]},
    ],
)
MONEY = {"value": 120.5, "currency": "CHF"}
CLAIM = made(
    "Claim",
    status="active",
    type=coded("claim-type", "institutional"),
    use="claim",
    patient=to("Patient/1"),
    billablePeriod=PERIOD,
    created="2021-03-04",
    insurer=to("Organization/1"),
    provider=to("Organization/2"),
    priority=coded("processpriority", "normal"),
    payee={"type": coded("payeetype", "provider"), "party": to("Organization/2")},
    careTeam=[{"sequence": 1, "provider": to("Practitioner/1")}],
    supportingInfo=[{"sequence": 1, "category": said("weight"), "valueQuantity": amount(70, "kg")}],
    diagnosis=[{"sequence": 1, "diagnosisReference": to("Condition/1")}],
    procedure=[{"sequence": 1, "procedureReference": to("Procedure/1")}],
    insurance=[{"sequence": 1, "focal": True, "coverage": to("Coverage/1")}],
    accident={"date": "2021-03-01", "type": coded("v3-ActCode", "MVA")},
    item=[
        {
            "sequence": 1,
            "productOrService": said("visit"),
            "servicedDate": "2021-03-04",
            "quantity": amount(1, "1"),
            "unitPrice": MONEY,
            "factor": 1.0,
            "net": MONEY,
        }
    ],
    total=MONEY,
)
BENEFIT = made(
    "ExplanationOfBenefit",
    status="active",
    type=coded("claim-type", "professional"),
    use="claim",
    patient=to("Patient/1"),
    created="2021-03-04",
    insurer=to("Organization/1"),
    provider=to("Organization/2"),
    claim=to("Claim/1"),
    outcome="complete",
    insurance=[{"focal": True, "coverage": to("Coverage/1")}],
    item=[
        {
            "sequence": 1,
            "productOrService": said("visit"),
            "adjudication": [{"category": coded("adjudication", "submitted"), "amount": MONEY}],
        }
    ],
    total=[{"category": coded("adjudication", "submitted"), "amount": MONEY}],
    payment={"date": "2021-04-01", "amount": MONEY},
    benefitBalance=[
        {"category": said("dental"), "financial": [{"type": coded("benefit-type", "benefit"), "allowedMoney": MONEY}]}
    ],
)
ACCOUNT = made(
    "Account",
    status="active",
    subject=[to("Patient/1")],
    servicePeriod=PERIOD,
    coverage=[{"coverage": to("Coverage/1"), "priority": 1}],
    guarantor=[{"party": to("Patient/1"), "onHold": False}],
)

PAPERS: dict[str, Resource] = {
    one["resourceType"]: one
    for one in (
        COMPOSITION, DOCUMENT, LIST, COMMUNICATION, COMMUNICATION_REQUEST, TASK, APPOINTMENT, APPOINTMENT_RESPONSE,
        SCHEDULE, SLOT, PROVENANCE, AUDIT, QUESTIONNAIRE, RESPONSE, CLAIM, BENEFIT, ACCOUNT,
    )
}  # fmt: skip
