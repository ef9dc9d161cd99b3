"""Keep the settings of proxies, and read whatever stands in the file."""

from dataclasses import replace
from pathlib import Path

import pytest

from dailies_logger.media.proxy_settings import SettingsFile
from dailies_logger.workflow.ports import ProxySettings


def test_read__what_was_written(tmp_path: Path) -> None:
    kept = SettingsFile(tmp_path / "proxies.ini", folder=tmp_path / "usual")
    wanted = ProxySettings(folder=tmp_path / "50 % of them", limit=3 << 29, automatic=False, play=False)
    kept.write(wanted)
    assert kept.read() == wanted
    assert SettingsFile(tmp_path / "proxies.ini", folder=tmp_path).read() == wanted
    assert [path.name for path in tmp_path.iterdir()] == ["proxies.ini"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[proxies]\nlimit_gib = much",
        "[proxies]\nlimit_gib = -1",
        "[proxies]\nlimit_gib = inf",
        "[proxies]\nfolder = beside",
        "\0\0",
        "[proxies]\n[proxies]",
    ],
)
def test_read__what_is_damaged_as_if_never_set(tmp_path: Path, text: str) -> None:
    (tmp_path / "proxies.ini").write_text(text)
    assert SettingsFile(tmp_path / "proxies.ini", folder=tmp_path / "usual").read() == ProxySettings(folder=tmp_path / "usual")


def test_read__one_line_alone(tmp_path: Path) -> None:
    (tmp_path / "proxies.ini").write_text("[proxies]\nautomatic = no\n")
    usual = ProxySettings(folder=tmp_path / "usual")
    assert SettingsFile(tmp_path / "proxies.ini", folder=tmp_path / "usual").read() == replace(usual, automatic=False)
