"""Prove that every file gets its facts, or its status and sentence."""

import os
import struct
import sys
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import av
import pytest

from dailies_logger.domain.clip import MediaKind
from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.media.burn import read_strip
from dailies_logger.media.probe import answer, probe
from dailies_logger.media.sample_sound import HZ, write_wave
from dailies_logger.media.wire import from_json
from dailies_logger.media.writing import Recipe, write_movie
from dailies_logger.workflow.ports import Probed
from tests.support.clips import CLIPS, NTSC24, RECORDED, Codec, Made, cut_head, make_clip, pictures, ramp
from tests.support.shoot import MATERIAL, Shoot, find_shoot
from tests.support.turned import MATRICES, turn


def look(path: Path) -> Probed:
    """Probe a file through the JSON that crosses to the parent."""
    said = answer({"path": str(path)})
    assert isinstance(said, dict)
    return from_json(said, path=os.fsencode(path), byte_size=path.stat().st_size if path.exists() else 0, modified=0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clips")


@pytest.mark.parametrize("made", CLIPS, ids=lambda made: made.name)
def test_probe__every_codec_and_rate__says_what_was_made(made: Made, folder: Path) -> None:
    path = made.make(folder)
    found = look(path)
    measured = found.measured
    assert found.is_media
    assert found.playable
    assert (measured.frames, measured.frames_exact, measured.rate) == (made.frames, True, FrameRate(made.rate))
    assert (measured.start, measured.drop, measured.vfr) == (made.start, made.drop, bool(made.ticks))
    assert (measured.tape, measured.width, measured.height) == (made.reel, 320, 180)
    assert measured.recorded == RECORDED
    assert (measured.channels, measured.sample_rate) == ((1, 48_000) if made.sound else (0, 0))
    assert measured.audio_layout == ("mono" if made.sound else "")
    assert (found.trouble == "") is not bool(made.ticks)
    with av.open(str(path)) as movie:  # the count is that of the pictures there are
        assert sum(1 for _ in movie.decode(video=0)) == measured.frames


def test_probe__start_timecode__is_what_the_field_reads(folder: Path) -> None:
    measured = look(CLIPS[1].make(folder)).measured
    assert measured.start is not None
    assert measured.rate is not None
    assert str(Timecode(measured.start, measured.rate, measured.drop)) == "00:59:58;20"


def test_probe__phone_clip__says_what_is_odd(folder: Path) -> None:
    assert look(CLIPS[-1].make(folder)).trouble == "vfr.mp4 has no timecode and a variable frame rate."


def test_probe__no_timecode__invents_none(tmp_path: Path) -> None:
    found = look(make_clip(tmp_path / "a.mov", start_tc="", recorded=None))
    assert (found.measured.start, found.measured.recorded, found.trouble) == (None, None, "")


def test_probe__edit_list__counts_what_is_shown(tmp_path: Path) -> None:
    whole, cut = make_clip(tmp_path / "whole.mov", codec=Codec.H264, frames=60, gop=24), tmp_path / "cut.mov"
    cut_head(whole, cut, first=10, rate=NTSC24)
    with av.open(str(cut)) as movie:
        shown = [read_strip(frame.to_ndarray(format="gray")) for frame in movie.decode(video=0)]  # type: ignore[arg-type]
    assert shown[0] == 10
    assert look(cut).measured.frames == len(shown) == 50


@pytest.mark.parametrize("degrees", MATRICES)
def test_probe__turned_phone__says_how_to_turn_it_upright(tmp_path: Path, degrees: int) -> None:
    path = make_clip(tmp_path / "a.mov")
    turn(path, MATRICES[degrees])
    assert look(path).measured.rotation == degrees


@pytest.mark.parametrize("where", ["header", "pictures"])
def test_probe__squeezed_picture__says_the_shape_of_its_pixels(where: str, tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    recipe = Recipe(codec="libx264", options=(("preset", "ultrafast"), ("aspect", "16:11")))
    write_movie(path, pictures(3, size=(720, 576)), rate=Fraction(25), recipe=recipe)
    if where == "pictures":
        path.write_bytes(path.read_bytes().replace(b"pasp", b"free"))
    assert look(path).measured.pixel_aspect == Fraction(16, 11)


def test_probe__timecode_counts_at_half_the_rate__is_counted_in_frames(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mov", rate=Fraction(60000, 1001), frames=12, start_tc="01:00:00:10")
    data = path.read_bytes()
    at = data.index(b"tmcd", data.rindex(b"stsd"))
    sample = bytearray(data)
    sample[at + 20 : at + 29] = struct.pack(">IIB", 30000, 1001, 30)
    path.write_bytes(sample)
    with av.open(str(path)) as movie:
        said = movie.streams.video[0].metadata["timecode"]
    counted = Timecode.parse(said, rate=FrameRate.of(30000, 1001))
    assert look(path).measured.start == counted.frame * 2


# --- sound


def test_probe__broadcast_wave__is_placed_by_its_samples(tmp_path: Path) -> None:
    path = tmp_path / "12-T02.WAV"
    ixml = (
        "<BWFXML><SCENE>12</SCENE><TAKE>02</TAKE><TAPE>S011</TAPE><CIRCLED>TRUE</CIRCLED><NOTE>Boom &amp; lav</NOTE>"
        "<SPEED><TIMECODE_RATE>30000/1001</TIMECODE_RATE><TIMECODE_FLAG>DF</TIMECODE_FLAG></SPEED></BWFXML>"
    )
    reference = HZ * 3600
    write_wave(path, ramp(HZ * 2), time_reference=reference, recorded=datetime(2026, 11, 20, 9, 16, 29), ixml=ixml)  # noqa: DTZ001
    found = look(path)
    measured = found.measured
    assert (measured.media, measured.container, measured.channels, measured.samples) == (MediaKind.SOUND, "WAV", 1, HZ * 2)
    assert (measured.rate, measured.drop, measured.time_reference) == (FrameRate.of(30000, 1001), True, reference)
    assert (measured.start, measured.frames) == (107_892, 59)
    assert (found.said.scene, found.said.take, found.said.sound_roll, found.said.circled) == ("12", "2", "S011", "yes")
    assert found.said.note == "Boom & lav"


def test_probe__wave_without_notes__has_no_timecode(tmp_path: Path) -> None:
    path = tmp_path / "wild.wav"
    write_wave(path, ramp(1000))
    measured = look(path).measured
    assert (measured.start, measured.rate, measured.samples, measured.time_reference) == (None, None, 1000, None)


def test_probe__wave_cut_short__plays_and_keeps_the_headers_length(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_wave(path, ramp(HZ * 10))
    os.truncate(path, 44 + HZ * 2 * 4)
    found = look(path)
    assert found.trouble == "a.wav ends early: 4 s of 10 s are readable. Labels are kept; ask for a new copy."
    assert (found.playable, found.measured.samples) == (True, HZ * 10)


def test_probe__wave_that_lacks_its_last_moment__says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_wave(path, ramp(HZ * 10))
    os.truncate(path, path.stat().st_size - 1000)
    assert look(path).trouble == "a.wav ends early: the very end of its 10 s is missing. Labels are kept; ask for a new copy."


def test_probe__sound_in_a_movie_file__is_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.m4a"
    with av.open(str(path), "w") as movie:
        stream = movie.add_stream("aac", rate=48_000, layout="stereo")
        frame = av.AudioFrame.from_ndarray(ramp(HZ * 2), format="s16", layout="stereo")
        frame.sample_rate = HZ
        movie.mux(stream.encode(frame))
        movie.mux(stream.encode(None))
    measured = look(path).measured
    assert (measured.media, measured.channels, measured.audio_layout) == (MediaKind.SOUND, 2, "stereo")
    assert abs(measured.samples - HZ) <= 2048


# --- bad files


def _good(path: Path) -> bytes:
    return make_clip(path.with_name("good.mov")).read_bytes()


def _index_first(path: Path, *, sound: bool = False) -> bytes:
    whole = path.with_name("first.mov")
    good = str(make_clip(path.with_name("good.mov"), frames=48, sound=sound))
    with av.open(good) as source, av.open(str(whole), "w", options={"movflags": "+faststart"}) as movie:
        streams = {stream.index: movie.add_stream_from_template(stream) for stream in (*source.streams.video, *source.streams.audio)}
        for packet in source.demux(*(source.streams[index] for index in streams)):
            if packet.dts is not None:
                packet.stream = streams[packet.stream_index]
                movie.mux(packet)
    return whole.read_bytes()


def _cut(share: float, of: Callable[[Path], bytes]) -> Callable[[Path], bytes]:
    def made(path: Path) -> bytes:
        data = of(path)
        return data[: int(len(data) * share)]

    return made


def _index_cut(path: Path) -> bytes:
    data = _good(path)
    return data[: data.index(b"moov") + 200]


def _mxf(path: Path) -> bytes:
    return make_clip(path.with_name("good.mxf"), codec=Codec.DNXHD, rate=Fraction(25), frames=50).read_bytes()


UNREADABLE: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "zero.mov": (lambda _: b"", "zero.mov is empty. Copy it again from the card."),
    "notes from the truck.mov": (lambda _: b"Check 13B as well.\n" * 9, "notes from the truck.mov is not a movie: it holds text."),
    "utf16.mov": (lambda _: "Sorry.\n".encode("utf-16"), "utf16.mov is not a movie: it holds text."),
    "page.mp4": (lambda _: b"#EXTM3U\n#EXTINF:9,\nhttp://example.com/a.ts\n", "page.mp4 is not a movie: it holds text."),
    "concat.mov": (lambda _: b"ffconcat version 1.0\nfile /etc/passwd\n", "concat.mov is not a movie: it holds text."),
    "lost.mov": (_cut(0.6, _good), "lost.mov is incomplete: its index is missing. Copy it again from the card."),
    "half index.mov": (_index_cut, "half index.mov is incomplete: it ends inside its index. Copy it again from the card."),
    "zeros.mxf": (
        lambda _: bytes(200_000),
        "zeros.mxf has lost its header: it begins with nothing but zeros. Copy it again from the card.",
    ),
    "noise.mov": (
        lambda _: bytes((n * n * 7 + 129) % 256 for n in range(70_000)),
        "noise.mov is not a movie, or its header is lost. Copy it again from the card.",
    ),
    "head.mxf": (lambda path: _mxf(path)[:200], "head.mxf is damaged: its header cannot be read. Copy it again from the card."),
    "A001_C001.R3D": (lambda _: b"\0\0\1\0RED2" * 9, "A001_C001.R3D is camera raw, which cannot be played here. Ingest its transcode."),
    "nothing.wav": (lambda _: b"RIFF\x04\0\0\0WAVE", "nothing.wav is incomplete: it holds no sound. Copy it again from the card."),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_probe__unreadable__says_why_and_what_to_do(name: str, tmp_path: Path) -> None:
    make, sentence = UNREADABLE[name]
    path = tmp_path / name
    path.write_bytes(make(path))
    found = look(path)
    assert (found.is_media, found.playable, found.trouble) == (True, False, sentence)
    assert found.measured.frames == 0


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_probe__shorter_than_its_header__plays_and_keeps_the_headers_frames(share: float, tmp_path: Path) -> None:
    path = tmp_path / "A001C005.mov"
    path.write_bytes(_cut(share, _index_first)(path))
    found = look(path)
    assert found.playable
    assert found.measured.frames == 48
    with av.open(str(path)) as movie:
        readable = sum(1 for packet in movie.demux(video=0) if packet.size and not packet.is_corrupt)
    assert found.trouble == f"A001C005.mov ends early: {readable} of 48 frames are readable. Labels are kept; ask for a new copy."


def test_probe__only_its_sound_is_short__says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    path.write_bytes(_index_first(path, sound=True)[:-40])
    found = look(path)
    assert found.playable
    assert found.trouble == "a.mov ends early: its 48 frames are readable, its sound is not whole. Labels are kept; ask for a new copy."


def test_probe__ends_before_its_first_frame__is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    data = _index_first(path)
    path.write_bytes(data[: data.index(b"mdat") + 20])
    assert look(path).trouble == "a.mov ends before its first frame. Copy it again from the card."


def test_probe__mxf_cut_short__says_about_how_much(tmp_path: Path) -> None:
    path = tmp_path / "a.mxf"
    data = _mxf(path)
    path.write_bytes(data[: len(data) * 6 // 10])
    found = look(path)
    assert found.playable
    assert found.measured.frames == 50
    about = int(found.trouble.removeprefix("a.mxf ends early: about ").split(" of 50 ")[0])
    assert 28 <= about <= 31


@pytest.mark.parametrize(
    "name",
    ["._A001C001.mov", ".DS_Store", "Thumbs.db", "desktop.ini", ".hidden.mov"]
    + [f"A001.{ending}" for ending in ("xml", "ALE", "csv", "txt", "pdf", "json", "mhl", "edl", "otio", "jpg", "dailies")],
)
def test_probe__beside_the_media__is_no_clip(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(_good(path))  # whatever it holds
    found = look(path)
    assert (found.is_media, found.playable, found.trouble) == (False, False, "")


@pytest.mark.parametrize("name", ["README", "backup.xyz"])
def test_probe__no_known_ending__is_told_by_content(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"nothing to see")
    assert not look(path).is_media
    path.write_bytes(b"")
    assert not look(path).is_media
    path.write_bytes(_good(path))
    assert look(path).playable


NAMES = [
    "a#b.mov",
    "50%20.mov",
    "two words.mov",
    "concat:a|b.mov",
    "http:x.mov",
    "駅 – arrivée.mov",
    unicodedata.normalize("NFD", "é.mov"),
    "-f.mov",
    "?.mov",
]


@pytest.mark.skipif(sys.platform == "win32", reason="these names cannot be made there")
@pytest.mark.parametrize("name", NAMES)
def test_probe__odd_names__are_only_names(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(_good(path))
    found = look(path)
    assert (found.playable, found.measured.frames, found.path) == (True, 48, os.fsencode(path))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes names that are no text")
def test_probe__name_that_is_no_text__is_read(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9 \xff.mov")  # noqa: PTH118 - bytes
    with open(path, "wb") as file:  # noqa: PTH123 - bytes
        file.write(_good(tmp_path / "x"))
    assert probe(path).measured.frames == 48


def test_probe__gone_meanwhile__says_so(tmp_path: Path) -> None:
    assert look(tmp_path / "gone.mov").trouble == "gone.mov is not where it was. Connect its drive, or ingest it where it is now."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nobody forbids root to read")
def test_probe__forbidden__says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    path.write_bytes(_good(path))
    path.chmod(0)
    assert look(path).trouble == "a.mov may not be read by you. Change its permissions, or copy it again."


def test_probe__key__follows_the_media_not_the_name(tmp_path: Path) -> None:
    first, other = make_clip(tmp_path / "a.mov"), make_clip(tmp_path / "b.mov", start_tc="02:00:00:00")
    copy = tmp_path / "c.mov"
    copy.write_bytes(first.read_bytes())
    assert look(first).key == look(copy).key != look(other).key


# --- material of others


@pytest.fixture(scope="module")
def shoot() -> Shoot:
    return find_shoot()


@pytest.mark.material
def test_probe__the_shoot__equals_its_truth(shoot: Shoot) -> None:
    wrong: list[tuple[str, tuple[object, ...]]] = []
    for clip in shoot.truth["clips"]:
        found, measured = look(shoot.path(clip["file"])), look(shoot.path(clip["file"])).measured
        rate = FrameRate(Fraction(clip["rate"]))
        start = Timecode.parse(clip["start"], rate=rate, drop=clip["drop_frame"]).frame
        said = (measured.rate, measured.frames, measured.start, measured.drop, found.trouble, measured.frames_exact)
        if said != (rate, clip["frames"], start, clip["drop_frame"], "", True):
            wrong.append((clip["file"], said))
        if clip["file"].endswith(".mov") and measured.tape != clip["reel"]:
            wrong.append((clip["file"], (measured.tape,)))
        assert (measured.channels > 0) == clip["audio"]
        assert measured.recorded is not None
        assert measured.recorded.astimezone(UTC).date().isoformat() == clip["shoot_date"]
    assert wrong == []


ODD = {
    "zero bytes": "is empty",
    "truncated at 60 %, index lost": "is incomplete: its index is missing",
    "non-ASCII letters, blanks and # in the name": "",
    "phone clip": "has no timecode and a variable frame rate",
    "a text file named .mov": "is not a movie",
}


@pytest.mark.material
def test_probe__the_shoots_odd_files__get_their_sentences(shoot: Shoot) -> None:
    for odd in shoot.truth["odd"]:
        found = look(shoot.path(odd["file"]))
        expected = ODD[odd["kind"].partition(":")[0]]
        assert found.is_media
        assert expected in found.trouble
        assert (found.trouble == "") == (expected == "")
        assert found.playable == (expected == "" or "variable" in expected)
    assert look(shoot.path("PHONE/IMG_0417.MOV")).measured.rotation == 90


@pytest.mark.material
def test_probe__the_shoots_sound__equals_its_truth(shoot: Shoot) -> None:
    for sound in shoot.truth["sound"]:
        found = look(shoot.path(sound["file"]))
        rate = FrameRate(Fraction(sound["rate"]))
        assert found.measured.time_reference == sound["time_reference"]
        assert found.measured.start == Timecode.parse(sound["start"], rate=rate).frame
        assert (found.said.scene, found.said.take, found.said.sound_roll) == (sound["scene"], sound["take"], sound["sound_roll"])


@pytest.mark.material
def test_probe__difficult_files_of_others__get_a_sane_status() -> None:
    folder = MATERIAL / "media"
    if not folder.is_dir():
        pytest.skip("the shared test material is not beside the checkout")
    found = {path.name: look(path) for path in folder.iterdir()}
    assert not found.pop("SOURCES.tsv").is_media
    unplayable = {name for name, one in found.items() if not one.playable}
    assert unplayable == {"exiftool__QuickTime.mov", "mp4parse-rust__chunk_out_of_range.mp4"}
    for name, one in found.items():
        assert one.playable or one.trouble.startswith(name)
        assert not one.playable or one.measured.frames > 0 or one.measured.samples > 0
    assert found["mediabunny__cursed-vfr.mp4"].measured.vfr
    assert found["sounddevices__A101_3.WAV"].measured.tracks == ("MKH516 A", "Boom")
    assert found["gpmf-parser__max-heromode.mp4"].measured.start is not None
