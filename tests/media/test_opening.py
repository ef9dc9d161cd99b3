"""Open media by any name, and never a network."""

from pathlib import Path

import pytest

from dailies_logger.domain.errors import MediaError
from dailies_logger.media.opening import byte_size, file_shown, open_container
from tests.support.clips import make_clip


@pytest.mark.parametrize("name", ["a #1.mov", "100% done %d.mov", "concat:a.mov", "駅 arrivée.mov", "http:x.mov"])
def test_open_container__reads_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    make_clip(tmp_path / "plain.mov", frames=3).rename(path)
    with open_container(str(path).encode()) as container:
        assert container.streams.video[0].frames == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, r"^x\.mov is not where it was\. Connect its drive, or ingest it where it is now\.$"),
        (b"", r"^x\.mov cannot be read as media\. Ask for a new copy\.$"),
        (b"not a movie" * 500, r"^x\.mov cannot be read as media\. Ask for a new copy\.$"),
    ],
)
def test_open_container__says_why_not(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "x.mov"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MediaError, match=sentence):
        open_container(str(path).encode())


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="this system has no file that cannot be read from its beginning on")
def test_open_container__tells_a_drive_in_trouble_from_a_bad_file() -> None:
    with pytest.raises(MediaError, match=r"^mem cannot be read from its drive\. Connect the drive again\.$"):
        open_container(b"/proc/self/mem")


def test_byte_size__of_what_cannot_be_asked_is_none(tmp_path: Path) -> None:
    (tmp_path / "x.mov").write_bytes(b"four")
    assert byte_size(str(tmp_path / "x.mov").encode()) == 4
    for gone in (b"/none/x.mov", str(tmp_path / "x.mov" / "y.mov").encode(), b"x\0y.mov", b"x" * 5000):
        assert byte_size(gone) is None


def test_open_container__does_not_follow_a_playlist_to_the_network(tmp_path: Path) -> None:
    path = tmp_path / "card.mov"
    path.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n")
    with pytest.raises(MediaError, match="cannot be read as media"):
        open_container(str(path).encode())


def test_file_shown__replaces_what_is_no_text() -> None:
    assert file_shown(b"/cards/A/caf\xe9 #2.mov") == "caf� #2.mov"
    assert file_shown("/cards/駅.mov".encode()) == "駅.mov"
