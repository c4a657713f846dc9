"""Compile ucum-essence.xml into a table of units with their dimension and factor."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

_NS = "{http://unitsofmeasure.org/ucum-essence}"


def compile_units(path: Path) -> dict[str, Any]:
    """Return `prefixes` (code: factor) and `units` (code: [metric, value, definition, special, arbitrary])."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - the file is ours and pinned by its hash
    prefixes = {item.get("Code"): item.find(f"{_NS}value").get("value") for item in root.iter(f"{_NS}prefix")}
    bases = {item.get("Code"): item.get("dim") for item in root.iter(f"{_NS}base-unit")}
    units: dict[str, Any] = {code: [1, "1", "", 0] for code in bases}
    for item in root.iter(f"{_NS}unit"):
        value = item.find(f"{_NS}value")
        special = value.find(f"{_NS}function")
        units[item.get("Code")] = [
            int(item.get("isMetric") == "yes"),
            value.get("value") if special is None else special.get("value"),
            value.get("Unit") if special is None else special.get("Unit"),
            0 if special is None else special.get("name"),
        ] + ([1] if item.get("isArbitrary") == "yes" else [])
    return {"prefixes": prefixes, "bases": bases, "units": units}
