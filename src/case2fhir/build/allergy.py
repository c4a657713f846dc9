"""Allergies and intolerances, and that there are none."""

from collections.abc import Iterator

from case2fhir.build.context import Context
from case2fhir.build.datatypes import ALLERGY_CLINICAL, ALLERGY_VERIFICATION, Resource, concept, notes, status
from case2fhir.model import Allergy

NONE_KNOWN = ("no-known-allergies", "no-known-drug-allergies")
"""Mapping concepts that say that no allergy is known: a statement that holds, not a refuted allergy."""


def allergies(context: Context) -> Iterator[Resource]:
    """Yield an AllergyIntolerance for each allergy.

    An allergy that is denied is refuted and inactive: ait-1 asks for a clinical status there, too.
    """
    for item in context.case.allergies:
        denied = item.presence == "absent" and not says_none(item)
        yield context.close(
            context.open("AllergyIntolerance", item.key, item, f"allergies[{item.key}]"),
            clinicalStatus=status(ALLERGY_CLINICAL, "inactive" if denied else "active"),
            verificationStatus=status(ALLERGY_VERIFICATION, "refuted" if denied else "confirmed"),
            type=item.kind,
            code=context.coded(item.name, item.concept),
            patient=context.subject,
            note=notes(*item.note),
            reaction=_reaction(item),
        )


def says_none(item: Allergy) -> bool:
    """Say whether an allergy is the statement that there is none: "no known allergies", "NKDA"."""
    return item.concept in NONE_KNOWN or item.name.casefold().split()[0] in ("no", "none", "nka", "nkda")


def _reaction(item: Allergy) -> list[dict[str, object]]:
    return [{"manifestation": [concept(text=words) for words in item.reactions]}] if item.reactions else []
