"""The samples are documentation and golden tests at once: text, case file and Bundle agree to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from case2fhir import Options, convert, extract_cases, read_file, validate
from case2fhir.write_case import to_yaml
from invariants import hold

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*/case.txt"))
by_name = pytest.mark.parametrize("text", SAMPLES, ids=[path.parent.name for path in SAMPLES])
TARGETS = ("transaction", "document", "collection", "batch")
UNDATED = {"vs-1"}
"""HL7's vs-1 asks for a day where the text has none; see pipeline.ACCEPTED."""


def content(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def golden(request: pytest.FixtureRequest, path: Path, made: str) -> None:
    """Compare with the committed file, or write it where --update-golden asks for that."""
    if request.config.getoption("--update-golden"):
        path.write_bytes(made.encode("utf-8"))
    assert content(path) == made, f"{path} differs; look at the difference, then run pytest --update-golden"


@by_name
def test_case_file_is_what_extract_writes(text: Path, request: pytest.FixtureRequest) -> None:
    (case,) = extract_cases(content(text))
    golden(request, text.with_name("case.yaml"), to_yaml(case))


@by_name
def test_bundle_is_what_convert_writes(text: Path, request: pytest.FixtureRequest) -> None:
    golden(request, text.with_name("bundle.json"), convert(content(text)).bundle.to_json())


@by_name
def test_case_file_converts_to_the_same_bytes(text: Path) -> None:
    case = read_file(text.with_name("case.yaml"))
    assert convert(case).bundle.to_json() == content(text.with_name("bundle.json"))


@by_name
@pytest.mark.parametrize("target", TARGETS)
def test_every_kind_of_bundle_holds_the_invariants(text: Path, target: str) -> None:
    bundle = convert(content(text), Options(to=target, timestamp="2024-05-06T12:00:00Z")).bundle
    hold(bundle.resource)
    assert {issue.rule for issue in validate(bundle.resource).of("error")} <= UNDATED


@by_name
def test_a_sample_tells_where_it_is_from(text: Path) -> None:
    assert "licence" in content(text.with_name("README.md")).lower()


def test_there_are_four_samples_of_different_kinds() -> None:
    assert len(SAMPLES) >= 4


@by_name
def test_no_sentence_of_a_sample_stands_in_the_shared_texts(text: Path, shared: Path) -> None:
    """The samples are our own words: no sentence of eight words or more is in a text that we were given."""
    given = " ".join(" ".join(content(path).split()) for path in sorted(shared.glob("data/*/*.txt")))
    for line in content(text).splitlines():
        for sentence in line.split(". "):
            words = sentence.split()
            assert len(words) < 8 or " ".join(words) not in given
