"""Files and their encodings; and every way in which a file cannot be read."""

from __future__ import annotations

import codecs
import io
from pathlib import Path

import pytest

from case2fhir.errors import InputError, UsageError
from case2fhir.read import FORMATS, read

TEXT = "Fieber 38,5 °C\r\nund „Husten“ \U0001f600\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), None),
        (codecs.BOM_UTF8 + TEXT.encode(), None),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), None),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF8"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_encodings(content: bytes, encoding: str | None, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(content)
    assert read(path, encoding=encoding) == TEXT
    assert read(str(path), encoding=encoding) == TEXT


@pytest.mark.parametrize(
    ("content", "options", "message"),
    [
        (b"", {}, "note.txt: is empty"),
        (b" \r\n\t\xc2\xa0 ", {}, "note.txt: holds only white space"),
        (codecs.BOM_UTF8, {}, "note.txt: is empty"),
        (
            b"caf\xe9 noir",
            {},
            "note.txt: byte 0xe9 at offset 3 is not UTF-8; name the encoding, such as --encoding cp1252",
        ),
        (codecs.BOM_UTF8 + b"a\xff", {}, "note.txt: byte 0xff at offset 4 is not UTF-8"),
        (b"abc\x81", {"encoding": "cp1252"}, "note.txt: byte 0x81 at offset 3 is not CP1252"),
        (b"\x7fELF\x01\x00\x00", {}, "note.txt: is binary, not text (a zero byte at character 5)"),
        (b"x" * 11, {"max_bytes": 10}, "note.txt: is larger than 10 bytes; raise the limit with --max-bytes"),
    ],
)
def test_what_is_no_text(content: bytes, options: dict[str, object], message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(content, name="note.txt", **options)  # type: ignore[arg-type]
    assert message in str(raised.value)


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13"])
def test_an_encoding_that_is_none(encoding: str) -> None:
    with pytest.raises(UsageError, match=encoding):
        read(b"abc", encoding=encoding)
    with pytest.raises(UsageError, match=encoding):
        read(codecs.BOM_UTF8 + b"abc", encoding=encoding)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: no such file"):
        read(tmp_path / "gone.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder, not a file"):
        read(tmp_path)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="no permission to read it"):
        read(tmp_path / "secret.txt")


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(InputError, match="no file can have that name"):
        read("a\0b.txt")


@pytest.mark.parametrize(
    ("content", "is_case"),
    [
        (b'{"case_key": "k"}', True),
        (b"# a case\n---\ncase_key: k\n", True),
        (b"patient:\n  sex: {value: male}\n", True),
        (b"signs: [{name: limp}]\n", True),
        (b"measurements:\n- name: Hb\n  value: 9\n", True),
        (b"medications:\r\n  - {name: aspirin}\r\n", True),
        (b"verified_by: [Dr Roe]\npatient: {}\n", True),
        (b"source: # mine\n  text: fever\n", True),
        (b"\n\n  {\n}", True),
        (b"medications:\n- aspirin 100 mg daily\n", False),
        (b"problems: fever and cough\n", False),
        (b"patient: a man of 40\n", False),
        (b"source: her mother\n", False),
        (b"allergies:\nnone\n", False),
        (b"The patient: a man of 40.", False),
        (b"Patient: a man of 40.", False),
    ],
)
def test_standard_input_is_known_by_how_it_begins(
    content: bytes, is_case: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert isinstance(read("-"), str) is not is_case


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_formats_by_the_ending(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"name{suffix.upper()}"
    path.write_text('{"case_key": "k"}', encoding="utf-8")
    assert isinstance(read(path), str) is (FORMATS[suffix] == "narrative")


@pytest.mark.parametrize("letter", ["\u200f", "\x07", "(", "\u2028", "\ufeff"])
def test_odd_characters_stay(letter: str) -> None:
    text = f"a{letter * 1000}b"
    assert read(text.encode()) == text
