"""Hold the beat: the smallest unit of emotional change in a scene. It comes before any script, and stands alone."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """Hold one beat. Its readings are the labels whose `beat` names it; `rank` orders the beats of a scene as the story goes.

    `whose` is the character or point of view, `feeling` what is intended, `intensity` 0 to 5 its place on the scene's curve.
    `champion` is the label of the best reading so far, `reason` why it was chosen; a champion that has gone is none.
    """

    id: UUID
    scene: str
    name: str
    rank: int
    whose: str = ""
    feeling: str = ""
    intensity: int = 0
    note: str = ""
    champion: UUID | None = None
    reason: str = ""
