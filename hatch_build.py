"""Compiles the mapping tables into the wheel, so that an installed case2fhir reads no YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MappingsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes case2fhir/_compiled/mappings.bin into the wheel; an editable install compiles at run time."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile mappings/ and add the result to the files of the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from case2fhir.terminology import compiler, store
        finally:
            sys.path.remove(str(root / "src"))
        target = root / "build" / "mappings.bin"
        store.save(target, compiler.compile_folder(root / "mappings"), "wheel")
        build_data["force_include"][str(target)] = "case2fhir/_compiled/mappings.bin"
