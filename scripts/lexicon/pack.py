"""Writes the lexicon as one file, the same bytes for the same content."""

from __future__ import annotations

import json
import struct
from typing import Any
from zlib import crc32

from case2fhir.terminology.wide import FIELD, HEAD, MAGIC, NODE, PART, SLOT
from lexicon.builder import Entry, Lexicon

Node = tuple[int, int, int, int, int]
"""Parent, entry number + 1, offset and length of the token, flags."""


def pack(lexicon: Lexicon, header: dict[str, Any]) -> bytes:
    """Return the file: head, header, slots, nodes, tokens, entries.

    Phrases are a tree of tokens, each node found by the hash of its token and its parent's number. Entries
    that no phrase leads to are left out. The header is JSON.
    """
    used = sorted({key for key, _ in lexicon.phrases.values()})
    numbers = {key: number for number, key in enumerate(used)}
    nodes, pool = _nodes(lexicon, numbers)
    slots = _slots(nodes, pool)
    records = [_record(lexicon.entries[key]) for key in used]
    header = {**header, "entries": len(used), "phrases": len(lexicon.phrases)}
    blob = json.dumps(header, ensure_ascii=False, indent=1, sort_keys=True).encode()
    blob += b" " * (-len(blob) % 4)
    node_bytes = b"".join(NODE.pack(*node) for node in nodes)
    offsets, position = [], 0
    for record in records:
        offsets.append(position)
        position += len(record)
    table = struct.pack(f"<{len(offsets) + 1}I", *offsets, position)
    slot_bytes = b"".join(SLOT.pack(slot) for slot in slots)
    parts = [blob, slot_bytes, node_bytes, pool, table, b"".join(records)]
    starts, begin = [], HEAD.size
    for part in parts:
        starts.append(begin)
        begin += len(part)
    return HEAD.pack(MAGIC, len(slots) - 1, len(used), *starts, begin) + b"".join(parts)


def _nodes(lexicon: Lexicon, numbers: dict[str, int]) -> tuple[list[Node], bytes]:
    words = sorted({token for key in lexicon.phrases for token in key.split(" ")})
    tokens: dict[bytes, int] = {}
    pool = bytearray()
    for word in words:
        tokens[word.encode()] = len(pool)
        pool += word.encode()
    index: dict[tuple[int, str], int] = {}
    nodes: list[Node] = [(0, 0, 0, 0, 0)]
    for key in sorted(lexicon.phrases):
        parent = 0
        for token in key.split(" "):
            number = index.get((parent, token))
            if number is None:
                number = index[parent, token] = len(nodes)
                raw = token.encode()
                nodes.append((parent, 0, tokens[raw], len(raw), 0))
            parent = number
        owner, flags = lexicon.phrases[key]
        begin = nodes[parent]
        nodes[parent] = (begin[0], numbers[owner] + 1, begin[2], begin[3], flags)
    return nodes, bytes(pool)


def _slots(nodes: list[Node], pool: bytes) -> list[int]:
    size = 1 << (2 * len(nodes)).bit_length()
    slots = [0] * size
    for number, (parent, _, offset, length, _) in enumerate(nodes):
        if number:
            place = crc32(pool[offset : offset + length], parent) & (size - 1)
            while slots[place]:
                place = (place + 1) & (size - 1)
            slots[place] = number
    return slots


def _record(entry: Entry) -> bytes:
    codes = PART.join(
        FIELD.join((code.system, code.code, code.display, "1" if code.free else "")) for code in entry.codes
    )
    return PART.join((entry.key, entry.kind, entry.display, entry.group, *([codes] if codes else []))).encode()
