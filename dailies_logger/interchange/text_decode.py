"""Turn the bytes of a report into text, whatever machine wrote it.

A byte order mark decides; else many zero bytes mean UTF-16; else valid UTF-8 is UTF-8; else MacRoman and Windows-1252
are both tried and the one that gives more letters of the European languages wins. The last is a guess, so callers show
what a file was read as.
"""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LETTERS = re.compile(r"[äöüßÄÖÜéèêëàâáãåæçîïíìñôóòõøùûúÿœÉÈÀÁÂÃÅÆÇÊÑÓÔØÚ]")
_QUOTES = re.compile(r"[’‘“”]")
_SIGNS = re.compile(r"[–—…°«»•½£€]")
_MISPLACED = re.compile(r"[–—…°•½€][A-Za-z]|[a-z][À-ÖØ-Ý]|[A-Za-z][«“‘][A-Za-z]|\s[»”][A-Za-z]")
_UNLIKELY = re.compile(r"[\x80-\x9f�∂∆∏∑∫√∞≈≠≤≥◊ƒπΩˆ˜˘˙˚˝˛ˇ¨¸¬¶‡†‰¤¦]")
_LINE_ENDS = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a text and the name of the encoding it was read as."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Read bytes as text. Never raises: what cannot be read becomes the replacement sign."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    wide = _wide(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return max((Decoded(data.decode(name, "replace"), name) for name in ("cp1252", "mac_roman")), key=_likeness)


def _wide(data: bytes) -> str:
    """Tell UTF-16 without a mark by where its zero bytes lie."""
    sample = data[:4096]
    high_first, low_first = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(high_first, low_first) * 5 < len(sample):
        return ""
    return "utf-16-be" if high_first > low_first else "utf-16-le"


def _likeness(decoded: Decoded) -> int:
    text = decoded.text
    good = 2 * (len(_LETTERS.findall(text)) + len(_QUOTES.findall(text))) + len(_SIGNS.findall(text))
    return good - 3 * len(_UNLIKELY.findall(text)) - 4 * len(_MISPLACED.findall(text))


def lines(text: str) -> list[str]:
    """Split at every kind of line end: CR LF, LF, CR, mixed."""
    return _LINE_ENDS.split(text)
