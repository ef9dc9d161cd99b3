"""Whatever an editor does, in any order: no label is lost or off its clip, and undo and redo lead back to every step."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dailies_logger.domain.clip import Clip, Said
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Person
from dailies_logger.domain.stringout import Angles, Placement, Stringout
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.store.library import create, open_library
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow import assembling, cutting, history, labelling, living, taking
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.edit import Edit, Value
from dailies_logger.workflow.grouping import regroup
from dailies_logger.workflow.ports import Library, Search
from tests.support.intake import AUTHOR, PAL, heard, library, picture, sound
from tests.support.rushes import GivenSearch

NOUNS: tuple[type[Value], ...] = (Clip, Take, Label, Said, Stringout, Placement)
KINDS = st.sampled_from(["best_moment", "reaction", "emotional_beat", "problem"])
PLACES = st.integers(0, 11)
FRAMES = st.integers(0, 239)


def ingest(target: Library) -> None:
    """Fill a library with two slates of two angles, a take that has only its clip's name, and a recorder's file."""
    clips = [
        picture("A001C001", "10:00:00:00", take="1", scene="12", setup="12A"),
        picture("B001C001", "10:00:02:00", take="1", scene="12", setup="12A"),
        picture("A001C002", "10:05:00:00", take="2", scene="12", setup="12A"),
        picture("B001C002", "10:05:00:00", rate=PAL, take="2", scene="12", setup="12A"),
        picture("C001C001", "11:00:00:00"),
        sound("12A-T1", 36_000),
    ]
    draft = Draft(target)
    for clip in clips:
        draft.put(clip)
        draft.put(heard(clip))
    regroup(draft, [clip.id for clip in clips])
    edit = draft.edit("Ingest", author=UUID(int=1))
    assert edit is not None
    target.write(edit)


class EditorAtWork(RuleBasedStateMachine):
    """Do anything to labels, takes and stringouts; `labels` is what must be there, by id, as the editor believes it."""

    def __init__(self) -> None:
        super().__init__()
        self.acts: set[UUID] = set()
        self.library, self.search = self.make()

    def make(self) -> tuple[Library, Search]:
        made = library()
        return made, GivenSearch(made)

    @initialize()
    def open(self) -> None:
        ingest(self.library)
        self.labels: set[UUID] = set()
        self.began = self.everything()
        self.clips = [clip.id for clip in self.library.where(Clip)]

    def everything(self) -> dict[UUID, Value]:
        return {value.id: value for noun in NOUNS for value in self.library.where(noun)}

    def take(self, place: int) -> UUID:
        takes = self.library.where(Take)
        return takes[place % len(takes)].id

    def clip(self, place: int) -> UUID:
        return self.clips[place % len(self.clips)]

    def do(self, verb: Callable[[], Edit | None]) -> None:
        """Write what a verb answers, and go one step back and forth, for that must lead to the same."""
        before = self.everything()
        try:
            edit = verb()
        except Refused:
            edit = None
        if edit is None:
            assert self.everything() == before
            return
        opens_and_closes = edit.act in self.acts
        self.acts.add(edit.act)
        self.library.write(edit)
        after = self.everything()
        self.labels = {key for key, value in after.items() if isinstance(value, Label)}
        if not opens_and_closes:
            self.library.write(history.undo(self.library, author=AUTHOR))
            assert self.everything() == before
            self.library.write(history.redo(self.library, author=AUTHOR))
            assert self.everything() == after

    @rule(place=PLACES, kind=KINDS, frame=FRAMES)
    def press_key(self, place: int, kind: str, frame: int) -> None:
        """Open or close a range; a second stroke of the key never takes a label away."""
        known = set(self.labels)
        self.do(lambda: labelling.toggle_label(self.library, author=AUTHOR, clip=self.clip(place), kind=kind, frame=frame))
        assert known <= self.labels

    @rule(place=PLACES, kind=KINDS, frame=FRAMES)
    def label_one_frame(self, place: int, kind: str, frame: int) -> None:
        count = len(self.labels)
        self.do(lambda: labelling.add_label(self.library, author=AUTHOR, clip=self.clip(place), kind=kind, start=frame))
        assert len(self.labels) in (count, count + 1)

    @rule(place=PLACES, shown=FRAMES)
    def leave_clip(self, place: int, shown: int) -> None:
        """Close what is open, each range as an act of its own."""
        while left := labelling.close_open(self.library, author=AUTHOR, clip=self.clip(place), shown=shown):
            edit = left[0]
            self.do(lambda edit=edit: edit)  # type: ignore[misc]  # bound at once

    @rule(place=PLACES, start=FRAMES, length=st.integers(-5, 60))
    def trim(self, place: int, start: int, length: int) -> None:
        closed = [label for label in self.library.where(Label) if not label.open]
        if closed:
            chosen = closed[place % len(closed)]
            self.do(lambda: labelling.change_label(self.library, author=AUTHOR, label=chosen.id, start=start, end=start + length))

    @rule(place=PLACES, text=st.sampled_from(["", "the lie lands", "  soft "]))
    def write_on_label(self, place: int, text: str) -> None:
        if self.labels:
            chosen = sorted(self.labels)[place % len(self.labels)]
            self.do(lambda: labelling.change_label(self.library, author=AUTHOR, label=chosen, text=text, all_angles=bool(text)))

    @rule(place=PLACES)
    def remove_label(self, place: int) -> None:
        """Take one away by hand: that one goes and no other."""
        if self.labels:
            known = set(self.labels)
            chosen = sorted(known)[place % len(known)]
            self.do(lambda: labelling.remove_labels(self.library, author=AUTHOR, labels=[chosen]))
            assert self.labels == known - {chosen}

    @rule(place=PLACES, rating=st.integers(0, 5), circled=st.booleans(), status=st.sampled_from(TakeStatus))
    def judge_take(self, place: int, rating: int, status: TakeStatus, *, circled: bool) -> None:
        take = self.take(place)
        self.do(lambda: taking.rate(self.library, author=AUTHOR, take=take, rating=rating))
        self.do(lambda: taking.circle(self.library, author=AUTHOR, take=take, circled=circled))
        self.do(lambda: taking.set_status(self.library, author=AUTHOR, take=take, status=status))
        found = self.library.get(Take, take)
        assert found is not None
        assert (found.rating, found.circled, found.status) == (rating, circled, status)

    @rule(place=PLACES, text=st.sampled_from(["", "tears", "use the second half"]))
    def note_take(self, place: int, text: str) -> None:
        take = self.take(place)
        self.do(lambda: taking.note(self.library, author=AUTHOR, take=take, text=text))
        assert self.library.get(Take, take) is not None

    @rule(place=PLACES, name=st.sampled_from(["", "the kiss", "12A-1"]))
    def name_take(self, place: int, name: str) -> None:
        take = self.take(place)
        self.do(lambda: taking.name_take(self.library, author=AUTHOR, take=take, name=name))

    @rule(place=PLACES)
    def split(self, place: int) -> None:
        known = self.labels
        self.do(lambda: taking.split(self.library, author=AUTHOR, clip=self.clip(place)))
        assert self.labels >= known

    @rule(place=PLACES, other=PLACES)
    def join(self, place: int, other: int) -> None:
        """Join takes: the notes of both are in the one that is kept."""
        kept, gone = self.library.get(Take, self.take(place)), self.library.get(Take, self.take(other))
        assert kept is not None
        assert gone is not None
        self.do(lambda: taking.join(self.library, author=AUTHOR, take=kept.id, other=gone.id))
        joined = self.library.get(Take, kept.id)
        assert joined is not None
        if kept.id != gone.id:
            assert gone.editor_note in joined.editor_note
            assert self.library.get(Take, gone.id) is None

    @rule(place=PLACES, fields=st.sampled_from([{"take": "1"}, {"take": "3PU"}, {"setup": "12B"}, {"scene": ""}, {"camera": "d"}]))
    def type_facts(self, place: int, fields: dict[str, str]) -> None:
        clip = self.clip(place)
        self.do(lambda: taking.type_facts(self.library, author=AUTHOR, clips=[clip], **fields))

    @rule(name=st.sampled_from(["Best", "All"]), again=st.booleans())
    def make_stringout(self, name: str, *, again: bool) -> None:
        self.do(lambda: assembling.make_stringout(self.library, self.search, author=AUTHOR, name=name, query="", replace=again))

    @rule(place=PLACES, to=PLACES)
    def move_in_stringout(self, place: int, to: int) -> None:
        placed = self.library.where(Placement)
        if placed:
            chosen = placed[place % len(placed)]
            self.do(lambda: cutting.move_placement(self.library, author=AUTHOR, placement=chosen.id, to=to))

    @rule(place=PLACES)
    def take_out_of_stringout(self, place: int) -> None:
        placed, known = self.library.where(Placement), self.labels
        if placed:
            self.do(lambda: cutting.remove_placement(self.library, author=AUTHOR, placement=placed[place % len(placed)].id))
            assert self.labels == known

    @rule(place=PLACES, head=st.integers(-9, 9), tail=st.integers(-9, 9), ripple=st.booleans())
    def trim_in_stringout(self, place: int, head: int, tail: int, *, ripple: bool) -> None:
        self.cut(place, lambda key: cutting.trim(self.library, author=AUTHOR, placement=key, head=head, tail=tail, ripple=ripple))

    @rule(place=PLACES, frames=st.integers(-9, 9), verb=st.sampled_from([cutting.roll, cutting.slip, cutting.slide]))
    def roll_slip_or_slide(self, place: int, frames: int, verb: Callable[..., Edit | None]) -> None:
        self.cut(place, lambda key: verb(self.library, author=AUTHOR, placement=key, frames=frames))

    @rule(place=PLACES, verb=st.sampled_from([cutting.lift, cutting.put_back, cutting.as_ruled, cutting.to_champion]))
    def lift_or_put_back(self, place: int, verb: Callable[..., Edit | None]) -> None:
        self.cut(place, lambda key: verb(self.library, author=AUTHOR, placement=key))

    @rule(place=PLACES, frame=FRAMES)
    def split_in_stringout(self, place: int, frame: int) -> None:
        self.cut(place, lambda key: cutting.split(self.library, author=AUTHOR, placement=key, at=frame))

    @rule(place=PLACES, camera=PLACES)
    def swap_angle(self, place: int, camera: int) -> None:
        self.cut(place, lambda key: cutting.swap_angle(self.library, author=AUTHOR, placement=key, clip=self.clip(camera)))

    @rule(place=PLACES, pinned=st.booleans(), locked=st.booleans())
    def hold(self, place: int, *, pinned: bool, locked: bool) -> None:
        self.cut(place, lambda key: cutting.hold(self.library, author=AUTHOR, placement=key, pinned=pinned, locked=locked))

    @rule(place=PLACES, to=PLACES, start=FRAMES, frames=st.integers(1, 24))
    def insert_in_stringout(self, place: int, to: int, start: int, frames: int) -> None:
        known = self.labels
        for of in self.library.where(Stringout)[:1]:
            lain = FrameRange(start, start + frames)
            self.do(lambda: cutting.insert(self.library, author=AUTHOR, stringout=of.id, clip=self.clip(place), frames=lain, to=to))  # noqa: B023 - done at once
        assert self.labels == known

    @rule(angles=st.sampled_from(Angles), order=st.sampled_from(["", "timecode:late>early", "rating"]), gap=st.integers(0, 3))
    def change_rule(self, angles: Angles, order: str, gap: int) -> None:
        for of in self.library.where(Stringout)[:1]:
            fields = {"angles": angles, "order": order, "gap": gap, "group": "take"}
            self.do(lambda: assembling.change_rule(self.library, author=AUTHOR, stringout=of.id, **fields))  # noqa: B023 - done at once

    @rule(some=st.booleans())
    def renew(self, *, some: bool) -> None:
        known = self.labels
        for of in self.library.where(Stringout)[:1]:
            only = sorted(self.labels)[::2] if some else None
            self.do(lambda: living.accept(self.library, self.search, author=AUTHOR, stringout=of.id, only=only))  # noqa: B023 - done at once
            if not some:
                assert not living.offer(self.library, self.search, stringout=of.id)
        assert self.labels == known

    @rule(place=PLACES)
    def decline(self, place: int) -> None:
        for of in self.library.where(Stringout)[:1]:
            labels = sorted(self.labels)[place : place + 2]
            self.do(lambda: living.decline(self.library, self.search, author=AUTHOR, stringout=of.id, labels=labels))  # noqa: B023 - done at once
            assert not living.offer(self.library, self.search, stringout=of.id).labels & {*labels}

    def cut(self, place: int, verb: Callable[[UUID], Edit | None]) -> None:
        """Do something by hand to a placement: no label changes."""
        placed, known = self.library.where(Placement), self.labels
        if placed:
            self.do(lambda: verb(placed[place % len(placed)].id))
            assert self.labels == known

    @rule()
    def remove_stringout(self) -> None:
        known = self.labels
        for stringout in self.library.where(Stringout)[:1]:
            self.do(lambda stringout=stringout: assembling.remove_stringout(self.library, author=AUTHOR, stringout=stringout.id))  # type: ignore[misc]
        assert self.labels == known

    @invariant()
    def every_placement_has_frames_of_its_clip(self) -> None:
        for each in self.library.where(Placement):
            clip = self.library.get(Clip, each.clip)
            assert clip is not None
            assert 0 <= each.start < each.end <= clip.frames
            assert each.gap >= 0
            assert each.on is None or self.library.get(Placement, each.on) is not None

    @invariant()
    def labels_are_there_and_on_their_clips(self) -> None:
        found = self.library.where(Label)
        assert {label.id for label in found} == self.labels
        for label in found:
            clip = self.library.get(Clip, label.clip)
            assert clip is not None
            assert 0 <= label.start < clip.frames
            assert label.end is None or label.start < label.end <= clip.frames

    @invariant()
    def no_clip_is_lost_and_no_take_is_empty(self) -> None:
        clips = self.library.where(Clip)
        assert {clip.id for clip in clips} == set(self.clips)
        assert {clip.take_id for clip in clips} == {take.id for take in self.library.where(Take)}

    @invariant()
    def measured_facts_never_change(self) -> None:
        for clip in self.library.where(Clip):
            before = self.began[clip.id]
            assert isinstance(before, Clip)
            assert replace(clip, facts=before.facts, take_id=before.take_id, sync=before.sync, placed=before.placed) == before

    def teardown(self) -> None:
        """Take everything back to the morning, then bring everything back."""
        last = self.everything()
        while self.library.undoable(AUTHOR) is not None:
            self.library.write(history.undo(self.library, author=AUTHOR))
        assert self.everything() == self.began
        while self.library.redoable(AUTHOR) is not None:
            self.library.write(history.redo(self.library, author=AUTHOR))
        assert self.everything() == last


TestEditorAtWork = EditorAtWork.TestCase
TestEditorAtWork.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)


class EditorOnDisk(EditorAtWork):
    """Do the same on a library file, and open it again in the evening."""

    def make(self) -> tuple[Library, Search]:
        self.folder = tempfile.TemporaryDirectory()
        person = Person(id=AUTHOR, name="Ann")
        made = create(Path(self.folder.name) / "show.dailies", production=library().production(), person=person)
        return made, SqlSearch(made)

    def teardown(self) -> None:
        super().teardown()
        last, path = self.everything(), self.library.path
        self.library.close()
        self.library = open_library(path)
        assert self.everything() == last
        assert self.library.check() == []
        self.library.close()
        self.folder.cleanup()


TestEditorOnDisk = EditorOnDisk.TestCase
TestEditorOnDisk.settings = settings(max_examples=6, stateful_step_count=25, deadline=None)
