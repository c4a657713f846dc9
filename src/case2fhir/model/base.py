"""What every part of a case is made of: evidence, numbers, partial dates, relative times, quantities."""

import calendar
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, ParamSpec, TypeVar, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

_DATE = (
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)"
    r"(?:T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)))?)?)?"
)
_NUMBER = r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,2})?"


def _date(value: str) -> str:
    """Return `value` if it is a year, a month, a day or a moment with its zone, and a real one."""
    match = re.fullmatch(_DATE, value, re.ASCII)
    if not match:
        raise ValueError(f"not a date: {value!r}; write 2021, 2021-05, 2021-05-06 or 2021-05-06T14:30:00Z")
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in match.groups())
    if not year:
        raise ValueError(f"no such year: {value!r}")
    if match[2] and not 1 <= month <= 12:
        raise ValueError(f"no such month: {value!r}")
    if match[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"no such day: {value!r}")
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"no such time of day: {value!r}")
    return value


def _decimal(value: Any) -> Any:
    """Return text or an int as Decimal with its digits; pydantic refuses the rest."""
    if isinstance(value, str):
        if not re.fullmatch(_NUMBER, value):
            raise ValueError(f"not a number: {value!r}; write digits with a point, as 4.10")
        return Decimal(value)
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value) else value


def _truth(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _not_negative(value: Decimal) -> Decimal:
    if value.is_signed():
        raise ValueError(f"must not be negative: {value}")
    return value


def _visible(value: str) -> str:
    if not value.strip() or not any(letter.isprintable() for letter in value):
        raise ValueError("must hold words; leave the key out if there are none")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise ValueError("holds half a character (a lone surrogate)")
    return value


def _schema(**keywords: Any) -> WithJsonSchema:
    """Return what the JSON Schema says of a value: it may stand with quotes or without."""
    return WithJsonSchema(keywords)


PartialDate = Annotated[
    str,
    AfterValidator(_date),
    _schema(type=["string", "integer"], pattern=f"^{_DATE}$", minimum=1000, maximum=9999),
]
"""A date with the precision that is known: 2021, 2021-05, 2021-05-06, or a moment with its zone.

The forms are those of FHIR's dateTime (https://hl7.org/fhir/R4/datatypes.html#dateTime).
"""

Number = Annotated[Decimal, BeforeValidator(_decimal), _schema(type=["number", "string"], pattern=f"^{_NUMBER}$")]
"""A number with the digits it was written with; 4.10 is not 4.1."""

Amount = Annotated[
    Number,
    AfterValidator(_not_negative),
    _schema(type=["number", "string"], pattern=f"^{_NUMBER.removeprefix('-?')}$", minimum=0),
]
"""A number that cannot be below zero: a dose, an age, a size, a duration."""

Place = Annotated[
    int,
    BeforeValidator(_whole),
    Field(ge=0),
    _schema(type=["integer", "string"], pattern=r"^[0-9]{1,18}$", minimum=0),
]
"""A place in the text, in code points from its beginning."""

Count = Annotated[
    int,
    BeforeValidator(_whole),
    Field(ge=1),
    _schema(type=["integer", "string"], pattern=r"^0*[1-9][0-9]{0,17}$", minimum=1),
]
"""A whole number of things or times, from one upwards."""

Truth = Annotated[bool, BeforeValidator(_truth), _schema(enum=[True, False, "true", "false"])]
"""true or false."""

Text = Annotated[str, AfterValidator(_visible), _schema(type=["string", "number", "boolean"], pattern=r"\S")]
"""Words; never empty: what is missing is left out."""

Side = Literal["left", "right", "bilateral", "midline"]
Severity = Literal["mild", "moderate", "severe"]
Presence = Literal["present", "absent"]
TimeUnit = Literal["s", "min", "h", "d", "wk", "mo", "a"]
"""UCUM codes of time: second, minute, hour, day, week, month, year."""

DayEvent = Literal[
    "MORN", "MORN.early", "MORN.late", "NOON", "AFT", "AFT.early", "AFT.late", "EVE", "EVE.early", "EVE.late",
    "NIGHT", "PHS", "HS", "WAKE", "C", "CM", "CD", "CV", "AC", "ACM", "ACD", "ACV", "PC", "PCM", "PCD", "PCV",
]  # fmt: skip
"""Events of a day by their codes: HS is at bedtime, AC before meals, PC after meals ...

All are codes of https://hl7.org/fhir/R4/valueset-event-timing.html.
"""


class Model(BaseModel):
    """Base of the case's models: frozen, strict, and with no room for unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


_P = ParamSpec("_P")
_M = TypeVar("_M", bound=Model)


def made(model: Callable[_P, _M]) -> Callable[_P, _M]:
    """Return a constructor of `model` that trusts its arguments; the type checker still checks them.

    Building pydantic's validators costs more than reading a whole case, and what the extractor makes is
    checked by the type checker and by the tests, which validate every case they make.
    """
    return cast("Callable[_P, _M]", _maker(cast("type[Model]", model)))


@cache
def _maker(model: type[Model]) -> Callable[..., Model]:
    """Return what `model_construct` does for a model without aliases and factories, five times as fast."""
    template = {name: None if field.is_required() else field.default for name, field in model.model_fields.items()}
    new, put = model.__new__, object.__setattr__

    def make(**values: Any) -> Model:
        item = new(model)
        put(item, "__dict__", template | values)
        put(item, "__pydantic_fields_set__", set(values))
        put(item, "__pydantic_extra__", None)
        put(item, "__pydantic_private__", None)
        return item

    return make


class Evidence(Model):
    """The words a fact comes from: code points `start` to `end` of the source text.

    `quote` is those words; when it is given it must be what the text has there.
    """

    start: Place
    end: Count
    quote: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Evidence":
        if self.end <= self.start:
            raise ValueError(f"evidence must end after it starts: {self.start}-{self.end}")
        return self


class Doubt(Model):
    """Something about a fact that a person should decide; `rule` is the rule id of the Issue it becomes."""

    rule: Text
    message: Text


class Quantity(Model):
    """An amount as written: `value` (to `high` if it is a range) and its unit in words and in UCUM."""

    value: Amount
    high: Amount | None = None
    comparator: Literal["<", "<=", ">=", ">"] | None = None
    unit: Text | None = None
    ucum: Text | None = None


class Offset(Model):
    """A distance in time from a named event of the case, such as 10 days after the first block.

    `event` is the key of an encounter, procedure or other item of the case.
    """

    value: Amount
    unit: TimeUnit
    direction: Literal["before", "after"]
    event: Text
    approximate: Truth = False


class When(Model):
    """A time as the text gives it: its words, a date with its own precision, or an offset from an event.

    `derived` marks a date that was computed from an offset and an anchor instead of being stated.
    """

    text: Text | None = None
    date: PartialDate | None = None
    end: PartialDate | None = None
    offset: Offset | None = None
    derived: Truth = False

    @model_validator(mode="after")
    def _in_order(self) -> "When":
        shorter = min(len(self.date or ""), len(self.end or ""), len("2021-05-06"))
        if self.date and self.end and self.end[:shorter] < self.date[:shorter]:
            raise ValueError(f"must not end before it begins: {self.date} to {self.end}")
        return self


class Frequency(Model):
    """How often: `times` in every `period` of `unit` ("twice a day": 2 in 1 d); `text` is the words."""

    text: Text | None = None
    times: Count | None = None
    times_high: Count | None = None
    period: Amount | None = None
    period_high: Amount | None = None
    unit: TimeUnit | None = None
    when: tuple[DayEvent, ...] = ()


class Site(Model):
    """A place in or on the body, with its side if it is stated."""

    name: Text
    concept: Text | None = None
    side: Side | None = None


class Item(Model):
    """A fact of the case. `key` is its identity within the case: it is made once and edits keep it.

    `note` holds words of the source that qualify the fact and have no field of their own.
    """

    key: str = ""
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    note: tuple[Text, ...] = ()


class Named(Item):
    """A fact with a name: the words for it, and the mapping concept that they mean, if there is one."""

    name: Text
    concept: Text | None = None


class Event(Named):
    """A named fact that belongs to an encounter or a time. `encounter` is the key of an encounter."""

    encounter: Text | None = None
    when: When | None = None
