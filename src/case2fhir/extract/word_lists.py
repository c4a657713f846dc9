"""Lists of words of the tables, as the attributes of one object for each kind of reading."""

from collections.abc import Mapping
from typing import Any


class WordLists:
    """Lists whose names begin with `prefix`: the list "procedure-stops" is `stops` where the prefix is "procedure"."""

    prefix = ""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        begin = f"{self.prefix}-"
        for name, listed in lists.items():
            if name.startswith(begin):
                setattr(self, name.removeprefix(begin).replace("-", "_"), listed)
