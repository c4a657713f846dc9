"""Abbreviations mean what the text says they mean, wherever they stand in it."""

from __future__ import annotations

import pytest

from case2fhir.extract.abbreviations import definitions
from case2fhir.extract.text import Document

from .reading import quotes
from .telling import checked


def defined(text: str) -> dict[str, str]:
    document = Document(text)
    return {short: document.slice(first, last) for short, first, last in definitions(document)}


DEFINITIONS = {
    "He had congestive heart failure (CHF).": {"CHF": "congestive heart failure"},
    "a magnetic resonance imaging (MRI) study": {"MRI": "magnetic resonance imaging"},
    "acute lymphoblastic leukemia (ALL) relapsed": {"ALL": "acute lymphoblastic leukemia"},
    "chronic obstructive pulmonary disease (COPD; stage 2)": {"COPD": "chronic obstructive pulmonary disease"},
    "deep vein thromboses (DVTs)": {"DVTs": "deep vein thromboses"},
    "transient ischaemic attack (TIA), then stroke": {"TIA": "transient ischaemic attack"},
    "He had fever (38.5)": {},
    "He had fever (see Table 1)": {},
    "the hospital (Boston, MA)": {},
    "a mass (3 cm)": {},
    "he had it (XYZ)": {},
    "(CHF) stands alone": {},
    "fever (": {},
    "fever ()": {},
    "fever (A)": {},
}


@pytest.mark.parametrize(("text", "meanings"), DEFINITIONS.items(), ids=DEFINITIONS)
def test_a_short_form_in_brackets_belongs_to_the_words_before_it(text: str, meanings: dict[str, str]) -> None:
    assert defined(text) == meanings


AMBIGUOUS = {
    "She had multiple sclerosis (MS). MS progressed.": ("multiple sclerosis", 2),
    "She had mitral stenosis (MS). MS progressed.": ("mitral stenosis", 2),
    "He had pulmonary embolism (PE). The PE was treated.": ("pulmonary embolism", 2),
    "She had rheumatoid arthritis (RA). RA was treated. Her RA went on.": ("rheumatoid arthritis", 3),
    "He had cerebral palsy (CP). CP was known.": ("cerebral palsy", 2),
}


@pytest.mark.parametrize(("text", "meaning"), AMBIGUOUS.items(), ids=AMBIGUOUS)
def test_an_abbreviation_with_two_meanings_has_the_one_the_text_gives(text: str, meaning: tuple[str, int]) -> None:
    name, mentions = meaning
    found = [each for each in checked(text).problems if each.name.casefold() == name]
    assert len(found) == 1
    assert len(checked(text).problems) == 1
    assert len(found[0].evidence) >= mentions


def test_two_texts_may_mean_two_things_by_one_abbreviation() -> None:
    sclerosis = checked("She had multiple sclerosis (MS). MS progressed.").problems[0]
    stenosis = checked("She had mitral stenosis (MS). MS progressed.").problems[0]
    assert sclerosis.concept != stenosis.concept
    assert "MS" in quotes(sclerosis)
    assert "MS" in quotes(stenosis)


def test_a_name_that_the_text_calls_a_diagnosis_once_is_known_afterwards() -> None:
    (found,) = checked("He was diagnosed with XQZ. XQZ worsened.").problems
    assert quotes(found) == ["XQZ", "XQZ"]
