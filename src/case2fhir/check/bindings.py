"""Codes against their value sets and code systems, as far as these can be listed here."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import cache
from typing import TYPE_CHECKING, Any

from case2fhir.check.primitives import TESTS, Test
from case2fhir.check.store import find

if TYPE_CHECKING:
    from case2fhir.check.run import Path, Run

Check = Callable[[Any, "Path", "Run", dict[str, Any]], None]

_MIME = "http://hl7.org/fhir/ValueSet/mimetypes"
FORMATS = f"{_MIME}#formats"
"""What a CapabilityStatement and a TestScript name formats by: MIME types, and the short names of FHIR's own."""
_LANGUAGES = frozenset({"http://hl7.org/fhir/ValueSet/languages", "http://hl7.org/fhir/ValueSet/all-languages"})
_CURRENCIES = "http://hl7.org/fhir/ValueSet/currencies"
_CONCEPTS = frozenset({"CodeableConcept", "Coding"})


class Expansion:
    """The codes of one value set: `systems` by URL (None for all of the system), or the reason `open`."""

    def __init__(self, url: str, document: dict[str, Any]) -> None:
        self.url = url
        self.open: str = document.get("open", "")
        self.systems: dict[str, frozenset[str] | None] = {
            system: None if codes == "*" else frozenset(codes) for system, codes in document.get("systems", {}).items()
        }
        self._flat: frozenset[str] | None = None

    @property
    def codes(self) -> frozenset[str]:
        """All codes, whatever their system: what a `code` element may hold."""
        if self._flat is None:
            found: set[str] = set()
            for system, codes in self.systems.items():
                found |= _system_codes(system) if codes is None else codes
            self._flat = frozenset(found)
        return self._flat

    def has(self, system: Any, code: Any) -> bool:
        """Say whether the code of that system is in the value set."""
        if type(system) is not str or system not in self.systems:
            return False
        codes = self.systems[system]
        return code in (_system_codes(system) if codes is None else codes)


def _system_codes(url: str) -> frozenset[str]:
    found = system(url)
    return found.codes if found is not None else frozenset()


class System:
    """One code system of the definitions."""

    def __init__(self, url: str, document: dict[str, Any]) -> None:
        self.url = url
        self.name: str = document.get("n", "")
        self.complete = "content" not in document
        self.ignores_case = "ci" in document
        self.displays: dict[str, str] = document["c"]
        self.later = frozenset(document.get("later", ()))
        self.others: dict[str, str] = document.get("alt", {})
        self.codes = frozenset(self.displays)
        self.supplement = document.get("content") == "supplement"
        self._folded: dict[str, str] | None = None

    def find(self, code: str) -> str | None:
        """Return the code as the system writes it, or None if it has no such code."""
        if code in self.codes:
            return code
        if not self.ignores_case:
            return None
        if self._folded is None:
            self._folded = {one.lower(): one for one in self.codes}
        return self._folded.get(code.lower())

    def shows(self, code: str, display: str) -> bool:
        """Say whether `display` is one of the code's displays, whatever the case of its letters."""
        known = [self.displays.get(code), self.others.get(code)]
        return not any(known) or " ".join(display.lower().split()) in [
            " ".join(one.lower().split()) for one in known if one
        ]


@cache
def expansion(url: str) -> Expansion:
    """Return the expansion of a value set of R4; one that is not here is open."""
    document = find("valuesets", url)
    return Expansion(url, document or {"open": "it is not here"})


@cache
def system(url: str) -> System | None:
    """Return a code system of the definitions, or None."""
    document = find("systems", url)
    return None if document is None else System(url, document)


@cache
def _quick(kind: str, url: str) -> Test:
    test = TESTS[kind]
    if url == _MIME:
        return lambda value: test(value) and is_mime_type(value)
    if url == FORMATS:
        return lambda value: test(value) and (value in {"xml", "json", "ttl"} or is_mime_type(value))
    if url in _LANGUAGES:
        return lambda value: test(value) and is_language(value)
    if url == _CURRENCIES:
        from case2fhir.check.currencies import currencies

        return lambda value: type(value) is str and value in currencies()
    known = expansion(url)
    if known.open:
        return test
    codes = known.codes
    return lambda value: type(value) is str and value in codes


def quick_test(kind: str, binding: list[str] | None) -> Test:
    """Return a quick test of a primitive and its required binding."""
    if binding is None:
        return TESTS[kind]
    url = binding[1] if binding[0] == "required" else binding[2] if len(binding) > 2 else ""
    return _quick(kind, url) if url else TESTS[kind]


@cache
def _mime_pattern() -> re.Pattern[str]:
    return re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+*-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:\"[^\"]*\"|[^;\"]+))*", re.ASCII)


def is_mime_type(value: str) -> bool:
    """Say whether the text has the form of a MIME type (RFC 6838), with parameters or without."""
    return _mime_pattern().fullmatch(value) is not None


@cache
def _language_pattern() -> re.Pattern[str]:
    return re.compile(
        r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
        r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?"
        r"|x(?:-[a-z\d]{1,8})+|i-[a-z\d-]+",
        re.IGNORECASE | re.ASCII,
    )


def is_language(value: str) -> bool:
    """Say whether the text has the form of a language tag (BCP 47)."""
    if len(value) == 2 and value.isascii() and value.isalpha():
        return True
    return _language_pattern().fullmatch(value) is not None


def report_code(kind: str, binding: list[str], value: str, path: Path, run: Run) -> None:
    """Report a `code` (or uri, string) that its required value set does not have."""
    if quick_test(kind, binding)(value):
        return
    url = binding[1]
    if url in {_MIME, FORMATS}:
        run.error("mime-type", path, "is no MIME type (type/subtype)", value)
    elif url in _LANGUAGES:
        run.error("language", path, "is no language tag (BCP 47)", value)
    elif not TESTS[kind](value):
        return
    else:
        run.error("binding-required", path, f"the code is not in {_shown(url)}", value)


def _shown(url: str) -> str:
    known = expansion(url)
    name = f"the required value set {url}"
    if known.open or len(known.codes) > 15:
        return name
    return f"{name}: use one of {', '.join(sorted(known.codes))}"


def complex_check(kind: str, binding: list[str] | None, choices: Set[str] = frozenset()) -> Check | None:
    """Return the check of a bound CodeableConcept, Coding or Quantity; None if there is nothing to check.

    In a choice of several types the value set is that of the concepts: a Duration has none of its codes.
    """
    if binding is None or (binding[0] == "preferred" and len(binding) < 3):
        return None
    if kind not in _CONCEPTS and not choices.isdisjoint(_CONCEPTS):
        return None
    if kind not in {"CodeableConcept", "Coding", "Quantity", "SimpleQuantity", "Age", "Duration", "Money", "Count"}:
        return None
    strength, url = binding[0], binding[1]
    languages = len(binding) > 2 and binding[2] in _LANGUAGES

    def check(value: Any, path: Path, run: Run, _: dict[str, Any]) -> None:
        if type(value) is not dict:
            return
        if languages:
            _language_only(value if kind == "CodeableConcept" else {"coding": [value]}, path, run)
        if kind == "CodeableConcept":
            check_concept(value, strength, run.expansion(url), path, run)
        elif kind == "Coding" or "code" in value:
            check_concept({"coding": [value]}, strength, run.expansion(url), path, run)

    return check


def _language_only(concept: dict[str, Any], path: Path, run: Run) -> None:
    """Report a language none of whose codings is one of BCP 47, which is the widest that the element allows."""
    codings = concept.get("coding")
    listed = [one for one in codings if type(one) is dict] if type(codings) is list else []
    if listed and not any(one.get("system") == "urn:ietf:bcp:47" for one in listed):
        run.error("binding-required", path, "no coding is a language of urn:ietf:bcp:47 (BCP 47)")


def check_absent(binding: list[str] | None, path: Path, run: Run) -> None:
    """Report a primitive that has extensions but no value, where a code is required."""
    if binding is not None and binding[0] == "required" and not run.expansion(binding[1]).open:
        run.error("binding-required", path, f"a code is required from {_shown(binding[1])}")


def check_concept(concept: dict[str, Any], strength: str, known: Expansion, path: Path, run: Run) -> None:
    """Report a CodeableConcept none of whose codings is in the value set, as its strength asks."""
    codings = concept.get("coding")
    codings = [one for one in codings if type(one) is dict] if type(codings) is list else []
    if known.open:
        if codings:
            run.unchecked[known.url] = run.unchecked.get(known.url, 0) + 1
        elif strength == "required" and "extension" not in concept:
            run.error("binding-required", path, f"a code is required from {_shown(known.url)}")
        return
    if any(_is_in(known, one) for one in codings):
        return
    if strength == "required":
        if codings:
            run.error("binding-required", path, f"no coding is in {_shown(known.url)}")
        elif "extension" not in concept:
            run.error("binding-required", path, f"a code is required from {_shown(known.url)}")
    elif strength == "extensible" and codings:
        run.warn("binding-extensible", path, f"no coding is in {_soft(known.url)}")


def _is_in(known: Expansion, coding: dict[str, Any]) -> bool:
    system_url, code = coding.get("system"), coding.get("code")
    return type(code) is str and type(system_url) is str and known.has(system_url, code)


def _soft(url: str) -> str:
    return f"the value set {url}; use one of its codes if one fits"
