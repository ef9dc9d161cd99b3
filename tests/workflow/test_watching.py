"""Test what counts as watched."""

from datetime import UTC, datetime
from fractions import Fraction

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.domain.viewing import Viewing
from dailies_logger.workflow.watching import Watch, Watched, first_unseen, next_unseen, union, watched, watched_takes
from tests.support.library_maker import make_clip
from tests.support.memory_desk import CLIPS, TAKES, memory_desk

CLIP, OTHER, ME = id_from("clip"), id_from("other"), id_from("me")


def test_watch__a_run_grows_under_its_id_and_takes_dropped_frames_along() -> None:
    watch = Watch(ME)
    for frame in (10, 11, 13):
        watch.see(CLIP, frame)
    first = watch.take()
    assert [(each.clip, each.person, each.range) for each in first] == [(CLIP, ME, FrameRange(10, 14))]
    watch.see(CLIP, 14)
    second = watch.take()
    assert [(each.id, each.range) for each in second] == [(first[0].id, FrameRange(10, 15))]
    assert watch.take() == []


def test_watch__a_jump_another_clip_and_a_stop_begin_anew() -> None:
    watch = Watch(ME)
    for frame in (10, 500, 499):
        watch.see(CLIP, frame)
    watch.see(OTHER, 500)
    watch.end()
    watch.see(OTHER, 501)
    assert [(each.clip, each.range) for each in watch.take()] == [
        (CLIP, FrameRange(10, 11)),
        (CLIP, FrameRange(499, 501)),
        (OTHER, FrameRange(500, 501)),
        (OTHER, FrameRange(501, 502)),
    ]


def test_watch__what_was_given_back_is_there_again_as_it_has_grown() -> None:
    watch = Watch(ME)
    watch.see(CLIP, 1)
    refused = watch.take()
    watch.see(CLIP, 2)
    watch.give_back(refused)
    assert [each.range for each in watch.take()] == [FrameRange(1, 3)]
    watch.give_back(refused)
    assert watch.take() == refused


def test_union__joins_what_touches() -> None:
    ranges = [FrameRange(8, 9), FrameRange(0, 4), FrameRange(2, 3), FrameRange(4, 6), FrameRange(7, 7)]
    assert union(ranges) == [FrameRange(0, 6), FrameRange(8, 9)]


def test_watched__counts_each_frame_once_and_none_beyond_the_clip() -> None:
    clip, watch = make_clip(), Watch(ME)
    for frame in (0, 1, 2, clip.frames + 40):
        watch.see(clip.id, frame)
    assert watched(clip, watch.take() * 2) == Watched(
        seconds=clip.frames / clip.rate.fraction, unseen=(clip.frames - 3) / clip.rate.fraction, people=frozenset({ME})
    )
    assert watched(clip, ()).unseen == Fraction(2400 * 1001, 24000)


def test_watched_takes__answers_in_the_order_asked() -> None:
    _, library = memory_desk()
    takes = library.where(Take)
    whole = watched_takes(library, takes)
    assert all(each.unseen == each.seconds and not each.people for each in whole)
    assert any(each.seconds for each in whole)
    assert watched_takes(library, takes[::-1]) == whole[::-1]
    assert watched_takes(library, []) == []


def test_first_unseen__after_a_frame() -> None:
    clip, watch = make_clip(), Watch(ME)
    for frame in (0, 1, 2, 40, 41):
        watch.see(clip.id, frame)
    seen = watch.take()
    assert [first_unseen(clip, seen, after=after) for after in (-1, 0, 2, 3, 39, 40)] == [3, 3, 3, 4, 42, 42]
    assert first_unseen(clip, (), after=clip.frames - 1) is None


def test_next_unseen__is_in_this_clip_then_in_its_take_then_in_those_that_follow() -> None:
    _, library = memory_desk()
    takes = [take.id for take in TAKES]
    here = CLIPS[0]
    assert next_unseen(library, takes, clip=here, frame=7) == (here.id, 8)

    def watch(clip: Clip, first: int = 0) -> None:
        run = Viewing(id=new_id(), clip=clip.id, person=ME, range=FrameRange(first, clip.frames), at=datetime.now(UTC))
        library.keep_viewings([run])

    watch(here, 100)
    assert next_unseen(library, takes, clip=here, frame=200) == (CLIPS[1].id, 0), "the other angle"
    watch(CLIPS[1])
    found = next_unseen(library, takes, clip=here, frame=200)
    assert found is not None
    assert found[0] in {clip.id for clip in CLIPS[2:]}
    for clip in CLIPS[2:]:
        watch(clip)
    assert next_unseen(library, takes, clip=here, frame=200) == (here.id, 0), "what lies before comes last"
    watch(here)
    assert next_unseen(library, takes, clip=here, frame=200) is None
