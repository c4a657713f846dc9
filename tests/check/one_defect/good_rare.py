"""Good resources that few systems send: guides, tests, plans of insurers, sequences."""

from __future__ import annotations

from typing import Any

from check.one_defect.parts import Resource, coded, coding, made, said, to

URL = "https://example.org/fhir/"


def defined(kind: str, /, **elements: Any) -> Resource:
    """Return a definition with its URL, name and status."""
    return made(kind, url=f"{URL}{kind}/one", name="One", status="draft", **elements)


GUIDE = defined(
    "ImplementationGuide",
    packageId="org.example.one",
    fhirVersion=["4.0.1"],
    definition={
        "grouping": [{"id": "people", "name": "People"}],
        "resource": [{"reference": to("Patient/1"), "fhirVersion": ["4.0.1"], "groupingId": "people"}],
        "page": {"nameUrl": "index.html", "title": "Home", "generation": "markdown"},
    },
)
INSURANCE = made(
    "InsurancePlan", status="active", name="basic", plan=[{"generalCost": [{"cost": {"value": 20, "currency": "CHF"}}]}]
)
LINKAGE = made(
    "Linkage",
    active=True,
    item=[{"type": "source", "resource": to("Condition/1")}, {"type": "alternate", "resource": to("Condition/2")}],
)
MEASURE = defined(
    "Measure",
    scoring=coded("measure-scoring", "proportion"),
    library=[f"{URL}Library/one"],
    group=[
        {
            "population": [
                {
                    "code": coded("measure-population", "numerator"),
                    "criteria": {"language": "text/cql", "expression": "ill"},
                }
            ],
            "stratifier": [{"criteria": {"language": "text/cql", "expression": "age"}}],
        }
    ],
)
MESSAGE_DEFINITION = defined(
    "MessageDefinition",
    date="2021",
    eventUri=f"{URL}event",
    category="notification",
    focus=[{"code": "Patient", "min": 1, "max": "1"}],
    responseRequired="always",
)
SEQUENCE = made(
    "MolecularSequence",
    type="dna",
    coordinateSystem=0,
    patient=to("Patient/1"),
    referenceSeq={
        "chromosome": said("1"),
        "genomeBuild": "GRCh38",
        "strand": "watson",
        "orientation": "sense",
        "windowStart": 1,
        "windowEnd": 9,
    },
    variant=[{"start": 1, "end": 2, "observedAllele": "C"}],
    quality=[{"type": "snp", "score": {"value": 5}}],
    repository=[{"type": "login", "url": "https://example.org"}],
)
OPERATION = defined(
    "OperationDefinition",
    kind="operation",
    code="count",
    system=False,
    type=True,
    instance=False,
    resource=["Patient"],
    parameter=[
        {"name": "name", "use": "in", "min": 0, "max": "1", "type": "string", "searchType": "string"},
        {
            "name": "who",
            "use": "in",
            "min": 0,
            "max": "1",
            "type": "Reference",
            "targetProfile": [f"{URL}StructureDefinition/x"],
        },
        {
            "name": "part",
            "use": "out",
            "min": 1,
            "max": "*",
            "part": [{"name": "n", "use": "out", "min": 1, "max": "1", "type": "integer"}],
        },
    ],
)
SEARCH = defined(
    "SearchParameter",
    description="by age",
    code="age",
    base=["Patient"],
    type="reference",
    expression="Patient.link.other",
    xpath="f:Patient",
    xpathUsage="normal",
    target=["Patient"],
    chain=["name"],
    comparator=["eq"],
    modifier=["missing"],
)
STRUCTURE_MAP = defined(
    "StructureMap",
    structure=[
        {"url": "http://hl7.org/fhir/StructureDefinition/Patient", "mode": "source"},
        {"url": "http://hl7.org/fhir/StructureDefinition/Person", "mode": "target"},
    ],
    group=[
        {
            "name": "g",
            "typeMode": "none",
            "input": [{"name": "s", "mode": "source"}, {"name": "t", "mode": "target"}],
            "rule": [
                {
                    "name": "r",
                    "source": [{"context": "s", "variable": "v"}],
                    "target": [
                        {
                            "context": "t",
                            "contextType": "variable",
                            "element": "active",
                            "transform": "copy",
                            "parameter": [{"valueId": "v"}],
                        }
                    ],
                }
            ],
        }
    ],
)
TERMINOLOGY = defined(
    "TerminologyCapabilities",
    date="2021",
    kind="instance",
    software={"name": "tx"},
    implementation={"description": "here"},
    codeSystem=[{"uri": "http://loinc.org", "version": [{"code": "2.70"}, {"code": "2.71"}]}],
    codeSearch="explicit",
)
TEST_REPORT = made(
    "TestReport",
    status="completed",
    testScript=to("TestScript/1"),
    result="pass",
    participant=[{"type": "server", "uri": "https://example.org"}],
    setup={"action": [{"operation": {"result": "pass"}}]},
    test=[{"action": [{"assert": {"result": "fail"}}]}],
)
TEST_SCRIPT = defined(
    "TestScript",
    metadata={"capability": [{"required": True, "validated": False, "capabilities": f"{URL}CapabilityStatement/one"}]},
    variable=[{"name": "v", "expression": "id"}],
    setup={
        "action": [
            {"operation": {"sourceId": "a", "encodeRequestUrl": True, "method": "post"}},
            {"assert": {"direction": "response", "responseCode": "200", "operator": "equals", "warningOnly": False}},
        ]
    },
    test=[
        {
            "action": [
                {
                    "operation": {
                        "type": coding("testscript-operation-codes", "read"),
                        "url": "x",
                        "encodeRequestUrl": False,
                    }
                }
            ]
        }
    ],
)
ELIGIBILITY = made(
    "CoverageEligibilityResponse",
    status="active",
    purpose=["benefits"],
    patient=to("Patient/1"),
    created="2021",
    request=to("CoverageEligibilityRequest/1"),
    outcome="complete",
    insurer=to("Organization/1"),
    insurance=[{"coverage": to("Coverage/1"), "item": [{"category": coded("ex-benefitcategory", "1")}]}],
)
CHARGE = made("ChargeItemDefinition", url=f"{URL}ChargeItemDefinition/one", status="draft")
COMPARTMENT = defined(
    "CompartmentDefinition", code="Patient", search=True, resource=[{"code": "Observation", "param": ["subject"]}]
)
EVENT = defined(
    "EventDefinition",
    trigger=[
        {
            "type": "data-added",
            "data": [
                {"type": "Observation", "codeFilter": [{"path": "code"}], "dateFilter": [{"searchParam": "date"}]}
            ],
            "condition": {"language": "text/fhirpath", "expression": "true"},
        }
    ],
)
EVIDENCE = defined("Evidence", exposureBackground=to("EvidenceVariable/1"))
VARIABLE = defined("EvidenceVariable", characteristic=[{"definitionReference": to("Group/1")}], type="dichotomous")
SYNTHESIS = defined(
    "EffectEvidenceSynthesis",
    population=to("EvidenceVariable/1"),
    exposure=to("EvidenceVariable/2"),
    exposureAlternative=to("EvidenceVariable/3"),
    outcome=to("EvidenceVariable/4"),
)
RISK_SYNTHESIS = defined(
    "RiskEvidenceSynthesis",
    population=to("EvidenceVariable/1"),
    outcome=to("EvidenceVariable/4"),
    riskEstimate={"value": 0.2, "unitOfMeasure": coded("http://unitsofmeasure.org", "%")},
)
SCENARIO = defined("ExampleScenario", actor=[{"actorId": "a", "type": "person"}])
GRAPH = defined(
    "GraphDefinition",
    start="Patient",
    link=[
        {
            "path": "Patient.link.other",
            "target": [
                {"type": "Patient", "compartment": [{"use": "requirement", "code": "Patient", "rule": "identical"}]}
            ],
        }
    ],
)
RESEARCH = defined("ResearchDefinition", population=to("ResearchElementDefinition/1"))
RESEARCH_ELEMENT = defined(
    "ResearchElementDefinition",
    type="population",
    variableType="continuous",
    characteristic=[
        {"definitionCodeableConcept": said("adults"), "unitOfMeasure": coded("http://unitsofmeasure.org", "a")}
    ],
)
OBSERVATION_DEFINITION = made(
    "ObservationDefinition",
    code=said("hemoglobin"),
    permittedDataType=["Quantity"],
    qualifiedInterval=[{"category": "reference", "gender": "female"}],
)
SPECIMEN_DEFINITION = made("SpecimenDefinition", typeTested=[{"preference": "preferred"}])
INVOICE = made(
    "Invoice",
    status="issued",
    subject=to("Patient/1"),
    lineItem=[
        {
            "chargeItemReference": to("ChargeItem/1"),
            "priceComponent": [{"type": "base", "amount": {"value": 5, "currency": "EUR"}}],
        }
    ],
    totalNet={"value": 5, "currency": "EUR"},
)
CHARGE_ITEM = made(
    "ChargeItem",
    status="billable",
    code=said("visit"),
    subject=to("Patient/1"),
    performer=[{"actor": to("Practitioner/1")}],
    priceOverride={"value": 10, "currency": "USD"},
)
SUBSTANCE = made("Substance", status="active", code=said("saline"), instance=[{"expiry": "2022"}])
PAYMENT = made(
    "PaymentNotice",
    status="active",
    created="2021",
    payment=to("PaymentReconciliation/1"),
    recipient=to("Organization/1"),
    amount={"value": 5, "currency": "EUR"},
)

RARE: dict[str, Resource] = {
    one["resourceType"]: one
    for one in (
        GUIDE, INSURANCE, LINKAGE, MEASURE, MESSAGE_DEFINITION, SEQUENCE, OPERATION, SEARCH, STRUCTURE_MAP, TERMINOLOGY,
        TEST_REPORT, TEST_SCRIPT, ELIGIBILITY, CHARGE, COMPARTMENT, EVENT, EVIDENCE, VARIABLE, SYNTHESIS,
        RISK_SYNTHESIS, SCENARIO, GRAPH, RESEARCH, RESEARCH_ELEMENT, OBSERVATION_DEFINITION, SPECIMEN_DEFINITION,
        INVOICE, CHARGE_ITEM, SUBSTANCE, PAYMENT,
    )
}  # fmt: skip
