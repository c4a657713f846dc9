"""A server's complaint leads to the entry, its fact and the line of the text, whatever shape it has."""

from __future__ import annotations

import json
from typing import Any

import pytest

from case2fhir.client import CaseOutcome, PostOptions
from case2fhir.client.transport import Answer
from client.bundles import parsed, transaction, uid
from client.fake import FHIR, FakeServer, answer, client_of, is_post, on, outcome

FACT_1 = uid("told", "observation 1")
HTML = {"content-type": "text/html"}


def issue(**more: Any) -> dict[str, Any]:
    return {"severity": "error", "code": "invalid", **more}


def outcome_of(*issues: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"resourceType": "OperationOutcome", "issue": list(issues), **more}


def refused(said: Answer, bundle: dict[str, Any] | None = None, **options: Any) -> CaseOutcome:
    server = FakeServer(tricks=[on(is_post, said)])
    found = client_of(server).post(bundle or parsed(transaction("told")), options=PostOptions(**options))
    assert (found.result, found.exit_code) == ("refused", 5)
    return found


@pytest.mark.parametrize(
    "where",
    [
        {"expression": ["Bundle.entry[3].resource.status"]},
        {"expression": "Bundle.entry[3].resource.status"},
        {"location": ["Bundle.entry[3]"]},
        {"location": ["/f:Bundle/f:entry[4]/f:resource/f:Observation"]},
        {"expression": [], "location": ["Bundle.entry[3]"]},
        {"expression": [None, "Bundle.entry[3].resource"]},
        {"expression": ["Bundle.entry[3].resource.ofType(Observation).value"]},
        {"diagnostics": f"urn:uuid:{FACT_1} is not valid"},
        {"diagnostics": f"resource {FACT_1}: unknown code"},
        {"details": {"text": f"cannot create Observation/{FACT_1}"}},
    ],
)
def test_an_entry_that_is_named(where: dict[str, Any]) -> None:
    (one,) = refused(answer(422, outcome_of(issue(**{"diagnostics": "no", **where})))).refused
    assert (one.entry, one.type, one.fact, one.line) == (4, "Observation", "measurement 1", 3)
    assert str(one).startswith("entry 4 (Observation): ")
    assert str(one).endswith("[line 3 of the text]")


@pytest.mark.parametrize(
    ("said", "entry"),
    [
        ("Patient.gender: unknown code", 1),
        ("DocumentReference.content is required", 2),
        ("Provenance.recorded is in the future", 6),
        ("Observation.status: unknown code", None),
        ("Medication.code: unknown code", None),
        ("something is wrong", None),
        ("Bundle.entry[77].resource: out of range", None),
        ("Bundle.entry[-1].resource: out of range", None),
    ],
)
def test_an_entry_that_can_be_found_out_or_not(said: str, entry: int | None) -> None:
    (one,) = refused(answer(400, outcome(said))).refused
    assert one.entry == entry
    assert said in one.why


@pytest.mark.parametrize("status", [400, 403, 404, 406, 410, 415, 422, 501])
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (outcome_of(text={"div": "<div>Gender <b>must</b> be coded</div>"}), "Gender must be coded"),
        (outcome_of(issue(details={"text": "Wrong tenant"}, diagnostics="at Router:17")), "Wrong tenant: at Router:17"),
        (outcome_of(issue(details={"text": "no tenant"}, diagnostics="X: no tenant")), "X: no tenant"),
        (outcome_of(issue(details={"text": "in the details"})), "in the details"),
        (outcome_of(issue(details={"coding": [{"code": "MSG_X", "display": "shown"}]})), "shown"),
        (outcome_of(issue(details={"coding": [{"code": "MSG_X"}]})), "invalid"),
        (outcome_of(issue(diagnostics="")), "invalid"),
        ({"resourceType": "OperationOutcome", "issue": issue(diagnostics="not in a list")}, "not in a list"),
        ({"message": "not FHIR at all", "status": 400}, "not FHIR at all"),
        ({"error": "invalid_request", "error_description": "the tenant is missing"}, "the tenant is missing"),
        ({"title": "Bad Request", "detail": "RFC 9457"}, "RFC 9457"),
        ({"outcome": outcome_of(issue(diagnostics="wrapped"))}, "wrapped"),
        ({"resourceType": "Parameters"}, "with no OperationOutcome"),
        (outcome_of(), "with no OperationOutcome"),
    ],
    ids=[
        "text only", "both", "the same twice", "details", "display", "code only", "empty", "no list", "message",
        "oauth", "problem", "wrapped", "parameters", "no issue",
    ],
)  # fmt: skip
def test_every_shape_says_something(status: int, body: Any, said: str) -> None:
    assert said in str(refused(answer(status, body)).refused[0])


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (Answer(400, HTML, b"<html><h1>Bad Request"), "the server answered 400 with HTML"),
        (Answer(403, HTML, b"<!DOCTYPE html><h1>WAF"), "the server answered 403 with HTML"),
        (Answer(400, {}, b""), "the server answered 400 with no OperationOutcome"),
        (Answer(400, {}, b"plain words"), "the server answered 400 with no OperationOutcome"),
        (Answer(422, FHIR, b'{"resourceType": "OperationOut'), "the server answered 422 with no OperationOutcome"),
        (Answer(400, {}, b"<OperationOutcome xmlns='http://hl7.org/fhir'/>"), "with no OperationOutcome"),
        (Answer(400, FHIR, b"[1, 2]"), "with no OperationOutcome"),
        (Answer(400, FHIR, b"null"), "with no OperationOutcome"),
    ],
)
def test_a_refusal_that_says_nothing(result: Answer, said: str) -> None:
    assert said in str(refused(result).refused[0])


def test_every_error_is_told_and_no_warning() -> None:
    said = outcome_of(
        issue(diagnostics="first", expression=["Bundle.entry[0]"]),
        issue(severity="warning", diagnostics="best practice"),
        issue(severity="fatal", diagnostics="second", expression=["Bundle.entry[4]"]),
        issue(severity="information", diagnostics="by the way"),
    )
    found = refused(answer(422, said)).refused
    assert [(one.entry, one.why.rpartition(" ")[2]) for one in found] == [(1, "first"), (5, "second")]


def test_warnings_are_told_if_there_is_nothing_else() -> None:
    said = outcome_of(issue(severity="warning", diagnostics="only a warning"))
    assert [one.why for one in refused(answer(400, said)).refused] == ["only a warning"]


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("the patient MRN-4711 is merged", "MRN-4711"),
        ("name Kowalczyk does not match", "Kowalczyk"),
        ("name 'Kowalczyk, Agnieszka' does not match", "Agnieszka"),
        ("call +49 228 99 for help", "+49 228 99"),
        ("see https://h/fhir/Patient?identifier=urn:x|MRN-4711 for details", "MRN-4711"),
        ("address Am Hof 12 is unknown", "Am Hof 12"),
    ],
)
def test_who_the_patient_is_stays_hidden(said: str, hidden: str) -> None:
    bundle = parsed(transaction("told", patient_identifiers=[{"system": "urn:oid:1.2.3", "value": "MRN-4711"}]))
    bundle["entry"][0]["resource"] |= {
        "name": [{"family": "Kowalczyk", "given": ["Agnieszka"]}],
        "telecom": [{"system": "phone", "value": "+49 228 99"}],
        "address": [{"line": ["Am Hof 12"]}],
    }
    found = refused(answer(400, outcome(said)), bundle)
    shown = "\n".join(found.lines()) + json.dumps(found.as_json(), ensure_ascii=False)
    assert hidden not in shown
    assert "…" in shown


def test_a_short_name_does_not_blot_out_the_words_it_is_part_of() -> None:
    bundle = parsed(transaction("told"))
    bundle["entry"][0]["resource"]["name"] = [{"family": "Max", "given": ["Min"], "text": "Max Min"}]
    found = refused(answer(400, outcome("Maximum cardinality exceeded by Max; Minimum is 1")), bundle)
    assert str(found.refused[0]) == "Maximum cardinality exceeded by …; Minimum is 1"


@pytest.mark.parametrize("odd", [None, "x", [3], [{"family": 3}], {"family": "Kowalczyk"}, [{"given": "one"}]])
def test_names_of_any_shape_break_nothing(odd: Any) -> None:
    bundle = parsed(transaction("told"))
    bundle["entry"][0]["resource"]["name"] = odd
    assert refused(answer(400, outcome("no")), bundle).refused[0].why == "no"


def test_a_case_file_has_a_path_and_no_line() -> None:
    from case2fhir.build.datatypes import DERIVATION

    bundle = parsed(transaction("told"))
    path = DERIVATION.rpartition("/")[0]
    bundle["entry"][2]["resource"]["extension"] = [
        {"url": f"{path}/case-path", "valueString": "observations[0]"},
    ]
    (one,) = refused(answer(422, outcome("no", expression="Bundle.entry[2]")), bundle).refused
    assert (one.path, one.line) == ("observations[0]", None)
    assert str(one).endswith("[observations[0] of the case file]")


@pytest.mark.parametrize(
    ("offset", "line"),
    [(0, 1), (6, 1), (7, 1), (8, 2), (21, 3), (22, 3)],
)
def test_the_line_is_that_of_the_first_letter(offset: int, line: int) -> None:
    bundle = parsed(transaction("told"))
    bundle["entry"][2]["resource"]["extension"][0]["extension"][1]["valueInteger"] = offset
    (one,) = refused(answer(422, outcome("no", expression="Bundle.entry[2]")), bundle).refused
    assert one.line == line


def batch_answer(*statuses: tuple[int, Any]) -> Answer:
    entries = []
    for n, (status, said) in enumerate(statuses):
        response: dict[str, Any] = {"status": str(status)}
        if status < 300:
            response["location"] = f"Basic/b{n}/_history/1"
        if said:
            response["outcome"] = said
        entries.append({"response": response})
    return answer(200, {"resourceType": "Bundle", "type": "batch-response", "entry": entries})


def batch(size: int) -> dict[str, Any]:
    entries = [
        {"resource": {"resourceType": "Basic", "id": f"b{n}"}, "request": {"method": "PUT", "url": f"Basic/b{n}"}}
        for n in range(size)
    ]
    return {"resourceType": "Bundle", "type": "batch", "entry": entries}


@pytest.mark.parametrize(
    ("statuses", "refused_entries"),
    [
        ([(201, None), (422, outcome("no"))], [2]),
        ([(400, outcome("no")), (201, None), (403, None)], [1, 3]),
        ([(404, None)], [1]),
        ([(422, outcome_of(issue(diagnostics="a"), issue(diagnostics="b"))), (200, None)], [1, 1]),
        ([(302, None), (201, None)], [1]),
    ],
)
def test_a_batch_tells_each_refusal_and_keeps_the_rest(
    statuses: list[tuple[int, Any]], refused_entries: list[int]
) -> None:
    found = refused(batch_answer(*statuses), batch(len(statuses)))
    assert [one.entry for one in found.refused] == refused_entries
    assert len(found.placed) == sum(status < 300 for status, _ in statuses)


def test_a_refused_entry_of_a_batch_without_reason_has_its_status() -> None:
    found = refused(batch_answer((403, None), (201, None)), batch(2))
    assert str(found.refused[0]) == "entry 1 (Basic): refused with status 403"


def test_a_single_request_needs_no_name() -> None:
    """What was refused is what was sent."""
    (one,) = refused(answer(422, outcome("gender is wrong")), transactions=False).refused
    assert (one.entry, one.type) == (1, "Patient")


def test_a_refusal_in_a_later_chunk_counts_from_the_whole() -> None:
    """The server counts within its chunk, the reader within the case."""
    server = FakeServer()
    chunk = [0]

    def second(fake: FakeServer, request: Any) -> Answer | None:
        if not is_post(request):
            return None
        chunk[0] += 1
        return answer(422, outcome("no", expression="Bundle.entry[1]")) if chunk[0] == 2 else None

    server.tricks = [second]
    found = client_of(server).post(parsed(transaction("told")), options=PostOptions(max_entries=2))
    assert found.result == "refused"
    assert [(one.entry, one.type) for one in found.refused] == [(4, "Observation")]
    assert len(found.placed) == 2


def test_a_long_complaint_is_cut() -> None:
    (one,) = refused(answer(400, outcome("very " * 4000))).refused
    assert len(str(one)) < 700
    assert one.why.endswith("…")
