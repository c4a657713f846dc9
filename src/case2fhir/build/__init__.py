"""From the case to FHIR R4 resources; nothing else knows their JSON."""

from collections.abc import Callable, Iterator

from case2fhir.build.allergy import allergies
from case2fhir.build.composition import composition
from case2fhir.build.condition import problems
from case2fhir.build.context import Context
from case2fhir.build.datatypes import Resource
from case2fhir.build.document import device, document, provenance
from case2fhir.build.family import family
from case2fhir.build.finding import signs
from case2fhir.build.measurement import measurements
from case2fhir.build.medication import medications
from case2fhir.build.options import BuildOptions
from case2fhir.build.outcome import outcomes
from case2fhir.build.patient import ages, patients
from case2fhir.build.people import encounters, organizations, practitioners
from case2fhir.build.plan import planned
from case2fhir.build.procedure import procedures
from case2fhir.build.review import review
from case2fhir.build.social import social
from case2fhir.build.study import studies
from case2fhir.build.terms import Terms
from case2fhir.ids import text_key
from case2fhir.model import Case, with_keys

__all__ = ["BuildOptions", "Context", "Resource", "Terms", "build", "review"]

_BUILDERS: tuple[tuple[Callable[[Context], Iterator[Resource]], str], ...] = (
    (patients, "patient-information"),
    (organizations, "encounters"),
    (practitioners, "encounters"),
    (encounters, "encounters"),
    (ages, "patient-information"),
    (social, "social-history"),
    (family, "family-history"),
    (allergies, "allergies"),
    (problems, "presentation"),
    (signs, "examination"),
    (measurements, "examination"),
    (studies, "investigations"),
    (medications, "medications"),
    (procedures, "procedure"),
    (outcomes, "outcome"),
)
"""One function for each kind of fact, in the order in which the resources come out, and its section."""


def build(case: Case, terminology: Terms, options: BuildOptions | None = None) -> list[Resource]:
    """Return the resources of a case as JSON objects, in a stable order.

    References between them are `urn:uuid:` and the id. Last come the DocumentReference with the text, the Device
    (this program) and the Provenance; the Composition of a document comes first. Raises InputError if two items
    share a key.
    """
    context = contextual(case, terminology, options or BuildOptions())
    placed = [(section, resource) for builder, section in _BUILDERS for resource in builder(context)]
    placed.append(("source", document(context)))
    facts = [resource for _, resource in placed]
    program = device()
    if context.options.composition:
        facts.insert(0, composition(context, placed, program))
    return [*facts, program, provenance(context, facts, program)]


def contextual(case: Case, terminology: Terms, options: BuildOptions) -> Context:
    """Return the context of a case: its key, ids and plan."""
    whole = with_keys(case)
    key = options.case_key or whole.case_key or text_key(whole.source.text or repr(whole))
    return Context(whole, terminology, options, key, planned(whole))
