"""Every rule has a page, and the examples of the page do what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import case2fhir.check
from case2fhir.check import validate_text
from case2fhir.check.rules import RULES, help_url, title

PAGES = Path(__file__).resolve().parents[2] / "docs" / "rules"
SOURCES = Path(case2fhir.check.__file__).parent
_BLOCK = re.compile(r"```json\n(.*?)\n```", re.DOTALL)
_REPORTED = re.compile(
    r'(?:error|warn|_fault|report|Issue)\(\s*(?:"(?:error|warning|information)",\s*)?"([a-z]+(?:-[a-z]+)+)"'
)

# What these say cannot be shown by one resource alone: they need a package, a baseline, a server, or a huge file.
WITHOUT_EXAMPLE = {
    "baseline-stale", "boolean-format", "coding-supplement", "decimal-format", "json-depth", "json-encoding",
    "max-occurs", "oid-format", "profile-length", "profile-max", "profile-none", "profile-pattern", "profile-range",
    "profile-slicing", "server-finding", "server-refused", "string-too-long", "uuid-format",
}  # fmt: skip


def _examples(rule: str) -> list[str]:
    return _BLOCK.findall((PAGES / f"{rule}.md").read_text(encoding="utf-8"))


def test_there_is_a_page_for_every_rule_and_no_other() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {*RULES, "README", "invariants"}


def test_every_rule_that_is_reported_is_listed() -> None:
    reported = {rule for file in SOURCES.rglob("*.py") for rule in _REPORTED.findall(file.read_text(encoding="utf-8"))}
    assert reported - {"narrow-no"} <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_gives_title_reason_and_remedy(rule: str) -> None:
    text = (PAGES / f"{rule}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {rule}\n\n{title(rule)}.\n")
    assert "\n## Why\n" in text
    assert "\n## Mend\n" in text
    assert help_url(rule).endswith(f"/{rule}")


@pytest.mark.parametrize("rule", sorted(set(RULES) - WITHOUT_EXAMPLE))
def test_the_example_breaks_the_rule_and_the_mended_one_does_not(rule: str) -> None:
    broken, mended = _examples(rule)
    assert rule in {issue.rule for issue in validate_text(broken)}
    after = validate_text(mended)
    assert rule not in {issue.rule for issue in after}
    assert after.ok, after.of("error")


@pytest.mark.parametrize("rule", sorted(WITHOUT_EXAMPLE))
def test_a_rule_without_example_has_none(rule: str) -> None:
    assert len(_examples(rule)) < 2


def test_an_invariant_is_named_by_its_key() -> None:
    assert title("obs-7") == "Invariant obs-7"
    assert help_url("obs-7").endswith("/invariants")
    assert "| Observation | `obs-7` | error |" in (PAGES / "invariants.md").read_text(encoding="utf-8")
