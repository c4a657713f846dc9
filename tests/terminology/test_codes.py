"""Every code in mappings/ is attested, with a display that agrees; check digits are true."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from case2fhir.terminology import compiler, digits, store

FOLDER = store.folder()
TABLES = compiler.tables(FOLDER)
PART_ONLY = frozenset(
    (
        "1668-3 1761-6 1762-4 1825-9 1968-7 1971-1 1986-9 1989-3 2039-6 2064-4 2132-9 2141-0 2143-6 2191-5 2243-4 "
        "2284-8 2342-4 2458-8 2465-3 2472-9 2484-4 2601-3 2614-6 2692-2 2695-5 2731-8 2839-9 2842-3 2880-3 2986-8 "
        "3026-2 3034-6 3051-0 3053-6 3084-1 3091-6 3243-3 4485-9 4498-2 5130-0 5894-1 6463-4 6875-9 8061-4 8099-4 "
        "8625-6 8633-0 8634-8 10334-1 10501-5 11977-6 11996-6 15067-2 16128-1 16362-6 19113-0 20448-7 22664-7 "
        "24108-3 26444-0 26449-9 26450-7 26454-9 26465-5 26474-7 26478-8 26484-6 26485-3 28539-5 28540-3 28542-9 "
        "30180-4 30525-0 32385-7 32389-9 35266-6 55231-5 62820-6 75218-8 89243-0 89247-1"
    ).split()
)
"""LOINC codes whose full name no source at hand tells; no code may be added to them."""


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for section in ("concepts", "routes", "forms", "sections", "frequencies"):
        for key, entry in compiler.entries(TABLES, section):
            for row in (*entry.get("codes", ()), *entry.get("codes_by", ()), *filter(None, [entry.get("code")])):
                yield key, row


def attested(shared: Path) -> dict[tuple[str, str], set[str]]:
    names: dict[tuple[str, str], set[str]] = {}
    with gzip.open(shared / "codes" / "attested-codes.tsv.gz", "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            system, code, display, _, _, others = line.rstrip("\n").split("\t")
            names.setdefault((system, code), set()).update([display, *others.split(" | ")])
    with (shared / "codes" / "domain.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code"] and row["memory_only"] != "yes":
                others = [name.strip() for name in row["other_displays"].split("|")]
                names.setdefault((row["system"], row["code"]), set()).update([row["display"], *others])
    return names


def test_every_code_is_attested_with_an_agreeing_display(shared: Path) -> None:
    known = attested(shared)
    systems = store.compiled()["systems"]
    wrong = []
    for key, row in rows():
        names = known.get((systems[row["system"]], row["code"]))
        if names is None:
            wrong.append(f"{key}: {row['system']} {row['code']} is not attested")
        elif "display" in row and row["display"] not in names:
            wrong.append(f"{key}: {row['system']} {row['code']}: {row['display']!r} is not among {sorted(names)}")
        elif row.get("display", "").startswith("COMPONENT:"):
            wrong.append(f"{key}: {row['code']}: the name of a part is no display")
    assert wrong == []


def test_a_code_that_only_a_parts_name_attests_comes_in_no_more(shared: Path) -> None:
    """LOINC's table of parts tells the component of a code but not its unit, method or specimen."""
    known = attested(shared)
    loinc = store.compiled()["systems"]["loinc"]
    only_parts = {
        row["code"]
        for _, row in rows()
        if row["system"] == "loinc" and all(name.startswith("COMPONENT:") for name in known[loinc, row["code"]] if name)
    }
    assert sorted(only_parts - PART_ONLY) == [], "look for a source that attests the full name of the code"
    assert sorted(PART_ONLY - only_parts) == [], "no longer so: take it from the list"


def test_codes_marked_free_are_exactly_those_of_the_free_set(shared: Path) -> None:
    with (shared / "codes" / "ips-free-set.csv").open(encoding="utf-8", newline="") as file:
        free = {row["code"] for row in csv.DictReader(file)}
    wrong = [
        f"{key} {row['code']}"
        for key, row in rows()
        if row["system"] == "snomed" and (row.get("free") == "true") != (row["code"] in free)
    ]
    assert wrong == []


def test_the_concepts_of_the_domain_that_have_a_code_are_covered(shared: Path) -> None:
    ours = {(store.compiled()["systems"][row["system"]], row["code"]) for _, row in rows()}
    units = {("http://unitsofmeasure.org", code) for code in dict(compiler.entries(TABLES, "units"))}
    covered: dict[str, bool] = {}
    with (shared / "codes" / "domain.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            automated = "by Automated count" in row["display"]
            if row["code"] and row["memory_only"] != "yes" and not automated:
                hit = (row["system"], row["code"]) in ours | units
                covered[row["concept"]] = covered.get(row["concept"], False) or hit
    assert [concept for concept, hit in covered.items() if not hit] == []
    assert len(covered) >= 240


@pytest.mark.parametrize("system", ["snomed", "loinc"])
def test_check_digits_are_true(system: str) -> None:
    test = digits.is_sctid if system == "snomed" else digits.is_loinc
    codes = [row["code"] for _, row in rows() if row["system"] == system]
    assert len(codes) > 100
    assert [code for code in codes if not test(code)] == []


@pytest.mark.parametrize(
    ("code", "sound"),
    [
        ("279039007", True), ("76107001", True), ("22298006", True), ("113611000119100", True),
        ("279039008", False), ("76107010", False), ("0279039007", False), ("27903900", False), ("12345", False),
        ("2790390o7", False), ("", False), ("1234567890123456789", False),
    ],
)  # fmt: skip
def test_check_digit_of_snomed(code: str, sound: bool) -> None:
    assert digits.is_sctid(code) is sound


@pytest.mark.parametrize(
    ("code", "sound"),
    [
        ("718-7", True), ("24968-0", True), ("85354-9", True), ("30525-0", True), ("LA18976-3", True),
        ("LA4489-6", True), ("LA15173-0", True), ("718-8", False), ("24968-1", False), ("LA18976-4", False),
        ("24968", False), ("-7", False), ("a718-7", False), ("718-x", False), ("718-77", False), ("", False),
    ],
)  # fmt: skip
def test_check_digit_of_loinc(code: str, sound: bool) -> None:
    assert digits.is_loinc(code) is sound


@pytest.mark.parametrize(
    ("code", "what"),
    [("53406005", "juvenile osteochondrosis"), ("32153003", "from memory"), ("49621005", "from memory"),
     ("279372000", "from memory"), ("404820008", "from memory"), ("419762003", "from memory")],
)  # fmt: skip
def test_known_traps_are_not_used(code: str, what: str) -> None:
    assert code not in {row["code"] for _, row in rows()}, what


def test_no_system_is_used_with_codes_of_another() -> None:
    icd = [row["code"] for _, row in rows() if row["system"] == "icd-10"]
    assert "R53.1" not in icd, "R53.1 exists only in ICD-10-CM"
    assert "M54.5" not in [row["code"] for _, row in rows() if row["system"] == "icd-10-cm"], "no billable leaf"
