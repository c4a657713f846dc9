"""Reads open vocabularies and makes of them the wide lexicon that lies under the curated mappings."""
