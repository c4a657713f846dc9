# ruff: noqa: E501 - rows stand whole
"""Each primitive datatype: values that are none of it, and rare ones that are."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from check.one_defect.good import but_for
from check.one_defect.parts import ABSENT, GONE, coded, coding, findings

BIRTH = ("Patient", "birthDate")
RECORDED = ("Condition", "recordedDate")
ISSUED = ("Observation", "issued")
OPENS = ("PractitionerRole", "availableTime[0].availableStartTime")
VALUE = ("Observation", "valueQuantity.value")
TWIN = ("Patient", "multipleBirthInteger")
REPEATS = ("MedicationRequest", "dispenseRequest.numberOfRepeatsAllowed")
RANK = ("Practitioner", "telecom[0].rank")
ACTIVE = ("Patient", "active")
FAMILY = ("Patient", "name[0].family")
NOTE = ("Condition", "note[0].text")
ID = ("Observation", "id")
ADDRESS = ("Endpoint", "address")
FORM = ("QuestionnaireResponse", "questionnaire")
URL = ("ValueSet", "url")
DATA = ("Binary", "data")
CODE = ("Observation", "valueQuantity")


def local(code: Any) -> dict[str, Any]:
    """Return a quantity in a unit of a hospital's own."""
    return {"value": 1, "system": "https://example.org/units", "code": code}


BROKEN: list[tuple[str, str, str, Any, str]] = [
    *(("date-format", *BIRTH, value, BIRTH[1]) for value in (
        "2021-02-29", "1900-02-29", "2021-04-31", "2021-13-01", "2021-00-10", "2021-01-00", "2021-1-1", "20210101", "21-01-01", "0000-01-01", "2021-01-01T00:00:00Z", "2021/01/01", "01.01.2021", "2021-Q1",
        "2021-W01", "2021-001", "2021-", "2021-01-", "+2021-01-01", "-2021-01-01", "12021-01-01", " 2021-01-01", "2021-01-01 ", "2021-01-01Z", "unknown", "２０２１-01-01", "2021\u201301\u201301", "1980?",
    )),
    *(("datetime-format", *RECORDED, value, RECORDED[1]) for value in (
        "2021-02-29T10:00:00Z", "2021-03-04T10:00:00", "2021-03-04T10:00Z", "2021-03-04T10Z", "2021-03-04T24:00:00Z", "2021-03-04T24:00:01Z", "2021-03-04T10:60:00Z", "2021-03-04T10:00:61Z", "2021-03-04T10:00:00.Z",
        "2021-03-04T10:00:00+1:00", "2021-03-04T10:00:00+0100", "2021-03-04T10:00:00+01", "2021-03-04T10:00:00+14:01", "2021-03-04T10:00:00+15:00", "2021-03-04T10:00:00-14:30", "2021-03-04T10:00:00z",
        "2021-03-04t10:00:00Z", "2021-03-04 10:00:00Z", "2021-03T10:00:00Z", "2021T10:00:00Z", "2021-03-04T", "2021-03-04TZ", "2021-03-04T10:00:00,5Z", "2021-03-04T10:00:00 Z", "2021-03-04T10:00:00[Europe/Zurich]",
        "2021-03-04T10:00:00Z+01:00", "20210304T100000Z", "2021-03-04T10:00:00+02:60", "now",
    )),
    *(("instant-format", *ISSUED, value, ISSUED[1]) for value in (
        "2021", "2021-03", "2021-03-04", "2021-03-04T10:00:00", "2021-03-04T10:00Z", "2021-02-30T10:00:00Z", "2021-03-04T25:00:00Z", "2021-03-04 10:00:00+01:00", "2021-03-04T10:00:00.123", "10:00:00Z",
    )),
    *(("time-format", *OPENS, value, OPENS[1]) for value in (
        "8:00:00", "08:00", "24:00:00", "08:60:00", "08:00:61", "08:00:00Z", "08:00:00+01:00", "T08:00:00", "08.00.00", "8 am", "08:00:00.", "080000",
    )),
    *(("integer-format", *TWIN, value, TWIN[1]) for value in (Decimal("1.5"), Decimal("1.0"), 2_147_483_648, -2_147_483_649, Decimal("1E2"))),
    *(("integer-format", *REPEATS, value, REPEATS[1]) for value in (-1, 2_147_483_648, Decimal("0.5"))),
    *(("integer-format", *RANK, value, RANK[1]) for value in (0, -1, 2_147_483_648, Decimal("1.5"))),
    *(("json-type", *TWIN, value, TWIN[1]) for value in ("2", True, {"value": 2}, None)),
    *(("json-type", *ACTIVE, value, ACTIVE[1]) for value in ("true", "false", 1, 0, "yes", None, {})),
    *(("json-type", *VALUE, value, VALUE[1]) for value in ("13.5", "", True, {"value": 1}, None)),
    *(("json-type", *FAMILY, value, FAMILY[1]) for value in (5, True, Decimal("1.5"), {"value": "Muster"}, None)),
    *(("json-type", *BIRTH, value, BIRTH[1]) for value in (1980, 19800229, None)),
    *(("empty-string", *place, "", place[1]) for place in (FAMILY, NOTE, BIRTH, RECORDED, ISSUED, OPENS, FORM, URL, ADDRESS, DATA)),
    *(("string-format", *FAMILY, value, FAMILY[1]) for value in ("a\x00b", "a\x07", "a\x1b[31m", "a\x0c")),
    *(("string-blank", *FAMILY, value, FAMILY[1]) for value in (" ", "\t", "\n", "\u00a0", "\u2003 ")),
    *(("string-whitespace", *FAMILY, value, FAMILY[1]) for value in (" Muster", "Muster ", "Muster\n", "\tMuster", "Muster\u00a0")),
    ("string-blank", *NOTE, "  \n ", NOTE[1]),
    *(("id-format", *ID, value, ID[1]) for value in ("a_b", "a b", "a/b", "ä", "x" * 65, "#one", "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "a@b", "{id}", "one\n", "a,b", "一")),
    *(("code-format", *CODE, local(value), "valueQuantity.code") for value in (" mg", "mg ", "a  b", "a\tb", "a\nb", " ")),
    *(("uri-format", *URL, value, URL[1]) for value in ("https://example.org/a b", " https://example.org", "https://example.org/\n", "urn:uuid:0A1B2C3D-0000-4000-8000-000000000001", "urn:uuid:0a1b2c3d", "urn:uuid:0a1b2c3d000040008000000000000001", "urn:oid:3.1", "urn:oid:1.02", "urn:oid:1..2", "urn:oid:1.2.", "urn:oid:abc", "urn:oid:")),
    *(("url-format", *ADDRESS, value, ADDRESS[1]) for value in ("https://example.org/a b", "https://example.org/\t")),
    *(("canonical-format", *FORM, value, FORM[1]) for value in ("falls", "Questionnaire/falls", "https://example.org/a b", "./falls", "/falls")),
    *(("base64-format", *DATA, value, DATA[1]) for value in ("SGFsbG8", "SGFsbG8==", "SGFs*G8=", "SGFsbG8=SGFs", "=SGFs", "SGFsbG8-", "data:text/plain;base64,SGFsbG8=", "Hallö===")),
    *(("oid-format", "Parameters", "parameter[0]", {"name": "a", "valueOid": value}, "parameter[0].valueOid") for value in ("1.2.3", "urn:oid:3.2", "urn:oid:1.02.3", "urn:oid:1", "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "URN:OID:1.2.3")),
    *(("uuid-format", "Parameters", "parameter[0]", {"name": "a", "valueUuid": value}, "parameter[0].valueUuid") for value in ("0a1b2c3d-0000-4000-8000-000000000001", "urn:uuid:0A1B2C3D-0000-4000-8000-000000000001", "urn:uuid:{0a1b2c3d-0000-4000-8000-000000000001}", "urn:oid:1.2.3")),
    *(("date-format", "Parameters", "parameter[0]", {"name": "a", "valueDate": value}, "parameter[0].valueDate") for value in ("2021-06-31", "2100-02-29")),
    *(("language", "Patient", "language", value, "language") for value in ("german", "de_CH", "d", "de-", "de--CH", "en-US-", "x", "123", "e n")),
    *(("mime-type", "DocumentReference", "content[0].attachment.contentType", value, "content[0].attachment.contentType") for value in ("pdf", "text", "application/", "/pdf", "application/pdf;", "text/plain charset=utf-8", ".pdf", "json", "text\\plain")),
    *(("binding-required", "Claim", "total.currency", value, "total.currency") for value in ("SFR", "chf", "Fr.", "EURO", "$", "XYZ", "756")),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    *((f"date {value}", *BIRTH, value) for value in ("2020-02-29", "2000-02-29", "1600-02-29", "0001", "9999-12-31", "1980", "1980-12", "2021-12-31", "1582-10-10")),
    *((f"dateTime {value}", *RECORDED, value) for value in (
        "2021", "2021-03", "2021-03-04", "2021-03-04T00:00:00Z", "2021-03-04T23:59:59+14:00", "2021-03-04T23:59:59-14:00", "2021-03-04T10:00:00-00:00", "2021-03-04T10:00:00+00:00", "2021-03-04T10:00:00+05:45",
        "2021-03-04T10:00:00.1Z", "2021-03-04T10:00:00.123456789+13:00", "2016-12-31T23:59:60Z", "2020-02-29T12:00:00Z", "2021-03-04T10:00:00-09:30",
    )),
    *((f"instant {value}", *ISSUED, value) for value in ("2021-03-04T10:00:00Z", "2021-03-04T10:00:00.000Z", "2015-02-07T13:28:17.239+02:00", "2016-12-31T23:59:60Z", "2020-02-29T00:00:00+14:00")),
    *((f"time {value}", *OPENS, value) for value in ("00:00:00", "23:59:59", "08:00:00.5", "08:00:00.000", "23:59:60")),
    *((f"integer {value}", *TWIN, value) for value in (2_147_483_647, -2_147_483_648, 0, -1)),
    *((f"unsignedInt {value}", *REPEATS, value) for value in (0, 2_147_483_647)),
    *((f"positiveInt {value}", *RANK, value) for value in (1, 2_147_483_647)),
    *((f"decimal {value}", *VALUE, value) for value in (0, -5, Decimal("-0.0"), Decimal("1E5"), Decimal("1e-7"), Decimal("13.500"), Decimal("0.000000000000000001"), Decimal(123456789012345678), 10**17, Decimal("1E+30"))),
    *((f"boolean {value}", *ACTIVE, value) for value in (True, False)),
    *((f"string {value!r:.30}", *FAMILY, value) for value in ("x", "O'Neil-Ü 李", "a\tb", "a\nb", "a\r\nb", "null", "true", "<b>", "&amp;", "\U0001f642", "e\u0301", "עברית", "\u200bx", "0", "-", "a" * 5000, "ﷺ")),
    *((f"markdown {value!r:.30}", *NOTE, value) for value in ("# a\n\n* b\n", "  indented", "ends with a line\n", "| a | b |\n|---|---|\n", "<script>is text here</script>")),
    *((f"id {value:.20}", *ID, value) for value in ("a", "1", "A-1.b", "x" * 64, "-", ".", "2021-03-04", "0a1b2c3d-0000-4000-8000-000000000001")),
    *((f"code {value}", *CODE, local(value)) for value in ("mg", "two words", "a-b_c", "Ü", "a b c", "1", "%", "<>")),
    *((f"uri {value}", *URL, value) for value in ("urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "urn:oid:2.16.840.1.113883.6.1", "urn:oid:1.0.3", "http://example.org/a#b", "https://example.org/a?b=c&d=%20e", "http://example.org/ä", "ftp://example.org/a", "urn:ietf:rfc:3986", "tag:example.org,2021:a", "urn:isbn:0451450523")),
    *((f"url {value}", *ADDRESS, value) for value in ("mllp://10.0.0.1:2575", "mailto:a@example.org", "https://example.org:8443/fhir", "http://[::1]/fhir", "https://example.org/%7Eme")),
    *((f"canonical {value}", *FORM, value) for value in ("https://example.org/q|2", "https://example.org/q|1.0#item", "https://example.org/q#1", "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001")),
    *((f"base64 {value!r}", *DATA, value) for value in ("QQ==", "QUI=", "QUJD", "SGFs\nbG8=", "++//", "SGFs bG8=")),
    *((f"oid {value}", "Parameters", "parameter[0]", {"name": "a", "valueOid": value}) for value in ("urn:oid:0.1", "urn:oid:2.16.756.5.30", "urn:oid:1.0.1", "urn:oid:2.999")),
    *((f"language {value}", "Patient", "language", value) for value in ("de", "de-CH", "gsw", "zh-Hant-TW", "sl-rozaj-biske", "en-US-x-private", "x-klingon", "i-klingon", "es-419", "de-CH-1996", "DE-ch", "sr-Latn")),
    *((f"MIME type {value}", "DocumentReference", "content[0].attachment.contentType", value) for value in ("text/plain", "application/fhir+json; fhirVersion=4.0", "image/svg+xml", "application/vnd.ms-excel", "text/plain;charset=UTF-8", "multipart/mixed; boundary=\"a b\"", "application/x-7z-compressed", "APPLICATION/PDF", "audio/L16; rate=16000")),
    *((f"currency {value}", "Claim", "total.currency", value) for value in ("EUR", "USD", "XAF", "DEM", "XXX", "ZWG", "BYN")),
    ("a primitive that is only absent", "Patient", "", {"birthDate": GONE, "_birthDate": ABSENT}),
    ("a value beside its extension", "Patient", "_birthDate", {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime", "valueDateTime": "1980-02-29T10:00:00Z"}]}),
    ("an id of a primitive", "Patient", "_birthDate", {"id": "born"}),
    ("one absent name of two", "Patient", "", {"name": [{"given": ["Anna", None], "_given": [None, ABSENT]}]}),
    ("an absent array beside nothing", "Patient", "", {"name": [{"family": "x", "_given": [ABSENT]}]}),
    ("the number of a decimal is only absent", "Observation", "valueQuantity", {"_value": ABSENT, "unit": "g/dL"}),
    ("an absent value beside a comparator", "Observation", "valueQuantity", {"_value": ABSENT, "comparator": "<"}),
    ("a language of a region by number", "Patient", "communication[0].language", coded("urn:ietf:bcp:47", "es-419")),
    ("a tag without a display", "Observation", "meta", {"tag": [coding("https://example.org/tags", "x")], "source": "#lab", "versionId": "1", "lastUpdated": "2021-03-04T10:00:00Z"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[0]}-{row[3]!r:.40}" for row in BROKEN]
)
def test_a_value_that_is_none_of_its_type_is_found(rule: str, kind: str, path: str, value: Any, at: str) -> None:
    assert findings(but_for(kind, path, value)) == [(rule, f"{kind}.{at}")]


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_a_rare_value_of_its_type_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []
