"""Whole narratives in a clinician's style, each with the list of facts that must come out, and what must not."""
