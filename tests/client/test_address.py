"""Where anything may be sent, and how a URL may be shown."""

from __future__ import annotations

import pytest

from case2fhir.client.address import Address, shown, without_queries
from case2fhir.errors import UsageError


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://fhir.example.org/r4/", "https://fhir.example.org/r4"),
        ("http://127.0.0.1:8080/fhir", "http://127.0.0.1:8080/fhir"),
        ("http://localhost/fhir", "http://localhost/fhir"),
        ("http://[::1]:80/fhir", "http://[::1]/fhir"),
        ("http://127.8.8.8/", "http://127.8.8.8"),
        (" https://h/x ", "https://h/x"),
    ],
)
def test_addresses(url: str, base: str) -> None:
    assert Address.of(url).base == base


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://fhir.example.org/r4", "use https"),
        ("http://127.0.0.1.example.org/", "use https"),
        ("http://10.0.0.1/", "use https"),
        ("ftp://fhir.example.org/", "must be https://"),
        ("fhir.example.org/r4", "must be https://"),
        ("", "must be https://"),
        ("https://", "must be https://"),
        ("https://user:S3CRET@fhir.example.org/", "holds a user or password"),
        ("https://fhir.example.org/?token=S3CRET", "must have no '?'"),
        ("https://fhir.example.org/#x", "must have no '?'"),
    ],
)
def test_refused_addresses(url: str, words: str) -> None:
    with pytest.raises(UsageError, match=words.replace("?", r"\?")) as caught:
        Address.of(url)
    assert "S3CRET" not in str(caught.value)


def test_search_urls_are_encoded_once() -> None:
    address = Address.of("https://h/r4")
    assert address.search("Patient", "identifier=a|b c") == "https://h/r4/Patient?identifier=a%7Cb%20c"
    assert address.search("Patient", "identifier=a%7Cb") == "https://h/r4/Patient?identifier=a%7Cb"


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://u:p@h:8/a?identifier=1#x", "https://h:8/a"),
        ("https://h/a", "https://h/a"),
        ("https://h:port/", "the URL"),
    ],
)
def test_shown(url: str, text: str) -> None:
    assert shown(url) == text


def test_queries_are_hidden() -> None:
    said = 'see https://h/Patient?identifier=x|123 and "http://h/y?a=b"'
    assert without_queries(said) == 'see https://h/Patient?… and "http://h/y?…"'
