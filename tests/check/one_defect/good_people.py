"""Good resources: people, their organizations and where they work."""

from __future__ import annotations

from check.one_defect.parts import ABSENT, SOMEONE, Resource, amount, coded, coding, made, said, to

PHONE = {"system": "phone", "value": "+41 44 000 00 00", "use": "work", "rank": 1}
ADDRESS = {
    "use": "home",
    "type": "both",
    "line": ["Hauptstrasse 1"],
    "city": "Wil",
    "postalCode": "9500",
    "country": "CH",
}
NAME = {
    "use": "official",
    "family": "Muster",
    "given": ["Anna", "Maria"],
    "prefix": ["Dr."],
    "period": {"start": "1999"},
}
IDENTIFIER = {"use": "official", "system": "https://example.org/ids", "value": "A-1", "period": {"start": "2020"}}
PHOTO = {"contentType": "image/png", "data": "AAAA", "size": 3, "title": "face", "creation": "2021-03-01"}

PATIENT = made(
    "Patient",
    identifier=[{**IDENTIFIER, "type": coded("v2-0203", "MR"), "assigner": {"display": "Spital"}}],
    active=True,
    name=[NAME],
    telecom=[{**PHONE, "use": "home"}],
    gender="female",
    birthDate="1980-02-29",
    deceasedBoolean=False,
    address=[ADDRESS],
    maritalStatus=coded("v3-MaritalStatus", "M"),
    multipleBirthInteger=2,
    photo=[PHOTO],
    contact=[{"relationship": [coded("v2-0131", "N")], "name": {"family": "Muster"}, "gender": "male"}],
    communication=[{"language": coded("urn:ietf:bcp:47", "de-CH"), "preferred": True}],
    generalPractitioner=[to("Practitioner/1")],
    managingOrganization=to("Organization/1"),
    link=[{"other": to("Patient/2"), "type": "seealso"}],
)
PERSON = made(
    "Person",
    identifier=[IDENTIFIER],
    name=[NAME],
    gender="female",
    birthDate="1980-02",
    photo=PHOTO,
    active=True,
    link=[{"target": to("Patient/1"), "assurance": "level2"}],
)
RELATED = made(
    "RelatedPerson",
    patient=to("Patient/1"),
    relationship=[coded("v3-RoleCode", "MTH")],
    name=[NAME],
    gender="unknown",
    birthDate="1955",
    period={"start": "2020-01-01"},
    communication=[{"language": coded("urn:ietf:bcp:47", "fr")}],
)
PRACTITIONER = made(
    "Practitioner",
    identifier=[IDENTIFIER],
    active=True,
    name=[NAME],
    telecom=[PHONE],
    gender="other",
    birthDate="1970-12-31",
    qualification=[{"code": said("medical doctor"), "issuer": to("Organization/1"), "period": {"start": "1998"}}],
    communication=[coded("urn:ietf:bcp:47", "it")],
)
HOURS = {"daysOfWeek": ["mon", "tue"], "availableStartTime": "08:00:00", "availableEndTime": "17:30:00"}
ROLE = made(
    "PractitionerRole",
    active=True,
    period={"start": "2019-05"},
    practitioner=to("Practitioner/1"),
    organization=to("Organization/1"),
    code=[coded("practitioner-role", "doctor")],
    specialty=[said("cardiology")],
    location=[to("Location/1")],
    healthcareService=[to("HealthcareService/1")],
    availableTime=[HOURS],
    notAvailable=[{"description": "holidays", "during": {"start": "2021-07-01", "end": "2021-07-31"}}],
    endpoint=[to("Endpoint/1")],
)
ORGANIZATION = made(
    "Organization",
    identifier=[IDENTIFIER],
    active=True,
    type=[coded("organization-type", "prov")],
    name="Spital",
    alias=["Hospital"],
    telecom=[PHONE],
    address=[{**ADDRESS, "use": "work"}],
    partOf=to("Organization/2"),
    contact=[{"purpose": coded("contactentity-type", "ADMIN"), "name": {"text": "desk"}}],
)
AFFILIATION = made(
    "OrganizationAffiliation",
    active=True,
    organization=to("Organization/1"),
    participatingOrganization=to("Organization/2"),
    period={"start": "2020", "end": "2021"},
)
LOCATION = made(
    "Location",
    status="active",
    operationalStatus=coding("v2-0116", "O"),
    name="ward 3",
    mode="instance",
    type=[coded("v3-RoleCode", "ICU")],
    telecom=[PHONE],
    address={"city": "Wil"},
    physicalType=coded("location-physical-type", "wa"),
    position={"longitude": 9.05, "latitude": 47.46, "altitude": 571},
    managingOrganization=to("Organization/1"),
    partOf=to("Location/2"),
    hoursOfOperation=[{"daysOfWeek": ["sat"], "allDay": True}],
)
SERVICE = made(
    "HealthcareService",
    active=True,
    providedBy=to("Organization/1"),
    location=[to("Location/1")],
    name="dialysis",
    appointmentRequired=True,
    availableTime=[HOURS],
    eligibility=[{"code": said("insured"), "comment": "by referral"}],
)
ENDPOINT = made(
    "Endpoint",
    status="active",
    connectionType=coding("endpoint-connection-type", "hl7-fhir-rest"),
    payloadType=[said("any")],
    payloadMimeType=["application/fhir+json"],
    address="https://example.org/fhir",
    header=["X-Case: 1"],
)
GROUP = made(
    "Group",
    active=True,
    type="person",
    actual=True,
    name="twins",
    quantity=2,
    characteristic=[
        {"code": said("age"), "valueRange": {"low": amount(1, "a"), "high": amount(2, "a")}, "exclude": False}
    ],
    member=[{"entity": to("Patient/1"), "period": {"start": "2020"}, "inactive": False}],
)
CARE_TEAM = made(
    "CareTeam",
    status="active",
    name="heart failure team",
    subject=to("Patient/1"),
    encounter=to("Encounter/1"),
    period={"start": "2021-01-01"},
    participant=[{"role": [said("nurse")], "member": to("Practitioner/1"), "onBehalfOf": to("Organization/1")}],
    managingOrganization=[to("Organization/1")],
    note=[{"text": "meets weekly", "authorString": "A. M.", "time": "2021-01-02T08:00:00+01:00"}],
)
CONSENT = made(
    "Consent",
    status="active",
    scope=coded("consentscope", "patient-privacy"),
    category=[coded("consentcategorycodes", "dnr")],
    patient=to("Patient/1"),
    dateTime="2021-02-03",
    performer=[to("Patient/1")],
    sourceReference=to("DocumentReference/1"),
    policy=[{"authority": "https://example.org/law", "uri": "https://example.org/law/1"}],
    verification=[{"verified": True, "verifiedWith": to("Patient/1"), "verificationDate": "2021"}],
    provision={
        "type": "permit",
        "period": {"start": "2021", "end": "2022"},
        "actor": [{"role": coded("v3-ParticipationType", "IRCP"), "reference": to("Organization/1")}],
        "action": [coded("consentaction", "access")],
        "securityLabel": [coding("v3-Confidentiality", "N")],
        "data": [{"meaning": "related", "reference": to("Observation/1")}],
    },
)
FAMILY = made(
    "FamilyMemberHistory",
    status="completed",
    patient=to("Patient/1"),
    date="2021",
    name="mother",
    relationship=coded("v3-RoleCode", "MTH"),
    sex=coded("http://hl7.org/fhir/administrative-gender", "female"),
    bornString="about 1950",
    deceasedAge=amount(71, "a"),
    condition=[{"code": said("breast cancer"), "contributedToDeath": True, "onsetAge": amount(60, "a")}],
    reasonReference=[to("Condition/1")],
)
COVERAGE = made(
    "Coverage",
    status="active",
    type=coded("v3-ActCode", "EHCPOL"),
    subscriber=to("Patient/1"),
    beneficiary=to("Patient/1"),
    dependent="0",
    relationship=coded("subscriber-relationship", "self"),
    period={"start": "2021-01-01", "end": "2021-12-31"},
    payor=[to("Organization/1")],
    **{"class": [{"type": coded("coverage-class", "group"), "value": "G1"}]},
    order=1,
    costToBeneficiary=[
        {"type": coded("coverage-copay-type", "gpvisit"), "valueMoney": {"value": 20, "currency": "CHF"}}
    ],
)
SLIM_PATIENT = made("Patient", _birthDate=ABSENT, _gender=ABSENT, generalPractitioner=[SOMEONE])

PEOPLE: dict[str, Resource] = {
    one["resourceType"]: one
    for one in (
        PATIENT, PERSON, RELATED, PRACTITIONER, ROLE, ORGANIZATION, AFFILIATION, LOCATION, SERVICE, ENDPOINT, GROUP,
        CARE_TEAM, CONSENT, FAMILY, COVERAGE,
    )
}  # fmt: skip
