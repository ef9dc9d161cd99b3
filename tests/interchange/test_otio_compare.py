"""What reads back otherwise is found, whatever it is, and the clip is named."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dailies_logger.domain.errors import ReadBackDiffers
from dailies_logger.domain.sequence import Sequence
from dailies_logger.interchange.otio_compare import compare
from dailies_logger.interchange.otio_read import answer
from dailies_logger.interchange.otio_write import as_text
from tests.support.sequences import any_sequence, small


def read_back(text: str, folder: Path) -> Any:
    path = folder / "cut.otio"
    path.write_text(text, encoding="utf-8")
    reply: Any = answer({"path": str(path)})
    assert "timeline" in reply, reply
    return json.loads(json.dumps(reply["timeline"]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120, deadline=None)
@given(any_sequence())
def test_compare__whatever_is_written_reads_back_the_same(tmp_path: Path, cutlist: Sequence) -> None:
    compare(cutlist, read_back(as_text(cutlist), tmp_path))


def test_compare__relative_paths_are_compared_as_written(tmp_path: Path) -> None:
    read = read_back(as_text(small(), beside=tmp_path), tmp_path)
    compare(small(), read, beside=tmp_path)
    with pytest.raises(ReadBackDiffers, match="its file is"):
        compare(small(), read)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """List the way to every figure and word in what was read."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield from places(below, (*path, key))
    if not isinstance(value, dict | list):
        yield path


def test_compare__finds_every_single_change(tmp_path: Path) -> None:
    """Change each figure and each word by the least that matters; each must be found, and the clip or track named."""
    read = read_back(as_text(small()), tmp_path)
    ways = list(places(read))
    assert len(ways) > 80
    for way in ways:
        other = copy.deepcopy(read)
        *above, last = way
        holder = other
        for key in above:
            holder = holder[key]
        holder[last] = _otherwise(holder[last])
        with pytest.raises(ReadBackDiffers) as caught:
            compare(small(), other)
        if "items" in way:
            track = read["tracks"][way[1]]
            name = track["items"][way[3]].get("name", "The gap at")
            assert str(caught.value).startswith(name), way
            assert f"on {track['name']} does not read back as written: " in str(caught.value)


def _otherwise(value: object) -> object:
    if isinstance(value, float):
        return value + 1e-5
    return value + 1 if isinstance(value, int) else f"{value}x"


@pytest.mark.parametrize("gone", ["tracks", "items", "markers"])
def test_compare__finds_what_is_missing(tmp_path: Path, gone: str) -> None:
    read = read_back(as_text(small()), tmp_path)
    track = read["tracks"][0]
    {"tracks": read["tracks"], "items": track["items"], "markers": track["items"][0]["markers"]}[gone].pop()
    with pytest.raises(ReadBackDiffers, match="the number of"):
        compare(small(), read)


def test_compare__a_gap_in_the_place_of_a_clip_is_named(tmp_path: Path) -> None:
    read = read_back(as_text(small()), tmp_path)
    items = read["tracks"][0]["items"]
    items[0] = {"gap": [24, 24.0], "position": 0.0}
    with pytest.raises(
        ReadBackDiffers, match=r"^A001 Gleis 3 – arrivée 駅 #2 on V1 does not read back as written: being a gap is True, not False\."
    ):
        compare(small(), read)


def test_compare__a_clip_in_the_place_of_a_gap_is_named(tmp_path: Path) -> None:
    read = read_back(as_text(small()), tmp_path)
    read["tracks"][1]["items"][2] = read["tracks"][1]["items"][0]
    with pytest.raises(ReadBackDiffers, match=r"^The gap at 2\.002 s on A1 does not read back as written: being a gap is False"):
        compare(small(), read)


def test_compare__names_both_figures_in_words(tmp_path: Path) -> None:
    text = as_text(small()).replace('"value":864024.0', '"value":864025.0', 1)
    with pytest.raises(ReadBackDiffers) as caught:
        compare(small(), read_back(text, tmp_path))
    assert str(caught.value) == (
        "A001 Gleis 3 – arrivée 駅 #2 on V1 does not read back as written: its source range is 864025 24 23.976023976,"
        " not 864024 24 23.976023976. The file was not kept."
    )
