"""The case as a whole: what a clinician reviews and corrects."""

from case2fhir.model.base import Model, Place, Text
from case2fhir.model.findings import Finding, Measurement, Outcome, Problem, Study
from case2fhir.model.people import (
    Allergy,
    Encounter,
    Organization,
    Patient,
    Practitioner,
    Relative,
    SocialFact,
)
from case2fhir.model.treatment import Medication, Procedure


class Source(Model):
    """The text the case was read from. `text` is the whole of it, so that evidence can be sliced."""

    title: Text | None = None
    language: Text = "en"
    citation: Text | None = None
    text: str | None = None


class Section(Model):
    """A part of the source text: `kind` as in CARE (presentation, history, examination ...), code points."""

    kind: Text
    heading: Text | None = None
    start: Place
    end: Place


class Case(Model):
    """A clinical case in a clinician's words, shaped after the CARE guideline (https://www.care-statement.org).

    Every item has a key that is unique in the case; keys that are left out are made from the item's name.
    """

    case_key: Text | None = None
    source: Source = Source.model_construct()
    patient: Patient = Patient.model_construct(key="patient")
    encounters: tuple[Encounter, ...] = ()
    organizations: tuple[Organization, ...] = ()
    practitioners: tuple[Practitioner, ...] = ()
    problems: tuple[Problem, ...] = ()
    signs: tuple[Finding, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    studies: tuple[Study, ...] = ()
    medications: tuple[Medication, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    allergies: tuple[Allergy, ...] = ()
    family_history: tuple[Relative, ...] = ()
    social_history: tuple[SocialFact, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    sections: tuple[Section, ...] = ()
    verified_by: tuple[Text, ...] = ()
    """Names or roles of the people who checked or corrected the case."""
