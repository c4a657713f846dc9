"""Check digits of SNOMED CT and LOINC codes."""

from __future__ import annotations

_DIHEDRAL = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_PERMUTED = (
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


def is_sctid(code: str) -> bool:
    """Say whether `code` is a well-formed concept id of SNOMED CT: 6 to 18 digits with a true check digit.

    Verhoeff's scheme, https://confluence.ihtsdotools.org/display/DOCRELFMT/5.5+Check-digit.
    """
    if not (code.isascii() and code.isdigit() and 6 <= len(code) <= 18 and code[0] != "0"):
        return False
    if code[-3:-1] not in {"00", "10"}:
        return False
    check = 0
    for place, digit in enumerate(reversed(code)):
        check = int(_DIHEDRAL[check][int(_PERMUTED[place % 8][int(digit)])])
    return check == 0


_ANSWER = (5, 8)
"""What the letters LA add to the sum, before an even and an odd number of digits."""


def is_loinc(code: str) -> bool:
    """Say whether `code` is a well-formed LOINC code or answer (LA): digits, a hyphen, a true check digit.

    The scheme is mod 10, https://loinc.org/kb/users-guide/loinc-code-structure/.
    """
    body, hyphen, check = code.partition("-")
    number = body.removeprefix("LA")
    if not (hyphen and number.isascii() and number.isdigit() and len(check) == 1 and check.isdigit()):
        return False
    total = _ANSWER[len(number) % 2] if number != body else 0
    for place, digit in enumerate(reversed(number)):
        total += sum(divmod(int(digit) * (2 if place % 2 == 0 else 1), 10))
    return (10 - total % 10) % 10 == int(check)
