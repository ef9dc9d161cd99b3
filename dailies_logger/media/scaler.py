"""Scale frame after frame into memory that is used again.

A picture for the screen is some megabytes. Taken fresh from the system for each frame, they cost as much as a quarter of the decoding:
every page is cleared and mapped at its first touch. FFmpeg's filters keep a pool, into which a frame's memory goes back when its last
holder lets go of it, and never before.
"""

from fractions import Fraction

from av.error import FFmpegError
from av.filter.graph import Graph
from av.video.frame import VideoFrame

_CLOCK = Fraction(1, 1000)
"""The unit of time stamps, which scaling does not look at."""


class Scaler:
    """Scale frames to BGRA, from one thread. It remembers how the last one was made and sets up anew where the next one differs."""

    def __init__(self) -> None:
        self._made_for: tuple[object, ...] = ()
        self._graph = Graph()

    def scaled(self, decoded: VideoFrame, *, width: int, height: int, matrix: str, threads: int) -> VideoFrame:
        """Return the frame in another size, by bilinear filtering; the frame itself where it is so already.

        `matrix` says by which matrix its colours are made, in FFmpeg's word; `auto` is as the frame says. Raises FFmpegError.
        """
        made_for = (
            *(decoded.width, decoded.height, decoded.format.name, int(decoded.colorspace), int(decoded.color_range)),
            *(width, height, matrix, threads),
        )
        if made_for != self._made_for:
            self._made_for = ()
            self._graph = _graph(decoded, f"{width}:{height}:flags=bilinear:in_color_matrix={matrix}:threads={threads}")
            self._made_for = made_for
        self._graph.push(decoded)
        scaled = self._graph.pull()
        if not isinstance(scaled, VideoFrame):
            raise FFmpegError(0, "The scaler gave no picture.")
        return scaled


def _graph(decoded: VideoFrame, scale: str) -> Graph:
    """Make a chain of filters for frames like this one."""
    graph = Graph()
    size = f"video_size={decoded.width}x{decoded.height}:pix_fmt={decoded.format.name}:time_base={_CLOCK}"
    colors = f"colorspace={int(decoded.colorspace)}:range={int(decoded.color_range)}"
    chain = [graph.add("buffer", f"{size}:{colors}"), graph.add("scale", scale), graph.add("format", "bgra"), graph.add("buffersink")]
    graph.link_nodes(*chain).configure()
    return graph
