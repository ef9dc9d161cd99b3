"""Find what is shipped beside the code: icons, the help, templates."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_ROOTS = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder: inside the installed package first, then beside the checkout.

    Raises FileNotFoundError where it is in neither: the installation is incomplete.
    """
    for root in _ROOTS:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    missing = "/".join(parts)
    msg = f"{missing} is not among the resources of this installation"
    raise FileNotFoundError(msg)
