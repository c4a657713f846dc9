"""SMART Backend Services: a signed assertion instead of a shared secret, endpoints found by discovery.

Source: https://hl7.org/fhir/smart-app-launch/backend-services.html and
https://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html
"""

from __future__ import annotations

import json
import time
import uuid
from typing import TYPE_CHECKING, Any

from case2fhir.client.address import Address, secure
from case2fhir.client.auth import Ask, TokenAuth
from case2fhir.client.retry import Clock
from case2fhir.client.secrets import Secret
from case2fhir.client.transport import Request
from case2fhir.errors import ServerError, UsageError

if TYPE_CHECKING:
    from jwt import PyJWK

_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_LIFETIME_S = 240
"""SMART allows five minutes at most; one is left for clocks that differ."""
_ALGORITHMS = {"RSA": "RS384", "EC": "ES384"}


class SmartBackend(TokenAuth):
    """SMART Backend Services with private_key_jwt, RS384 or ES384 by the kind of the key.

    `key` is a private key as PEM, a JWK or a JWK set. The key id is `kid`, else the JWK's, else the RFC 7638
    thumbprint. Without `token_url` it is read from [base]/.well-known/smart-configuration.
    """

    name = "smart"

    def __init__(
        self,
        address: Address,
        client_id: str,
        key: Secret,
        *,
        kid: str | None = None,
        scope: str | None = None,
        token_url: str | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(token_url, clock)
        self._address = address
        self._client_id = client_id
        self._scope = scope
        self._key, self._algorithm, self._kid = _load_key(key, kid)

    def form(self, ask: Ask) -> tuple[str, dict[str, str], dict[str, str]]:
        """Return the token request with a fresh assertion."""
        if self._token_url is None or self._scope is None:
            found = discover(self._address, ask)
            self._check_algorithm(found)
            self._token_url = self._token_url or _endpoint(found, self._address)
            self._scope = self._scope or _scope(found)
        fields = {
            "grant_type": "client_credentials",
            "scope": self._scope,
            "client_assertion_type": _ASSERTION_TYPE,
            "client_assertion": self._assertion(self._token_url),
        }
        return self._token_url, fields, {}

    def _assertion(self, audience: str) -> str:
        import jwt

        now = int(time.time())
        claims = {
            "iss": self._client_id,
            "sub": self._client_id,
            "aud": audience,
            "jti": str(uuid.uuid4()),
            "iat": now,
            "exp": now + _LIFETIME_S,
        }
        return jwt.encode(claims, self._key, algorithm=self._algorithm, headers={"kid": self._kid, "typ": "JWT"})

    def _check_algorithm(self, found: dict[str, Any]) -> None:
        offered = found.get("token_endpoint_auth_signing_alg_values_supported")
        if isinstance(offered, list) and offered and self._algorithm not in offered:
            raise ServerError(
                f"{self._address.base}: the server takes assertions signed with {', '.join(map(str, offered))}; "
                f"the key given signs with {self._algorithm}"
            )


def discover(address: Address, ask: Ask) -> dict[str, Any]:
    """Return the server's smart-configuration; ServerError if it has none."""
    url = address.url(".well-known/smart-configuration")
    answer = ask(Request("GET", url, {"Accept": "application/json"}))
    try:
        found = json.loads(answer.body) if answer.status == 200 else None
    except (ValueError, UnicodeDecodeError):
        found = None
    if not isinstance(found, dict):
        raise ServerError(f"{url}: no SMART configuration ({answer.status}); give --token-url and --scope")
    return found


def _endpoint(found: dict[str, Any], address: Address) -> str:
    url = found.get("token_endpoint")
    if not isinstance(url, str) or not url:
        raise ServerError(f"{address.base}: the SMART configuration names no token_endpoint; give --token-url")
    try:
        return secure(url, "the token endpoint in the SMART configuration")
    except UsageError as exc:
        raise ServerError(*exc.problems) from None


def _scope(found: dict[str, Any]) -> str:
    version_2 = "permission-v2" in (found.get("capabilities") or ())
    return "system/*.cruds" if version_2 else "system/*.*"


def _load_key(key: Secret, kid: str | None) -> tuple[Any, str, str]:
    try:
        import jwt
        from cryptography.hazmat.primitives.asymmetric import ec, rsa
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ImportError:
        raise UsageError("SMART needs an extra: pip install 'case2fhir[smart]'") from None
    try:
        if key.value.lstrip().startswith("{"):
            jwk = _private_jwk(json.loads(key.value), kid)
            private, kid = jwk.key, kid or jwk.key_id
        else:
            private = load_pem_private_key(key.value.encode(), password=None)
    except (ValueError, TypeError, KeyError, jwt.PyJWTError):
        # No chaining: the library's message can quote the key.
        raise UsageError(f"the private key from {key.origin} is no PEM key, JWK or JWK set") from None
    if isinstance(private, rsa.RSAPrivateKey):
        name = "RSA"
    elif isinstance(private, ec.EllipticCurvePrivateKey) and private.curve.name == "secp384r1":
        name = "EC"
    else:
        raise UsageError(f"the key from {key.origin} must be a private RSA key or an EC key on curve P-384")
    return private, _ALGORITHMS[name], kid or _thumbprint(private, _ALGORITHMS[name])


def _private_jwk(found: dict[str, Any], kid: str | None) -> PyJWK:
    from jwt import PyJWK

    keys = [k for k in found.get("keys", [found]) if "d" in k and kid in (None, k.get("kid"))]
    if len(keys) != 1:
        raise UsageError(f"the key file holds {len(keys)} private keys that fit; choose one by --kid")
    algorithm = _ALGORITHMS.get(str(keys[0].get("kty")))
    return PyJWK(keys[0], algorithm=algorithm)


def _thumbprint(private: Any, algorithm: str) -> str:
    """Return the RFC 7638 thumbprint of the public key."""
    import base64
    import hashlib

    from jwt.algorithms import get_default_algorithms

    public = json.loads(get_default_algorithms()[algorithm].to_jwk(private.public_key()))
    names = ("e", "kty", "n") if public["kty"] == "RSA" else ("crv", "kty", "x", "y")
    text = json.dumps({name: public[name] for name in names}, separators=(",", ":"), sort_keys=True)
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
