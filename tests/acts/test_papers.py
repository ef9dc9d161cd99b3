"""Hand over and take in: export as OTIO, import reports, ingest rushes, and clips whose drive is away."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from dailies_logger.domain.clip import Clip, ClipStatus
from dailies_logger.domain.take import Take
from dailies_logger.workflow.ports import Probed
from tests.support.acts import A1, A2, A3, B1, PATIENCE_MS, TAKES, Seat, away, label
from tests.support.intake import KnowingProber, heard, lay_files, probed, unreadable

Sit = Callable[..., Seat]


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[QFileDialog]:
    """Collect the file dialogs that are opened."""
    asked: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda self: asked.append(self))
    return asked


def saves(seat: Seat, dialogs: list[QFileDialog], command: str, path: Path) -> None:
    """Do an export and choose its file."""
    seat.runs(command)
    seat.until(lambda: bool(dialogs))
    dialogs.pop().fileSelected.emit(str(path))


def cuts(node: Any) -> Iterator[dict[str, Any]]:
    """Find the clips in an OTIO file."""
    if isinstance(node, dict):
        if str(node.get("OTIO_SCHEMA", "")).startswith("Clip."):
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for value in node:
            yield from cuts(value)


def test_export__a_take_is_written_and_read_back_and_says_so(sit: Sit, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    seat = sit(label("best_moment", 20, 40))
    path = tmp_path / "take.otio"
    saves(seat, dialogs, "export.take", path)
    seat.reads("take.otio is written and reads back the same")
    found = {Path(cut["media_references"]["DEFAULT_MEDIA"]["target_url"]).name for cut in cuts(json.loads(path.read_text()))}
    assert len(list(cuts(json.loads(path.read_text())))) == 2
    assert found
    assert seat.library.undoable(seat.work.desk.person.id) is None, "an export changes nothing"


def test_export__asks_for_a_name_of_its_own_and_before_it_replaces(seat: Seat, dialogs: list[QFileDialog]) -> None:
    seat.runs("export.take")
    dialog = dialogs.pop()
    assert Path(dialog.selectedFiles()[0]).name == "24A-1.otio"
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()
    assert seat.notice() == ""


def test_export__where_nothing_can_be_written_is_one_sentence(seat: Seat, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    saves(seat, dialogs, "export.day", tmp_path / "gone" / "day.otio")
    seat.reads("day.otio")
    assert "could not be written" in seat.notice()


def test_export__offline_media_still_exports(sit: Sit, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    gone = away(A1, tmp_path)
    seat = sit(label("best_moment", 20, 40), scene=(TAKES[0], gone, heard(gone)))
    path = tmp_path / "day.otio"
    saves(seat, dialogs, "export.day", path)
    seat.reads("reads back the same")
    (cut,) = cuts(json.loads(path.read_text()))
    assert cut["source_range"]["start_time"]["value"] == A1.timecode(0).frame


def imports(seat: Seat, dialogs: list[QFileDialog], path: Path, text: str) -> None:
    """Choose a report with this text."""
    path.write_text(text)
    seat.runs("file.import")
    dialogs.pop().filesSelected.emit([str(path)])
    seat.until(seat.window.sheets.imports.isVisible)


def test_import__shows_its_columns_then_merges_and_says_what_matched(seat: Seat, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    before = seat.library.version()
    imports(seat, dialogs, tmp_path / "log.csv", "Name,Lens,Comments\nA001C002,40mm,soft start\n")
    sheet = seat.window.sheets.imports
    assert (sheet.mapping()["Name"], sheet.mapping()["Lens"]) == ("name", "lens")
    assert seat.library.version() == before, "nothing is merged before it is accepted"
    seat.press("Enter")
    seat.reads("log.csv: 1 row matched")
    seat.until(lambda: "40" in (seat.clip(A2).facts.lens or ""))
    seat.until(lambda: not seat.work.bench.jobs)
    seat.settle()
    seat.press("Ctrl+Z")
    assert seat.clip(A2).facts.lens is None


def test_import__esc_merges_nothing(seat: Seat, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    before = seat.library.version()
    imports(seat, dialogs, tmp_path / "log.csv", "Name,Lens\nA001C001,40mm\n")
    seat.press("Esc")
    assert not seat.window.sheets.imports.isVisible()
    assert seat.library.version() == before


def test_import__a_row_that_fits_nothing_is_named(seat: Seat, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    before = seat.library.version()
    imports(seat, dialogs, tmp_path / "log.csv", "Name,Lens\nZ999C999,40mm\n")
    seat.press("Enter")
    seat.reads("0 rows matched", "1 not (row 1")
    assert seat.library.version() == before


def test_import__what_is_told_differently_is_shown_side_by_side(seat: Seat, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    imports(seat, dialogs, tmp_path / "camera.csv", "Name,Lens\nA001C001,80 mm\n")
    seat.press("Enter")
    sheet = seat.window.sheets.disagreements
    seat.until(sheet.isVisible)
    model = sheet.panel.model
    row = [str(model.index(0, place).data()) for place in range(model.columnCount())]
    assert row[:2] == ["A001C001", "Lens"]
    assert {"75 mm", "80 mm"} <= set(row[3:])
    assert "1 fact" in sheet.panel.said()
    seat.press("Enter")
    seat.shows(seat.clip(A1))
    assert not sheet.isVisible()
    seat.until(lambda: "75 mm (file)" in seat.rooms.logging.inspector.fact("Lens, size"))


def test_disagreements__none_says_that_all_agree(seat: Seat) -> None:
    seat.runs("take.disagreements")
    seat.until(seat.window.sheets.disagreements.isVisible)
    assert seat.window.sheets.disagreements.panel.said() == "The sources agree on every fact."
    seat.press("Esc")


class GatedProber(KnowingProber):
    """Answer one file, then wait for the gate or for somebody to cancel."""

    def __init__(self, answers: dict[str, Probed]) -> None:
        super().__init__(answers)
        self.gate = Event()

    def probe(self, paths: Sequence[bytes], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Probed]:
        for place, path in enumerate(paths):
            while place and not self.gate.wait(0.01):
                if cancelled():
                    return
            yield from super().probe([path], cancelled=cancelled)


NAMES = [f"A002C00{number}_261120_R1AB" for number in (1, 2, 3)]


def card(folder: Path, *more: str) -> Path:
    """Lay the files of a card."""
    lay_files(folder / "A002", *(f"{name}.mov" for name in NAMES), *more)
    return folder / "A002"


def prober(**more: Probed) -> GatedProber:
    """Know the card's clips, each an hour after the other."""
    known = {f"{name}.mov": probed(name, start=f"1{hour}:00:00:00") for hour, name in enumerate(NAMES)}
    return GatedProber(known | more)


def reads_folder(seat: Seat, dialogs: list[QFileDialog], folder: Path) -> None:
    """Choose a folder of rushes."""
    seat.press("Ctrl+O")
    dialogs.pop().fileSelected.emit(str(folder))


def test_ingest__shows_how_far_it_is_and_what_came_of_it_and_again_adds_nothing(
    sit: Sit, dialogs: list[QFileDialog], tmp_path: Path
) -> None:
    reader, folder = prober(), card(tmp_path)
    seat = sit(scene=(), empty=True, prober=reader)
    reads_folder(seat, dialogs, folder)
    seat.until(lambda: seat.window.status._job.text().startswith("Reading"))
    reader.gate.set()
    seat.until(lambda: not seat.work.bench.jobs)
    seat.reads("3 clips read")
    seat.until(lambda: seat.stage.clip is not None)
    assert seat.library.count(Clip) == 3
    seat.settle()
    reads_folder(seat, dialogs, folder)
    seat.reads("3 already here")
    assert seat.library.count(Clip) == 3
    seat.until(lambda: not seat.work.bench.jobs)
    seat.settle()
    seat.press("Ctrl+Z")
    assert (seat.library.count(Clip), seat.library.count(Take)) == (0, 0), "one undo takes all that was read back"


def test_ingest__cancelled_keeps_what_was_read(sit: Sit, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    reader, folder = prober(), card(tmp_path)
    seat = sit(scene=(), empty=True, prober=reader)
    reads_folder(seat, dialogs, folder)
    seat.until(lambda: "1 of 3" in seat.window.status._job.text())
    seat.press("Ctrl+.")
    seat.until(lambda: not seat.work.bench.jobs)
    seat.reads("1 clip read", "Cancelled: what was read stays.")
    assert seat.library.count(Clip) == 1
    assert seat.off("file.cancel") == "nothing long is under way"


def test_ingest__a_bad_file_is_named_and_the_others_are_read(sit: Sit, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    bad = unreadable("bad.mov", "bad.mov ends in the middle. Copy it again.")
    reader, folder = prober(**{"bad.mov": bad}), card(tmp_path, "bad.mov", "notes.txt")
    reader.gate.set()
    seat = sit(scene=(), empty=True, prober=reader)
    reads_folder(seat, dialogs, folder)
    seat.reads("3 clips read", "bad.mov ends in the middle")
    found = {clip.name: clip.status for clip in seat.library.where(Clip)}
    assert found["bad"] is ClipStatus.UNREADABLE
    assert len(found) == 4
    assert "notes" not in found


def test_drop__of_a_folder_reads_it_and_of_a_report_asks(sit: Sit, tmp_path: Path) -> None:
    reader, folder = prober(), card(tmp_path)
    reader.gate.set()
    seat = sit(prober=reader)
    (tmp_path / "log.csv").write_text("Name,Lens\nA001C001,40mm\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl.fromLocalFile(str(tmp_path / "log.csv"))])
    seat.window.dropEvent(
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    seat.reads("3 clips read")
    seat.until(seat.window.sheets.imports.isVisible)
    assert seat.library.count(Clip) == 7
    assert seat.stage.clip == A1, "what is being watched stays"


def _shown(seat: Seat) -> UUID | None:
    return seat.stage.clip.id if seat.stage.clip is not None else None


def test_offline__is_said_and_grey_and_can_be_labelled_and_searched(sit: Sit, tmp_path: Path) -> None:
    gone = away(A1, tmp_path)
    seat = sit(scene=(*TAKES, gone, A3, *map(heard, (gone, A3))))
    seat.media.gone = True
    seat.press("PageDown")
    with seat.qtbot.waitSignal(seat.stage.labels_changed, timeout=PATIENCE_MS, check_params_cb=lambda: _shown(seat) == gone.id):
        seat.press("PageUp")  # what it brings comes later, at its first frame: a seek before that would be undone
    assert seat.stage.clip is not None
    assert seat.stage.clip.status is ClipStatus.OFFLINE
    assert "Offline" in seat.rooms.logging.inspector.fact("Status")
    tree = seat.rooms.logging.tree
    seat.until(lambda: any(node.take == TAKES[0] and tree.model.offline(node) for node in tree.model.rows()))
    seat.stage.go_to(33)
    seat.until(lambda: seat.stage.frame == 33)
    seat.press("2")
    seat.stage.go_to(44)
    seat.until(lambda: seat.stage.frame == 44)
    seat.press("2", "Shift+5", "Shift+C")
    assert seat.ranges() == [("best_moment", 33, 45)]
    assert seat.take().circled
    seat.press("Ctrl+6")
    seat.type("rating:5")
    seat.until(lambda: [hit.label.start for hit in seat.rooms.search.panel.model.hits] == [33])
    assert seat.clip(gone).status is ClipStatus.ONLINE, "that a drive is away is no change of the library"


def test_offline__comes_back_when_it_is_ingested_where_it_is_now(sit: Sit, dialogs: list[QFileDialog], tmp_path: Path) -> None:
    folder = card(tmp_path)
    reader = prober()
    reader.gate.set()
    first = f"{NAMES[0]}.mov"
    reader.answers[first] = replace(reader.answers[first], measured=A1.measured)
    lost = replace(away(A1, tmp_path), id=reader.answers[first].key)
    seat = sit(label("best_moment", 4, 9, on=lost), scene=(TAKES[0], lost, B1, *map(heard, (lost, B1))), prober=reader)
    reads_folder(seat, dialogs, folder)
    seat.reads("1 found again", "2 clips read")
    assert seat.clip(lost).path == str(folder / f"{NAMES[0]}.mov").encode()
    assert seat.ranges() == [("best_moment", 4, 9)], "its labels are still on it"
