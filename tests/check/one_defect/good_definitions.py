"""Good resources: value sets and other definitions, and what servers say."""

from __future__ import annotations

from check.one_defect.parts import TEXT, Resource, coded, made, said, to

URL = "https://example.org/fhir/"

VALUE_SET = made(
    "ValueSet",
    url=f"{URL}ValueSet/arms",
    version="1.0.0",
    name="Arms",
    status="active",
    experimental=False,
    date="2021-03-04",
    publisher="example",
    compose={
        "lockedDate": "2021-01-01",
        "include": [
            {
                "system": f"{URL}CodeSystem/arms",
                "concept": [{"code": "l", "display": "left", "designation": [{"language": "de", "value": "links"}]}],
            },
            {"system": f"{URL}CodeSystem/legs", "filter": [{"property": "side", "op": "=", "value": "left"}]},
            {"valueSet": [f"{URL}ValueSet/more"]},
        ],
    },
    expansion={
        "timestamp": "2021-03-04",
        "total": 1,
        "parameter": [{"name": "count", "valueInteger": 10}],
        "contains": [
            {"system": f"{URL}CodeSystem/arms", "code": "l", "contains": [{"abstract": True, "display": "sides"}]}
        ],
    },
)
CODE_SYSTEM = made(
    "CodeSystem",
    url=f"{URL}CodeSystem/arms",
    name="Arms",
    status="draft",
    hierarchyMeaning="is-a",
    content="complete",
    count=2,
    filter=[{"code": "side", "operator": ["="], "value": "code"}],
    property=[{"code": "side", "type": "string"}],
    concept=[
        {
            "code": "a",
            "display": "arm",
            "property": [{"code": "side", "valueString": "both"}],
            "concept": [{"code": "l", "display": "left arm"}],
        }
    ],
)
CONCEPT_MAP = made(
    "ConceptMap",
    url=f"{URL}ConceptMap/arms",
    name="Arms",
    status="active",
    sourceUri=f"{URL}ValueSet/arms",
    targetUri=f"{URL}ValueSet/limbs",
    group=[
        {
            "source": f"{URL}CodeSystem/arms",
            "target": f"{URL}CodeSystem/limbs",
            "element": [{"code": "a", "target": [{"code": "limb", "equivalence": "wider", "comment": "any"}]}],
            "unmapped": {"mode": "fixed", "code": "other"},
        }
    ],
)
NAMING = made(
    "NamingSystem",
    name="Ids",
    status="active",
    kind="identifier",
    date="2021-03-04",
    uniqueId=[
        {"type": "oid", "value": "1.2.3", "preferred": True},
        {"type": "uri", "value": "https://example.org/ids"},
    ],
)
CAPABILITY = made(
    "CapabilityStatement",
    url=f"{URL}CapabilityStatement/one",
    name="One",
    status="active",
    date="2021-03-04",
    kind="instance",
    software={"name": "server", "releaseDate": "2021"},
    implementation={"description": "here", "url": "https://example.org/fhir"},
    fhirVersion="4.0.1",
    format=["json", "application/fhir+xml"],
    rest=[
        {
            "mode": "server",
            "security": {"cors": True, "service": [coded("restful-security-service", "SMART-on-FHIR")]},
            "resource": [
                {
                    "type": "Patient",
                    "interaction": [{"code": "read"}],
                    "versioning": "versioned",
                    "conditionalRead": "full-support",
                    "conditionalDelete": "single",
                    "referencePolicy": ["literal"],
                    "searchParam": [{"name": "name", "type": "string"}],
                }
            ],
            "interaction": [{"code": "transaction"}],
        }
    ],
    document=[{"mode": "producer", "profile": f"{URL}StructureDefinition/doc"}],
)
STRUCTURE = made(
    "StructureDefinition",
    url=f"{URL}StructureDefinition/my-patient",
    name="MyPatient",
    status="draft",
    fhirVersion="4.0.1",
    kind="resource",
    abstract=False,
    type="Patient",
    baseDefinition="http://hl7.org/fhir/StructureDefinition/Patient",
    derivation="constraint",
    differential={
        "element": [
            {"id": "Patient", "path": "Patient"},
            {"id": "Patient.birthDate", "path": "Patient.birthDate", "min": 1, "mustSupport": True},
        ]
    },
)
LIBRARY = made(
    "Library",
    url=f"{URL}Library/one",
    name="One",
    status="active",
    type=coded("library-type", "logic-library"),
    parameter=[{"name": "age", "use": "in", "min": 0, "max": "1", "type": "integer"}],
)
ACTIVITY = made(
    "ActivityDefinition",
    url=f"{URL}ActivityDefinition/one",
    name="One",
    status="active",
    kind="ServiceRequest",
    intent="order",
    priority="routine",
    code=said("film"),
    participant=[{"type": "practitioner"}],
)
PLAN = made(
    "PlanDefinition",
    url=f"{URL}PlanDefinition/one",
    name="One",
    status="active",
    goal=[{"description": said("walk"), "target": [{"measure": said("steps"), "detailQuantity": {"value": 1000}}]}],
    action=[
        {
            "id": "first",
            "title": "first",
            "trigger": [{"type": "named-event", "name": "start"}],
            "condition": [{"kind": "applicability", "expression": {"language": "text/fhirpath", "expression": "true"}}],
            "groupingBehavior": "logical-group",
            "selectionBehavior": "any",
            "relatedAction": [{"actionId": "first", "relationship": "before-start"}],
        }
    ],
)
SUBSCRIPTION = made(
    "Subscription",
    status="requested",
    reason="watch",
    criteria="Observation?code=718-7",
    end="2022-01-01T00:00:00Z",
    channel={
        "type": "rest-hook",
        "endpoint": "https://example.org/hook",
        "payload": "application/fhir+json",
        "header": ["X-Key: 1"],
    },
)
OUTCOME = made(
    "OperationOutcome",
    issue=[
        {
            "severity": "error",
            "code": "invalid",
            "details": said("no"),
            "diagnostics": "line 1",
            "expression": ["Patient.name"],
        }
    ],
)
PARAMETERS: Resource = {
    "resourceType": "Parameters",
    "id": "one",
    "parameter": [
        {"name": "code", "valueCode": "x"},
        {"name": "patient", "resource": {"resourceType": "Patient", "text": TEXT, "active": True}},
        {
            "name": "match",
            "part": [{"name": "score", "valueDecimal": 0.9}, {"name": "who", "valueReference": to("Patient/1")}],
        },
    ],
}
BINARY: Resource = {
    "resourceType": "Binary",
    "contentType": "text/plain",
    "securityContext": to("Patient/1"),
    "data": "SGFsbG8=",
}
BASIC = made(
    "Basic",
    code=coded("basic-resource-type", "referral"),
    subject=to("Patient/1"),
    created="2021-03-04",
    author=to("Practitioner/1"),
)
MESSAGE = made(
    "MessageHeader",
    eventUri="https://example.org/event",
    destination=[{"name": "lab", "endpoint": "https://example.org/lab", "receiver": to("Organization/1")}],
    source={"name": "ward", "endpoint": "https://example.org/ward", "contact": {"system": "phone", "value": "1"}},
    response={"identifier": "m1", "code": "ok"},
    focus=[to("Observation/1")],
)
RESEARCH_SUBJECT = made(
    "ResearchSubject",
    status="candidate",
    study=to("ResearchStudy/1"),
    individual=to("Patient/1"),
    consent=to("Consent/1"),
    period={"start": "2021"},
)
RESEARCH_STUDY = made(
    "ResearchStudy",
    status="active",
    title="trial",
    phase=coded("research-study-phase", "phase-3"),
    enrollment=[to("Group/1")],
    period={"start": "2020"},
    principalInvestigator=to("Practitioner/1"),
    arm=[{"name": "A"}],
    objective=[{"name": "survival", "type": coded("research-study-objective-type", "primary")}],
)
REQUEST_GROUP = made(
    "RequestGroup",
    status="active",
    intent="order",
    subject=to("Patient/1"),
    action=[
        {
            "title": "both",
            "groupingBehavior": "visual-group",
            "requiredBehavior": "must",
            "action": [{"resource": to("ServiceRequest/1")}],
        }
    ],
)
MEASURE_REPORT = made(
    "MeasureReport",
    status="complete",
    type="summary",
    measure=f"{URL}Measure/one",
    date="2021",
    period={"start": "2020", "end": "2021"},
    group=[
        {"population": [{"code": coded("measure-population", "numerator"), "count": 3}], "measureScore": {"value": 0.5}}
    ],
)

DEFINITIONS: dict[str, Resource] = {
    one["resourceType"]: one
    for one in (
        VALUE_SET, CODE_SYSTEM, CONCEPT_MAP, NAMING, CAPABILITY, STRUCTURE, LIBRARY, ACTIVITY, PLAN, SUBSCRIPTION,
        OUTCOME, PARAMETERS, BINARY, BASIC, MESSAGE, RESEARCH_SUBJECT, RESEARCH_STUDY, REQUEST_GROUP, MEASURE_REPORT,
    )
}  # fmt: skip
