"""From a server's complaint back to the entry, the fact and the line in the text."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from case2fhir.client.outcome import Complaint
from case2fhir.client.plan import Step

_DERIVATION = "/derivation-reference"
_CASE_PATH = "/case-path"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an entry was refused: `entry` counts from 1; `line` is the line of the source text, from 1."""

    why: str
    entry: int | None = None
    type: str | None = None
    fact: str | None = None
    line: int | None = None
    path: str | None = None

    def __str__(self) -> str:
        """Return the refusal on one line, without the words of the case."""
        where = f"entry {self.entry} ({self.type}): " if self.entry is not None else ""
        line = f" [line {self.line} of the text]" if self.line is not None else ""
        path = f" [{self.path} of the case file]" if self.path is not None else ""
        return f"{where}{self.why}{line}{path}"

    def as_json(self) -> dict[str, Any]:
        """Return what is known, for the report."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def trace(complaint: Complaint, sent: Sequence[Step], all_steps: Sequence[Step]) -> Refusal:
    """Return the refusal for a complaint about the entries `sent`; `all_steps` hold the text."""
    step = _meant(complaint, sent)
    if step is None:
        return Refusal(str(complaint))
    return refusal(str(complaint), step, all_steps)


def refusal(why: str, step: Step, all_steps: Sequence[Step]) -> Refusal:
    """Return a refusal of `step` with its fact and where it stands."""
    offset, path = _evidence(step.resource)
    text = source_text(all_steps) if offset is not None else None
    line = text.count("\n", 0, offset) + 1 if text is not None and offset is not None else None
    return Refusal(why, step.n + 1, step.type, _name(step.resource), line, path)


def source_text(steps: Sequence[Step]) -> str | None:
    """Return the text that the Bundle carries in its DocumentReference; None if it has none."""
    for step in steps:
        if step.type == "DocumentReference":
            for attachment in _attachments(step.resource):
                coded = attachment.get("data")
                if isinstance(coded, str):
                    try:
                        return base64.b64decode(coded, validate=True).decode("utf-8")
                    except (binascii.Error, UnicodeDecodeError):
                        return None
    return None


def _attachments(resource: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = resource.get("content")
    for content in found if isinstance(found, list) else ():
        attachment = content.get("attachment") if isinstance(content, dict) else None
        if isinstance(attachment, dict):
            yield attachment


def _meant(complaint: Complaint, sent: Sequence[Step]) -> Step | None:
    if complaint.entry is not None and 0 <= complaint.entry < len(sent):
        return sent[complaint.entry]
    said = f"{complaint.expression} {complaint.text}"
    for step in sent:
        names = [step.full_url, (step.full_url or "").removeprefix("urn:uuid:"), step.url if "/" in step.url else None]
        names += [value for value in (step.condition,) if value]
        if any(name and name in said for name in names):
            return step
    for name in re.findall(r"\b([A-Z][A-Za-z]+)(?=[./ ])", said):
        fitting = [step for step in sent if step.type == name]
        if len(fitting) == 1:
            return fitting[0]
    return sent[0] if len(sent) == 1 else None


def _evidence(resource: dict[str, Any]) -> tuple[int | None, str | None]:
    offset = path = None
    for extension in _extensions(resource):
        url = str(extension.get("url", ""))
        if url.endswith(_DERIVATION) and offset is None:
            parts = {part.get("url"): part.get("valueInteger") for part in _extensions(extension)}
            offset = parts.get("offset") if isinstance(parts.get("offset"), int) else None
        elif url.endswith(_CASE_PATH) and path is None:
            path = str(extension.get("valueString", "")) or None
    return offset, path


def _extensions(value: Any) -> Iterator[dict[str, Any]]:
    found = value.get("extension") if isinstance(value, dict) else None
    for extension in found if isinstance(found, list) else ():
        if isinstance(extension, dict):
            yield extension


def _name(resource: dict[str, Any]) -> str | None:
    """Return what the resource is about, in the words of its code."""
    for element in ("code", "medicationCodeableConcept", "type", "relationship"):
        concept = resource.get(element)
        concept = concept[0] if isinstance(concept, list) and concept else concept
        if isinstance(concept, dict):
            coding = concept.get("coding")
            coding = coding[0] if isinstance(coding, list) and coding and isinstance(coding[0], dict) else {}
            name = concept.get("text") or coding.get("display") or coding.get("code")
            if isinstance(name, str):
                return name
    return None
