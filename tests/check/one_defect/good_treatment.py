"""Good resources: what is ordered, given, done and planned."""

from __future__ import annotations

from check.one_defect.good_findings import NOTE, PERIOD
from check.one_defect.parts import Resource, amount, coded, made, said, to

TIMING = {"repeat": {"frequency": 2, "frequencyMax": 3, "period": 1, "periodUnit": "d", "boundsPeriod": PERIOD}}
DOSAGE = {
    "sequence": 1,
    "text": "twice a day",
    "timing": TIMING,
    "asNeededBoolean": False,
    "route": said("by mouth"),
    "doseAndRate": [
        {"doseQuantity": amount(500, "mg"), "rateRatio": {"numerator": amount(1, "mg"), "denominator": amount(1, "h")}}
    ],
    "maxDosePerPeriod": {"numerator": amount(2, "g"), "denominator": amount(1, "d")},
}

MEDICATION = made(
    "Medication",
    code=said("amoxicillin tablet"),
    status="active",
    manufacturer=to("Organization/1"),
    form=said("tablet"),
    amount={"numerator": amount(500, "mg"), "denominator": amount(1, "{tbl}")},
    ingredient=[
        {
            "itemCodeableConcept": said("amoxicillin"),
            "isActive": True,
            "strength": {"numerator": amount(500, "mg"), "denominator": amount(1, "{tbl}")},
        }
    ],
    batch={"lotNumber": "L1", "expirationDate": "2024-12"},
)
MEDICATION_REQUEST = made(
    "MedicationRequest",
    status="active",
    statusReason=said("as planned"),
    intent="order",
    category=[coded("medicationrequest-category", "outpatient")],
    priority="routine",
    doNotPerform=False,
    reportedBoolean=False,
    medicationReference=to("Medication/1"),
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    authoredOn="2021-03-04",
    requester=to("Practitioner/1"),
    performer=to("Organization/1"),
    recorder=to("Practitioner/1"),
    reasonReference=[to("Condition/1")],
    basedOn=[to("CarePlan/1")],
    insurance=[to("Coverage/1")],
    note=[NOTE],
    dosageInstruction=[DOSAGE],
    dispenseRequest={
        "validityPeriod": PERIOD,
        "numberOfRepeatsAllowed": 0,
        "quantity": amount(20, "{tbl}"),
        "expectedSupplyDuration": amount(10, "d"),
    },
    substitution={"allowedBoolean": True},
    priorPrescription=to("MedicationRequest/2"),
)
MEDICATION_STATEMENT = made(
    "MedicationStatement",
    status="active",
    category=coded("medication-statement-category", "community"),
    medicationCodeableConcept=said("aspirin"),
    subject=to("Patient/1"),
    context=to("Encounter/1"),
    effectivePeriod={"start": "2020"},
    dateAsserted="2021-03-04",
    informationSource=to("Patient/1"),
    derivedFrom=[to("Observation/1")],
    reasonReference=[to("Condition/1")],
    dosage=[DOSAGE],
)
MEDICATION_ADMINISTRATION = made(
    "MedicationAdministration",
    status="completed",
    category=coded("medication-admin-category", "inpatient"),
    medicationCodeableConcept=said("heparin"),
    subject=to("Patient/1"),
    context=to("Encounter/1"),
    effectiveDateTime="2021-03-04T08:00:00Z",
    performer=[{"actor": to("Practitioner/1")}],
    request=to("MedicationRequest/1"),
    device=[to("Device/1")],
    dosage={"text": "5000 units", "dose": amount(5000, "[IU]"), "rateQuantity": amount(500, "[IU]/h")},
)
MEDICATION_DISPENSE = made(
    "MedicationDispense",
    status="completed",
    medicationCodeableConcept=said("metformin"),
    subject=to("Patient/1"),
    performer=[{"actor": to("Practitioner/1")}],
    authorizingPrescription=[to("MedicationRequest/1")],
    quantity=amount(60, "{tbl}"),
    daysSupply=amount(30, "d"),
    whenPrepared="2021-03-04T08:00:00Z",
    whenHandedOver="2021-03-04T09:00:00Z",
    receiver=[to("Patient/1")],
    substitution={"wasSubstituted": False},
)
IMMUNIZATION = made(
    "Immunization",
    status="completed",
    vaccineCode=said("tetanus"),
    patient=to("Patient/1"),
    occurrenceDateTime="2021-03-04",
    primarySource=True,
    reportOrigin=coded("immunization-origin", "record"),
    lotNumber="L2",
    expirationDate="2023-01-31",
    doseQuantity=amount(0.5, "mL"),
    performer=[{"function": coded("v2-0443", "AP"), "actor": to("Practitioner/1")}],
    isSubpotent=False,
    education=[{"documentType": "leaflet", "publicationDate": "2020"}],
    programEligibility=[coded("immunization-program-eligibility", "ineligible")],
    reaction=[{"date": "2021-03-05", "detail": to("Observation/1"), "reported": False}],
    protocolApplied=[{"series": "basic", "doseNumberPositiveInt": 1, "seriesDosesString": "3"}],
)
IMMUNIZATION_EVALUATION = made(
    "ImmunizationEvaluation",
    status="completed",
    patient=to("Patient/1"),
    date="2021",
    targetDisease=said("tetanus"),
    immunizationEvent=to("Immunization/1"),
    doseStatus=coded("immunization-evaluation-dose-status", "valid"),
)
IMMUNIZATION_RECOMMENDATION = made(
    "ImmunizationRecommendation",
    patient=to("Patient/1"),
    date="2021-03-04",
    recommendation=[
        {
            "vaccineCode": [said("tetanus")],
            "forecastStatus": coded("immunization-recommendation-status", "due"),
            "dateCriterion": [{"code": said("earliest"), "value": "2031"}],
            "doseNumberPositiveInt": 2,
            "supportingImmunization": [to("Immunization/1")],
        }
    ],
)
PROCEDURE = made(
    "Procedure",
    basedOn=[to("ServiceRequest/1")],
    partOf=[to("Procedure/2")],
    status="completed",
    category=said("surgery"),
    code=said("appendectomy"),
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    performedPeriod=PERIOD,
    recorder=to("Practitioner/1"),
    asserter=to("Practitioner/1"),
    performer=[{"function": said("surgeon"), "actor": to("Practitioner/1"), "onBehalfOf": to("Organization/1")}],
    location=to("Location/1"),
    reasonReference=[to("Condition/1")],
    bodySite=[said("abdomen")],
    outcome=said("well"),
    report=[to("DiagnosticReport/1")],
    complicationDetail=[to("Condition/2")],
    focalDevice=[{"action": said("implanted"), "manipulated": to("Device/1")}],
    usedReference=[to("Device/1")],
)
SERVICE_REQUEST = made(
    "ServiceRequest",
    status="active",
    intent="order",
    priority="urgent",
    category=[said("imaging")],
    doNotPerform=False,
    code=said("chest film"),
    orderDetail=[said("two views")],
    quantityQuantity=amount(1, "{film}"),
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    occurrenceTiming=TIMING,
    asNeededBoolean=False,
    authoredOn="2021-03-04",
    requester=to("Practitioner/1"),
    performer=[to("Organization/1")],
    locationReference=[to("Location/1")],
    reasonReference=[to("Condition/1")],
    insurance=[to("Coverage/1")],
    specimen=[to("Specimen/1")],
    requisition={"system": "https://example.org/req", "value": "R1"},
    relevantHistory=[to("Provenance/1")],
)
CARE_PLAN = made(
    "CarePlan",
    status="active",
    intent="plan",
    title="after the operation",
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    period=PERIOD,
    created="2021-03-04",
    author=to("Practitioner/1"),
    careTeam=[to("CareTeam/1")],
    addresses=[to("Condition/1")],
    goal=[to("Goal/1")],
    activity=[
        {
            "detail": {
                "kind": "ServiceRequest",
                "code": said("walk"),
                "status": "scheduled",
                "doNotPerform": False,
                "scheduledTiming": TIMING,
                "dailyAmount": amount(1, "h"),
                "performer": [to("Patient/1")],
            }
        }
    ],
)
GOAL = made(
    "Goal",
    lifecycleStatus="active",
    achievementStatus=coded("goal-achievement", "in-progress"),
    category=[coded("goal-category", "dietary")],
    priority=coded("goal-priority", "high-priority"),
    description=said("lose weight"),
    subject=to("Patient/1"),
    startDate="2021-03-04",
    target=[{"measure": said("body weight"), "detailQuantity": amount(80, "kg"), "dueDuration": amount(6, "mo")}],
    statusDate="2021-03-04",
    expressedBy=to("Patient/1"),
    addresses=[to("Condition/1")],
    outcomeReference=[to("Observation/1")],
)
NUTRITION = made(
    "NutritionOrder",
    status="active",
    intent="order",
    patient=to("Patient/1"),
    dateTime="2021-03-04",
    orderer=to("Practitioner/1"),
    oralDiet={
        "type": [said("low salt")],
        "schedule": [TIMING],
        "nutrient": [{"modifier": said("sodium"), "amount": amount(2, "g")}],
    },
    supplement=[{"productName": "drink", "quantity": amount(200, "mL")}],
    enteralFormula={
        "baseFormulaProductName": "formula",
        "caloricDensity": amount(1, "kcal/mL"),
        "administration": [
            {"quantity": amount(100, "mL"), "rateRatio": {"numerator": amount(50, "mL"), "denominator": amount(1, "h")}}
        ],
    },
)
DEVICE = made(
    "Device",
    udiCarrier=[{"deviceIdentifier": "D1", "entryType": "barcode", "carrierAIDC": "YWJj"}],
    status="active",
    statusReason=[coded("device-status-reason", "online")],
    manufactureDate="2020-01-01",
    expirationDate="2030-01-01T00:00:00Z",
    serialNumber="S1",
    deviceName=[{"name": "pacemaker", "type": "user-friendly-name"}],
    specialization=[{"systemType": said("pacing")}],
    version=[{"value": "1.0"}],
    property=[{"type": said("weight"), "valueQuantity": [amount(20, "g")]}],
    patient=to("Patient/1"),
    owner=to("Organization/1"),
    location=to("Location/1"),
    url="https://example.org/device",
    parent=to("Device/2"),
)
DEVICE_USE = made(
    "DeviceUseStatement",
    status="active",
    subject=to("Patient/1"),
    derivedFrom=[to("Procedure/1")],
    timingPeriod=PERIOD,
    recordedOn="2021-03-04",
    source=to("Patient/1"),
    device=to("Device/1"),
    reasonReference=[to("Condition/1")],
    bodySite=said("knee"),
)
DEVICE_REQUEST = made(
    "DeviceRequest",
    status="active",
    intent="order",
    priority="stat",
    codeCodeableConcept=said("crutches"),
    parameter=[{"code": said("length"), "valueQuantity": amount(120, "cm")}],
    subject=to("Patient/1"),
    occurrenceDateTime="2021",
    requester=to("Practitioner/1"),
    performer=to("Organization/1"),
)
DEVICE_METRIC = made(
    "DeviceMetric",
    type=said("heart rate"),
    source=to("Device/1"),
    operationalStatus="on",
    color="green",
    category="measurement",
    calibration=[{"type": "offset", "state": "calibrated", "time": "2021-03-04T08:00:00Z"}],
)
SUPPLY = made(
    "SupplyRequest",
    status="active",
    priority="asap",
    itemCodeableConcept=said("gloves"),
    quantity=amount(100, "{glove}"),
    requester=to("Practitioner/1"),
    supplier=[to("Organization/1")],
    deliverTo=to("Location/1"),
)
DELIVERY = made(
    "SupplyDelivery",
    status="completed",
    patient=to("Patient/1"),
    suppliedItem={"quantity": amount(2, "{box}"), "itemCodeableConcept": said("gloves")},
    occurrenceDateTime="2021-03-04",
    supplier=to("Practitioner/1"),
    receiver=[to("Practitioner/1")],
)
VISION = made(
    "VisionPrescription",
    status="active",
    created="2021-03-04",
    patient=to("Patient/1"),
    dateWritten="2021-03-04",
    prescriber=to("Practitioner/1"),
    lensSpecification=[
        {
            "product": coded("ex-visionprescriptionproduct", "lens"),
            "eye": "right",
            "sphere": -2.0,
            "axis": 180,
            "add": 2.0,
            "prism": [{"amount": 0.5, "base": "down"}],
            "duration": amount(1, "mo"),
        }
    ],
)

TREATMENT: dict[str, Resource] = {
    one["resourceType"]: one
    for one in (
        MEDICATION, MEDICATION_REQUEST, MEDICATION_STATEMENT, MEDICATION_ADMINISTRATION, MEDICATION_DISPENSE,
        IMMUNIZATION, IMMUNIZATION_EVALUATION, IMMUNIZATION_RECOMMENDATION, PROCEDURE, SERVICE_REQUEST, CARE_PLAN, GOAL,
        NUTRITION, DEVICE, DEVICE_USE, DEVICE_REQUEST, DEVICE_METRIC, SUPPLY, DELIVERY, VISION,
    )
}  # fmt: skip
