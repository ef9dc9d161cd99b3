"""Show the angles of a take together, pick one by its key while it plays, and keep them in sync."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject

from dailies_logger.domain.clip import Clip, ClipStatus, MediaKind
from dailies_logger.domain.label import Label
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.angle_grid import AngleGrid, Tile
from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.feeds import angles_of
from dailies_logger.ui.key_words import key_name
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.work import Work
from dailies_logger.workflow import syncing
from dailies_logger.workflow.angle_cut import BEST_ANGLE
from dailies_logger.workflow.moments import same_moment

PAGE = 9
"""How many angles are shown at once, as many as there are keys; the active one stays to be seen beside any page."""


class Angles(QObject):
    """Follow the take on the stage. What is shown, and whether the recorder is heard, is remembered."""

    def __init__(self, work: Work, player: Player, grid: AngleGrid, *, picture: PictureView, actions: ActionSet, layout: Layout) -> None:
        super().__init__(grid)
        self._work, self._player, self._grid, self._picture = work, player, grid, picture
        self._actions, self._layout = actions, layout
        self._on = layout.flag("angles", default=False)
        self._large = layout.flag("angles/large", default=False)
        self._hears_recorder = layout.flag("angles/recorder", default=False)
        self._seen = True
        self._page = 0
        self._clips: tuple[Clip, ...] = ()
        self._recorder: Clip | None = None
        self._best: tuple[Label, ...] = ()
        self._held: tuple[Clip, int] | None = None
        self._pair: tuple[Clip, ...] = ()
        stage = work.stage
        for signal in (stage.clip_changed, stage.facts_changed, stage.labels_changed):
            signal.connect(self._follow)
        player.beside.changed.connect(self._lay)
        actions.keys_changed.connect(self._lay)
        grid.picked.connect(self._go_to)
        self._check()

    @property
    def clips(self) -> tuple[Clip, ...]:
        """Return the angles of the take, by camera; while two takes are compared, these two."""
        return self._pair or self._clips

    def set_seen(self, *, seen: bool) -> None:
        """Say whether the room with the angles is on: elsewhere the picture is alone."""
        self._seen = seen
        self._show()

    def toggle(self) -> None:
        """Show all angles, or the active one alone; the end of comparing too."""
        self._on = not self._shown()
        self._pair = ()
        self._layout.keep_flag("angles", value=self._on)
        self._show()

    def toggle_large(self) -> None:
        """Show the active angle large, or all equal."""
        self._large = not self._large
        self._layout.keep_flag("angles/large", value=self._large)
        self._show()

    def toggle_recorder(self) -> None:
        """Hear the take's recorder, or the angle that is shown; from the next start on."""
        self._hears_recorder = not self._hears_recorder
        self._layout.keep_flag("angles/recorder", value=self._hears_recorder)
        self._show()

    def turn(self, way: int) -> None:
        """Turn to another page of nine; the active angle stays."""
        pages = max(1, -(-len(self.clips) // PAGE))
        self._page = (self._page + way) % pages
        self._show()

    def pick(self, place: int) -> None:
        """Go to the angle at a place of the page (0 is the first), at the same moment; a best angle that is open goes on there."""
        page = self._on_page()
        if place < len(page):
            self._go_to(page[place].id)
        else:
            count = len(self.clips)
            self._work.bench.say(f"This take has {count} angle{'' if count == 1 else 's'}.")

    def next(self) -> None:
        """Go to the next angle at the same moment."""
        shown, clips = self._work.stage.clip, self.clips
        place = next((k for k, clip in enumerate(clips) if shown is not None and clip.id == shown.id), None)
        if place is not None and len(clips) > 1:
            self._go_to(clips[(place + 1) % len(clips)].id)

    def nudge(self, frames: int) -> None:
        """Let the shown angle come so many frames later, or earlier."""
        clip, library, me = self._work.stage.clip, self._work.desk.library, self._work.desk.person.id
        if clip is not None and self._pair:
            self._pair = tuple(
                replace(each, sync=each.sync + frames / each.rate.fraction) if each.id == clip.id else each for each in self._pair
            )
            self._show()
        elif clip is not None:
            self._work.bench.write(
                lambda: syncing.nudge(library, author=me, clip=clip.id, frames=frames), lambda _: self._say_sync(clip.id)
            )

    def compare(self) -> None:
        """Hold this frame; on another clip, show both locked at the frames held and shown; again, end it."""
        clip, frame, say = self._work.stage.clip, self._work.stage.frame, self._work.bench.say
        if clip is None:
            return
        if self._pair:
            self.unlock()
        elif self._held is None or self._held[0].id == clip.id:
            self._held = clip, frame
            say(f"{clip.name} is held at {clip.timecode(frame)}. Go to the frame of the other take and do it again.")
        else:
            (other, _), held = self._held, self._held
            self._held = None
            self.lock(held, (clip, frame))
            say(f"{other.name} and {clip.name} are locked at these frames. The same command ends it.")

    def lock(self, one: tuple[Clip, int], other: tuple[Clip, int]) -> None:
        """Show two clips side by side, locked at a frame of each, until `unlock`, or until another clip is on the stage."""
        (first, there), (clip, frame) = one, other
        locked = frame / clip.rate.fraction + clip.sync - there / first.rate.fraction
        self._pair = (replace(first, sync=locked), clip)
        self._show()

    def unlock(self) -> None:
        """Show the angles of the take again, or the picture alone."""
        self._pair = ()
        self._show()

    def _go_to(self, key: UUID) -> None:
        """Go on with an angle at the moment of the frame shown."""
        stage, by_id = self._work.stage, {clip.id: clip for clip in self.clips}
        here, there = by_id.get(stage.clip.id) if stage.clip is not None else None, by_id.get(key)
        if here is None or there is None or (here.id == key and not stage.coming):
            return
        frame = same_moment(stage.pressed, here, there)
        if not 0 <= frame < there.frames:
            self._go_to_nearest(there, frame)
            return
        if self._pair:
            stage.leave()
        else:
            self._work.labels.cut_to(key, frame)
        if here.id == key:
            stage.stay()
        else:
            stage.carry_to(key, _mover(here, there))

    def _go_to_nearest(self, clip: Clip, frame: int) -> None:
        """Say that a camera was not rolling; where the picture stands, go to its nearest end."""
        edge = "first" if frame < 0 else "last"
        going = self._player.playing
        self._work.bench.say(f"{_name(clip)} was not rolling at this moment{'.' if going else f': this is its {edge} frame.'}")
        if not going:
            self._work.stage.show_clip(clip.id, 0 if frame < 0 else clip.frames - 1)

    def _follow(self) -> None:
        """Fetch the angles of the take, its recorder, and where each is the best."""
        stage, library = self._work.stage, self._work.desk.library
        clip = stage.clip
        if self._pair and (clip is None or all(clip.id != each.id for each in self._pair)):
            self._pair = ()
        if clip is None:
            self._take([], [])
            return

        def work() -> tuple[list[Clip], list[Label]]:
            """Read clips and labels."""
            clips = angles_of(library, [clip.take_id])[clip.take_id] if clip.take_id else [clip]
            return clips, library.where(Label, clip=[each.id for each in clips], kind=BEST_ANGLE)

        self._work.bench.read(work, lambda found: self._take(*found), key="angles")

    def _take(self, clips: list[Clip], best: list[Label]) -> None:
        pictures = tuple(clip for clip in clips if clip.measured.media is not MediaKind.SOUND)
        if [clip.id for clip in pictures] != [clip.id for clip in self._clips]:
            self._page = 0
        sounds = (clip for clip in clips if clip.measured.media is MediaKind.SOUND and clip.status is ClipStatus.ONLINE)
        self._clips, self._recorder, self._best = pictures, next(sounds, None), tuple(best)
        self._show()

    def _shown(self) -> bool:
        return self._seen and (self._on or bool(self._pair)) and len(self.clips) > 1

    def _on_page(self) -> tuple[Clip, ...]:
        return self.clips[self._page * PAGE :][:PAGE]

    def _show(self) -> None:
        """Let run beside what is to be seen."""
        shown = self._work.stage.clip
        self._player.sound.recorder = self._recorder if self._hears_recorder else None
        self._player.sound.takes_recorder = self._hears_recorder
        main = next((clip for clip in self.clips if shown is not None and clip.id == shown.id), None)
        others = [clip for clip in self._on_page() if main is not None and clip.id != main.id] if self._shown() else []
        self._player.beside.set_angles(main, others)
        self._check()

    def _lay(self) -> None:
        """Lay what runs."""
        views, shown = self._player.beside.views(), self._work.stage.clip
        page, keys = (
            self._on_page(),
            {clip.id: key_name(self._actions.key(f"angles.pick_{place + 1}")) for place, clip in enumerate(self._on_page())},
        )
        active = next((clip for clip in self.clips if shown is not None and clip.id == shown.id), None)
        if not views or active is None:
            self._grid.lay(())
            return
        off_page = active.id not in keys
        tiles = [
            self._tile(clip, views.get(clip.id, self._picture), keys.get(clip.id, "")) for clip in ((active,) if off_page else ()) + page
        ]
        self._grid.lay([replace(tile, active=tile.clip.id == active.id) for tile in tiles], large=self._large or off_page)

    def _tile(self, clip: Clip, view: PictureView, key: str) -> Tile:
        labels = [label for label in self._best if label.clip == clip.id]
        chosen = tuple((label.range().start / clip.frames, label.range().end / clip.frames) for label in labels if clip.frames)
        return Tile(clip=clip, view=view, key=key, best=any(label.open for label in labels), chosen=chosen)

    def _say_sync(self, key: UUID) -> None:
        """Say how the angle lies now."""
        clip = self._work.desk.library.get(Clip, key)
        if clip is not None:
            frames = round(clip.sync * clip.rate.fraction)
            unit, side = "frame" if abs(frames) == 1 else "frames", "before" if frames < 0 else "after"
            self._work.bench.say(f"{_name(clip)} begins {abs(frames)} {unit} {side} the first angle.", NoticeKind.INFO, undo=True)

    def _check(self) -> None:
        """Tick what is on."""
        for command, on in (("angles.show", self._on), ("angles.large", self._large), ("transport.recorder", self._hears_recorder)):
            self._actions[command].setChecked(on)


def _mover(here: Clip, there: Clip) -> Callable[[int], int]:
    """Return what tells the frame of one clip for that of the other."""
    return lambda frame: min(max(0, same_moment(frame, here, there)), max(0, there.frames - 1))


def _name(clip: Clip) -> str:
    return clip.facts.camera or clip.name
