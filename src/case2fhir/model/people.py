"""Who and where: the patient, relatives, the people and places that are named, and the encounters."""

from typing import Literal

from case2fhir.model.base import (
    Amount,
    Item,
    Named,
    PartialDate,
    Presence,
    Quantity,
    Text,
    TimeUnit,
    Truth,
    When,
)


class Sex(Item):
    """The patient's administrative sex; `derived` when only nouns or pronouns tell it."""

    value: Literal["female", "male", "other", "unknown"]
    derived: Truth = False


class Age(Item):
    """An age: 35 a, 6 mo, 2 d, or 60 to 69 a. `text` is the words where they hold more than the number."""

    value: Amount
    high: Amount | None = None
    unit: TimeUnit = "a"
    text: Text | None = None
    approximate: Truth = False


class BirthDate(Item):
    """A stated date of birth, never one computed from an age."""

    value: PartialDate


class PersonName(Item):
    """A stated name."""

    text: Text
    family: Text | None = None
    given: tuple[Text, ...] = ()


class Identifier(Item):
    """A stated business identifier, such as a medical record number; `system` only if it is stated."""

    value: Text
    kind: Text | None = None
    system: Text | None = None


class Death(Item):
    """That the patient died; `when` and `cause` only as stated."""

    when: When | None = None
    cause: Text | None = None


class Patient(Item):
    """The one patient of the case."""

    sex: Sex | None = None
    age: Age | None = None
    birth_date: BirthDate | None = None
    name: PersonName | None = None
    identifiers: tuple[Identifier, ...] = ()
    death: Death | None = None


class Encounter(Item):
    """A visit, stay or contact. `setting` only as stated; `role` is its place in the story."""

    name: Text | None = None
    role: Literal["presentation", "admission", "operation", "transfer", "discharge", "follow-up", "visit"] = "visit"
    setting: Literal["ambulatory", "inpatient", "emergency", "home", "virtual"] | None = None
    when: When | None = None
    organization: Text | None = None


class Organization(Item):
    """An institution that is named."""

    name: Text


class Practitioner(Item):
    """A clinician who is named."""

    name: Text
    role: Text | None = None


class FamilyCondition(Named):
    """What a relative had, or did not have."""

    presence: Presence = "present"
    onset_age: Age | None = None
    fatal: Truth = False


class Relative(Item):
    """A relative, or relatives nobody told apart, with what is said of their health.

    `relation` is the mapping concept of the relationship (mother, father ...), None when it is not told.
    """

    name: Text
    relation: Text | None = None
    conditions: tuple[FamilyCondition, ...] = ()
    age: Age | None = None
    deceased: Truth | None = None


class Allergy(Named):
    """An allergy or intolerance; absent with no substance is "no known allergies"."""

    presence: Presence = "present"
    kind: Literal["allergy", "intolerance"] | None = None
    reactions: tuple[Text, ...] = ()


class SocialFact(Named):
    """Smoking, alcohol, occupation, pregnancy and other facts of a life that are no problem of health."""

    kind: Literal["smoking", "alcohol", "drugs", "occupation", "pregnancy", "living", "travel", "other"]
    value: Text | None = None
    value_concept: Text | None = None
    quantity: Quantity | None = None
    encounter: Text | None = None
    when: When | None = None
