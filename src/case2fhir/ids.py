"""Ids that depend on the case and the fact alone, so that the same input gives the same ids."""

import hashlib
from uuid import UUID, uuid5

_NAMESPACE = UUID("a67e50b2-f9f1-520b-98ad-12c16f0539d1")
"""The UUIDv5 of https://case2fhir.dev/fhir in the URL namespace of RFC 9562."""


def fact_id(case_key: str, fact_key: str) -> str:
    """Return the UUIDv5 of a fact: stable over runs, machines and the order of a case's items."""
    return str(uuid5(_NAMESPACE, f"{case_key}\n{fact_key}"))


def text_key(text: str) -> str:
    """Return the case key of a text that brings none: its SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
