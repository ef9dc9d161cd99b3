"""Hold what a benchmark measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Hold one measurement of ours beside what it is measured against, in the same unit; less is better.

    `against` is 0 where there is nothing to compare with here; `note` says under which conditions.
    """

    name: str
    ours: float
    against: float
    against_name: str
    unit: str
    note: str = ""

    @property
    def ratio(self) -> float:
        """Return how many times better ours is; 0 where there is nothing to compare with."""
        return self.against / self.ours if self.ours else 0.0
