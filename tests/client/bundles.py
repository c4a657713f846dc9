"""Hand-made Bundles as the converter makes them: conditional creates, and a Provenance that is PUT with its id."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from case2fhir.build.datatypes import DERIVATION, FACT

Bundle = dict[str, Any]


def uid(case: str, fact: str) -> str:
    """Return the id of a fact."""
    return str(uuid5(NAMESPACE_URL, f"{case}/{fact}"))


def entry(case: str, fact: str, resource: Bundle) -> Bundle:
    """Return an entry that is created only if its identifier is not there."""
    made = uid(case, fact)
    kind = resource["resourceType"]
    identifier = [{"system": FACT, "value": made}, *resource.get("identifier", ())]
    return {
        "fullUrl": f"urn:uuid:{made}",
        "resource": {**resource, "id": made, "identifier": identifier},
        "request": {"method": "POST", "url": kind, "ifNoneExist": f"identifier={FACT}%7C{made}"},
    }


def observation(case: str, n: int, value: str = "4.10") -> Bundle:
    """Return the entry of a measurement, with its evidence."""
    where = [
        {"url": "reference", "valueReference": {"reference": f"urn:uuid:{uid(case, 'text')}"}},
        {"url": "offset", "valueInteger": len("A case.\nIt is short.\n") + 2},
        {"url": "length", "valueInteger": 3},
    ]
    return entry(
        case,
        f"observation {n}",
        {
            "resourceType": "Observation",
            "extension": [{"url": DERIVATION, "extension": where}],
            "status": "final",
            "code": {"text": f"measurement {n}"},
            "subject": {"reference": f"urn:uuid:{uid(case, 'patient')}"},
            "valueQuantity": {"value": value, "unit": "g/dL"},
        },
    )


def transaction(
    case: str,
    *,
    observations: int = 3,
    value: str = "4.10",
    patient_identifiers: list[Bundle] | None = None,
    recorded: str = "2026-01-01T00:00:00Z",
) -> Bundle:
    """Return a case: Patient, its text, some measurements and a Provenance, so `observations` + 3 entries."""
    patient: Bundle = {"resourceType": "Patient", "gender": "female"}
    if patient_identifiers:
        patient["identifier"] = patient_identifiers
    text = base64.b64encode(b"A case.\nIt is short.\nHb 4.10 g/dL\n").decode()
    document = {
        "resourceType": "DocumentReference",
        "status": "current",
        "subject": {"reference": f"urn:uuid:{uid(case, 'patient')}"},
        "content": [{"attachment": {"contentType": "text/plain", "data": text}}],
    }
    entries = [entry(case, "patient", patient), entry(case, "text", document)]
    entries += [observation(case, n, value) for n in range(observations)]
    provenance = {
        "resourceType": "Provenance",
        "id": uid(case, "provenance"),
        "target": [{"reference": one["fullUrl"]} for one in entries[2:] or entries[:1]],
        "recorded": recorded,
        "agent": [{"who": {"display": "case2fhir"}}],
    }
    made = provenance["id"]
    entries.append(
        {
            "fullUrl": f"urn:uuid:{made}",
            "resource": provenance,
            "request": {"method": "PUT", "url": f"Provenance/{made}"},
        }
    )
    return {"resourceType": "Bundle", "type": "transaction", "entry": entries}


def dump(bundle: Bundle) -> str:
    """Return the Bundle as JSON text; `value` strings of quantities become numbers with their digits."""
    from decimal import Decimal

    from case2fhir.jsonio import dumps

    def exact(found: Any) -> Any:
        if isinstance(found, dict):
            return {k: Decimal(v) if k == "value" and "unit" in found else exact(v) for k, v in found.items()}
        return [exact(item) for item in found] if isinstance(found, list) else found

    return dumps(exact(bundle))


def parsed(bundle: Bundle) -> Bundle:
    """Return the Bundle as it is read from a file."""
    from case2fhir.jsonio import loads

    found: Bundle = loads(dump(bundle))
    return found


def write(folder: Path, name: str, bundle: Bundle) -> Path:
    """Write a Bundle to a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump(bundle), encoding="utf-8")
    return path


def document(case: str) -> Bundle:
    """Return a document Bundle with an identifier."""
    made = uid(case, "composition")
    composition = {
        "resourceType": "Composition",
        "id": made,
        "status": "final",
        "type": {"text": "case report"},
        "date": "2026-01-01",
        "author": [{"display": "case2fhir"}],
        "title": "Case",
    }
    return {
        "resourceType": "Bundle",
        "identifier": {"system": FACT, "value": uid(case, "document")},
        "type": "document",
        "timestamp": "2026-01-01T00:00:00Z",
        "entry": [{"fullUrl": f"urn:uuid:{made}", "resource": composition}],
    }


def as_text(value: Any) -> str:
    """Return JSON on one line."""
    return json.dumps(value)
