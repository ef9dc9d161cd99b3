"""Test how takes are sorted into days, units, scenes and setups."""

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.domain.take import Take
from dailies_logger.ui.models.dailies_nodes import Level, Node, fits, grow, natural, spoken, take_number
from tests.support.rooms import make_clip, make_take


def outline(node: Node, depth: int = 0) -> list[str]:
    return [line for child in node.children for line in ("  " * depth + child.title, *outline(child, depth + 1))]


def tree(*takes: Take) -> list[str]:
    return outline(grow(takes).root)


def test_grow__numbers_are_ordered_by_size_and_insets_stand_apart() -> None:
    takes = [
        make_take(number, setup=setup, scene=scene)
        for scene, setup, number in (("31", "31", "1"), ("24", "24B", "10"), ("24", "24B", "2"), ("24", "24", "1"))
    ]
    assert tree(*takes) == ["Mon 16 Nov", "  24", "    24", "      1", "    24B", "      2", "      10", "  31", "    31", "      1"]


def test_grow__units_only_where_a_day_has_more_than_one() -> None:
    takes = [make_take("1"), make_take("2", unit="2"), make_take("1", day="2026-11-17")]
    assert tree(*takes) == [
        *("Mon 16 Nov", "  Unit 1", "    24", "      24A", "        1", "  Unit 2", "    24", "      24A", "        2"),
        *("Tue 17 Nov", "  24", "    24A", "      1"),
    ]


def test_grow__a_take_without_slate_stands_under_its_day_by_name() -> None:
    assert tree(make_take("", setup="", scene="", name="A001C005")) == ["Mon 16 Nov", "  No scene", "    A001C005"]


def test_grow__a_uk_slate_is_a_setup() -> None:
    assert tree(make_take("3", setup="", scene="47", slate="212")) == ["Mon 16 Nov", "  47", "    212", "      3"]


def test_grow__unreadable_clips_stand_last_under_a_row_of_their_own() -> None:
    clips = [make_clip(name, status=ClipStatus.UNREADABLE, reason=f"{name}.mov is empty.") for name in ("C010", "C009")]
    grown = grow([make_take("1")], clips)
    assert outline(grown.root)[-3:] == ["Unreadable", "  C009", "  C010"]
    assert spoken(grown.loose[clips[0].id]) == "C010, C010.mov is empty."
    assert list(grown.root.takes()) == [make_take("1")]


def test_path__is_the_same_after_growing_again() -> None:
    takes = [make_take("1"), make_take("2")]
    assert [node.path for node in grow(takes).takes.values()] == [node.path for node in grow(reversed(takes)).takes.values()]


def test_fits__all_words_anywhere() -> None:
    take = make_take(editor_note="Cries before the line", circled=True, flags="PU")
    clips = [make_clip("A001C005")]
    assert all(fits(take, wanted, clips) for wanted in (["24a"], ["cries", "pu"], ["circled"], ["a001c005"], ["16", "nov"], []))
    assert not fits(take, ["cries", "31"], clips)


def test_number__a_named_take_shows_its_name() -> None:
    assert take_number(make_take("3")) == "3"
    assert take_number(make_take("3", name="the good one")) == "the good one"


def test_spoken__says_what_is_seen() -> None:
    (node,) = grow([make_take(circled=True, rating=4, flags="PU")]).takes.values()
    assert spoken(node) == "Take 24A-3, circled, PU, rating 4"
    assert node.parent is not None
    assert (spoken(node.parent), node.parent.level) == ("24A", Level.SETUP)


def test_natural__nothing_comes_last() -> None:
    assert sorted(["", "10", "9", "A9", "a10"], key=natural) == ["9", "10", "A9", "a10", ""]
