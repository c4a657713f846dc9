"""Narrative text: the decoded text as it is."""


def parse(text: str, name: str) -> str:  # noqa: ARG001 - every format has this signature
    """Return `text`: what a narrative says is for the extractor."""
    return text
