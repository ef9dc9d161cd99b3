"""An .otio from anywhere is read in a child, and what is wrong with it is a sentence."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dailies_logger.ground.children import ChildFailed, Children, Failure
from dailies_logger.interchange import otio_read
from dailies_logger.interchange.otio_read import DEEPEST, answer, depth_of
from dailies_logger.interchange.otio_write import as_text
from tests.support.sequences import small

SMALL = as_text(small())


def given_file(folder: Path, data: bytes | str, name: str = "cut.otio") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def trouble(path: Path) -> str:
    reply = answer({"path": str(path)})
    assert isinstance(reply, dict)
    return str(reply.get("trouble"))


def changed(change: Callable[[Any], object]) -> str:
    """Return the small file with something changed in its first clip."""
    whole = json.loads(SMALL)
    change(whole["tracks"]["children"][0]["children"][0])
    return json.dumps(whole)


def test_answer__says_plainly_what_is_there(tmp_path: Path) -> None:
    reply: Any = answer({"path": str(given_file(tmp_path, SMALL))})
    timeline = reply["timeline"]
    assert (timeline["name"], timeline["start"]) == ("Best of 12", (86_400, 24000 / 1001))
    assert [(track["name"], track["kind"], len(track["items"])) for track in timeline["tracks"]] == [("V1", "Video", 3), ("A1", "Audio", 3)]
    first, second, _ = timeline["tracks"][0]["items"]
    assert first["source"] == [864_024, 24, 24000 / 1001]
    assert first["available"] == [864_000, 240, 24000 / 1001]
    assert first["url"] == "/rushes/A001 Gleis 3 – arrivée 駅 #2.mov"
    assert first["markers"][0]["comment"] == "the lie lands"
    assert [(marker["range"][:2], marker["own"]) for marker in first["markers"]] == [
        ([864_024, 24], [24, 48]),
        ([864_024, 24], [0, 240]),
        ([864_030, 1], [30, 31]),
    ]
    assert second["position"] == pytest.approx(1.001)
    assert timeline["tracks"][1]["items"][2]["gap"] == [24000 / 1001, 24000 / 1001]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("", "cut.otio is no OpenTimelineIO file: "),
        ("{", "cut.otio is no OpenTimelineIO file: "),
        ("[1, 2]", "cut.otio holds no timeline."),
        ("{}", "cut.otio holds no timeline."),
        ('{"OTIO_SCHEMA": "Timeline.1"}', "cut.otio is no OpenTimelineIO file: "),
        ('{"OTIO_SCHEMA": "Timeline.999"}', "cut.otio is no OpenTimelineIO file: "),
        ('{"OTIO_SCHEMA": "Nothing.1"}', "cut.otio holds no timeline."),
        ('{"OTIO_SCHEMA": "Gap.1"}', "cut.otio "),
        (SMALL.replace("Timeline.1", "SerializableCollection.1"), "cut.otio "),
        (SMALL.replace("Marker.2", "Marker.3"), "cut.otio is no OpenTimelineIO file: "),
        (SMALL.replace('"Track.1"', '"Stack.1"'), "cut.otio "),
        (SMALL.encode("utf-16"), "cut.otio is not UTF-8 text, so it is no OpenTimelineIO file."),
        (b"\xff\xfe\xfa" * 100, "cut.otio is not UTF-8 text, so it is no OpenTimelineIO file."),
        ("[" * 100_000, "cut.otio is nested too deeply to be a timeline, so it was not read."),
        ('{"a":' * 100_000, "cut.otio is nested too deeply to be a timeline, so it was not read."),
        ("1e999", "cut.otio "),
    ],
)
def test_answer__says_what_is_wrong(tmp_path: Path, data: bytes | str, sentence: str) -> None:
    said = trouble(given_file(tmp_path, data))
    assert said.startswith(sentence)
    assert said.endswith(".")
    assert len(said) < 300


_OFFSET = {"OTIO_SCHEMA": "RationalTime.1", "value": 4, "rate": 24}
_TRANSITION = {"OTIO_SCHEMA": "Transition.1", "transition_type": "SMPTE_Dissolve", "in_offset": _OFFSET, "out_offset": _OFFSET}


def _rate(clip: Any, rate: object) -> None:
    clip["source_range"]["duration"]["rate"] = clip["source_range"]["start_time"]["rate"] = rate


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda clip: _rate(clip, 0), "cut.otio counts time at 0 frames a second, which cannot be."),
        (lambda clip: _rate(clip, -24), "cut.otio counts time at -24 frames a second, which cannot be."),
        (lambda clip: _rate(clip, 1e308 * 10), "cut.otio counts time at inf frames a second, which cannot be."),
        (lambda clip: clip["source_range"]["duration"].update(rate=25), "cut.otio counts one range at two rates (23.976 and 25)."),
        (
            lambda clip: clip["markers"][0]["marked_range"]["start_time"].update(rate=0),
            "cut.otio counts time at 0 frames a second, which cannot be.",
        ),
        (lambda clip: clip.update(_TRANSITION), "cut.otio holds something other than clips and gaps on track V1."),
    ],
)
def test_answer__refuses_time_that_cannot_be(tmp_path: Path, change: Callable[[Any], object], sentence: str) -> None:
    assert trouble(given_file(tmp_path, changed(change))) == sentence


def test_answer__metadata_of_others_does_no_harm(tmp_path: Path) -> None:
    others: tuple[Any, ...] = (None, "words", 7, [], {"clip": 7})
    for ours in others:
        whole = json.loads(SMALL)
        whole["tracks"]["children"][0]["children"][0]["metadata"] = {"dailies_logger": ours, "else": {"x": [1, {"y": None}]}}
        reply: Any = answer({"path": str(given_file(tmp_path, json.dumps(whole)))})
        assert reply["timeline"]["tracks"][0]["items"][0]["clip"] is None


@pytest.mark.parametrize("said", [None, 7, "ab", [], [1], [1, 2, 3], [1.5, 2], ["1", "2"], {"start": 1, "end": 2}])
def test_answer__a_range_of_others_is_none_of_ours(tmp_path: Path, said: object) -> None:
    text = changed(lambda clip: clip["markers"][0]["metadata"]["dailies_logger"].update(range=said))
    reply: Any = answer({"path": str(given_file(tmp_path, text))})
    assert reply["timeline"]["tracks"][0]["items"][0]["markers"][0]["own"] is None


def without(*names: str) -> Callable[[Any], None]:
    def change(item: Any) -> None:
        for name in names:
            item[name] = None

    return change


def test_answer__what_the_library_trips_over_later_is_a_sentence_too(tmp_path: Path) -> None:
    """Leave out what may be left out by the schema, so that lengths cannot be told."""
    no_tracks = json.dumps(json.loads(SMALL) | {"tracks": None})
    no_length = changed(without("source_range", "media_references"))
    empty_gap = json.loads(SMALL)
    empty_gap["tracks"]["children"][1]["children"][2]["source_range"] = None
    for text in (no_tracks, no_length, json.dumps(empty_gap)):
        said = trouble(given_file(tmp_path, text))
        assert said.startswith("cut.otio is no OpenTimelineIO file: ")
        assert said.endswith(".")


def test_answer__a_sentence_stays_short_however_long_a_name_is(tmp_path: Path) -> None:
    for text in (SMALL.replace('"V1"', f'"{"n" * 5000}"').replace('"Clip.2"', '"Stack.1"', 1), SMALL.replace("Track.1", "T" * 5000)):
        assert len(trouble(given_file(tmp_path, text))) <= 500


def test_answer__a_clip_without_media_is_said_to_have_none(tmp_path: Path) -> None:
    text = changed(
        lambda clip: clip.update(
            media_references={"DEFAULT_MEDIA": {"OTIO_SCHEMA": "MissingReference.1", "metadata": {}, "name": "", "available_range": None}}
        )
    )
    reply: Any = answer({"path": str(given_file(tmp_path, text))})
    first = reply["timeline"]["tracks"][0]["items"][0]
    assert (first["url"], first["available"]) == (None, None)


def test_answer__a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = given_file(tmp_path, SMALL)
    monkeypatch.setattr(otio_read, "LARGEST", 1000)
    assert trouble(path) == "cut.otio is too large to read (0 MB; at most 0 MB)."


def test_answer__a_file_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    assert trouble(tmp_path / "gone.otio") == "gone.otio cannot be read: No such file or directory."
    assert trouble(tmp_path).endswith(".")
    assert answer({}) == {"trouble": "No file was named."}
    assert answer(["x"]) == {"trouble": "No file was named."}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_answer__a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.otio")
    assert "no file that can be read" in trouble(tmp_path / "pipe.otio")


@pytest.mark.parametrize(
    ("data", "depth"),
    [
        (b"", 0),
        (b"[]", 1),
        (b'{"a":[{}]}', 3),
        (b'"[[[["', 0),
        (b'["\\"[[[["]', 1),
        (b'["\\\\",[[]]]', 3),
        (b'["a\\\\\\"[[["]', 1),
        (b"]]]][[", 0),
        (b'"open [[[', 3),
    ],
)
def test_depth_of__counts_brackets_outside_strings(data: bytes, depth: int) -> None:
    assert depth_of(data) == depth


@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    )
)
def test_depth_of__agrees_with_the_values(value: Any) -> None:
    assert depth_of(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")) == _depth(value)


def _depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (1 if isinstance(value, list | dict) else 0) + max(map(_depth, inner), default=0)


def test_depth_of__is_linear_and_stops() -> None:
    for hostile in (b"[" * 2_000_000, b'"\\' * 1_000_000, b'\\"' * 1_000_000, b'"' * 2_000_001, b"[]" * 1_000_000):
        began = time.process_time()
        assert depth_of(hostile) <= DEEPEST + 1
        assert time.process_time() - began < 2


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    """Read as the application does: damaged text can bring OpenTimelineIO down, and whatever process it runs in."""
    with Children("otio") as children:
        yield children


def reply_of(children: Children, path: Path) -> object:
    """Ask a child to read a file; what took the child is an answer too."""
    try:
        return children.ask({"path": str(path)})
    except ChildFailed as failed:
        return failed.reason


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(data=st.data())
def test_answer__a_damaged_file_is_a_sentence_or_a_timeline_or_takes_its_child_alone(
    tmp_path: Path, children: Children, data: st.DataObject
) -> None:
    text = SMALL.encode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    patch = data.draw(st.binary(max_size=8) | st.sampled_from((b"null", b"0", b"-1", b'""', b"{}", b"[]", b"1e400", b"NaN")))
    damaged = given_file(tmp_path, text[:start] + patch + text[end:])
    reply = reply_of(children, damaged)
    assert reply is Failure.CRASHED or (isinstance(reply, dict) and set(reply) in ({"timeline"}, {"trouble"}))


@pytest.mark.skipif(sys.platform == "win32", reason="names are UTF-16 there")
def test_answer__a_name_that_is_no_utf8_can_be_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.otio"))
    path.write_text(SMALL, encoding="utf-8")
    assert "timeline" in answer(json.loads(json.dumps({"path": str(path)})))  # type: ignore[operator]
