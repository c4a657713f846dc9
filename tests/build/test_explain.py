"""`explain` and `schema`: the words behind each resource, for people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from case2fhir.build import BuildOptions, build
from case2fhir.bundle import assemble
from case2fhir.cli import explain as explain_command
from case2fhir.cli import schema as schema_command
from case2fhir.errors import InputError, UsageError
from case2fhir.explain import explain, sentence
from case2fhir.model import Case
from cases import BACK_TEXT, back_case, named_people
from terms import FewTerms


@pytest.fixture
def app() -> typer.Typer:
    made = typer.Typer()
    explain_command.register(made)
    schema_command.register(made)
    return made


def resources(case: Case, **options: Any) -> list[dict[str, Any]]:
    return build(case, FewTerms(), BuildOptions(**options))


def run(app: typer.Typer, *words: str) -> str:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "back.json"
    path.write_text(assemble(resources(back_case())).to_json(), encoding="utf-8")
    return path


def test_each_resource_with_its_words_in_their_sentence(app: typer.Typer, bundle: Path) -> None:
    shown = run(app, "explain", str(bundle))
    assert "  Observation: hemoglobin\n" in shown
    assert "    value: 118 g/L\n" in shown
    assert "  > line 7: Blood count: «hemoglobin 118 g/L (low)», red cells 4.10 x 109/L.\n" in shown
    assert "  > line 2: It had begun" not in shown
    assert shown.count("Condition/") == 2


@pytest.mark.parametrize("form", ["{id}", "Condition/{id}", "urn:uuid:{id}", "{short}"])
def test_one_resource(app: typer.Typer, bundle: Path, form: str) -> None:
    found = next(made for made in resources(back_case()) if made["resourceType"] == "Condition")
    wanted = form.format(id=found["id"], short=found["id"][:12])
    shown = run(app, "explain", str(bundle), wanted)
    assert shown.startswith(f"Condition/{found['id']}\n  Condition: pain in the small of the back\n")
    assert shown.count("Condition/") == 1


@pytest.mark.parametrize(("wanted", "message"), [("zzz", "no resource has an id"), ("", "no resource has an id")])
def test_a_resource_that_is_not_there(wanted: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        explain(resources(back_case()), wanted)


def test_a_beginning_that_several_ids_share() -> None:
    made = [{"resourceType": "Patient", "id": "abc1"}, {"resourceType": "Patient", "id": "abc2"}]
    with pytest.raises(UsageError, match="2 resources have ids that begin with 'abc'"):
        explain(made, "abc")
    assert explain(made, "abc1")[0].id == "abc1"


def test_ndjson_too(app: typer.Typer, tmp_path: Path) -> None:
    path = tmp_path / "back.ndjson"
    path.write_text(assemble(resources(back_case())).ndjson(), encoding="utf-8")
    assert "«hemoglobin 118 g/L (low)»" in run(app, "explain", str(path))


def test_facts_of_a_case_file_show_their_place(app: typer.Typer, tmp_path: Path) -> None:
    path = tmp_path / "named.json"
    path.write_text(assemble(resources(named_people())).to_json(), encoding="utf-8")
    assert "  > case file: practitioners[surgeon]\n" in run(app, "explain", str(path))


def test_a_bundle_without_its_text_shows_offsets(app: typer.Typer, tmp_path: Path) -> None:
    path = tmp_path / "back.json"
    path.write_text(assemble(resources(back_case(), source_text=False)).to_json(), encoding="utf-8")
    assert "characters 448 to 472 of the source text, which the Bundle does not hold" in run(app, "explain", str(path))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", r"bundle\.json:1:2: not JSON"),
        ('{"type": "Patient"}', "is no FHIR Bundle with entries"),
        ("[1]", "is no FHIR Bundle with entries"),
        ('{"entry": [3]}', "is no FHIR Bundle with entries"),
        ("[" * 100_000, "is no FHIR Bundle with entries"),
        (" ", "holds only white space"),
    ],
)
def test_what_is_no_bundle(app: typer.Typer, tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bundle.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        run(app, "explain", str(path))


@pytest.mark.parametrize(
    "evidence",
    [
        {"url": "http://hl7.org/fhir/StructureDefinition/derivation-reference"},
        {
            "url": "http://hl7.org/fhir/StructureDefinition/derivation-reference",
            "extension": [{"url": "offset", "valueInteger": -1}, {"url": "length", "valueInteger": 4}],
        },
        {"url": "http://example.org/other"},
    ],
)
def test_evidence_of_others_that_says_nothing(evidence: dict[str, Any]) -> None:
    (found,) = explain([{"resourceType": "Condition", "id": "a", "extension": [evidence]}])
    assert found.words == ()


PROSE = "He had no fever. Later (at home) he fell! ”Then” all was well.\nred cells 4.10 a litre.\none and two.\n"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("no fever", ("He had ", "no fever", ".")),
        ("fell", ("Later (at home) he ", "fell", "!")),
        ("Then", ("”", "Then", "” all was well.")),
        ("4.10", ("red cells ", "4.10", " a litre.")),
        ("two.", ("one and ", "two.", "")),
        ("fever. Later", ("He had no ", "fever. Later", " (at home) he fell!")),
    ],
)
def test_sentences(words: str, shown: tuple[str, str, str]) -> None:
    start = PROSE.index(words)
    assert sentence(PROSE, start, start + len(words)) == shown


def test_the_words_of_every_resource_are_those_of_the_text() -> None:
    for found in explain(resources(back_case())):
        for words in found.words:
            assert words.quote == BACK_TEXT[words.start : words.end]
            assert f"{words.before}{words.quote}{words.after}" in BACK_TEXT


def test_schema_prints_json(app: typer.Typer) -> None:
    schema = json.loads(run(app, "schema"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "problems" in schema["properties"]
