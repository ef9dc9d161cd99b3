"""Tell media from what lies beside it on a card, by name and by the first bytes of content. Content beats the ending."""

from enum import Enum

from dailies_logger.media.opening import file_shown

HEAD_SIZE = 64 << 10


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "icon\r", "ehthumbs.db"})
_CLIPS = _words(
    "mov mp4 m4v qt 3gp mxf avi mkv webm mts m2ts m2t ts mpg mpeg vob dv gxf asf wmv insv "
    "wav wave bwf w64 rf64 aif aiff aifc caf flac mp3 m4a ogg"
)
_RAW = _words("r3d braw crm ari arx nev rmf")
_SIDECARS = _words(
    "xml ale csv tsv txt pdf json mhl edl otio otioz otiod aaf avb avp md html htm rtf doc docx xls xlsx log md5 sha1 xxh "
    "cdl cc ccc cube lut 3dl look thm lrv bin bim cpi cif sif ppn bak tmp part db ini plist drp drx fcpxml fdx fountain "
    "jpg jpeg png gif bmp tif tiff heic dng dpx exr psd svg ico srt vtt stl scc ptx pts mlt sfk pek cfa pkf reapeaks asd "
    "zip 7z tar gz xz rar dmg exe sh py dailies"
)


class Content(Enum):
    """Say what the first bytes of a file are."""

    MOVIE = "movie"
    MXF = "mxf"
    WAVE = "wave"
    OTHER_MEDIA = "other media"
    ZEROS = "zeros"
    TEXT = "text"
    UNKNOWN = "unknown"


class Named(Enum):
    """Say what a file's name promises."""

    CLIP = "clip"
    CAMERA_RAW = "camera raw"
    BESIDE = "beside"
    NOTHING = "nothing"


def named(path: bytes) -> Named:
    """Say what a name promises: a clip, camera raw that no reader here opens, a file beside the media, or nothing."""
    name = file_shown(path).casefold()
    ending = name.rpartition(".")[2] if "." in name else ""
    if name.startswith(".") or name in _SYSTEM or ending in _SIDECARS:
        return Named.BESIDE
    if ending in _RAW:
        return Named.CAMERA_RAW
    return Named.CLIP if ending in _CLIPS else Named.NOTHING


def content(head: bytes) -> Content:
    """Say what the first bytes are, by the marks of the formats; text is what decodes and has no control characters."""
    if not head.strip(b"\0"):
        return Content.ZEROS
    for found, where, marks in _MARKS:
        if any(head.startswith(mark, where) for mark in marks):
            return found
    return Content.TEXT if _is_text(head) else Content.UNKNOWN


_MARKS = (
    (Content.MOVIE, 4, (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"uuid")),
    (Content.MXF, 0, (bytes.fromhex("060e2b34020501010d010201"),)),
    (Content.WAVE, 8, (b"WAVE",)),
    (Content.OTHER_MEDIA, 8, (b"AVI ", b"AIFF", b"AIFC")),
    (
        Content.OTHER_MEDIA,
        0,
        (b"\x1aE\xdf\xa3", b"fLaC", b"caff", b"OggS", b"ID3", b"\xff\xfb", b"\0\0\1\xba", b"\0\0\1\xb3", b"riff.\x91\xcf\x11", b"\x30\x26\xb2\x75"),
    ),
    (Content.OTHER_MEDIA, 188, (b"\x47",)),  # MPEG-TS: a packet each 188 bytes
    (Content.OTHER_MEDIA, 196, (b"\x47",)),  # the same with four bytes of time before each
)  # fmt: skip


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        text = head[: HEAD_SIZE - 4].decode("utf-8")
    except UnicodeDecodeError:
        text = head.decode("latin-1")
        return all(character.isprintable() or character in "\r\n\t" for character in text)
    return not any(character < " " and character not in "\r\n\t\f" for character in text)
