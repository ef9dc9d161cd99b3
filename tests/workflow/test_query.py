"""A search as a tree: plain values that compare and can be kept."""

from dailies_logger.workflow.query import AllOf, AnyOf, Field, Not, Word


def test_terms__are_values() -> None:
    asked = AllOf((Word("tears"), AnyOf((Field("scene", "=", "24"), Not(Word("dry", prefix=False))))))
    again = AllOf((Word("tears"), AnyOf((Field("scene", "=", "24"), Not(Word("dry", prefix=False))))))
    assert asked == again
    assert len({asked, again}) == 1
    assert asked != AllOf((Word("tears"), AnyOf((Field("scene", "!=", "24"), Not(Word("dry", prefix=False))))))


def test_terms__a_word_may_go_on_and_nothing_asks_for_everything() -> None:
    assert Word("tear").prefix
    assert AllOf().terms == ()
