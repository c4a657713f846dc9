"""Narrative text: the decoded text as it is."""

from __future__ import annotations

from case2fhir.model import Source, made


def parse(text: str, name: str) -> Source:  # noqa: ARG001 - every format has this signature
    """Return `text` as a Source, to the character."""
    return made(Source)(text=text)
