"""Test `passes` as scripts use it."""

from pathlib import Path

from tests.cli.test_sequences import best
from tests.support.command import asked, dailies

__all__ = ["best"]


def test_passes__begin_comb_end_and_read_the_book(library: Path, best: list[str]) -> None:
    assert asked("passes", library, "Best") == {"passes": []}
    assert dailies("passes", library, "Best").out == "No pass has been made yet.\n"
    (begun,) = asked("passes", library, "Best", "--start", "looking for the lie")["passes"]
    assert (begun["number"], begun["note"], begun["ended"], begun["after"]) == (1, "looking for the lie", None, None)
    asked("label", library, "--set", best[0], "rating=5")
    asked("remove", library, "Best", "2")
    asked("trim", library, "Best", "2", "--head", "3", "--ripple")
    assert dailies("passes", library, "Best", "--end").out == "End pass 1 of “Best”.\n"
    (page,) = asked("passes", library, "Best")["passes"]
    assert (page["raised"], page["dropped"], page["trimmed"], page["frames"]) == ([best[0]], [best[1]], [best[2]], -23)
    assert page["ratings"] == [{"label": best[0], "before": 0, "after": 5}]
    assert [each["id"] for each in asked("versions", library, "Best")["versions"]] == [page["before"], page["after"]]
    told = dailies("passes", library, "Best").out
    assert "looking for the lie: 1 raised, 1 dropped, 1 trimmed." in told
    assert "rating of line 10  0 > 5" in told
    (only,) = asked("passes", library, "Best", "--label", best[2])["passes"]
    assert (only["raised"], only["dropped"], only["trimmed"], only["ratings"]) == ([], [], [best[2]], [])
    said = dailies("passes", library, "Best", "--label", best[2]).out.splitlines()
    assert (len(said), "head +3 frames" in said[1]) == (2, True)
    assert dailies("passes", library, "Best", "--label", best[3]).out == "No pass changed it.\n"
    assert "begin a pass first" in dailies("passes", library, "Best", "--end").refusal
    assert dailies("passes", library, "Best", "--label", "x").refusal == "There is no label “x”."
    assert asked("check", library)["ok"]
