"""Keep windows alive for the length of their test."""

from tests.support.keeping import keep_windows

__all__ = ["keep_windows"]
