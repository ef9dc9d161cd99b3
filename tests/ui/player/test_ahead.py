"""What a list plays next is open before its time: pictures, clock and sound run on over the join."""

import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.workflow.playing import Pace, Stretch
from tests.support.made_media import HandSoundOut, MadeFrames, MadeMedia, made_clip
from tests.support.player_room import Make, Room

FIRST, SECOND, THIRD = (made_clip(f"{letter}001C001") for letter in "ABC")
SLOW_SECONDS = 0.3


class SlowMedia(MadeMedia):
    """Take its time to open a clip, and note which were opened."""

    opened: list[str]

    def frames(self, clip: Clip) -> MadeFrames:
        self.opened = [*getattr(self, "opened", []), clip.name]
        time.sleep(SLOW_SECONDS)
        return super().frames(clip)


def listed(*ranges: tuple[Clip, int, int]) -> list[Stretch]:
    return [Stretch(clip=clip.id, range=FrameRange(start, end)) for clip, start, end in ranges]


def timed(room: Room) -> list[tuple[str, int, float]]:
    """Collect clip, frame and time of all that is shown."""
    shown: list[tuple[str, int, float]] = []
    room.stage.frame_changed.connect(
        lambda frame: shown.append((room.stage.clip.name if room.stage.clip else "", frame, time.perf_counter()))
    )
    return shown


def joined(room: Room, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the clips that are gone over into without a gap."""
    names: list[str] = []
    follow = room.player._transport.follow

    def note(pace: Pace, frames: FrameRange, *, black: Fraction) -> None:
        ready = room.player._ready
        names.append(ready.seen[0].name if ready is not None and ready.seen[0] is not None else "")
        follow(pace, frames, black=black)

    monkeypatch.setattr(room.player._transport, "follow", note)
    return names


@pytest.mark.parametrize("speed", [1, -1])
def test_list__goes_over_from_clip_to_clip_without_waiting_for_the_media(
    make_room: Make, monkeypatch: pytest.MonkeyPatch, speed: int
) -> None:
    media = SlowMedia()
    room = make_room(FIRST, SECOND, THIRD, media=media)
    room.show(FIRST, 9)
    shown, joins = timed(room), joined(room, monkeypatch)
    ranges = [(FIRST, 10, 40), (SECOND, 20, 50), (THIRD, 5, 35)]
    room.player.play_list(listed(*ranges))
    if speed < 0:
        room.until(lambda: room.stage.clip == THIRD and room.stage.frame > 25)
        joins.clear()
        room.player.shuttle(-1)
        room.until(lambda: room.stage.clip == FIRST)
        assert joins == ["B001C001", "A001C001"]
        room.player.stop()
        return
    room.until(lambda: not room.player.playing)
    assert joins == ["B001C001", "C001C001"]
    assert media.opened == ["A001C001", "B001C001", "C001C001"], "each is opened once"
    for clip, start, end in ranges:
        frames = [frame for name, frame, _ in shown if name == clip.name and frame in range(start, end)]
        assert frames == sorted(frames)
        assert frames[-1] == end - 1
    begins = [next(at for name, frame, at in shown if name == clip.name and frame >= start) for clip, start, _ in ranges]
    assert all(0 < later - before < 30 / 25 + SLOW_SECONDS / 2 for before, later in pairwise(begins))


def test_list__what_is_shown_is_the_frame_that_the_stage_names_over_every_join(make_room: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    room = make_room(FIRST, SECOND, media=MadeMedia())
    room.show(FIRST, 9)
    joins = joined(room, monkeypatch)
    room.player.play_list(listed((FIRST, 10, 25), (FIRST, 60, 75), (SECOND, 30, 45), (SECOND, 0, 15)))
    room.until(lambda: not room.player.playing)
    assert joins == ["A001C001", "B001C001", "B001C001"], "within a clip too"
    assert [frame for frame, strip in room.log if strip is not None and frame not in {strip, 30}] == []
    assert {24, 74, 44, 14} <= set(room.frames)


def test_list__the_sound_is_not_begun_anew(make_room: Make) -> None:
    out = HandSoundOut()
    room = make_room(FIRST, SECOND, media=MadeMedia(), out=out)
    room.show(FIRST, 9)
    room.player.play_list(listed((FIRST, 25, 50), (SECOND, 50, 75)))
    room.until(out.playing.is_set)
    stops, heard = out.stops, [0]

    def hear() -> bool:
        """Let the device ask and play on, faster than in life."""
        heard.extend(out.ask(480))
        out.heard += 480
        return room.stage.clip == SECOND and room.stage.frame >= 70

    room.until(hear)
    assert out.stops == stops
    assert heard[1:48_001] == [sample % 20_011 for sample in range(48_000, 96_000)]
    assert heard[48_001:72_001] == [sample % 20_011 for sample in range(96_000, 120_000)]
    room.player.stop()


@pytest.mark.parametrize(("channels", "rate"), [(2, 48_000), (1, 44_100)])
def test_list__sound_of_another_kind_begins_anew(make_room: Make, monkeypatch: pytest.MonkeyPatch, channels: int, rate: int) -> None:
    second = replace(SECOND, measured=replace(SECOND.measured, channels=channels, sample_rate=rate))
    room = make_room(FIRST, second, media=MadeMedia())
    room.show(FIRST, 9)
    joins = joined(room, monkeypatch)
    room.player.play_list(listed((FIRST, 10, 20), (second, 20, 30)))
    room.until(lambda: not room.player.playing)
    assert joins == []
    room.must_show(29)


def test_list__mixed_rates_go_over_each_at_its_own(make_room: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = replace(SECOND, measured=replace(SECOND.measured, rate=FrameRate.of(50)))
    room = make_room(FIRST, fast, media=MadeMedia())
    room.show(FIRST, 9)
    joins = joined(room, monkeypatch)
    began = time.perf_counter()
    room.player.play_list(listed((FIRST, 10, 20), (fast, 20, 60)))
    room.until(lambda: not room.player.playing)
    assert joins == ["B001C001"]
    assert time.perf_counter() - began >= Fraction(10, 25) + Fraction(40, 50)


def test_list__a_clip_without_picture_is_passed_over(make_room: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    class Damaged(MadeMedia):
        """Lose one clip."""

        def frames(self, clip: Clip) -> MadeFrames:
            self.gone = clip.id == SECOND.id
            try:
                return super().frames(clip)
            finally:
                self.gone = False

    room = make_room(FIRST, SECOND, THIRD, media=Damaged())
    room.show(FIRST, 9)
    room.player.play_list(listed((FIRST, 10, 30), (SECOND, 20, 30), (THIRD, 5, 15)))
    room.until(lambda: not room.player.playing)
    assert room.stage.clip == THIRD
    room.must_show(14)


def halt(room: Room) -> None:
    room.player.stop()


def step(room: Room) -> None:
    room.player.step(1)


def another(room: Room) -> None:
    room.stage.show_clip(THIRD.id, 7)


@pytest.mark.parametrize("act", [halt, step, another])
def test_list__what_was_opened_ahead_is_let_go_when_playing_ends(make_room: Make, act: Callable[[Room], None]) -> None:
    media = MadeMedia()
    room = make_room(FIRST, SECOND, THIRD, media=media)
    room.show(FIRST, 9)
    room.player.play_list(listed((FIRST, 10, 50), (SECOND, 20, 30)))
    room.until(lambda: any(clip == SECOND.id for clip, _, _ in media.asked))
    closed = media.closed
    act(room)
    room.until(lambda: media.closed > closed)
    room.until(lambda: not room.player.playing)
    assert room.stage.clip in (FIRST, THIRD)


@pytest.mark.parametrize("black", [Fraction(2, 25), Fraction(3, 2)])
def test_list__black_between_lasts_its_time_and_the_next_is_open_when_it_ends(
    make_room: Make, monkeypatch: pytest.MonkeyPatch, black: Fraction
) -> None:
    room = make_room(FIRST, SECOND, media=SlowMedia())
    room.show(FIRST, 9)
    joins, shown, dark = joined(room, monkeypatch), timed(room), list[float]()
    first, second = listed((FIRST, 10, 30), (SECOND, 20, 40))
    room.player.play_list([first, replace(second, black=black)])

    def ended() -> bool:
        """Note how much black is left, and that nothing is to be seen meanwhile."""
        if room.player.dark.left:
            dark.append(room.player.dark.left)
            assert room.view.shown is None
        return not room.player.playing

    room.until(ended)
    assert joins == ["B001C001"]
    assert float(black) / 2 < max(dark) <= float(black)
    assert dark == sorted(dark, reverse=True)
    assert room.notices == []
    last = next(at for name, frame, at in shown if (name, frame) == ("A001C001", 29))
    began = next(at for name, frame, at in shown if name == "B001C001" and frame > 20)
    assert float(black) + 1 / 25 - 0.02 < began - last < float(black) + 2 / 25 + SLOW_SECONDS / 2
    room.must_show(39)


def test_list__what_is_lost_ahead_is_said_when_it_is_due(make_room: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    class Lossy(MadeMedia):
        """Lose the second clip soon after its head."""

        def frames(self, clip: Clip) -> MadeFrames:
            self.damaged = set(range(104, 200)) if clip.id == SECOND.id else self.damaged
            return super().frames(clip)

    room = make_room(FIRST, SECOND, THIRD, media=Lossy())
    room.show(FIRST, 9)
    joins = joined(room, monkeypatch)
    room.player.play_list(listed((FIRST, 10, 40), (SECOND, 100, 130), (THIRD, 5, 15)))
    room.until(lambda: not room.player.playing)
    assert joins == []
    assert room.stage.clip == SECOND
    assert any("is damaged" in words for words in room.notices)


def test_list__the_next_comes_in_the_size_of_the_view_as_it_is_then(make_room: Make) -> None:
    media = MadeMedia()
    room = make_room(FIRST, SECOND, media=media)
    room.show(FIRST, 9)
    room.player.play_list(listed((FIRST, 10, 35), (SECOND, 20, 60)))
    room.until(lambda: any(clip == SECOND.id for clip, _, _ in media.asked))
    room.view.resize(640, 360)
    room.until(lambda: not room.player.playing)
    assert [width for clip, _, width in media.asked if clip == SECOND.id][-1] == room.view.wanted_width() == 640


def test_list__black_left_is_kept_when_the_speed_changes_or_the_file_does(make_room: Make) -> None:
    for act in ("shuttle", "reopen"):
        room = make_room(FIRST, SECOND, media=MadeMedia())
        room.show(FIRST, 9)
        first, second = listed((FIRST, 10, 20), (SECOND, 20, 60))
        room.player.play_list([first, replace(second, black=Fraction(3, 2))])
        room.until(lambda room=room: room.stage.clip == SECOND)  # type: ignore[misc]
        room.until(lambda room=room: 0 < room.player.dark.left < 1.4)  # type: ignore[misc]
        room.player.shuttle(1) if act == "shuttle" else room.player.reopen()
        assert 1 < room.player.dark.left < 1.4
        room.player.stop()
        assert room.player.dark.left == 0


def test_list__a_key_that_went_down_on_the_first_frame_of_a_clip_is_of_it(make_room: Make) -> None:
    room = make_room(FIRST, SECOND, media=MadeMedia())
    room.show(FIRST, 9)
    room.player.play_list(listed((FIRST, 10, 20), (SECOND, 30, 60)))
    down: list[float] = []
    room.stage.key_down = lambda: down[0] if down else None
    room.stage.clip_changed.connect(lambda: down.append(time.perf_counter() + 0.02))
    room.until(lambda: room.stage.clip == SECOND and room.stage.frame >= 33)
    assert room.stage.pressed == 30
    room.player.stop()


def test_list__the_sound_is_there_before_the_picture_is_taken(make_room: Make) -> None:
    room = make_room(FIRST, SECOND, media=MadeMedia())
    room.show(FIRST, 9)
    ahead, (stretch,) = room.player._ahead, listed((SECOND, 30, 60))
    room.player.play_list([*listed((FIRST, 10, 60)), stretch])
    room.until(lambda: ahead._feed.source.holds() and ahead._heard)
    ahead._heard = False
    assert ahead.take(stretch, Fraction(1)) is None
    room.player.stop()
