"""A server's second opinion: its paths are ours, what both find stands once, patients' values stay out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from case2fhir.check import Options, validate, validate_text
from case2fhir.check.opinion import merge, place
from case2fhir.issues import Issue, Report
from check.test_command import BAD, GOOD
from client.command import case2fhir
from client.web import Call, Reply, Web, reply, serving

Resource = dict[str, Any]
DOCUMENT: Resource = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {
            "fullUrl": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001",
            "resource": {
                "resourceType": "Observation",
                "status": "final",
                "code": {"coding": [{"code": "a"}, {"code": "b"}]},
                "valueQuantity": {"value": 5, "code": "mg"},
                "contained": [{"resourceType": "Patient", "id": "p", "name": [{"family": "Doe", "given": ["A", "B"]}]}],
                "_issued": {"extension": [{"url": "http://example.org/x", "valueString": "y"}]},
                "component": [{"valueString": "x"}],
            },
        }
    ],
}


@pytest.mark.parametrize(
    ("expression", "ours"),
    [
        ("Bundle", ""),
        ("Bundle.entry[0].resource/*Observation/null*/", ".entry[0].resource"),
        ("Bundle.entry[0].resource/*Observation/o-1*/.status", ".entry[0].resource.status"),
        ("Bundle.entry[0].resource.ofType(Observation).status", ".entry[0].resource.status"),
        ("Bundle.entry[0].resource.value.ofType(Quantity)", ".entry[0].resource.valueQuantity"),
        ("Bundle.entry[0].resource.value.ofType(Quantity).code", ".entry[0].resource.valueQuantity.code"),
        ("Bundle.entry[0].resource.value", ".entry[0].resource.valueQuantity"),
        ("Bundle.entry[0].resource.valueQuantity", ".entry[0].resource.valueQuantity"),
        ("Bundle.entry[0].resource.component[0].value.ofType(string)", ".entry[0].resource.component[0].valueString"),
        ("Bundle.entry[0].resource.effective.ofType(dateTime)", ".entry[0].resource.effectiveDateTime"),
        (
            "Bundle.entry[0].resource/*Observation/null*/.contained[0]/*Patient/p*/.name[0].given[1]",
            ".entry[0].resource.contained[0].name[0].given[1]",
        ),
        ("Bundle.entry.resource.contained.name.family", ".entry[0].resource.contained[0].name[0].family"),
        ("Bundle.entry[0].resource.code.coding", ".entry[0].resource.code.coding"),
        ("Bundle.entry[0].resource.issued", ".entry[0].resource.issued"),
        ("Bundle.entry[7].resource.status", ".entry[7].resource.status"),
        ("Bundle.link[2].url", ".link[2].url"),
        (
            "/f:Bundle/f:entry[1]/f:resource/f:Observation/f:contained[1]/f:Patient/f:name[1]/f:family[1]",
            ".entry[0].resource.contained[0].name[0].family",
        ),
        ("Bundle.entry[0].resource.where(status = 'final').code", ".entry[0].resource.where"),
        ("Line[1] Col[46]", ""),
        ("", ""),
    ],
)
def test_a_servers_path_becomes_ours(expression: str, ours: str) -> None:
    assert place(expression, DOCUMENT) == ours


def _issue(rule: str, message: str = "m", path: str | None = "Patient", severity: Any = "error") -> Issue:
    return Issue(severity, rule, message, path=path)


@pytest.mark.parametrize(
    ("ours", "theirs", "messages"),
    [
        ([_issue("pat-1")], [_issue("pat-1", "other words")], ["m [found by both engines]"]),
        (
            [_issue("binding-required", path="Patient.gender")],
            [_issue("server-finding", "s", path="Patient.gender")],
            ["m [found by both engines; the server says: s]"],
        ),
        (
            [_issue("code-unknown", path="Patient.maritalStatus.coding[0].code")],
            [_issue("server-finding", "s", path="Patient.maritalStatus")],
            ["m [found by both engines; the server says: s]"],
        ),
        (
            [_issue("profile-min", path="Patient.name[0].family")],
            [_issue("server-finding", "s", path="Patient.name[0]")],
            ["m [found by both engines; the server says: s]"],
        ),
        ([_issue("array", path="Patient.name")], [_issue("server-finding", "s")], ["m", "the server says: s"]),
        (
            [_issue("array", severity="warning")],
            [_issue("server-finding", "s")],
            ["the server says: s", "m"],
        ),
        ([_issue("pat-1")], [_issue("server-finding", "s")], ["m", "the server says: s"]),
        ([_issue("pat-1", path="Patient.contact[0]")], [_issue("pat-1", "s")], ["m", "the server says: s"]),
        ([_issue("array")], [_issue("server-refused", "s")], ["m", "the server says: s"]),
        (
            [_issue("not-checked", severity="information")],
            [_issue("server-finding", "s", severity="information")],
            ["m", "the server says: s"],
        ),
        (
            [_issue("array"), _issue("choice-type", "n")],
            [_issue("server-finding", "s")],
            ["m [found by both engines; the server says: s]", "n"],
        ),
        ([_issue("array")], [], ["m"]),
        ([], [_issue("server-finding", "s")], ["the server says: s"]),
    ],
)
def test_what_both_find_stands_once(ours: list[Issue], theirs: list[Issue], messages: list[str]) -> None:
    assert [issue.message for issue in merge(Report(tuple(ours)), Report(tuple(theirs)))] == messages


def test_the_worse_level_of_one_invariant_stays() -> None:
    (found,) = merge(Report((_issue("dom-6", severity="warning"),)), Report((_issue("dom-6"),)))
    assert found.severity == "error"


def _asked(resource: Resource, answers: dict[str, list[Issue]], **options: Any) -> tuple[list[str], Report]:
    """Return which resources were sent, and the report; `answers` is by type."""
    sent: list[str] = []

    def ask(one: Resource) -> Report:
        sent.append(one["resourceType"])
        return Report(tuple(answers.get(one["resourceType"], ())))

    return sent, validate(resource, options=Options(second_opinion=ask, **options))


REFUSAL = _issue("server-processing", 'Unknown AdministrativeGender code "Fx"', path=None)
BUNDLE: Resource = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"fullUrl": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "resource": GOOD},
        {"fullUrl": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000002", "resource": {**BAD, "active": True}},
    ],
}


def test_a_bundle_is_sent_whole() -> None:
    sent, report = _asked(BUNDLE, {"Bundle": [_issue("server-processing", "late", path="Bundle.entry[1].resource")]})
    assert sent == ["Bundle"]
    assert ("server-finding", "Bundle.entry[1].resource") in {(issue.rule, issue.path) for issue in report}


def test_a_bundle_that_is_refused_is_asked_about_entry_by_entry() -> None:
    sent, report = _asked(BUNDLE, {"Bundle": [REFUSAL], "Patient": [REFUSAL]})
    assert sent == ["Bundle", "Patient", "Patient"]
    refused = [issue.path for issue in report if issue.rule == "server-refused"]
    assert refused == ["Bundle.entry[0].resource", "Bundle.entry[1].resource"]


def test_a_refusal_without_reason_in_an_entry_stays_on_the_bundle() -> None:
    _, report = _asked(BUNDLE, {"Bundle": [REFUSAL], "Patient": [_issue("x", "fine", "Patient", "information")]})
    assert [issue.path for issue in report if issue.rule == "server-refused"] == ["Bundle"]
    assert {issue.path for issue in report if issue.message == "the server says: fine"} == {
        "Bundle.entry[0].resource",
        "Bundle.entry[1].resource",
    }


def test_paths_of_an_entry_are_those_of_the_bundle() -> None:
    answer = [_issue("server-processing", "odd", "Patient.text.status")]
    _, report = _asked(BUNDLE, {"Bundle": [REFUSAL], "Patient": answer})
    assert [issue.path for issue in report if issue.message == "the server says: odd"] == [
        "Bundle.entry[0].resource.text.status",
        "Bundle.entry[1].resource.text.status",
    ]


@pytest.mark.parametrize("resource", [{}, {"resourceType": "Pateint"}, {"resourceType": 5}, [], "x"])
def test_what_is_no_resource_is_not_sent(resource: Any) -> None:
    sent, report = _asked(resource, {})
    assert sent == []
    assert not report.ok


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Unknown code 'Fx'", "Unknown code '…'"),
        ('Invalid attribute value "Fx": Unknown', 'Invalid attribute value "…": Unknown'),
        ("the name Mustermann is odd", "the name … is odd"),
        ("the date 1980-02-31 is none", "the date … is none"),
        ("Mustermannia is another word", "Mustermannia is another word"),
        ("'Must' is the begin of a name", "'…' is the begin of a name"),
        ("the value set 'Marital Status' lacks it", "the value set 'Marital Status' lacks it"),
        ("Patient.name is fine in http://example.org/names", "Patient.name is fine in http://example.org/names"),
        ("a number of 12.50 kg", "a number of … kg"),
    ],
)
def test_values_of_a_patient_are_taken_out_of_the_servers_words(said: str, shown: str) -> None:
    resource = {
        "resourceType": "Patient",
        "name": [{"family": "Mustermann"}],
        "birthDate": "1980-02-31",
        "gender": "Fx",
        "identifier": [{"system": "http://example.org/names", "value": "12.50"}],
    }
    answers = {"Patient": [_issue("server-processing", said, "Patient.link")]}
    _, hidden = _asked(resource, answers)
    _, whole = _asked(resource, answers, show_values=True)
    assert f"the server says: {shown}" in {issue.message for issue in hidden}
    assert f"the server says: {said}" in {issue.message for issue in whole}


def test_a_finding_of_the_server_has_its_line() -> None:
    said = Report((_issue("server-processing", "odd", "Patient.name.given"),))
    text = '{"resourceType": "Patient",\n "name": [\n  {"given":\n   ["A"]}]}'
    report = validate_text(text, options=Options(second_opinion=lambda _: said))
    assert [(issue.line, issue.column, issue.path) for issue in report if issue.rule == "server-finding"] == [
        (4, 5, "Patient.name[0].given[0]")
    ]


@pytest.mark.parametrize(
    ("message", "rule", "path"),
    [
        ("Constraint failed: pat-1: 'SHALL contain details' (defined in http://x)", "pat-1", "Patient"),
        ("Rule us-core-6: 'Either name or reason' Failed", "us-core-6", "Patient"),
        ("The contained resource 'x' is not referenced to (dom-3)", "dom-3", "Patient"),
        ("Unrecognized property 'foo'", "server-finding", "Patient.foo"),
        ("Patient.name: minimum required = 1, but only found 0", "server-finding", "Patient"),
    ],
)
def test_rules_and_places_are_read_from_the_servers_words(message: str, rule: str, path: str) -> None:
    _, report = _asked(GOOD, {"Patient": [_issue("server-processing", message)]})
    assert [(issue.rule, issue.path) for issue in report] == [(rule, path)]


def _outcome(*issues: Resource) -> Resource:
    return {"resourceType": "OperationOutcome", "issue": list(issues)}


FINE = _outcome({"severity": "information", "code": "informational", "diagnostics": "No issues detected"})
GENDER = _outcome(
    {"severity": "error", "code": "processing", "diagnostics": "Unknown code 'Fx'", "expression": ["Patient.gender"]}
)


def _opinion(call: Call) -> Reply:
    return reply(200, GENDER if b'"Fx"' in call.body else FINE)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, the current one, with a bad file and twelve good ones."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.json").write_text(json.dumps(BAD, indent=1), encoding="utf-8")
    for number in range(12):
        (tmp_path / f"n{number:02}.json").write_text(json.dumps(GOOD), encoding="utf-8")
    return tmp_path


def _run(web: Web, *words: str | Path, **env: str) -> Any:
    return case2fhir("validate", *words, "--engine", "server", "--server", f"{web.url}/fhir", **env)


def test_the_command_asks_the_server(files: Path) -> None:
    with serving(_opinion) as web:
        done = _run(web, "bad.json", "--format", "json")
    (found,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert web.paths("POST") == ["/fhir/Patient/$validate"]
    assert (found["rule"], found["path"], found["line"]) == ("binding-required", "Patient.gender", 7)
    assert found["message"].endswith("[found by both engines; the server says: Unknown code '…']")


def test_many_files_keep_their_order(files: Path) -> None:
    with serving(_opinion) as web:
        alone, together = (_run(web, ".", "--format", "json", "--jobs", jobs) for jobs in ("1", "4"))
    assert alone.stdout == together.stdout
    assert len(web.calls) == 26


def test_each_line_of_ndjson_is_sent(files: Path) -> None:
    (files / "all.ndjson").write_text(f"{json.dumps(GOOD)}\n{json.dumps(BAD)}\n", encoding="utf-8")
    with serving(_opinion) as web:
        done = _run(web, "all.ndjson", "--format", "json")
    assert [(one["line"], one["rule"]) for one in json.loads(done.stdout)] == [
        (1, "server-finding"),
        (2, "binding-required"),
    ]


def test_credentials_are_those_of_post(files: Path) -> None:
    with serving(_opinion) as web:
        _run(web, "n00.json", "--auth", "bearer", "--secret-env", "TOKEN", TOKEN="t0ken")
    assert web.calls[0].headers["authorization"] == "Bearer t0ken"


@pytest.mark.parametrize(
    ("behave", "words"),
    [
        (
            lambda _: reply(404, _outcome({"severity": "error", "diagnostics": "no such operation"})),
            "no such operation",
        ),
        (lambda _: reply(403, {}), "the server answered 403"),
        (lambda _: reply(200, b"<html>portal</html>", kind="text/html"), "HTML"),
    ],
    ids=["without $validate", "forbidden", "a web page"],
)
def test_a_server_that_does_not_validate_is_exit_code_5(files: Path, behave: Any, words: str) -> None:
    with serving(behave) as web:
        done = _run(web, "n00.json")
    assert (done.returncode, done.stdout) == (5, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_that_is_not_there_is_exit_code_5(files: Path) -> None:
    done = case2fhir(
        "validate", "n00.json", "--engine", "server", "--server", "http://127.0.0.1:9/fhir", "--wait-for", "0"
    )
    assert (done.returncode, done.stdout) == (5, "")
    assert "127.0.0.1:9" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--engine", "server"), "which server? give --server URL"),
        (("--server", "http://127.0.0.1:9/fhir"), "add --engine server"),
        (("--engine", "server", "--server", "http://fhir.example.org/r4"), "https"),
        (("--engine", "server", "--server", "http://127.0.0.1:9", "--user", "me"), "without --auth"),
        (("--engine", "java"), "--engine"),
    ],
)
def test_wrong_calls_are_exit_code_2(files: Path, words: tuple[str, ...], said: str) -> None:
    done = case2fhir("validate", "n00.json", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_server_in_the_environment_is_not_asked_by_our_own_engine(files: Path) -> None:
    with serving(_opinion) as web:
        done = case2fhir("validate", "n00.json", CASE2FHIR_SERVER=web.url)
    assert (done.returncode, web.calls) == (0, [])


@pytest.mark.hapi
def test_hapi_and_we_agree_on_the_places(hapi: Any, tmp_path: Path) -> None:
    bad = {
        **GOOD,
        "gender": "male",
        "name": [{"period": {"start": "2020-02-01", "end": "2019-01-01"}}],
        "contact": [{}],
    }
    observation = {
        "resourceType": "Observation",
        "text": GOOD["text"],
        "status": "final",
        "code": {"text": "x"},
        "valueQuantity": {"value": 1, "unit": "x", "system": "http://unitsofmeasure.org", "code": "qqq"},
    }
    (tmp_path / "a.json").write_text(
        json.dumps(
            {
                **BUNDLE,
                "entry": [{**BUNDLE["entry"][0], "resource": bad}, {**BUNDLE["entry"][1], "resource": observation}],
            }
        ),
        encoding="utf-8",
    )
    (tmp_path / "b.json").write_text(json.dumps(BUNDLE), encoding="utf-8")
    done = case2fhir(
        "validate", tmp_path / "a.json", tmp_path / "b.json", "--engine", "server", "--server", hapi.base,
        "--format", "json",
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    both = {(one["rule"], one["path"]) for one in found if "found by both engines" in one["message"]}
    assert {
        ("per-1", "Bundle.entry[0].resource.name[0].period"),
        ("pat-1", "Bundle.entry[0].resource.contact[0]"),
        ("ucum", "Bundle.entry[1].resource.valueQuantity.code"),
    } <= both
    assert ("server-refused", "Bundle.entry[1].resource") in {(one["rule"], one["path"]) for one in found}
