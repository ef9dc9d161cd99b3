"""Say how it stands with proxies, and build them."""

from argparse import ArgumentParser, Namespace

from dailies_logger.cli.material import interruptible
from dailies_logger.cli.table import aligned, counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.timecode import rough_wait
from dailies_logger.ground.children import Json
from dailies_logger.workflow import finding, proxying
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.ports import ProxyStand
from dailies_logger.workflow.proxying import Built, Progress, size_words

_HEAD = ("clip", "proxy", "size", "helps")


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--query", metavar="Q", default="", help="only clips that fit a search, as in the search box")
    parser.add_argument("--build", action="store_true", help="build those that are missing; Ctrl+C keeps what is made")


def _run(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk, interruptible() as cancelled:
        clips = desk.search.clips(finding.asked(desk.library, words.query)) if words.query else desk.library.where(Clip)
        built = None
        if words.build:
            built = proxying.build(
                desk.proxies, clips, progress=lambda progress: words.writer.progress(told(progress)), cancelled=cancelled
            )
            words.writer.progress("")
        return _answer(desk, clips, built)


def told(progress: Progress) -> str:
    """Tell how far building is: `3 of 12 clips, 41 %, 95 s left`."""
    left = "" if progress.remaining is None else f", {rough_wait(progress.remaining)} left"
    return f"{progress.done:,} of {counted(progress.total, 'clip')}, {progress.share:.0%}{left}"


def _answer(desk: Desk, clips: list[Clip], built: Built | None) -> Answer:
    stands, settings, taken = desk.proxies.stand(clips), desk.proxies.settings(), desk.proxies.taken()
    ended = built or Built()
    data: dict[str, Json] = {
        "folder": str(settings.folder),
        "bytes": taken,
        "limit": settings.limit,
        "clips": [_row(stand) for stand in stands],
        "built": [str(stand.clip.id) for stand in ended.made],
        "stopped": ended.stopped,
        "cancelled": ended.cancelled,
    }
    lines = [*aligned(_HEAD, map(_cells, stands))] if stands else ["No clips that can have a proxy."]
    lines.append(f"Proxies take {size_words(taken)} of {size_words(settings.limit)} in {settings.folder}.")
    return Answer(data=data, lines=[*lines, *(_told(built) if built else ())])


def _told(built: Built) -> list[str]:
    lines = [f"{counted(len(built.made), 'proxy', 'proxies')} built."]
    lines += [stand.reason for stand in built.failed if stand.reason]
    lines += [built.stopped] if built.stopped else []
    return [*lines, *(["Stopped: what is made is kept, and the same command goes on from here."] if built.cancelled else [])]


def _row(stand: ProxyStand) -> Json:
    return {
        "clip": str(stand.clip.id),
        "file": stand.clip.file,
        "state": stand.state.value,
        "bytes": stand.byte_size,
        "reason": stand.reason,
        "helps": stand.helps,
    }


def _cells(stand: ProxyStand) -> tuple[object, ...]:
    return (stand.clip.name, stand.state.value, size_words(stand.byte_size) if stand.byte_size else "", "yes" if stand.helps else "")


VERBS = (Verb(name="proxies", help="say how it stands with proxies, or build them", arguments=_arguments, run=_run),)
