"""Test that the store keeps what the ports promise, by type and by signature."""

import inspect
from pathlib import Path

import pytest

from dailies_logger.store.library import SqlLibrary
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow.ports import Found, Library, Probed, Search
from dailies_logger.workflow.query import AllOf
from tests.support.library_maker import make_library


def _promises(port: type) -> list[str]:
    return [name for name in vars(port) if not name.startswith("_")]


@pytest.mark.parametrize(("port", "keeper"), [(Library, SqlLibrary), (Search, SqlSearch)])
def test_keeper__has_every_method_with_the_same_signature(port: type, keeper: type) -> None:
    assert _promises(port)
    for name in _promises(port):
        promised, kept = inspect.getattr_static(port, name), inspect.getattr_static(keeper, name)
        assert type(promised) is type(kept), name
        if inspect.isfunction(promised):
            assert str(inspect.signature(promised)) == str(inspect.signature(kept)), name


@pytest.mark.parametrize(("port", "keeper"), [(Library, SqlLibrary), (Search, SqlSearch)])
def test_keeper__offers_nothing_that_the_port_does_not_know(port: type, keeper: type) -> None:
    assert set(_promises(keeper)) <= set(_promises(port))


def test_keepers__are_what_the_workflow_takes(tmp_path: Path) -> None:
    def taken(library: Library, search: Search) -> Found:
        return search.labels(AllOf(), limit=1) if library.version() else Found(hits=(), total=-1)

    library = make_library(tmp_path / "show.dailies").library
    assert taken(library, SqlSearch(library)) == Found(hits=(), total=0)


def test_probed__is_playable_media_unless_told(tmp_path: Path) -> None:
    probed = Probed(path=bytes(tmp_path), byte_size=1, modified=1, key=make_library(tmp_path / "a.dailies").person.id)
    assert (probed.is_media, probed.playable, probed.trouble) == (True, True, "")
