"""The generated narrative of a resource: what it says, in words, escaped for XHTML."""

from decimal import Decimal
from functools import cache
from typing import Any

from case2fhir.build.datatypes import NOTE, ORIGINAL_TEXT, Element, Resource, clean

_SILENT = frozenset(
    (
        "resourceType", "id", "meta", "text", "extension", "identifier", "subject", "patient", "content", "section",
        "category",
    )
)  # fmt: skip
_NOTED = frozenset(("Encounter", "Organization", "Patient", "Practitioner"))
"""Types whose notes are extensions, since R4 gives them no element for notes."""
_HEADLINE = ("code", "medicationCodeableConcept", "relationship", "type", "title", "name", "deviceName")
_LABELS = {
    "abatementDateTime": "ended",
    "abatementString": "ended",
    "clinicalStatus": "status",
    "dosage": "dosage",
    "dosageInstruction": "dosage",
    "effectiveDateTime": "time",
    "effectivePeriod": "time",
    "interpretation": "meaning",
    "note": "note",
    "occurrenceTiming": "timing",
    "onsetAge": "onset at age",
    "onsetDateTime": "onset",
    "onsetString": "onset",
    "performedDateTime": "time",
    "performedString": "time",
    "usedCode": "used",
    "verificationStatus": "certainty",
}
_COMPARED = {"<=": "≤ ", ">=": "≥ "}


def narrative(resource: Resource) -> Element:
    """Return the `text` element of `resource`: generated, well-formed, and with nothing the resource lacks."""
    head, *details = lines(resource)
    body = f"<p><b>{_safe(head)}</b></p>" + "".join(f"<p>{_safe(line)}</p>" for line in details)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div>'}


def listing(resources: list[Resource]) -> Element:
    """Return the narrative of a section: one list item for each resource."""
    items = "".join(f"<li>{_safe('; '.join(lines(resource)))}</li>" for resource in resources)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml"><ul>{items}</ul></div>'}


def lines(resource: Resource) -> list[str]:
    """Return what `resource` says: first what it is, then one line for each element that has words."""
    kind = _spaced(str(resource["resourceType"]))
    head = next((name for name in _HEADLINE if name in resource), None)
    said = [f"{kind}: {say(resource[head])}" if head else kind]
    for name, value in resource.items():
        if name in _SILENT or name == head:
            continue
        if words := say(value):
            said.append(f"{_label(name)}: {words}")
    return said + _remarks(resource) if str(resource["resourceType"]) in _NOTED else said


def _remarks(resource: Resource) -> list[str]:
    """Return the notes that are extensions; a resource of others may have anything in their place."""
    found = resource.get("extension")
    extensions = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return [f"note: {say(one.get('valueAnnotation'))}" for one in extensions if one.get("url") == NOTE]


def say(value: Any) -> str:
    """Return an element in words; "" for one that has none, such as a reference."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, list):
        return "; ".join(words for item in value if (words := say(item)))
    return _say_element(value) if isinstance(value, dict) else ""


def _say_element(value: Element) -> str:
    text = value.get("text")
    if isinstance(text, str):
        return text
    if "value" in value and not isinstance(value["value"], dict):
        sign = str(value.get("comparator", ""))
        return f"{_COMPARED.get(sign, sign)}{value['value']} {value.get('unit', '')}".rstrip()
    if "low" in value or "high" in value:
        return " to ".join(say(value[name]) for name in ("low", "high") if name in value)
    if "coding" in value:
        return say(value["coding"][:1] if isinstance(value["coding"], list) else value["coding"])
    if "system" in value and "code" in value:
        return str(value.get("display") or value["code"])
    if "url" in value:
        return str(value.get("valueString", "")) if value["url"] == ORIGINAL_TEXT else ""
    return "; ".join(_parts(value))


def _parts(value: Element) -> list[str]:
    said = []
    for name, part in value.items():
        if name not in ("reference", "system") and (words := say(part)):
            plain = name in ("extension", "code") or name.startswith(("value", "_"))
            said.append(words if plain else f"{_label(name)} {words}")
    return said


@cache
def _label(name: str) -> str:
    bare = name.lstrip("_")
    if bare.startswith("value"):
        return "value"
    return _LABELS.get(bare) or _spaced(bare.split("CodeableConcept")[0]).lower()


def _spaced(name: str) -> str:
    return "".join(f" {letter}" if letter.isupper() else letter for letter in name).strip()


def _safe(words: str) -> str:
    return clean(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
