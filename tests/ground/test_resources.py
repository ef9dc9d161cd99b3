"""Prove where shipped files are looked for."""

from pathlib import Path

import pytest

from dailies_logger.ground import resources


def test_resource__installed__comes_before_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed, checkout = tmp_path / "_resources", tmp_path / "resources"
    for root in (installed, checkout):
        (root / "help").mkdir(parents=True)
        (root / "help" / "guide.md").write_text(root.name)
    (checkout / "only.txt").write_text("here")
    monkeypatch.setattr(resources, "_ROOTS", (installed, checkout))
    assert resources.resource("help", "guide.md").read_text() == "_resources"
    assert resources.resource("only.txt") == checkout / "only.txt"


def test_resource__absent__names_what_is_missing() -> None:
    with pytest.raises(FileNotFoundError, match=r"no/such\.file"):
        resources.resource("no", "such.file")
