"""Records of the reading: classes of named fields that cost nothing to load."""

from collections.abc import Callable
from typing import Any, ClassVar, Self, TypeVar, cast, dataclass_transform

_T = TypeVar("_T")


class _Each:
    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def fresh(*, factory: Callable[[], _T]) -> _T:
    """Return the default of a field for which `factory` makes a value of its own in each record."""
    return cast("_T", _Each(factory))


@dataclass_transform(eq_default=False, field_specifiers=(fresh,))
class Record:
    """Base of a mutable record; its annotations are its fields, as in a dataclass, and the type checker checks them.

    A dataclass writes and compiles its methods when its module loads: those of the reading together take as long
    as reading a page does.
    """

    _names: ClassVar[tuple[str, ...]]
    _fresh: ClassVar[tuple[tuple[str, Callable[[], Any]], ...]]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._names = tuple(cls.__annotations__)
        found = ((name, cls.__dict__.get(name)) for name in cls._names)
        cls._fresh = tuple((name, default.factory) for name, default in found if isinstance(default, _Each))

    def __init__(self, *values: Any, **named: Any) -> None:
        fields = self.__dict__
        for name, factory in self._fresh:
            fields[name] = factory()
        fields.update(zip(self._names, values, strict=False))
        fields.update(named)

    def but(self, **changes: Any) -> Self:
        """Return a copy with other values in some fields."""
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(changes)
        return copy
