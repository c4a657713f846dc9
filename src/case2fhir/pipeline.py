"""The whole road in one call: a text or a case becomes a checked Bundle, with what a person should know of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from case2fhir.errors import InputError, InvalidOutput, UsageError
from case2fhir.issues import Issue, Report
from case2fhir.model import Case, Source

if TYPE_CHECKING:
    from case2fhir.bundle import Bundle
    from case2fhir.extract.coverage import Covered
    from case2fhir.terminology import Terminology

Target = Literal["transaction", "document", "collection", "batch", "ndjson"]


class Options(NamedTuple):
    """Choices for a conversion.

    `to` is the kind of Bundle. `anchor` is the date of the first encounter, from which offsets become dates.
    `mappings` is a folder of tables laid over ours. `snomed` says which SNOMED CT codes are given out. `case_key`
    identifies the case for good. `timestamp` is a FHIR instant, the only clock. `source_text` False leaves the text
    out of the attachment. `allow_empty` accepts a text without any clinical fact.
    """

    to: Target = "transaction"
    anchor: str | None = None
    mappings: Path | None = None
    snomed: Literal["all", "free", "none"] = "all"
    case_key: str | None = None
    timestamp: str | None = None
    source_text: bool = True
    allow_empty: bool = False


class Conversion(NamedTuple):
    """A case, the Bundle made from it, what a person should look at, and what became of each sentence."""

    case: Case
    bundle: Bundle
    issues: tuple[Issue, ...]
    coverage: tuple[Covered, ...] = ()
    uncoded: tuple[tuple[str, str], ...] = ()
    """(key, name) of the facts that have words but no code."""

    @property
    def report(self) -> Report:
        """The issues as a Report."""
        return Report(self.issues)

    def report_json(self) -> dict[str, Any]:
        """Return what `convert --report` writes: `issues`, `coverage` and `uncoded`."""
        return {
            "issues": [_issue_json(issue) for issue in self.issues],
            "coverage": coverage_json(self.coverage),
            "uncoded": [{"key": key, "name": name} for key, name in self.uncoded],
        }


def convert(source: str | Source | Case, options: Options | None = None) -> Conversion:
    """Return the conversion of the text or case `source`, its Bundle checked.

    Raises InputError for a text that is empty, has no clinical fact or tells of several patients (`convert_all`
    takes those), MappingError for wrong tables, InvalidOutput if the Bundle breaks a rule of FHIR.
    """
    found = list(convert_all(source, options))
    if len(found) > 1:
        raise UsageError(f"the text tells of {len(found)} patients; convert_all makes one Bundle for each")
    return found[0]


def convert_all(source: str | Source | Case, options: Options | None = None) -> Iterator[Conversion]:
    """Yield the conversion of each patient's case in `source`; see `convert`."""
    return Converter(options or Options()).conversions(source)


def extract_cases(source: str | Source, options: Options | None = None) -> tuple[Case, ...]:
    """Return the cases that a text tells, one for each patient, every item with the words it came from."""
    return Converter(options or Options()).cases(source)


class Converter:
    """Converts any number of texts and cases with the tables loaded once."""

    def __init__(self, options: Options) -> None:
        """Load the tables; MappingError if those of `options.mappings` are wrong."""
        from case2fhir import terminology

        self.options = options
        self.terms = terminology.load(options.mappings, options.snomed)

    def cases(self, source: str | Source | Case) -> tuple[Case, ...]:
        """Return the cases in `source`, one for each patient."""
        if isinstance(source, Case):
            return (source,)
        return read_cases(source if isinstance(source, str) else source.text or "", self.terms)

    def conversions(self, source: str | Source | Case) -> Iterator[Conversion]:
        """Yield the conversion of each patient's case in `source`; see `convert`."""
        cases = self.cases(source)
        made = (self._conversion(case, number) for number, case in enumerate(cases, 1))
        yield from made if len(cases) == 1 else _of_one_text(tuple(made))

    def _conversion(self, case: Case, number: int) -> Conversion:
        key = self.options.case_key
        numbered = self.options._replace(case_key=f"{key}-{number}") if key and number > 1 else self.options
        return _convert(case, self.terms, numbered)


def _of_one_text(conversions: tuple[Conversion, ...]) -> Iterator[Conversion]:
    """Yield the conversions of one text's patients; a sentence that tells of another patient is context, not unused."""
    used = {each.start for conversion in conversions for each in conversion.coverage if each.state == "used"}
    for conversion in conversions:
        coverage = tuple(
            each._replace(state="context") if each.state == "unused" and each.start in used else each
            for each in conversion.coverage
        )
        yield conversion._replace(coverage=coverage)


def read_cases(text: str, terms: Terminology) -> tuple[Case, ...]:
    """Return the cases that `text` tells, one for each patient; InputError if it is empty."""
    if not text.strip():
        raise InputError("the text is empty" if not text else "the text is nothing but white space")
    from case2fhir.extract import extract_all

    return extract_all(text, terms)


def facts(case: Case) -> int:
    """Return how many facts a case holds, the patient's age and sex not counted."""
    lists = (getattr(case, name) for name in type(case).model_fields if name not in ("sections", "encounters"))
    return sum(len(each) for each in lists if isinstance(each, tuple))


def _convert(case: Case, terms: Terminology, options: Options) -> Conversion:
    from case2fhir.build.review import review, uncoded
    from case2fhir.model.anchor import anchored

    if not options.allow_empty and not facts(case):
        holder = "case" if case.source.text is None else "text"
        raise InputError(
            f"the {holder} holds no clinical fact that could be read; --allow-empty converts it all the same"
        )
    if options.anchor:
        case = anchored(case, options.anchor)
    bundle = _checked(case, terms, options)
    issues = review(case, terms)
    if options.case_key:
        issues = tuple(issue for issue in issues if issue.rule != "case-key-missing")
    if options.anchor and not case.encounters:
        message = "--anchor is the date of the first encounter, but the case tells of none: nothing could be dated"
        issues = (*issues, Issue("warning", "anchor-unused", message))
    text = case.source.text
    names = tuple((item.key, item.name) for _, item in uncoded(case, terms))
    return Conversion(case, bundle, issues, _coverage(text, case, terms) if text else (), names)


def _checked(case: Case, terms: Terminology, options: Options) -> Bundle:
    """Return the Bundle of a case; InvalidOutput if it has an error."""
    from case2fhir.build import BuildOptions, build
    from case2fhir.bundle import assemble
    from case2fhir.check import validate

    kind = "collection" if options.to == "ndjson" else options.to
    settings = BuildOptions(
        case_key=options.case_key,
        timestamp=options.timestamp,
        composition=kind == "document",
        source_text=options.source_text,
    )
    bundle = assemble(build(case, terms, settings), kind, timestamp=options.timestamp)
    wrong = [issue for issue in validate(bundle.resource).of("error") if issue.rule not in ACCEPTED]
    if wrong:
        raise InvalidOutput(
            *(f"the Bundle breaks {issue.rule} at {issue.path}: {issue.message}" for issue in wrong),
            "nothing was written; this is a fault of case2fhir: please report it with the smallest text that shows it",
        )
    return bundle


ACCEPTED = frozenset(("vs-1",))
"""Rules that our output breaks on purpose: vs-1 on undated vital signs, whose FHIRPath asks more than its text."""


def _coverage(text: str, case: Case, terms: Terminology) -> tuple[Covered, ...]:
    from case2fhir.extract.coverage import coverage

    return coverage(text, case, terms)


def _issue_json(issue: Issue) -> dict[str, Any]:
    names = ("severity", "rule", "message", "path", "line", "column", "start", "end")
    return {name: getattr(issue, name) for name in names}


def coverage_json(sentences: tuple[Covered, ...]) -> dict[str, Any]:
    """Return coverage as the report has it: counts by state, and every sentence with its offsets and state."""
    states = ("used", "context", "unused")
    return {
        **{state: sum(sentence.state == state for sentence in sentences) for state in states},
        "sentences": [
            {"start": each.start, "end": each.end, "line": each.line, "state": each.state, "text": each.text}
            for each in sentences
        ],
    }
