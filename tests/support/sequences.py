"""Made sequences for the tests of interchange: every rate, drop-frame, sound, gaps, labels anywhere."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, LabelKind
from dailies_logger.domain.sequence import Cut, Gap, Mark, Sequence, Track, TrackKind
from dailies_logger.domain.timecode import FrameRange, FrameRate, Timecode
from dailies_logger.workflow.labelling import kind_name
from tests.support.rushes import FILM, NTSC, PAL, RATES, camera_clip, label, slated, sound_clip, stringout


def mark(clip: Clip, start: int, end: int, kind: str = "best_moment", **fields: object) -> Mark:
    return marked(label(clip, start, end, kind, **fields))


def marked(of: Label) -> Mark:
    return Mark(label=of, name=kind_name(of, DEFAULT_VOCABULARY), lane=DEFAULT_VOCABULARY.lane(of.kind), range=of.range())


def sequence(*tracks: Track, rate: FrameRate = FILM, name: str = "Best of 12") -> Sequence:
    return Sequence(name=name, rate=rate, start=Timecode.parse("01:00:00:00", rate=rate, drop=False), tracks=tracks)


def picture(*items: Cut | Gap, name: str = "V1") -> Track:
    return Track(name=name, kind=TrackKind.PICTURE, items=items)


def heard(*items: Cut | Gap, name: str = "A1") -> Track:
    return Track(name=name, kind=TrackKind.SOUND, items=items)


def small() -> Sequence:
    """Make a sequence with one of everything: production sound, a gap, mixed rates, drop-frame, a clip without timecode."""
    take = slated("24A", "3", circled=True, rating=4)
    path = "/rushes/A001 Gleis 3 – arrivée 駅 #2.mov"
    film = replace(camera_clip(take=take, scene="24"), path=path.encode(), file=path)
    drop = camera_clip("B002C001_261120_R2XY", rate=NTSC, start="10:00:59;28", frames=90)
    phone = camera_clip("IMG_0417", rate=PAL, start=None, frames=50, channels=0)
    sound = sound_clip(take=take, sync=Fraction(-2))
    marks = (
        mark(film, 24, 48, text="the lie lands", who="Mara", rating=5),
        mark(film, 0, 240, "size", value="CU"),
        mark(film, 30, 31, "note", text='two\nlines, "quoted" – ü 駅'),
    )
    cut = Cut(clip=film, name=film.name, source_range=FrameRange(24, 48), marks=marks, handles=(12, 12), take=take)
    dropped = Cut(
        clip=drop, name=drop.name, source_range=FrameRange(0, 30), marks=(mark(drop, 2, 3, "problem", value="soft"),), handles=(0, 12)
    )
    end = Cut(clip=phone, name=phone.name, source_range=FrameRange(10, 35), handles=(10, 12))
    under = Cut(clip=sound, name=sound.name, source_range=FrameRange(144_048, 192_096), take=take)
    rest = Gap(seconds=Fraction(1))
    made = sequence(picture(cut, dropped, end), heard(under, replace(dropped, marks=()), rest))
    return replace(made, stringout=stringout("Best of 12", query="scene:24 kind:best_moment", order="size"))


@st.composite
def any_label(draw: st.DrawFn, clip: Clip) -> Mark:
    kind: LabelKind = draw(st.sampled_from(DEFAULT_VOCABULARY.kinds))
    start = draw(st.integers(0, clip.frames - 1))
    text = draw(st.text(max_size=12))
    value = draw(st.sampled_from(kind.values)) if kind.values else ""
    made = label(clip, start, draw(st.integers(start + 1, clip.frames)), kind.id, text=text, value=value)
    return marked(replace(made, rating=draw(st.integers(0, 5)), who=draw(st.text(max_size=5))))


@st.composite
def any_cut(draw: st.DrawFn) -> Cut:
    rate: FrameRate = draw(st.sampled_from((*RATES, FrameRate.of(120000, 1001), FrameRate.of(15), FrameRate.of(2997, 125))))
    frames = draw(st.integers(1, 10**6))
    base = camera_clip(draw(st.sampled_from(("A001C001", "B001C002", "x y #1 %20 ü"))), rate=rate, frames=frames, start=None)
    start = draw(st.none() | st.integers(0, 24 * 3600 * rate.nominal))
    clip = replace(base, start=start, drop=start is not None and rate.may_drop and draw(st.booleans()))
    if draw(st.integers(0, 4)) == 0:
        sound = sound_clip(samples=draw(st.integers(1, 10**9)), rate=rate)
        first = draw(st.integers(0, sound.measured.samples - 1))
        return Cut(clip=sound, name=sound.name, source_range=FrameRange(first, draw(st.integers(first + 1, sound.measured.samples))))
    first = draw(st.integers(0, frames - 1))
    span = FrameRange(first, draw(st.integers(first + 1, frames)))
    return Cut(clip=clip, name=clip.name, source_range=span, marks=tuple(draw(st.lists(any_label(clip), max_size=3))))


def any_sequence() -> st.SearchStrategy[Sequence]:
    gap = st.builds(Gap, seconds=st.fractions(Fraction(1, 192_000), 100, max_denominator=192_000))
    track = st.builds(
        Track, name=st.sampled_from(("V1", "A1")), kind=st.sampled_from(TrackKind), items=st.lists(any_cut() | gap, max_size=5).map(tuple)
    )
    rate = st.sampled_from(RATES)
    return st.builds(
        lambda tracks, rate, name: sequence(*tracks, rate=rate, name=name),
        st.lists(track, min_size=1, max_size=3),
        rate,
        st.text(max_size=9),
    )
