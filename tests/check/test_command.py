"""`case2fhir validate` as a user meets it: options, forms of findings, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from case2fhir.check import validate_text
from check.igs import element, profile, write_package

DIV = '<div xmlns="http://www.w3.org/1999/xhtml">x</div>'
GOOD = {"resourceType": "Patient", "text": {"status": "generated", "div": DIV}, "gender": "male"}
BAD = {**GOOD, "gender": "Fx"}
WARNS = {"resourceType": "Patient", "gender": "male"}
ALLOWED = "use one of female, male, other, unknown"
MESSAGE = f"the code is not in the required value set http://hl7.org/fhir/ValueSet/administrative-gender: {ALLOWED}"


def run(folder: Path, *arguments: str, given: bytes = b"") -> tuple[int, str, str]:
    """Run the command in a folder; return exit code, standard output and standard error."""
    command = [sys.executable, "-c", "from case2fhir.cli import main; main()", "validate", *arguments]
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good file, a bad one and one that only warns."""
    for name, resource in (("good", GOOD), ("sub/bad", BAD), ("warns", WARNS)):
        path = tmp_path / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(resource, indent=2), encoding="utf-8")
    return tmp_path


def findings(text: str) -> list[tuple[str, str, str]]:
    return [(one["file"], one["severity"], one["rule"]) for one in json.loads(text)]


def test_a_good_file_is_fine(folder: Path) -> None:
    assert run(folder, "good.json") == (0, "", "1 file: 0 errors, 0 warnings, 0 information\n")


def test_text_shows_place_line_and_caret_without_values(folder: Path) -> None:
    code, out, err = run(folder, "sub/bad.json")
    assert (code, err) == (1, "1 file: 1 error, 0 warnings, 0 information\n")
    assert out == (
        f"sub/bad.json:7:3: error: Patient.gender: {MESSAGE} [binding-required]\n"
        '    7 |   "gender": "**"\n'
        "          ^\n"
    )


def test_values_are_shown_where_they_are_asked_for(folder: Path) -> None:
    _, out, _ = run(folder, "sub/bad.json", "--show-values")
    assert f"{MESSAGE}: 'Fx' [binding-required]" in out
    assert '    7 |   "gender": "Fx"\n' in out


def test_json_is_one_array(folder: Path) -> None:
    _, out, _ = run(folder, "sub/bad.json", "--format", "json")
    assert json.loads(out) == [
        {
            "file": "sub/bad.json",
            "severity": "error",
            "rule": "binding-required",
            "path": "Patient.gender",
            "line": 7,
            "column": 3,
            "message": MESSAGE,
        }
    ]


def test_json_of_a_good_file_is_an_empty_array(folder: Path) -> None:
    assert run(folder, "good.json", "--format", "json")[:2] == (0, "[]\n")


def test_a_folder_stands_for_its_files_in_order(folder: Path) -> None:
    (folder / "package.json").write_text("{}", encoding="utf-8")
    (folder / ".hidden.json").write_text("{", encoding="utf-8")
    (folder / "note.txt").write_text("x", encoding="utf-8")
    code, out, err = run(folder, ".", "--format", "json")
    assert code == 1
    assert findings(out) == [
        ("sub/bad.json", "error", "binding-required"),
        ("warns.json", "warning", "dom-6"),
    ]
    assert err == "3 files: 1 error, 1 warning, 0 information\n"


def test_several_processes_give_the_same_bytes(folder: Path) -> None:
    for number in range(12):
        (folder / f"n{number:02}.json").write_text(json.dumps(BAD if number % 2 else WARNS), encoding="utf-8")
    assert run(folder, ".", "--jobs", "2", "--format", "sarif") == run(folder, ".", "--format", "sarif")


def test_a_package_is_read_by_every_process(folder: Path, tmp_path: Path) -> None:
    package = write_package(tmp_path, "example.ig", [profile("Patient", element("Patient.name", min=1))])
    asked = ("--ig", str(package), "--profile", "http://example.org/fhir/StructureDefinition/test", "--format", "json")
    alone = run(folder, "good.json", "warns.json", *asked)
    assert findings(alone[1]) == [
        ("good.json", "error", "profile-min"),
        ("warns.json", "error", "profile-min"),
        ("warns.json", "warning", "dom-6"),
    ]
    assert run(folder, "good.json", "warns.json", *asked, "--jobs", "2") == alone


def test_standard_input_is_a_file(folder: Path) -> None:
    code, out, _ = run(folder, "-", "--format", "json", given=json.dumps(BAD).encode())
    assert (code, findings(out)) == (1, [("-", "error", "binding-required")])


def test_standard_input_may_be_ndjson(folder: Path) -> None:
    lines = "\n".join(json.dumps(one) for one in (GOOD, BAD, GOOD)).encode() + b"\n"
    code, out, _ = run(folder, "-", "--format", "json", given=lines)
    assert (code, [one["line"] for one in json.loads(out)]) == (1, [2])


def test_ndjson_counts_lines_of_the_file(folder: Path) -> None:
    (folder / "all.ndjson").write_text("\n".join(json.dumps(one) for one in (GOOD, WARNS, BAD)), encoding="utf-8")
    _, out, _ = run(folder, "all.ndjson", "--format", "json")
    assert [(one["line"], one["rule"]) for one in json.loads(out)] == [(2, "dom-6"), (3, "binding-required")]


def test_empty_ndjson_is_a_finding(folder: Path) -> None:
    (folder / "all.ndjson").write_text("\n\n", encoding="utf-8")
    assert run(folder, "all.ndjson", "--format", "json")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("nothing.json",), 3, "nothing.json: there is no such file"),
        (("empty",), 3, "no .json or .ndjson file in empty"),
        (("-", "-"), 2, "standard input (-) can be read only once"),
        ((), 2, "Missing argument"),
        (("good.json", "--format", "xml"), 2, "--format"),
        (("good.json", "--jobs", "0"), 2, "--jobs"),
        (("good.json", "--fail-on", "nothing"), 2, "--fail-on"),
        (
            ("good.json", "--profile", "http://x/y"),
            2,
            "profile http://x/y is not found; searched: hl7.fhir.r4.core 4.0.1",
        ),
        (("good.json", "--ig", "nothing.tgz"), 3, "nothing.tgz: there is no such package"),
        (("good.json", "--baseline", "nothing.json"), 3, "nothing.json: the baseline cannot be read"),
        (("good.json", "-o", "no/such/folder/x"), 2, "cannot be written"),
    ],
)
def test_wrong_calls_have_their_exit_code(folder: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    (folder / "empty").mkdir()
    found, out, err = run(folder, *arguments)
    assert (found, out) == (code, "")
    assert words in err
    assert "Traceback" not in err


def test_a_file_that_cannot_be_read_does_not_hide_the_others(folder: Path) -> None:
    (folder / "loop.json").symlink_to("loop.json")
    (folder / "dir.json").mkdir()
    (folder / "broken.json").symlink_to("sub/bad.json")
    code, out, _ = run(folder, "sub/bad.json", "broken.json", "--format", "json")
    assert (code, len(json.loads(out))) == (1, 2)


def test_text_that_is_not_json_is_a_finding(folder: Path) -> None:
    (folder / "broken.json").write_text('{"resourceType": "Patient",\n}', encoding="utf-8")
    code, out, _ = run(folder, "broken.json", "--format", "json")
    assert (code, [(one["rule"], one["line"], one["column"]) for one in json.loads(out)]) == (
        1,
        [("json-syntax", 2, 1)],
    )


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1)])
def test_the_level_to_fail_on_is_chosen(folder: Path, level: str, code: int) -> None:
    assert run(folder, "warns.json", "--fail-on", level)[0] == code


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        (("--ignore", "dom-6"), ["binding-required"]),
        (("--ignore", "binding-*"), ["dom-6"]),
        (("--select", "dom-6"), ["dom-6"]),
        (("--select", "dom-*", "--select", "binding-required"), ["binding-required", "dom-6"]),
        (("--select", "dom-*", "--ignore", "dom-6"), []),
    ],
)
def test_rules_are_selected_and_ignored(folder: Path, arguments: tuple[str, ...], rules: list[str]) -> None:
    code, out, _ = run(folder, ".", "--format", "json", *arguments)
    assert [one["rule"] for one in json.loads(out)] == rules
    assert code == int("binding-required" in rules)


def test_extensions_are_known_or_any(folder: Path) -> None:
    (folder / "x.json").write_text(
        json.dumps({**GOOD, "extension": [{"url": "http://example.org/x", "valueString": "x"}]}), encoding="utf-8"
    )
    assert findings(run(folder, "x.json", "--format", "json")[1]) == [("x.json", "error", "extension-unknown")]
    code, out, _ = run(folder, "x.json", "--format", "json", "--extensions", "any")
    assert (code, findings(out)) == (0, [("x.json", "information", "extension-unknown")])


def test_output_goes_to_a_file(folder: Path) -> None:
    code, out, _ = run(folder, "sub/bad.json", "--format", "json", "-o", "found.json")
    assert (code, out) == (1, "")
    assert len(json.loads((folder / "found.json").read_text(encoding="utf-8"))) == 1
    assert not list(folder.glob(".found*"))


def test_operation_outcome_is_one_that_passes(folder: Path) -> None:
    _, out, _ = run(folder, "sub/bad.json", "--format", "operationoutcome")
    outcome = json.loads(out)
    assert outcome["issue"][0] == {
        "severity": "error",
        "code": "code-invalid",
        "details": {"text": "binding-required"},
        "diagnostics": f"sub/bad.json:7:3: {MESSAGE}",
        "expression": ["Patient.gender"],
    }
    assert validate_text(out).ok


@pytest.mark.parametrize("files", [("good.json",), (".",)])
def test_operation_outcomes_pass_their_own_check(folder: Path, files: tuple[str, ...]) -> None:
    _, out, _ = run(folder, *files, "--format", "operationoutcome")
    assert validate_text(out).ok
    assert json.loads(out)["resourceType"] == ("OperationOutcome" if files == ("good.json",) else "Bundle")


def _sarif(folder: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(folder, *arguments, "--format", "sarif")[1])["runs"][0]
    return found


def test_sarif_has_place_rule_and_versions(folder: Path) -> None:
    found = _sarif(folder, ".")
    (error, warning) = found["results"]
    assert (error["ruleId"], error["level"], warning["level"]) == ("binding-required", "error", "warning")
    assert error["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "sub/bad.json", "uriBaseId": "ROOT"},
        "region": {"startLine": 7, "startColumn": 3},
    }
    driver = found["tool"]["driver"]
    assert driver["rules"][error["ruleIndex"]]["helpUri"].endswith("/binding-required")
    assert {"name": "hl7.fhir.r4.core", "version": "4.0.1"} in found["tool"]["extensions"]


def test_sarif_fingerprints_stay_when_lines_move(folder: Path) -> None:
    before = _sarif(folder, "sub/bad.json")["results"][0]
    path = folder / "sub" / "bad.json"
    path.write_text("\n\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    after = _sarif(folder, "sub/bad.json")["results"][0]
    assert before["partialFingerprints"] == after["partialFingerprints"]
    assert before["locations"] != after["locations"]


def test_junit_has_a_case_for_each_file(folder: Path) -> None:
    suite = ElementTree.fromstring(run(folder, ".", "--format", "junit")[1].encode())
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    failed = [case.get("name") for case in suite if case.find("failure") is not None]
    assert failed == ["sub/bad.json"]


def test_junit_is_xml_whatever_a_file_holds(folder: Path) -> None:
    (folder / "odd.json").write_text('{"resourceType": "Patient", "a<&\\u0001\\"": 1}', encoding="utf-8")
    suite = ElementTree.fromstring(run(folder, "odd.json", "--format", "junit", "--show-values")[1].encode())
    assert suite.get("failures") == "1"


def test_github_gets_annotations(folder: Path) -> None:
    _, out, _ = run(folder, ".", "--format", "github")
    error, warning = out.splitlines()
    assert error == f"::error file=sub/bad.json,line=7,col=3,title=binding-required::Patient.gender: {MESSAGE}"
    assert warning.startswith("::warning file=warns.json,line=1,col=1,title=dom-6::Patient: ")


def test_github_annotations_are_one_line_each(folder: Path) -> None:
    (folder / "odd,:%.json").write_text('{"resourceType": "Patient", "a\\nb": 1}', encoding="utf-8")
    _, out, _ = run(folder, "odd,:%.json", "--format", "github", "--ignore", "dom-6")
    assert out.count("\n") == 1
    assert out.startswith("::error file=odd%2C%3A%25.json,")
    assert "a%0Ab" in out


def test_a_baseline_accepts_what_is_known(folder: Path) -> None:
    assert run(folder, ".", "--write-baseline", "known.txt", "--reason", "being mended")[0] == 0
    listed = json.loads((folder / "known.txt").read_text(encoding="utf-8"))
    assert [(one["rule"], one["reason"]) for one in listed["findings"]] == [
        ("binding-required", "being mended"),
        ("dom-6", "being mended"),
    ]
    assert run(folder, ".", "--baseline", "known.txt", "--fail-on", "warning")[:2] == (0, "")


def test_a_baseline_goes_by_rule_and_path_and_not_by_line(folder: Path) -> None:
    run(folder, ".", "--write-baseline", "known.txt")
    path = folder / "sub" / "bad.json"
    path.write_text("\n\n" + json.dumps({**BAD, "active": "x"}), encoding="utf-8")
    code, out, _ = run(folder, ".", "--baseline", "known.txt", "--format", "json")
    assert (code, findings(out)) == (1, [("sub/bad.json", "error", "json-type")])


def test_an_entry_of_a_baseline_that_is_gone_is_said(folder: Path) -> None:
    run(folder, ".", "--write-baseline", "known.txt")
    (folder / "sub" / "bad.json").write_text(json.dumps(GOOD), encoding="utf-8")
    code, out, _ = run(folder, ".", "--baseline", "known.txt", "--format", "json")
    assert (code, findings(out)) == (0, [("known.txt", "information", "baseline-stale")])


def test_reasons_stay_when_a_baseline_is_written_again(folder: Path) -> None:
    run(folder, "sub/bad.json", "--write-baseline", "known.txt", "--reason", "first")
    run(folder, ".", "--baseline", "known.txt", "--write-baseline", "known.txt", "--reason", "second")
    listed = json.loads((folder / "known.txt").read_text(encoding="utf-8"))["findings"]
    assert [one["reason"] for one in listed] == ["first", "second"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is no baseline"),
        ("[]", "is no baseline of version 1"),
        ('{"version": 1, "findings": [{"file": "a"}]}', "findings[0] has no reason"),
        ('{"version": 1, "findings": [{"reason": " "}]}', "findings[0] has no reason"),
    ],
)
def test_a_baseline_without_reason_is_refused(folder: Path, text: str, words: str) -> None:
    (folder / "known.txt").write_text(text, encoding="utf-8")
    code, out, err = run(folder, "good.json", "--baseline", "known.txt")
    assert (code, out) == (3, "")
    assert words in err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("case2fhir.toml", '[validate]\nignore = ["binding-*"]\nfail-on = "warning"\n'),
        ("pyproject.toml", '[tool.case2fhir.validate]\nignore = ["binding-*"]\nfail-on = "warning"\n'),
        ("pyproject.toml", '[tool.case2fhir]\nignore = ["binding-*"]\nfail-on = "warning"\n'),
    ],
)
def test_settings_come_from_a_file(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    code, out, _ = run(folder, ".", "--format", "json")
    assert (code, findings(out)) == (1, [("warns.json", "warning", "dom-6")])
    assert run(folder / "sub", "bad.json", "--format", "json")[1] == "[]\n"


def test_options_win_over_the_file(folder: Path) -> None:
    (folder / "case2fhir.toml").write_text('[validate]\nfail-on = "warning"\nformat = "json"\n', encoding="utf-8")
    assert run(folder, "warns.json")[0] == 1
    assert run(folder, "warns.json", "--fail-on", "error")[0] == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[validate", "is not TOML"),
        ("[validate]\nformats = 1\n", "formats: is no setting; known are baseline"),
        ('[validate]\nformat = "xml"\n', "format: must be github or json"),
        ('[validate]\nignore = "dom-6"\n', "ignore: must be a list of texts"),
        ("[validate]\njobs = 0\n", "jobs: must be a whole number from 1"),
        ('[validate]\nshow-values = "yes"\n', "show-values: must be true or false"),
    ],
)
def test_wrong_settings_are_wrong_usage(folder: Path, text: str, words: str) -> None:
    (folder / "case2fhir.toml").write_text(text, encoding="utf-8")
    code, out, err = run(folder, "good.json")
    assert (code, out) == (2, "")
    assert words in err


def test_a_package_of_the_settings_is_found_beside_them(folder: Path) -> None:
    write_package(folder, "example.ig", [profile("Patient", element("Patient.name", min=1))])
    (folder / "case2fhir.toml").write_text(
        '[validate]\nig = ["example.ig-1.0.0.tgz"]\nprofile = ["http://example.org/fhir/StructureDefinition/test"]\n',
        encoding="utf-8",
    )
    assert run(folder / "sub", "bad.json", "--select", "profile-*")[0] == 1
