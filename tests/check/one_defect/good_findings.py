"""Good resources: what is found, and how it was looked for."""

from __future__ import annotations

from check.one_defect.parts import Resource, amount, coded, coding, made, said, to

LOINC = "http://loinc.org"
PERIOD = {"start": "2021-03-04T08:00:00+01:00", "end": "2021-03-05"}
NOTE = {"authorReference": to("Practitioner/1"), "time": "2021-03-04", "text": "seen twice"}

ENCOUNTER = made(
    "Encounter",
    status="finished",
    statusHistory=[{"status": "arrived", "period": PERIOD}],
    **{"class": coding("v3-ActCode", "IMP")},
    classHistory=[{"class": coding("v3-ActCode", "EMER"), "period": PERIOD}],
    type=[said("admission")],
    priority=coded("v3-ActPriority", "EM"),
    subject=to("Patient/1"),
    episodeOfCare=[to("EpisodeOfCare/1")],
    basedOn=[to("ServiceRequest/1")],
    participant=[{"type": [coded("v3-ParticipationType", "ATND")], "individual": to("Practitioner/1")}],
    appointment=[to("Appointment/1")],
    period=PERIOD,
    length=amount(2, "d"),
    reasonReference=[to("Condition/1")],
    diagnosis=[{"condition": to("Condition/1"), "use": coded("diagnosis-role", "AD"), "rank": 1}],
    hospitalization={
        "admitSource": coded("admit-source", "emd"),
        "dischargeDisposition": coded("discharge-disposition", "home"),
    },
    location=[{"location": to("Location/1"), "status": "completed", "period": PERIOD}],
    serviceProvider=to("Organization/1"),
    partOf=to("Encounter/2"),
)
EPISODE = made(
    "EpisodeOfCare",
    status="active",
    statusHistory=[{"status": "planned", "period": PERIOD}],
    type=[coded("episodeofcare-type", "hacc")],
    diagnosis=[{"condition": to("Condition/1"), "role": coded("diagnosis-role", "CC"), "rank": 2}],
    patient=to("Patient/1"),
    managingOrganization=to("Organization/1"),
    period=PERIOD,
    referralRequest=[to("ServiceRequest/1")],
    careManager=to("Practitioner/1"),
    team=[to("CareTeam/1")],
)
CONDITION = made(
    "Condition",
    clinicalStatus=coded("condition-clinical", "resolved"),
    verificationStatus=coded("condition-ver-status", "confirmed"),
    category=[coded("condition-category", "encounter-diagnosis")],
    severity=said("severe"),
    code=said("acute pancreatitis"),
    bodySite=[said("pancreas")],
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    onsetDateTime="2021-03",
    abatementDateTime="2021-04",
    recordedDate="2021-03-05",
    recorder=to("Practitioner/1"),
    asserter=to("Patient/1"),
    stage=[{"summary": said("II"), "assessment": [to("Observation/1")], "type": said("clinical")}],
    evidence=[{"code": [said("pain")], "detail": [to("Observation/1")]}],
    note=[NOTE],
)
OBSERVATION = made(
    "Observation",
    identifier=[{"system": "https://example.org/lab", "value": "77"}],
    basedOn=[to("ServiceRequest/1")],
    partOf=[to("Procedure/1")],
    status="final",
    category=[coded("observation-category", "laboratory")],
    code=coded(LOINC, "718-7"),
    subject=to("Patient/1"),
    focus=[to("Device/1")],
    encounter=to("Encounter/1"),
    effectiveDateTime="2021-03-04T08:15:00+01:00",
    issued="2021-03-04T09:00:00.000+01:00",
    performer=[to("Organization/1")],
    valueQuantity={**amount(13.5, "g/dL"), "comparator": ">"},
    interpretation=[coded("v3-ObservationInterpretation", "N")],
    note=[NOTE],
    specimen=to("Specimen/1"),
    device=to("Device/1"),
    referenceRange=[
        {
            "low": amount(12, "g/dL"),
            "high": amount(16, "g/dL"),
            "type": coded("referencerange-meaning", "normal"),
            "age": {"low": amount(18, "a")},
        }
    ],
    hasMember=[to("Observation/2")],
    derivedFrom=[to("ImagingStudy/1")],
    component=[{"code": said("second run"), "valueString": "13.4"}],
)
REPORT = made(
    "DiagnosticReport",
    basedOn=[to("ServiceRequest/1")],
    status="final",
    category=[coded("v2-0074", "RAD")],
    code=said("CT of the abdomen"),
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    effectivePeriod=PERIOD,
    issued="2021-03-04T10:00:00Z",
    performer=[to("Practitioner/1")],
    resultsInterpreter=[to("PractitionerRole/1")],
    specimen=[to("Specimen/1")],
    result=[to("Observation/1")],
    imagingStudy=[to("ImagingStudy/1")],
    media=[{"comment": "axial", "link": to("Media/1")}],
    conclusion="no leak",
    presentedForm=[
        {"contentType": "application/pdf", "url": "https://example.org/r.pdf", "hash": "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="}
    ],
)
SPECIMEN = made(
    "Specimen",
    accessionIdentifier={"system": "https://example.org/acc", "value": "S1"},
    status="available",
    type=coded("v2-0487", "SER"),
    subject=to("Patient/1"),
    receivedTime="2021-03-04T09:00:00Z",
    parent=[to("Specimen/2")],
    request=[to("ServiceRequest/1")],
    collection={
        "collector": to("Practitioner/1"),
        "collectedDateTime": "2021-03-04",
        "quantity": amount(5, "mL"),
        "duration": amount(2, "min"),
        "fastingStatusDuration": amount(8, "h"),
    },
    processing=[{"description": "spun", "additive": [to("Substance/1")], "timeDateTime": "2021-03-04"}],
    container=[
        {"capacity": amount(10, "mL"), "specimenQuantity": amount(5, "mL"), "additiveReference": to("Substance/1")}
    ],
    condition=[coded("v2-0493", "HEM")],
)
IMAGING = made(
    "ImagingStudy",
    identifier=[{"system": "urn:dicom:uid", "value": "urn:oid:2.16.124.113543.6003"}],
    status="available",
    modality=[coding("http://dicom.nema.org/resources/ontology/DCM", "CT")],
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    started="2021-03-04T08:00:00Z",
    basedOn=[to("ServiceRequest/1")],
    endpoint=[to("Endpoint/1")],
    numberOfSeries=1,
    numberOfInstances=2,
    series=[
        {
            "uid": "2.16.124.113543.6003.1",
            "number": 3,
            "modality": coding("http://dicom.nema.org/resources/ontology/DCM", "CT"),
            "laterality": {"display": "left"},
            "performer": [{"actor": to("Practitioner/1")}],
            "instance": [
                {
                    "uid": "2.16.124.113543.6003.1.1",
                    "sopClass": coding("urn:ietf:rfc:3986", "urn:oid:1.2.840.10008.5.1.4.1.1.2"),
                    "number": 1,
                }
            ],
        }
    ],
)
MEDIA = made(
    "Media",
    status="completed",
    type=coded("media-type", "image"),
    subject=to("Patient/1"),
    createdDateTime="2021-03-04",
    issued="2021-03-04T08:00:00Z",
    operator=to("Practitioner/1"),
    height=480,
    width=640,
    frames=1,
    duration=2.5,
    content={"contentType": "image/jpeg", "url": "https://example.org/a.jpg"},
)
ALLERGY = made(
    "AllergyIntolerance",
    clinicalStatus=coded("allergyintolerance-clinical", "active"),
    verificationStatus=coded("allergyintolerance-verification", "confirmed"),
    type="allergy",
    category=["food", "medication"],
    criticality="high",
    code=said("penicillin"),
    patient=to("Patient/1"),
    encounter=to("Encounter/1"),
    onsetAge=amount(5, "a"),
    recordedDate="2021-03-04",
    recorder=to("Practitioner/1"),
    asserter=to("RelatedPerson/1"),
    lastOccurrence="2020",
    reaction=[
        {
            "substance": said("amoxicillin"),
            "manifestation": [said("hives")],
            "onset": "2020-05",
            "severity": "mild",
            "exposureRoute": said("by mouth"),
        }
    ],
)
RISK = made(
    "RiskAssessment",
    status="final",
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    occurrenceDateTime="2021",
    condition=to("Condition/1"),
    performer=to("Practitioner/1"),
    basis=[to("Observation/1")],
    prediction=[
        {
            "outcome": said("stroke"),
            "probabilityRange": {"low": amount(5, "%"), "high": amount(7, "%")},
            "relativeRisk": 1.2,
            "whenRange": {"low": amount(1, "a"), "high": amount(5, "a")},
        }
    ],
    mitigation="stop smoking",
)
IMPRESSION = made(
    "ClinicalImpression",
    status="completed",
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    effectiveDateTime="2021-03-04",
    date="2021-03-04",
    assessor=to("Practitioner/1"),
    problem=[to("Condition/1")],
    investigation=[{"code": said("history"), "item": [to("QuestionnaireResponse/1")]}],
    protocol=["https://example.org/protocol"],
    finding=[{"itemReference": to("Condition/1"), "basis": "imaging"}],
    prognosisReference=[to("RiskAssessment/1")],
)
DETECTED = made(
    "DetectedIssue",
    status="final",
    code=coded("v3-ActCode", "DRG"),
    severity="moderate",
    patient=to("Patient/1"),
    identifiedDateTime="2021-03-04",
    author=to("Device/1"),
    implicated=[to("MedicationRequest/1")],
    evidence=[{"detail": [to("Observation/1")]}],
    mitigation=[{"action": said("dose lowered"), "date": "2021", "author": to("Practitioner/1")}],
)
ADVERSE = made(
    "AdverseEvent",
    actuality="actual",
    category=[coded("adverse-event-category", "product-problem")],
    event=said("rash"),
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    date="2021-03-04",
    resultingCondition=[to("Condition/1")],
    seriousness=coded("adverse-event-seriousness", "Non-serious"),
    severity=coded("adverse-event-severity", "mild"),
    outcome=coded("adverse-event-outcome", "resolved"),
    recorder=to("Practitioner/1"),
    suspectEntity=[
        {"instance": to("Medication/1"), "causality": [{"assessment": said("likely"), "author": to("Practitioner/1")}]}
    ],
)
FLAG = made(
    "Flag",
    status="active",
    category=[coded("flag-category", "drug")],
    code=said("falls"),
    subject=to("Patient/1"),
    period=PERIOD,
    encounter=to("Encounter/1"),
    author=to("Practitioner/1"),
)
BODY = made(
    "BodyStructure",
    active=True,
    morphology=said("mole"),
    location=said("arm"),
    patient=to("Patient/1"),
    image=[{"contentType": "image/png", "url": "https://example.org/x"}],
)

FINDINGS: dict[str, Resource] = {
    one["resourceType"]: one
    for one in (
        ENCOUNTER, EPISODE, CONDITION, OBSERVATION, REPORT, SPECIMEN, IMAGING, MEDIA, ALLERGY, RISK, IMPRESSION,
        DETECTED, ADVERSE, FLAG, BODY,
    )
}  # fmt: skip
