# ruff: noqa: E501 - messages and rows stand whole
"""Codes, units and displays: one defect a row, with all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from check.defects.bundle import GONE, Path, Row, changed, said

DEFECTS: list[Row] = [
    (
        "gender",
        ("entry", 0, "resource", "gender"),
        "M",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource.gender",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/administrative-gender: use one of female, male, other, unknown",
            )
        ],
    ),
    (
        "name use",
        ("entry", 0, "resource", "name", 0, "use"),
        "offical",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource.name[0].use",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/name-use: use one of anonymous, maiden, nickname, official, old, temp, usual",
            )
        ],
    ),
    (
        "telecom sys",
        ("entry", 0, "resource", "telecom", 0, "system"),
        "mobile",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource.telecom[0].system",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/contact-point-system: use one of email, fax, other, pager, phone, sms, url",
            )
        ],
    ),
    (
        "status",
        ("entry", 1, "resource", "status"),
        "done",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[1].resource.status",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/encounter-status: use one of arrived, cancelled, entered-in-error, finished, in-progress, onleave, planned, triaged, unknown",
            )
        ],
    ),
    (
        "class code",
        ("entry", 1, "resource", "class", "code"),
        "XYZ",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[1].resource.class.code",
                "is no code of http://terminology.hl7.org/CodeSystem/v3-ActCode",
            ),
            (
                "warning",
                "binding-extensible",
                "Bundle.entry[1].resource.class",
                "no coding is in the value set http://terminology.hl7.org/ValueSet/v3-ActEncounterCode; use one of its codes if one fits",
            ),
        ],
    ),
    (
        "clin code",
        ("entry", 2, "resource", "clinicalStatus", "coding", 0, "code"),
        "ongoing",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[2].resource.clinicalStatus.coding[0].code",
                "is no code of http://terminology.hl7.org/CodeSystem/condition-clinical",
            ),
            (
                "error",
                "binding-required",
                "Bundle.entry[2].resource.clinicalStatus",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/condition-clinical: use one of active, inactive, recurrence, relapse, remission, resolved",
            ),
        ],
    ),
    (
        "clin system",
        ("entry", 2, "resource", "clinicalStatus", "coding", 0, "system"),
        "http://hl7.org/fhir/condition-clinical",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[2].resource.clinicalStatus",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/condition-clinical: use one of active, inactive, recurrence, relapse, remission, resolved",
            )
        ],
    ),
    (
        "ver code",
        ("entry", 2, "resource", "verificationStatus", "coding", 0, "code"),
        "sure",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[2].resource.verificationStatus.coding[0].code",
                "is no code of http://terminology.hl7.org/CodeSystem/condition-ver-status",
            ),
            (
                "error",
                "binding-required",
                "Bundle.entry[2].resource.verificationStatus",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/condition-ver-status: use one of confirmed, differential, entered-in-error, provisional, refuted, unconfirmed",
            ),
        ],
    ),
    (
        "cat code",
        ("entry", 2, "resource", "category", 0, "coding", 0, "code"),
        "x",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[2].resource.category[0].coding[0].code",
                "is no code of http://terminology.hl7.org/CodeSystem/condition-category",
            ),
            (
                "warning",
                "binding-extensible",
                "Bundle.entry[2].resource.category[0]",
                "no coding is in the value set http://hl7.org/fhir/ValueSet/condition-category; use one of its codes if one fits",
            ),
        ],
    ),
    (
        "age unit",
        ("entry", 2, "resource", "onsetAge", "code"),
        "year",
        [("error", "ucum", "Bundle.entry[2].resource.onsetAge.code", "is no unit of UCUM")],
    ),
    (
        "ucum",
        ("entry", 3, "resource", "valueQuantity", "code"),
        "gm/dL",
        [("error", "ucum", "Bundle.entry[3].resource.valueQuantity.code", "is no unit of UCUM")],
    ),
    (
        "loinc digit",
        ("entry", 3, "resource", "code", "coding", 0, "code"),
        "718-8",
        [
            (
                "warning",
                "check-digit",
                "Bundle.entry[3].resource.code.coding[0].code",
                "is no LOINC code: its form or check digit is wrong",
            )
        ],
    ),
    (
        "obs cat",
        ("entry", 3, "resource", "category", 0, "coding", 0, "code"),
        "lab",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[3].resource.category[0].coding[0].code",
                "is no code of http://terminology.hl7.org/CodeSystem/observation-category",
            )
        ],
    ),
    (
        "obs cat disp",
        ("entry", 3, "resource", "category", 0, "coding", 0, "display"),
        "Vital Signs",
        [
            (
                "error",
                "display",
                "Bundle.entry[3].resource.category[0].coding[0].display",
                "is not the display of the code in http://terminology.hl7.org/CodeSystem/observation-category",
            )
        ],
    ),
    (
        "cmp",
        ("entry", 3, "resource", "valueQuantity", "comparator"),
        "<<",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[3].resource.valueQuantity.comparator",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/quantity-comparator: use one of <, <=, >, >=",
            )
        ],
    ),
    (
        "coding no sys",
        ("entry", 3, "resource", "code", "coding", 0, "system"),
        GONE,
        [
            (
                "warning",
                "coding-system",
                "Bundle.entry[3].resource.code.coding[0]",
                "a code without a system has no defined meaning",
            )
        ],
    ),
    (
        "coding sys rel",
        ("entry", 3, "resource", "code", "coding", 0, "system"),
        "loinc",
        [("error", "coding-system", "Bundle.entry[3].resource.code.coding[0].system", "must be an absolute URL")],
    ),
    (
        "vs as sys",
        ("entry", 3, "resource", "category", 0, "coding", 0, "system"),
        "http://hl7.org/fhir/ValueSet/observation-category",
        [
            (
                "error",
                "coding-value-set",
                "Bundle.entry[3].resource.category[0].coding[0].system",
                "is the URL of a value set, not of a code system",
            )
        ],
    ),
    (
        "mr status",
        ("entry", 4, "resource", "status"),
        "actve",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[4].resource.status",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/medicationrequest-status: use one of active, cancelled, completed, draft, entered-in-error, on-hold, stopped, unknown",
            )
        ],
    ),
    (
        "periodUnit",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "periodUnit"),
        "day",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat.periodUnit",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/units-of-time: use one of a, d, h, min, mo, s, wk",
            )
        ],
    ),
    (
        "bounds dur",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "boundsDuration", "code"),
        "day",
        [
            (
                "error",
                "ucum",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat.boundsDuration.code",
                "is no unit of UCUM",
            )
        ],
    ),
    (
        "timing code",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "dayOfWeek"),
        ["monday"],
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat.dayOfWeek[0]",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/days-of-week: use one of fri, mon, sat, sun, thu, tue, wed",
            )
        ],
    ),
    (
        "bp unit",
        ("entry", 5, "resource", "component", 0, "valueQuantity", "code"),
        "mmHg",
        [
            ("error", "ucum", "Bundle.entry[5].resource.component[0].valueQuantity.code", "is no unit of UCUM"),
            (
                "error",
                "binding-required",
                "Bundle.entry[5].resource.component[0].valueQuantity",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/ucum-vitals-common: use one of %, /min, Cel, [degF], [in_i], [lb_av], cm, g, kg, kg/m2, m2, mm[Hg]",
            ),
            (
                "error",
                "profile-fixed",
                "Bundle.entry[5].resource.component[0].valueQuantity.code",
                "is not the value that Observation Blood Pressure Profile fixes: mm[Hg]",
            ),
        ],
    ),
    (
        "bp kPa",
        ("entry", 5, "resource", "component", 0, "valueQuantity", "code"),
        "kPa",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[5].resource.component[0].valueQuantity",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/ucum-vitals-common: use one of %, /min, Cel, [degF], [in_i], [lb_av], cm, g, kg, kg/m2, m2, mm[Hg]",
            ),
            (
                "error",
                "profile-fixed",
                "Bundle.entry[5].resource.component[0].valueQuantity.code",
                "is not the value that Observation Blood Pressure Profile fixes: mm[Hg]",
            ),
        ],
    ),
    (
        "type",
        ("type",),
        "transactions",
        [
            (
                "error",
                "binding-required",
                "Bundle.type",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/bundle-type: use one of batch, batch-response, collection, document, history, message, searchset, transaction, transaction-response",
            ),
            ("error", "bdl-3", "Bundle", "entry.request mandatory for batch/transaction/history, otherwise prohibited"),
        ],
    ),
    (
        "method",
        ("entry", 1, "request", "method"),
        "CREATE",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[1].request.method",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/http-verb: use one of DELETE, GET, HEAD, PATCH, POST, PUT",
            )
        ],
    ),
    (
        "dar code",
        ("entry", 0, "resource", "_gender"),
        {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "dunno"}]},
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource._gender.extension[0].valueCode",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/data-absent-reason",
            )
        ],
    ),
]


@pytest.mark.parametrize(("path", "value", "wanted"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_a_defect_is_found_and_nothing_else(path: Path, value: Any, wanted: list[tuple[str, str, str, str]]) -> None:
    assert said(changed(path, value)) == wanted
