"""What the tables do not know: names without a code over many cases, most frequent first, each with a sentence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from case2fhir.build.review import uncoded
from case2fhir.extract.text import Document
from case2fhir.model import Case, Event
from case2fhir.terminology import Terminology
from case2fhir.terminology.normal import phrase


@dataclass(frozen=True, slots=True)
class Gap:
    """A name without a code: the list it stands in, how often it came, and a sentence that holds it."""

    name: str
    list: str
    count: int
    example: str


def gaps(cases: Iterable[Case], terminology: Terminology) -> list[Gap]:
    """Return the names without a code over `cases`, most frequent first; one name in several forms counts once."""
    counts: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], tuple[str, str]] = {}
    for case in cases:
        document: Document | None = None
        for kind, item in uncoded(case, terminology):
            key = kind, phrase(item.name)
            counts[key] += 1
            if key not in shown:
                document = document or Document(case.source.text or "")
                shown[key] = item.name, _sentence(document, item)
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [Gap(shown[key][0], key[0], count, shown[key][1]) for key, count in ordered]


def _sentence(document: Document, item: Event) -> str:
    if not item.evidence or not document.raw:
        return ""
    token = min(document.token_at(item.evidence[0].start), len(document.raw) - 1)
    sentence = document.sentence_of(token)
    return " ".join(document.text[sentence.start : sentence.end].split())
