"""What is typed of a beat, and what is wrong with it."""

from dailies_logger.ui.verbs_beats import trouble


def test_trouble__names_what_has_to_be_mended() -> None:
    assert trouble({"name": " "}) == "A beat needs a name."
    assert trouble({"name": "x", "intensity": "six"}) == "Intensity goes from 0 to 5."
    assert trouble({"name": "x", "intensity": "5"}) == trouble({"name": "x", "intensity": ""}) == ""
