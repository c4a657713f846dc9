"""What holds inside single datatypes beyond their shape: codings, identifiers, quantities, attachments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from case2fhir.check import ucum
from case2fhir.check.bindings import is_language, system
from case2fhir.check.primitives import decode_base64
from case2fhir.check.run import Path, Run
from case2fhir.check.store import find

Rule = Callable[[Any, Path, Run], None]

_UCUM = "http://unitsofmeasure.org"
_LOINC = "http://loinc.org"
_SNOMED = "http://snomed.info/sct"
_LANGUAGE = "urn:ietf:bcp:47"
_URI = "urn:ietf:rfc:3986"


def coding(value: dict[str, Any], path: Path, run: Run) -> None:
    """Check a Coding: its system, and code and display where the system is here."""
    url, code = value.get("system"), value.get("code")
    if type(url) is not str:
        if type(code) is str and "_system" not in value:
            run.warn("coding-system", path, "a code without a system has no defined meaning")
        return
    if ":" not in url:
        run.error("coding-system", (path, "system"), "must be an absolute URL", url)
        return
    if type(code) is str:
        _coded(url, code, value.get("display"), path, run)
    elif run.options.packages is None or _is_value_set(url):
        _system_only(url, path, run)


def _is_value_set(url: str) -> bool:
    return find("valuesets", url) is not None and find("systems", url) is None


def _system_only(url: str, path: Path, run: Run) -> None:
    if _is_value_set(url):
        run.error("coding-value-set", (path, "system"), "is the URL of a value set, not of a code system", url)


def _coded(url: str, code: str, display: Any, path: Path, run: Run) -> None:
    check = _SPECIAL.get(url)
    if check is not None:
        check(code, path, run)
        return
    known = run.system(url)
    if known is None:
        _system_only(url, path, run)
        run.unchecked[url] = run.unchecked.get(url, 0) + 1
        return
    if known.supplement:
        run.error("coding-supplement", (path, "system"), "is a supplement, which has no codes of its own", url)
        return
    if not known.complete:
        run.unchecked[url] = run.unchecked.get(url, 0) + 1
        return
    found = known.find(code)
    if found is None:
        if code in known.later:
            run.warn("code-later", (path, "code"), f"is in later versions of {url}, not in that of R4", code)
        else:
            run.error("code-unknown", (path, "code"), f"is no code of {url}", code)
    elif type(display) is str and not known.shows(found, display) and _is_english(run):
        run.report(
            run.options.display, "display", (path, "display"), f"is not the display of the code in {url}", display
        )


def _is_english(run: Run) -> bool:
    language = run.scope.resource.get("language")
    return type(language) is not str or language.startswith("en")


def _loinc(code: str, path: Path, run: Run) -> None:
    run.unchecked[_LOINC] = run.unchecked.get(_LOINC, 0) + 1
    if not is_loinc(code):
        run.warn("check-digit", (path, "code"), "is no LOINC code: its form or check digit is wrong", code)


def _snomed(code: str, path: Path, run: Run) -> None:
    run.unchecked[_SNOMED] = run.unchecked.get(_SNOMED, 0) + 1
    if not is_snomed(code):
        run.warn("check-digit", (path, "code"), "is no SNOMED CT code: its form or check digit is wrong", code)


def _unit(code: str, path: Path, run: Run) -> None:
    fault = ucum.fault(code)
    if fault:
        run.error(
            "ucum",
            (path, "code"),
            f"is no unit of UCUM: {fault}" if run.options.show_values else "is no unit of UCUM",
            code,
        )


def _language(code: str, path: Path, run: Run) -> None:
    if not is_language(code):
        run.error("language", (path, "code"), "is no language tag (BCP 47)", code)


_SPECIAL: dict[str, Callable[[str, Path, Run], None]] = {
    _LOINC: _loinc,
    _SNOMED: _snomed,
    _UCUM: _unit,
    _LANGUAGE: _language,
}


@lru_cache(maxsize=4096)
def is_loinc(code: str) -> bool:
    """Say whether the code has LOINC's form and check digit (Luhn); parts (LP) and answers (LA) have another."""
    number, mark, check = code.partition("-")
    part = number[:2] in {"LP", "LA", "LL", "LG"}
    if part:
        number = number[2:]
    if not mark or not (number.isdigit() and number.isascii() and check.isdigit() and len(check) == 1):
        return False
    if part:
        return True
    total = 0
    for at, digit in enumerate(reversed(number)):
        doubled = int(digit) * (2 if at % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return (10 - total % 10) % 10 == int(check)


_TIMES = (
    "0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210"
).split()
_TURN = "0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258".split()


@lru_cache(maxsize=4096)
def is_snomed(code: str) -> bool:
    """Say whether the code has the form and check digit (Verhoeff) of a SNOMED CT concept; expressions pass."""
    if any(mark in code for mark in ":+=|"):
        return True
    if not (code.isdigit() and code.isascii() and 6 <= len(code) <= 18) or code[0] == "0":
        return False
    check = 0
    for at, digit in enumerate(reversed(code)):
        check = int(_TIMES[check][int(_TURN[at % 8][int(digit)])])
    return check == 0


def identifier(value: dict[str, Any], path: Path, run: Run) -> None:
    """Check that the system of an Identifier is absolute, and its value where the system asks for a URI."""
    url, text = value.get("system"), value.get("value")
    if type(url) is not str:
        return
    if ":" not in url:
        run.error("identifier-system", (path, "system"), "must be an absolute URL", url)
    elif url == _URI and type(text) is str and ":" not in text:
        run.error("identifier-uri", (path, "value"), f"must be a full URI, as its system is {_URI}", text)


def quantity(value: dict[str, Any], path: Path, run: Run) -> None:
    """Check the unit of a quantity that is coded in UCUM."""
    code = value.get("code")
    if type(code) is str and value.get("system") == _UCUM:
        _unit(code, path, run)
    elif type(code) is str and type(value.get("system")) is str:
        if ":" in value["system"]:
            _coded(value["system"], code, None, path, run)
        else:
            run.error("coding-system", (path, "system"), "must be an absolute URL", value["system"])


_MEASURES = {
    "Age": ("age-1", "s", "the unit of an age SHALL be an expression of time"),
    "Duration": ("drt-1", "s", "the unit of a duration SHALL be an expression of time"),
    "Distance": ("dis-1", "m", "the unit of a distance SHALL be an expression of length"),
}


def _measures(kind: str) -> Rule:
    """Return the rule that the unit measures what the type is for: what the invariant says beyond its expression."""
    key, dimension, message = _MEASURES[kind]

    def check(value: dict[str, Any], path: Path, run: Run) -> None:
        code = value.get("code")
        if type(code) is not str or value.get("system") != _UCUM or not ucum.is_unit(code):
            return
        if ucum.size(code).dimensions != {dimension: 1}:
            run.error(key, path, message, code)

    return check


def questionnaire(value: dict[str, Any], path: Path, run: Run) -> None:
    """Check that conditions of items name an item of the Questionnaire."""
    placed = list(_items(value, path))
    known = {item.get("linkId") for item, _ in placed if type(item.get("linkId")) is str}
    for item, where in placed:
        conditions = item.get("enableWhen")
        for at, one in enumerate(conditions if type(conditions) is list else ()):
            asked = one.get("question") if type(one) is dict else None
            if type(asked) is str and asked not in known:
                run.error(
                    "enable-when",
                    ((((where, "enableWhen"), at)), "question"),
                    "no item of the Questionnaire has this linkId",
                    asked,
                )


def _items(owner: dict[str, Any], path: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    waiting = [(owner, path)]
    while waiting:
        one, where = waiting.pop()
        listed = one.get("item")
        for at, item in enumerate(listed if type(listed) is list else ()):
            if type(item) is dict:
                yield item, ((where, "item"), at)
                waiting.append((item, ((where, "item"), at)))


def attachment(value: dict[str, Any], path: Path, run: Run) -> None:
    """Check size and hash of an attachment against its data."""
    text = value.get("data")
    data = decode_base64(text) if type(text) is str and ("size" in value or "hash" in value) else None
    if data is None:
        return
    if type(value.get("size")) is int and value["size"] != len(data):
        run.error("attachment-size", (path, "size"), f"says {value['size']} bytes, but the data has {len(data)}")
    if type(value.get("hash")) is str and decode_base64(value["hash"]) is not None:
        import hashlib
        from base64 import b64encode

        digest = b64encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()
        if value["hash"] != digest:
            run.error("attachment-hash", (path, "hash"), "is not the SHA-1 of the data")


def meta(value: dict[str, Any], path: Path, run: Run) -> None:
    """Say once which of the profiles that a resource claims are not here."""
    for at, url in enumerate(value["profile"] if type(value.get("profile")) is list else ()):
        if type(url) is str and not run.has_profile(url):
            run.warn("profile-unknown", ((path, "profile"), at), "the profile is not here, so it was not checked", url)


def sampled_data(value: dict[str, Any], path: Path, run: Run) -> None:
    """Check that sampled data are decimals, or E, U and L, with blanks between them."""
    text = value.get("data")
    if type(text) is str and not all(one in {"E", "U", "L"} or _is_number(one) for one in text.split()):
        run.error("sampled-data", (path, "data"), "must be decimals, E, U or L with blanks between them")


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


RULES: dict[str, Rule] = {
    "SampledData": sampled_data,
    "Coding": coding,
    "Identifier": identifier,
    "Quantity": quantity,
    "Attachment": attachment,
    "Meta": meta,
    "Questionnaire": questionnaire,
    **{kind: _measures(kind) for kind in _MEASURES},
}
"""Native rules by type; types derived from one have them too."""

__all__ = ["RULES", "is_loinc", "is_snomed", "system"]
