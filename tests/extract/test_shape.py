"""The cost of reading grows with the length of the text and not faster, whatever the text is.

Cost is counted in lines of our own code that run, so that the tests do not depend on the machine. The shapes are
those that made it grow faster once, or that break other readers.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from case2fhir.extract import extract_all

from .reading import read, terms

SHAPES: dict[str, Callable[[int], str]] = {
    "prose on one line": lambda n: (
        (
            "A 45-year-old woman presented with chest pain. She had no fever but a cough. Hemoglobin was 10.2 g/dL. "
            "She was given aspirin 100 mg daily. CT of the chest showed a 3 cm mass in the left lung. "
        )
        * n
    ),
    "prose without a stop": lambda n: "no fever and cough " * (8 * n),
    "a list without a stop": lambda n: "fever, cough, no pain, " * (8 * n),
    "one word again and again": lambda n: "fever " * (20 * n),
    "letters": lambda n: "x" * (200 * n),
    "open brackets": lambda n: "(" * (100 * n) + " fever",
    "nested brackets": lambda n: "(" * (50 * n) + "fever" + ")" * (50 * n),
    "square brackets": lambda n: "[" * (100 * n) + " fever",
    "short forms in brackets": lambda n: "AB (CD) " * (20 * n),
    "carriage returns": lambda n: "\r" * (200 * n) + "fever",
    "blank lines": lambda n: "\n \n" * (60 * n) + "fever",
    "spaces": lambda n: "fever" + " " * (200 * n) + "cough",
    "full stops": lambda n: "." * (200 * n) + " fever",
    "stops and quotes": lambda n: '.")' * (60 * n) + " fever",
    "digits": lambda n: "1" * (200 * n) + " fever",
    "groups of digits": lambda n: "100 000 " * (20 * n) + "fever",
    "numbers with commas": lambda n: "1," * (100 * n) + "1 fever",
    "hyphens": lambda n: "-" * (200 * n) + " fever",
    "right-to-left marks": lambda n: "\u200f\u202efever " * (20 * n),
    "control characters": lambda n: "fever\x01\x02 " * (20 * n),
    "astral characters": lambda n: "\U0001f912 fever " * (20 * n),
    "combining marks": lambda n: "x" + "\u0301" * (200 * n) + " fever",
    "words for diseases that nobody knows": lambda n: "\n".join(
        f"He had {_letters(number)}itis." for number in range(20 * n)
    ),
    "labels": lambda n: "name:\t" * (20 * n),
    "history of history": lambda n: "history of " * (20 * n) + "fever",
    "quotation marks": lambda n: '"fever ' * (20 * n),
    "relatives": lambda n: "his mother had asthma and " * (8 * n),
    "encounters": lambda n: "At follow-up after 3 months the pain had gone. " * (5 * n),
    "dates": lambda n: "On 6 May 2021 he was admitted. " * (8 * n),
    "qualities": lambda n: "pain worsened by walking and " * (8 * n),
    "studies": lambda n: "CT showed a mass. MRI revealed edema. " * (5 * n),
    "results": lambda n: "Hb 10.2 g/dL, WBC 12,300/mm3, " * (8 * n),
    "bullets": lambda n: "- fever\n" * (20 * n),
}


def _letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(4)) + "or"


def lines_run(text: str) -> int:
    """Return how many lines of our code run while `text` is read."""
    count = 0

    def local(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return local

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        return local if "case2fhir" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extract_all(text, terms())
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_text_costs_at_most_little_more_than_twice_the_lines(shape: Callable[[int], str]) -> None:
    extract_all(shape(1), terms())
    once, twice = lines_run(shape(15)), lines_run(shape(30))
    assert twice <= 2.8 * once + 5000


LARGE = {
    "a line of a megabyte": "x" * 1_000_000 + " fever",
    "a line of a megabyte of words": "word " * 200_000 + "fever",
    "ten thousand nested brackets": "(" * 10_000 + "fever" + ")" * 10_000,
    "ten thousand nested brackets of all kinds": "([{" * 10_000 + " fever",
    "ten thousand quotation marks": '"' * 10_000 + " fever",
    "a megabyte of carriage returns": "\r" * 1_000_000 + "fever",
    "a megabyte of digits": "1" * 1_000_000 + " fever",
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_very_large_texts_are_read_to_their_end(text: str) -> None:
    (found,) = read(text).problems
    assert found.name.endswith("fever")
    (words,) = found.evidence
    assert text[words.start : words.end].endswith("fever")
