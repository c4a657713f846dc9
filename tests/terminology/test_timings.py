"""Frequencies, routes and forms: each key of their tables by words that prescriptions use for it."""

from __future__ import annotations

import pytest

from case2fhir.terminology import Terminology, load

Repeat = tuple[str | None, str | None, str | None]

TIMINGS: list[tuple[str, Repeat]] = [
    ("od", ("1", "1", "d")), ("o.d.", ("1", "1", "d")), ("q.d.", ("1", "1", "d")), ("each day", ("1", "1", "d")),
    ("once per day", ("1", "1", "d")), ("1x/day", ("1", "1", "d")), ("q24h", ("1", "1", "d")),
    ("twice per day", ("2", "1", "d")), ("2 times daily", ("2", "1", "d")), ("Twice Daily", ("2", "1", "d")),
    ("twice-daily", ("2", "1", "d")), ("b.d.", ("2", "1", "d")), ("BID", ("2", "1", "d")), ("B.I.D.", ("2", "1", "d")),
    ("in two divided doses", ("2", "1", "d")), ("3 times a day", ("3", "1", "d")), ("t.i.d.", ("3", "1", "d")),
    ("tds", ("3", "1", "d")), ("three times per day", ("3", "1", "d")), ("q.i.d.", ("4", "1", "d")),
    ("4 times a day", ("4", "1", "d")), ("five times daily", ("5", "1", "d")), ("six times a day", ("6", "1", "d")),
    ("eight times a day", ("8", "1", "d")), ("ten times daily", ("10", "1", "d")),
    ("every second day", ("1", "2", "d")), ("every other day", ("1", "2", "d")), ("alternate days", ("1", "2", "d")),
    ("every 3 days", ("1", "3", "d")), ("every four days", ("1", "4", "d")), ("every 5 days", ("1", "5", "d")),
    ("every six days", ("1", "6", "d")), ("every 10 days", ("1", "10", "d")),
    ("hourly", ("1", "1", "h")), ("every two hours", ("1", "2", "h")), ("q3h", ("1", "3", "h")),
    ("every 4 hours", ("1", "4", "h")), ("every 5 hours", ("1", "5", "h")), ("q6h", ("1", "6", "h")),
    ("6 hourly", ("1", "6", "h")), ("8-hourly", ("1", "8", "h")), ("q8h", ("1", "8", "h")), ("q 8 h", ("1", "8", "h")),
    ("every nine hours", ("1", "9", "h")), ("every ten hours", ("1", "10", "h")), ("q12h", ("1", "12", "h")),
    ("every 18 hours", ("1", "18", "h")), ("every 36 hours", ("1", "36", "h")), ("every minute", ("1", "1", "min")),
    ("every two minutes", ("1", "2", "min")), ("every 3 minutes", ("1", "3", "min")),
    ("every five minutes", ("1", "5", "min")), ("every 10 minutes", ("1", "10", "min")),
    ("every fifteen minutes", ("1", "15", "min")), ("every 20 minutes", ("1", "20", "min")),
    ("every 30 minutes", ("1", "30", "min")), ("once weekly", ("1", "1", "wk")), ("twice weekly", ("2", "1", "wk")),
    ("3 times a week", ("3", "1", "wk")), ("four times a week", ("4", "1", "wk")),
    ("five times a week", ("5", "1", "wk")), ("six times weekly", ("6", "1", "wk")),
    ("every two weeks", ("1", "2", "wk")), ("every other week", ("1", "2", "wk")), ("fortnightly", ("1", "2", "wk")),
    ("every 3 weeks", ("1", "3", "wk")), ("q3w", ("1", "3", "wk")), ("every 4 weeks", ("1", "4", "wk")),
    ("every five weeks", ("1", "5", "wk")), ("every 6 weeks", ("1", "6", "wk")), ("every 8 weeks", ("1", "8", "wk")),
    ("every ten weeks", ("1", "10", "wk")), ("every 12 weeks", ("1", "12", "wk")), ("monthly", ("1", "1", "mo")),
    ("twice a month", ("2", "1", "mo")), ("three times a month", ("3", "1", "mo")),
    ("every 2 months", ("1", "2", "mo")), ("every three months", ("1", "3", "mo")),
    ("every 4 months", ("1", "4", "mo")),
    ("every six months", ("1", "6", "mo")), ("every 12 months", ("1", "12", "mo")), ("annually", ("1", "1", "a")),
    ("every two years", ("1", "2", "a")), ("twice a year", ("2", "1", "a")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "repeat"), TIMINGS, ids=[row[0] for row in TIMINGS])
def test_how_often(terms: Terminology, words: str, repeat: Repeat) -> None:
    timing = terms.frequency(words)
    assert timing is not None
    assert (timing.times, timing.period, timing.unit) == repeat
    assert not timing.as_needed
    assert not timing.once


RANGES = [
    ("once or twice a day", ("1", "2"), ("1", None)),
    ("two to three times a day", ("2", "3"), ("1", None)),
    ("3-4 times a day", ("3", "4"), ("1", None)),
    ("every 2-3 hours", ("1", None), ("2", "3")),
    ("every 3 to 4 hours", ("1", None), ("3", "4")),
    ("every 4–6 hours", ("1", None), ("4", "6")),
    ("every 6 to 8 hours", ("1", None), ("6", "8")),
    ("every 8-12 hours", ("1", None), ("8", "12")),
    ("two to three times a week", ("2", "3"), ("1", None)),
    ("3-4 times a year", ("3", "4"), ("1", None)),
]


@pytest.mark.parametrize(("words", "times", "period"), RANGES, ids=[row[0] for row in RANGES])
def test_from_so_often_to_so_often(
    terms: Terminology, words: str, times: tuple[str, str | None], period: tuple[str, str | None]
) -> None:
    timing = terms.frequency(words)
    assert timing is not None
    assert ((timing.times, timing.times_high), (timing.period, timing.period_high)) == (times, period)


WHEN = [
    ("at bedtime", "HS"), ("qhs", "HS"), ("in the morning", "MORN"), ("every morning", "MORN"), ("at noon", "NOON"),
    ("in the afternoon", "AFT"), ("every evening", "EVE"), ("before meals", "AC"), ("after meals", "PC"),
    ("with food", "C"), ("with meals", "C"), ("before breakfast", "ACM"), ("after breakfast", "PCM"),
    ("with breakfast", "CM"), ("before lunch", "ACD"), ("after lunch", "PCD"), ("with lunch", "CD"),
    ("before supper", "ACV"), ("after dinner", "PCV"), ("with dinner", "CV"), ("three times a day after meals", "PC"),
    ("three times daily before meals", "AC"), ("twice daily after meals", "PC"), ("twice a day before meals", "AC"),
    ("once daily at bedtime", "HS"), ("once daily in the morning", "MORN"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "event"), WHEN)
def test_at_which_time_of_day(terms: Terminology, words: str, event: str) -> None:
    timing = terms.frequency(words)
    assert timing is not None
    assert timing.when == (event,)


ASKED = [
    ("as needed", None, None), ("prn", None, None), ("p.r.n.", None, None), ("PRN", None, None),
    ("if needed", None, None), ("as required", None, None), ("on demand", None, None), ("q4h prn", "4", "h"),
    ("every 6 hours as needed", "6", "h"), ("q8h prn", "8", "h"), ("every 12 hours as needed", "12", "h"),
    ("once daily as needed", "1", "d"), ("twice daily as needed", "1", "d"), ("three times daily as needed", "1", "d"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "period", "unit"), ASKED)
def test_when_it_is_needed(terms: Terminology, words: str, period: str | None, unit: str | None) -> None:
    timing = terms.frequency(words)
    assert timing is not None
    assert timing.as_needed
    assert (timing.period, timing.unit) == (period, unit)


CODED = [
    ("once a day", "QD"), ("bid", "BID"), ("tid", "TID"), ("qid", "QID"), ("every other day", "QOD"), ("q4h", "Q4H"),
    ("q6h", "Q6H"), ("weekly", None), ("at bedtime", None), ("as needed", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code"), CODED)
def test_a_timing_has_the_code_of_hl7_where_there_is_one(terms: Terminology, words: str, code: str | None) -> None:
    timing = terms.frequency(words)
    assert timing is not None
    found = timing.coding.code if timing.coding else None
    assert found in (code, None) if code is None else found == code
    if timing.coding:
        assert timing.coding.system == "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation"


@pytest.mark.parametrize("words", ["stat", "immediately", "single dose"])
def test_only_once(terms: Terminology, words: str) -> None:
    timing = terms.frequency(words)
    assert timing is not None
    assert timing.once


@pytest.mark.parametrize(
    "words",
    ["for 10 days", "10 days ago", "the day", "daily living", "two", "week", "a", "times", "twice as much", "every",
     "every patient", "once upon a time", "bed", "morning sickness", "q", "h", "on the third day", "day 3"],
)  # fmt: skip
def test_what_is_no_frequency(terms: Terminology, words: str) -> None:
    assert terms.frequency(words) is None


KEYS = sorted(load().table("frequencies")["entries"])


@pytest.mark.parametrize("key", KEYS)
def test_every_timing_can_be_written_as_fhir_writes_it(terms: Terminology, key: str) -> None:
    timing = terms.timing(key)
    assert timing is not None
    assert (timing.period is None) is (timing.unit is None)
    assert timing.times_high is None or int(timing.times_high) > int(timing.times or 0)
    assert timing.period_high is None or int(timing.period_high) > int(timing.period or 0)
    assert timing.unit in (None, "min", "h", "d", "wk", "mo", "a")
    assert timing.times or timing.when or timing.as_needed or timing.once or key == "continuous"


ROUTES = {
    "oral": "po|p.o.|per os|by mouth|orally|perorally|PO",
    "intravenous": "iv|i.v.|IV|intravenously|IV drip|IV infusion|by vein",
    "intramuscular": "im|i.m.|IM|intramuscularly|i/m",
    "subcutaneous": "sc|s.c.|SC|subcutaneously",
    "topical": "topically|topical",
    "rectal": "rectally|per rectum",
    "nasal": "intranasally|nasally|nasal",
    "vaginal": "vaginally|per vaginam",
    "sublingual": "sublingually|under the tongue",
    "inhalation": "inhaled|by inhalation",
    "transdermal": "transdermally|transdermal",
    "intradermal": "intradermally|intradermal",
    "intrathecal": "intrathecally|intrathecal",
    "epidural": "epidurally|epidural",
    "ophthalmic": "ophthalmic|into the eye",
    "otic": "otic|ear drops",
    "intra-articular": "intra-articular|intraarticular|intra‐articular",
    "intra-arterial": "intra-arterial|intraarterial",
    "intraperitoneal": "intraperitoneally|intraperitoneal",
    "intravitreal": "intravitreal|intravitreally",
    "intralesional": "intralesional",
    "intraosseous": "intraosseous",
    "intrapleural": "intrapleural",
    "intravesical": "intravesical",
    "intracardiac": "intracardiac",
    "paravertebral": "paravertebral|paravertebrally",
    "perineural": "perineural",
    "infiltration": "local infiltration",
    "nasogastric": "via nasogastric tube|nasogastric",
    "gastrostomy-route": "via gastrostomy tube",
    "buccal": "buccally|buccal",
    "parenteral": "parenterally",
    "enteral": "enterally",
    "subconjunctival": "subconjunctival",
    "central-venous": "through a central line|via central venous catheter",
    "peripheral-venous": "via a peripheral vein",
}
FORMS = {
    "tablet": "tablet|tablets|tab|tabs|pill|pills",
    "capsule": "capsule|capsules|caps",
    "solution-for-injection": "injection|solution for injection",
    "ointment": "ointment|ointments",
    "cream": "cream|creams",
    "gel": "gel",
    "ampoule": "ampoule|ampule|ampoules",
    "vial": "vial|vials",
    "syrup": "syrup|elixir",
    "suspension": "suspension|oral suspension",
    "solution": "solution|oral solution",
    "suppository": "suppository|suppositories",
    "pessary": "pessary|pessaries",
    "patch": "patch|patches|transdermal patch",
    "drops": "drops|eye drops|eyedrops",
    "spray": "spray|nasal spray",
    "inhaler": "inhaler|metered-dose inhaler|inhalers",
    "powder": "powder|granules",
    "sachet": "sachet|sachets",
    "lotion": "lotion",
    "foam": "foam",
    "shampoo": "shampoo",
    "lozenge": "lozenge|lozenges",
    "mouthwash": "mouthwash|mouth rinse",
    "enema": "enema|enemas",
    "infusion": "infusion|drip",
    "implant-form": "implant|depot",
    "syringe": "syringe|pre-filled syringe|prefilled syringes",
    "pen": "injection pen|autoinjector",
    "plaster": "plaster|plasters",
    "cartridge": "cartridge",
    "emulsion": "emulsion",
}
ROUTE_ROWS = [(words, key) for key, texts in ROUTES.items() for words in texts.split("|")]
FORM_ROWS = [(words, key) for key, texts in FORMS.items() for words in texts.split("|")]


@pytest.mark.parametrize(("words", "key"), ROUTE_ROWS, ids=[f"{words} is {key}" for words, key in ROUTE_ROWS])
def test_a_route(terms: Terminology, words: str, key: str) -> None:
    route = terms.route(words)
    assert route is not None
    assert (route.key, route.kind) == (key, "route")


@pytest.mark.parametrize(("words", "key"), FORM_ROWS, ids=[f"{words} is {key}" for words, key in FORM_ROWS])
def test_a_form(terms: Terminology, words: str, key: str) -> None:
    form = terms.form(words)
    assert form is not None
    assert (form.key, form.kind) == (key, "form")


@pytest.mark.parametrize("words", ["", "or", "in", "i", "by", "the mouth of", "spine", "as", "table", "oralism"])
def test_what_is_no_route_and_no_form(terms: Terminology, words: str) -> None:
    assert terms.route(words) is None
    assert terms.form(words) is None


@pytest.mark.parametrize(("table", "named"), [("routes", ROUTES), ("forms", FORMS)], ids=["routes", "forms"])
def test_no_key_of_the_table_is_left_out_here(terms: Terminology, table: str, named: dict[str, str]) -> None:
    stems = terms.table(table)["stems"]
    keys = {key for found in stems.values() for key in ((found,) if isinstance(found, str) else found)}
    assert keys == set(named)
