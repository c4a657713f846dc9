"""The verdicts of the official validator's own suite: https://github.com/FHIR/fhir-test-cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from case2fhir.check import Options, validate_text
from case2fhir.check.packages import load_files

# 150.25 against a maximum of 100 under a choice of several types, where the official validator does not look.
OTHER_VERDICT = {"obs-max-decimal__profile"}


def _cases(shared: Path, tier: str) -> list[dict[str, Any]]:
    listed = json.loads((shared / "fhir-test-cases" / "index.json").read_text(encoding="utf-8"))["cases"]
    return [
        case
        for case in listed
        if case["tier"] == tier
        and not case["tx_only"]
        and not case["id"].startswith("extension-version-restriction-range")
    ]


def _verdict(folder: Path, case: dict[str, Any]) -> bool:
    supporting = [folder / name for name in case["supporting"]]
    profiles: tuple[str, ...] = ()
    if case["profile"]:
        supporting.append(folder / case["profile"])
        profiles = (json.loads((folder / case["profile"]).read_text(encoding="utf-8"))["url"],)
    options = Options(packages=load_files(supporting) if supporting else None, profiles=profiles)
    return not validate_text((folder / case["file"]).read_bytes(), options=options).ok


def test_the_core_tier_has_the_official_verdicts(shared: Path) -> None:
    cases = _cases(shared, "core")
    assert len(cases) == 112
    wrong = [case["id"] for case in cases if _verdict(shared / "fhir-test-cases", case) != case["has_errors"]]
    assert wrong == []


def test_the_profile_tier_has_the_official_verdicts_where_profiles_are_json(shared: Path) -> None:
    folder = shared / "fhir-test-cases"
    cases = [case for case in _cases(shared, "profile") if ".xml" not in f"{case['supporting']}{case['profile']}"]
    assert len(cases) == 50
    wrong = {case["id"] for case in cases if _verdict(folder, case) != case["has_errors"]}
    assert wrong == OTHER_VERDICT
