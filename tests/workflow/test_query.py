"""Test that a query is a value."""

from dailies_logger.workflow.query import AllOf, AnyOf, Field, Not, Term, Word


def test_term__compares_and_hashes_by_what_it_asks() -> None:
    def asked() -> Term:
        return AllOf((Word("tears"), AnyOf((Field("scene", "=", "24"), Not(Field("rating", "<", "4"))))))

    assert asked() == asked()
    assert len({asked(), asked(), AllOf()}) == 2


def test_word__may_go_on_unless_told() -> None:
    assert Word("tea") == Word("tea", prefix=True) != Word("tea", prefix=False)
    assert AllOf().terms == ()
