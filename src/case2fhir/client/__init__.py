"""Post to any FHIR R4 server, exactly once: the client, what it is told and what it reports."""

from __future__ import annotations

from case2fhir.client.auth import Auth, Basic, Bearer, ClientCredentials, NoAuth
from case2fhir.client.client import Connection, FhirClient, SyncFhirClient
from case2fhir.client.outcomes import CaseOutcome
from case2fhir.client.parcels import Parcel, Unreadable, from_bundles, read_parcels
from case2fhir.client.post import PostOptions
from case2fhir.client.retry import RetryPolicy
from case2fhir.client.secrets import Secret, from_environment, from_file, from_keyring
from case2fhir.client.smart import SmartBackend
from case2fhir.client.transport import TlsFiles

__all__ = [
    "Auth",
    "Basic",
    "Bearer",
    "CaseOutcome",
    "ClientCredentials",
    "Connection",
    "FhirClient",
    "NoAuth",
    "Parcel",
    "PostOptions",
    "RetryPolicy",
    "Secret",
    "SmartBackend",
    "SyncFhirClient",
    "TlsFiles",
    "Unreadable",
    "from_bundles",
    "from_environment",
    "from_file",
    "from_keyring",
    "read_parcels",
]
