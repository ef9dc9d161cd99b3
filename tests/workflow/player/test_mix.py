"""Say what is heard of each channel, and how the bars of a meter move."""

from dataclasses import replace

import pytest

from dailies_logger.workflow.player.mix import Bar, Meter, Mix, channel_names, height
from tests.support.made_media import made_clip


def test_gain__is_half_a_decibel_for_each_per_cent() -> None:
    assert Mix().gain == 1
    assert Mix(volume=88).gain == pytest.approx(0.501, abs=0.001)
    assert Mix(volume=60).gain == pytest.approx(0.1)
    assert (Mix(volume=0).gain, Mix(mute=True).gain) == (0, 0)


def test_stepped__stays_between_silence_and_full_and_louder_is_heard() -> None:
    assert [Mix(volume=volume).stepped(way).volume for volume, way in ((100, -1), (5, -1), (95, 1), (0, 1))] == [90, 0, 100, 10]
    assert not Mix(mute=True).stepped(1).mute
    assert Mix(mute=True).stepped(-1).mute


def test_heard__knows_mutes_and_solo() -> None:
    assert Mix().heard(3) == (0, 1, 2)
    assert Mix().toggled(1).heard(3) == (0, 2)
    assert Mix().toggled(1).toggled(1) == Mix()
    assert Mix(mute=True, muted=frozenset({0})).only(0, of=3).heard(3) == (0,)
    assert Mix(mute=True).heard(3) == ()


def test_channel_names__are_the_recorders_else_numbers() -> None:
    clip = made_clip(channels=3)
    assert channel_names(clip) == ("Track 1", "Track 2", "Track 3")
    named = replace(clip, measured=replace(clip.measured, tracks=("Boom", "", "Nell")))
    assert channel_names(named) == ("Boom", "Track 2", "Nell")
    odd = replace(clip, measured=replace(clip.measured, tracks=("Boom", "Nell")))
    assert channel_names(odd) == ("Track 1", "Track 2", "Track 3"), "a list that does not fit names nothing"
    assert channel_names(made_clip(channels=0)) == ()


def test_height__is_in_decibels() -> None:
    assert [round(height(peak), 2) for peak in (1.0, 0.5, 10**-1.2, 10**-2.4, 0.001, 0.0)] == [1.0, 0.87, 0.5, 0.0, 0.0, 0.0]


def test_meter__rises_at_once_falls_slowly_and_holds_the_highest() -> None:
    meter = Meter(2)
    meter.take((1.0,), seconds=0.04)
    assert [(bar.height, bar.held) for bar in meter.bars] == [(1.0, 1.0), (0.0, 0.0)]
    meter.take((), seconds=0.5)
    assert meter.bars[0].height == pytest.approx(0.7)
    assert meter.bars[0].held == 1.0
    meter.take((0.5, 0.5), seconds=0.04)
    assert meter.bars[0].height == meter.bars[1].height == height(0.5)
    assert meter.bars[0].held == 1.0
    meter.take((), seconds=1.0)
    assert meter.bars[0].held == meter.bars[0].height < 0.3, "held no longer than a second and a half"
    meter.take((), seconds=1.0)
    meter.take((), seconds=1.0)
    assert meter.still
    assert meter.bars == (Bar(), Bar())
