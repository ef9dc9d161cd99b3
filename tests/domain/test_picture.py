"""Test that pictures and sound are plain values."""

from dailies_logger.domain.picture import Picture, PixelFormat, SoundBlock


def test_picture__compares_by_what_it_shows() -> None:
    def red(frame: int) -> Picture:
        return Picture(frame=frame, width=2, height=1, stride=8, format=PixelFormat.BGRA, data=b"\0\0\xff\xff" * 2)

    assert red(4) == red(4)
    assert red(4) != red(5)


def test_sound_block__says_where_it_begins() -> None:
    block = SoundBlock(start=48_000, sample_rate=48_000, channels=2, data=bytes(8))
    assert block.start / block.sample_rate == 1
    assert len(block.data) // (2 * block.channels) == 2
