"""R4's vital-signs profiles: https://hl7.org/fhir/R4/observation-vitalsigns.html."""

from typing import NamedTuple


class Profile(NamedTuple):
    """A vital-signs profile: the end of its URL, the UCUM units it takes, whether its unit may be implied."""

    name: str
    units: tuple[str, ...]
    implied: bool = False
    parts: tuple[str, ...] = ()


PROFILES: dict[str, Profile] = {
    "blood-pressure": Profile(
        "bp", ("mm[Hg]",), implied=True, parts=("systolic-blood-pressure", "diastolic-blood-pressure")
    ),
    "heart-rate": Profile("heartrate", ("/min",), implied=True),
    "respiratory-rate": Profile("resprate", ("/min",), implied=True),
    "body-temperature": Profile("bodytemp", ("Cel", "[degF]")),
    "oxygen-saturation": Profile("oxygensat", ("%",)),
    "pulse-oximetry": Profile("oxygensat", ("%",)),
    "body-height": Profile("bodyheight", ("cm", "[in_i]")),
    "head-circumference": Profile("headcircum", ("cm", "[in_i]")),
    "body-weight": Profile("bodyweight", ("kg", "g", "[lb_av]")),
    "bmi": Profile("bmi", ("kg/m2",)),
}
"""The profiles, by mapping concept."""

BOUND = frozenset(PROFILES) | {part for profile in PROFILES.values() for part in profile.parts}
"""Concepts whose codes bind an Observation to a profile, so that they may stand only where it is followed."""
