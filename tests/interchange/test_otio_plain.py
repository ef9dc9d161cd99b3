"""OpenTimelineIO is loaded without what the environment would put into it."""

import os
import subprocess
import sys
from pathlib import Path


def test_otio__runs_no_plugin_of_the_environment(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    (tmp_path / "plugin.py").write_text(
        f"open({str(ran)!r}, 'w').close()\ndef hook_function(in_timeline, argument_map): return in_timeline\n"
    )
    (tmp_path / "manifest.json").write_text(
        '{"OTIO_SCHEMA": "PluginManifest.1", "hook_scripts": [{"OTIO_SCHEMA": "HookScript.1", "name": "x", "filepath": "plugin.py"}],'
        ' "hooks": {"post_adapter_read": ["x"]}}'
    )
    use = "otio.adapters.read_from_string(otio.core.serialize_json_to_string(otio.schema.Timeline()), 'otio_json')"
    environment = {**os.environ, "OTIO_PLUGIN_MANIFEST_PATH": str(tmp_path / "manifest.json")}

    def run(load: str) -> None:
        subprocess.run([sys.executable, "-c", f"{load}\n{use}"], env=environment, check=True, capture_output=True)

    run("import opentimelineio as otio")
    assert ran.exists(), "the trap must spring without us, else this test proves nothing"
    ran.unlink()
    run("from dailies_logger.interchange.otio_plain import otio")
    assert not ran.exists()
