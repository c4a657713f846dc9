"""The JSON Schema and the reading of case files agree: an editor marks what `convert` would refuse."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from case2fhir.errors import InputError
from case2fhir.model import Case
from case2fhir.model.schema import case_schema
from case2fhir.read import read
from case2fhir.write_case import to_json
from everything import everything
from strategies import cases

CHECK = jsonschema.Draft202012Validator(case_schema())


def is_read(document: Any) -> bool:
    try:
        read(json.dumps(document).encode(), name="case.json")
    except InputError:
        return False
    return True


WORDS: list[tuple[str, Any, bool]] = [
    ("words", "fever", True),
    ("digits", "017", True),
    ("a number", 17, True),
    ("a number with a point", 4.5, True),
    ("a truth", True, True),
    ("one letter", "x", True),
    ("empty", "", False),
    ("white space", " \t", False),
    ("a list", ["fever"], False),
    ("a mapping", {"name": "fever"}, False),
]
NUMBERS: list[tuple[str, Any, bool]] = [
    ("digits", "4.10", True),
    ("a number", 4.5, True),
    ("a whole number", 4, True),
    ("nought", "0", True),
    ("a power of ten", "1e3", True),
    ("a small power of ten", "1.5E-2", True),
    ("below zero", "-4.5", True),
    ("below zero, without quotes", -4.5, True),
    ("a comma", "4,1", False),
    ("no digit before the point", ".5", False),
    ("no digit after the point", "5.", False),
    ("a plus", "+5", False),
    ("a space", "1 000", False),
    ("a unit", "5 mg", False),
    ("nineteen digits", "1" * 19, False),
    ("a power of three digits", "1e100", False),
    ("words", "high", False),
    ("infinity", "inf", False),
    ("no number", "nan", False),
    ("empty", "", False),
    ("a list", [4], False),
]
AMOUNTS = [(name, value, good and not name.startswith("below zero")) for name, value, good in NUMBERS] + [
    ("minus nought", "-0", False),
    ("minus nought with a point", "-0.0", False),
]
DATES: list[tuple[str, Any, bool]] = [
    ("a year", "2021", True),
    ("a year without quotes", 2021, True),
    ("a month", "2021-05", True),
    ("a day", "2021-05-06", True),
    ("a moment", "2021-05-06T14:30:00Z", True),
    ("a moment in a zone", "2021-05-06T14:30:00.5-03:30", True),
    ("a moment without a zone", "2021-05-06T14:30:00", False),
    ("a moment without seconds", "2021-05-06T14:30Z", False),
    ("a year of two digits", "21", False),
    ("a year of two digits without quotes", 21, False),
    ("a year of five digits", 20210, False),
    ("a month of one digit", "2021-5", False),
    ("points", "06.05.2021", False),
    ("slashes", "2021/05/06", False),
    ("words", "yesterday", False),
    ("half a year", 2021.5, False),
    ("empty", "", False),
]
COUNTS: list[tuple[str, Any, bool]] = [
    ("one", 1, True),
    ("one, in quotes", "1", True),
    ("many", 400, True),
    ("leading noughts", "007", True),
    ("nought", 0, False),
    ("nought, in quotes", "0", False),
    ("below zero", -1, False),
    ("below zero, in quotes", "-1", False),
    ("a half", 1.5, False),
    ("a half, in quotes", "1.5", False),
    ("words", "twice", False),
]
PLACES = [row for row in COUNTS if not row[0].startswith("nought")] + [("nought", 0, True), ("in quotes", "0", True)]
TRUTHS: list[tuple[str, Any, bool]] = [
    ("true", True, True),
    ("false", False, True),
    ("true, in quotes", "true", True),
    ("false, in quotes", "false", True),
    ("yes", "yes", False),
    ("capitals", "True", False),
    ("two", 2, False),
    ("empty", "", False),
]
SIDES: list[tuple[str, Any, bool]] = [
    *((side, side, True) for side in ("left", "right", "bilateral", "midline")),
    ("another word", "both", False),
    ("a letter", "L", False),
    ("capitals", "LEFT", False),
    ("empty", "", False),
]
UNITS: list[tuple[str, Any, bool]] = [
    *((unit, unit, True) for unit in ("s", "min", "h", "d", "wk", "mo", "a")),
    ("a word", "days", False),
    ("not UCUM", "y", False),
]
EVENTS: list[tuple[str, Any, bool]] = [
    *((event, [event], True) for event in ("MORN", "HS", "AC", "PCV", "WAKE", "MORN.early", "EVE.late")),
    ("two", ["MORN", "EVE"], True),
    ("none", [], True),
    ("not in a list", "MORN", False),
    ("a word", ["bedtime"], False),
    ("a letter's case", ["hs"], False),
]
PLACED: dict[str, tuple[list[tuple[str, Any, bool]], Callable[[Any], Any]]] = {
    "a problem's name": (WORDS, lambda v: {"problems": [{"name": v}]}),
    "a result": (NUMBERS, lambda v: {"measurements": [{"name": "Hb", "value": v}]}),
    "a dose": (AMOUNTS, lambda v: {"medications": [{"name": "x", "dose": {"value": v}}]}),
    "a date": (DATES, lambda v: {"encounters": [{"when": {"date": v}}]}),
    "a date of birth": (DATES, lambda v: {"patient": {"birth_date": {"value": v}}}),
    "a count": (COUNTS, lambda v: {"procedures": [{"name": "block", "count": v}]}),
    "a frequency": (COUNTS, lambda v: {"medications": [{"name": "x", "frequency": {"times": v}}]}),
    "a section's start": (PLACES, lambda v: {"sections": [{"kind": "history", "start": v, "end": 500}]}),
    "as needed": (TRUTHS, lambda v: {"medications": [{"name": "x", "as_needed": v}]}),
    "a side": (SIDES, lambda v: {"problems": [{"name": "x", "side": v}]}),
    "a unit of time": (UNITS, lambda v: {"patient": {"age": {"value": 5, "unit": v}}}),
    "times of day": (EVENTS, lambda v: {"medications": [{"name": "x", "frequency": {"when": v}}]}),
}
ROWS = [(document(value), good) for rows, document in PLACED.values() for _, value, good in rows]
NAMES = [f"{place}: {name}" for place, (rows, _) in PLACED.items() for name, _, _ in rows]


@pytest.mark.parametrize(("document", "good"), ROWS, ids=NAMES)
def test_schema_and_reading_agree(document: Any, good: bool) -> None:
    assert (CHECK.is_valid(document), is_read(document)) == (good, good)


BROKEN: list[tuple[str, Any]] = [
    ("a list for a case", []),
    ("words for a case", "fever"),
    ("an unknown key", {"colour": "red"}),
    ("an unknown key of an item", {"problems": [{"name": "x", "colour": "red"}]}),
    ("an unknown key deep inside", {"medications": [{"name": "x", "dose": {"value": 1, "units": "mg"}}]}),
    ("an item without its name", {"problems": [{"side": "left"}]}),
    ("a study without its kind", {"studies": [{"name": "CT"}]}),
    ("a fact of a life without its kind", {"social_history": [{"name": "smoker"}]}),
    ("a dose without a number", {"medications": [{"name": "x", "dose": {"unit": "mg"}}]}),
    ("an offset without its event", {"encounters": [{"when": {"offset": {"value": 1, "unit": "d"}}}]}),
    ("evidence without its end", {"problems": [{"name": "x", "evidence": [{"start": 1}]}]}),
    ("a doubt without its rule", {"problems": [{"name": "x", "doubts": [{"message": "?"}]}]}),
    ("a component without its value", {"measurements": [{"name": "BP", "components": [{"name": "sys"}]}]}),
    ("one problem in place of the list", {"problems": {"name": "x"}}),
    ("words in place of a problem", {"problems": ["fever"]}),
    ("a list in place of the patient", {"patient": [{"sex": {"value": "male"}}]}),
    ("a letter for the sex", {"patient": {"sex": {"value": "F"}}}),
    ("a sex without its value", {"patient": {"sex": "female"}}),
    ("a certainty of FHIR", {"problems": [{"name": "x", "certainty": "refuted"}]}),
    ("a status of FHIR", {"medications": [{"name": "x", "status": "entered-in-error"}]}),
    ("a comparator of words", {"measurements": [{"name": "x", "value": 5, "comparator": "below"}]}),
]


@pytest.mark.parametrize("document", [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_has_the_wrong_form_is_refused_by_both(document: Any) -> None:
    assert not CHECK.is_valid(document)
    assert not is_read(document)


BEYOND: list[tuple[str, Any]] = [
    ("a day that is none", {"encounters": [{"when": {"date": "2021-02-30"}}]}),
    ("an end before the beginning", {"encounters": [{"when": {"date": "2021", "end": "2020"}}]}),
    ("evidence that ends where it starts", {"problems": [{"name": "x", "evidence": [{"start": 4, "end": 4}]}]}),
    ("two items of one key", {"problems": [{"name": "x", "key": "a"}, {"name": "y", "key": "a"}]}),
    ("a key that no item has", {"problems": [{"name": "x", "encounter": "nowhere"}]}),
    ("letters that nobody sees", {"problems": [{"name": "\u200b"}]}),
]


@pytest.mark.parametrize("document", [row[1] for row in BEYOND], ids=[row[0] for row in BEYOND])
def test_what_no_schema_can_say_is_refused_by_reading(document: Any) -> None:
    assert CHECK.is_valid(document)
    assert not is_read(document)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases())
def test_the_schema_takes_every_case_that_we_write(case: Case) -> None:
    assert [error.message for error in CHECK.iter_errors(json.loads(to_json(case)))] == []


def _paths(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [at] if isinstance(node, dict) else []
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        found += _paths(value, (*at, key))
    return found


WHOLE = json.loads(to_json(everything()))


@pytest.mark.parametrize("path", _paths(WHOLE), ids=lambda path: ".".join(map(str, path)) or "case")
def test_no_part_of_a_case_has_room_for_another_key(path: tuple[Any, ...]) -> None:
    document = copy.deepcopy(WHOLE)
    node = document
    for step in path:
        node = node[step]
    node["colour"] = "red"
    assert [error.validator for error in CHECK.iter_errors(document)] in (["additionalProperties"], ["anyOf"])
    with pytest.raises(InputError, match="colour"):
        read(json.dumps(document).encode(), name="case.json")


def test_every_field_has_a_type_that_an_editor_can_complete() -> None:
    schema = case_schema()
    for name, model in {"Case": schema, **schema["$defs"]}.items():
        assert model.get("description"), name
        for field, rule in model["properties"].items():
            assert {"type", "anyOf", "enum", "$ref", "items"} & set(rule), f"{name}.{field}"
