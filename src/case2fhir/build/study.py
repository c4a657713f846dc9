"""Studies: a DiagnosticReport with its findings, or what was planned or declined."""

from collections.abc import Iterator
from typing import Literal

from case2fhir.build.context import Context
from case2fhir.build.datatypes import DIAGNOSTIC_SERVICE, Resource, category, clean
from case2fhir.build.finding import finding
from case2fhir.build.observation import Category
from case2fhir.build.procedure import not_done, order
from case2fhir.build.times import moment
from case2fhir.model import Study

_SERVICES: dict[str, tuple[str, str, Category]] = {
    "laboratory": ("LAB", "Laboratory", "laboratory"),
    "imaging": ("RAD", "Radiology", "imaging"),
    "pathology": ("PAT", "Pathology (gross & histopath, not surgical)", "procedure"),
    "microbiology": ("MB", "Microbiology", "laboratory"),
    "physiology": ("OTH", "Other", "procedure"),
}
"""By kind of study: code and display in HL7 table 0074, and the category of its findings."""


def studies(context: Context) -> Iterator[Resource]:
    """Yield the resources of each study, the report before its findings."""
    for study in context.case.studies:
        path = f"studies[{study.key}]"
        if study.state == "done":
            yield _report(context, study, path)
            kind = _finding_category(study.kind)
            for item in study.findings:
                yield finding(context, item, kind, f"{path}.findings[{item.key}]", study)
        elif study.state == "planned":
            yield order(context, study, study.key, path)
        else:
            yield not_done(context, study, path)


def _finding_category(kind: Literal["laboratory", "imaging", "pathology", "microbiology", "physiology"]) -> Category:
    return _SERVICES[kind][2]


def _report(context: Context, study: Study, path: str) -> Resource:
    service, display, _ = _SERVICES[study.kind]
    results = [item.key for item in study.findings]
    results += [result.key for result in context.case.measurements if result.study == study.key]
    return context.close(
        context.open("DiagnosticReport", study.key, study, path),
        status="final",
        category=category(DIAGNOSTIC_SERVICE, service, display),
        code=context.coded(study.name, study.concept),
        subject=context.subject,
        encounter=context.visit(study.encounter),
        **moment(context, "effective", study.when),
        result=context.refer_all(results, "Observation"),
        conclusion=clean(" ".join((*([study.conclusion] if study.conclusion else ()), *study.note))),
    )
