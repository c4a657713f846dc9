"""Which vital-signs profile an Observation must meet because of its code.

Profiles: https://hl7.org/fhir/R4/observation-vitalsigns.html. The codes beyond the "magic" ones are those for which
HL7's validator applies a profile, as far as public sources attest them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from case2fhir.check.run import Scope

_BASE = "http://hl7.org/fhir/StructureDefinition/"
_LOINC = {
    "vitalspanel": "85353-1",
    "resprate": "9279-1 76170-0 76172-6 76171-8 19840-8 33438-3 76270-8 11291-2",
    "heartrate": "60978-4 73795-7 73799-9 76476-1 76477-9 8867-4 8889-8 8890-6 8891-4 8892-2 8893-0 40443-4 "
    "55425-3 68999-2 11328-2 69000-8 8886-4",
    "oxygensat": "2708-6 19224-5 20564-1 2709-4 2710-2 2713-6 51733-4 59408-5 59417-6 89276-0",
    "bodytemp": "8310-5 60834-9 60835-6 60836-4 60838-0 60955-2 61009-7 75539-7 75987-8 76010-8 76011-6 "
    "76278-1 8309-7 8328-7 8329-5 8330-3 8331-1 8332-9 8333-7 8334-5 91371-5 98657-0 98663-8",
    "bodyheight": "8302-2 3137-7 3138-5 8306-3 8308-9",
    "headcircum": "9843-4 8287-5",
    "bodyweight": "29463-7 3141-9 3142-7 75292-3 79348-9 8350-1 8351-9",
    "bmi": "39156-5 89270-3",
    "bp": "85354-9 35094-2 8459-0 76534-7 55284-4 8480-6",
}
_SNOMED = {
    "resprate": "86290005",
    "oxygensat": "442476006 431314004",
    "bodytemp": "386725007 276885007 364246006 307047009 708499008 415929009",
    "bmi": "60621009",
    "bp": "271649006 271650006",
}


@cache
def _by_code() -> dict[tuple[str, str], str]:
    return {
        (system, code): f"{_BASE}{name}"
        for system, table in (("http://loinc.org", _LOINC), ("http://snomed.info/sct", _SNOMED))
        for name, codes in table.items()
        for code in codes.split()
    }


def implied_profiles(scope: Scope) -> Iterator[str]:
    """Yield the vital-signs profiles that an Observation must meet because of its code."""
    code = scope.resource.get("code") if scope.kind == "Observation" else None
    codings = code.get("coding") if type(code) is dict else None
    known = _by_code()
    for coding in codings if type(codings) is list else ():
        if type(coding) is dict:
            system, value = coding.get("system"), coding.get("code")
            if type(system) is str and type(value) is str and (system, value) in known:
                yield known[system, value]
