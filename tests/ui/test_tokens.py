from dailies_logger.domain.label import Lane
from dailies_logger.ui.tokens import DARK, HATCH, LANES, LIGHT


def test_tokens__are_whole() -> None:
    assert set(LANES) == set(Lane)
    assert DARK.keys() == LIGHT.keys()
    assert len({told.dark for told in LANES.values()}) == len({told.light for told in LANES.values()}) == len(Lane)
    assert HATCH[True] < HATCH[False] < 256
