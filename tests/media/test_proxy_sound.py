"""Prove that a proxy sounds as its source does: every channel, and in sync to the sample."""

import os
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from dailies_logger.media.proxy_sound import rows_of
from dailies_logger.media.sound import ClipSound
from dailies_logger.media.writing import Recipe, Slate, Track, write_movie
from tests.support.clips import pictures
from tests.support.proxies import source_of, written

FRAMES = 75


def _voice(seed: int, *, rate: int = 48_000, seconds: int = 3) -> NDArray[np.int16]:
    """Make sound that is like no other and that AAC keeps well: noise below 2 kHz."""
    noise = np.fft.rfft(np.random.default_rng(seed).standard_normal(rate * seconds))
    noise[2000 * seconds :] = 0
    return (np.fft.irfft(noise) * 30_000).clip(-30_000, 30_000).astype(np.int16)


def _late(one: NDArray[np.float32], other: NDArray[np.float32]) -> int:
    """Return by how many samples the second sounds later than the first."""
    size = 2 * len(one)
    match = np.fft.irfft(np.fft.rfft(other, size) * np.conj(np.fft.rfft(one, size)))
    place = int(np.argmax(match))
    return place - size if place > size // 2 else place


def _astray(path: Path, tmp_path: Path) -> tuple[tuple[int, ...], list[tuple[int, float]]]:
    """Return the proxy's tracks, and by how many samples any channel sounds late, or how little it is like its source."""
    source, target = source_of(path), tmp_path / "proxy.mov"
    written(source, target)
    original, proxy = ClipSound(os.fsencode(path), origin=source.table.origin), ClipSound(os.fsencode(target), origin=Fraction(0))
    assert (proxy.sample_rate, sum(proxy.tracks)) == (original.sample_rate, sum(original.tracks))
    assert abs(proxy.samples - FRAMES * original.sample_rate // 25) <= 1
    found = [
        (_late(one, other), float(np.corrcoef(one, other)[0, 1]))
        for start in (4_000, 90_000, 40_001)
        for one, other in zip(original.voices(start, 16_384), proxy.voices(start, 16_384), strict=True)
    ]
    original.close()
    proxy.close()
    return proxy.tracks, [(late, like) for late, like in found if late or like < 0.9]


@pytest.mark.parametrize(
    ("name", "codec", "recipe", "rows"),
    [
        ("mono.mov", "pcm_s16le", "mpeg4", 1),
        ("stereo.mov", "pcm_s16le", "mpeg4", 2),
        ("aac.mp4", "aac", "libx264", 2),
        ("stream.ts", "mp2", "mpeg2video", 2),
    ],
)
def test_sound__is_in_sync_to_the_sample(tmp_path: Path, name: str, codec: str, recipe: str, rows: int) -> None:
    path = tmp_path / name
    track = Track(samples=np.stack([_voice(seed) for seed in range(rows)]), codec=codec)
    write_movie(path, pictures(FRAMES, size=(160, 90)), rate=Fraction(25), recipe=Recipe(codec=recipe), slate=Slate(), sound=track)
    assert _astray(path, tmp_path) == ((rows,), [])


def test_sound__of_many_tracks_stays_apart(tmp_path: Path) -> None:
    path = tmp_path / "many.mov"
    with av.open(str(path), "w") as movie:
        video = movie.add_stream("mpeg4", rate=25)
        video.width, video.height, video.pix_fmt = 160, 90, "yuv420p"
        layouts = ("mono", "mono", "4.0")
        streams = [movie.add_stream("pcm_s16le", rate=48_000, layout=layout) for layout in layouts]
        for number, planes in enumerate(pictures(FRAMES, size=(160, 90))):
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            movie.mux(video.encode(frame))
        movie.mux(video.encode(None))
        for place, (stream, layout) in enumerate(zip(streams, layouts, strict=True)):
            rows = np.stack([_voice(10 * place + row) for row in range(4 if layout == "4.0" else 1)])
            piece = av.AudioFrame.from_ndarray(np.ascontiguousarray(rows.T.reshape(1, -1)), format="s16", layout=layout)
            piece.sample_rate, piece.pts, piece.time_base = 48_000, 0, Fraction(1, 48_000)
            movie.mux(stream.encode(piece))
            movie.mux(stream.encode(None))
    assert _astray(path, tmp_path) == ((1, 1, 1, 1, 1, 1), [])


def test_rows_of__keeps_mono_and_stereo_and_parts_what_has_more() -> None:
    assert rows_of((1, 2, 4)) == [range(1), range(1, 3), range(3, 4), range(4, 5), range(5, 6), range(6, 7)]
    assert rows_of(()) == []
