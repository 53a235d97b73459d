"""Files made to do harm take no more memory than a file of the allowed size may."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_check_hostile import BYTES
from tests.cli.test_unreadable import application

MOST = 5_000_000
"""Bytes of a file that is read at all."""
ROOM = 40
"""So many times that may be in use at once: the bytes, the text, and a document of very small parts."""
RUN = """
import re, sys
from wizard.cli import run

def peak():  # that of getrusage has also what the process was before it became this program
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) * 1024

before = peak()
code = run(["check", *sys.argv[1:], "--format", "json"])
print(code, peak() - before, file=sys.stderr)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is counted otherwise there")
def test_memory_has_a_bound_whatever_is_in_the_files(tmp_path: Path) -> None:
    for number, data in enumerate(BYTES.values()):
        (tmp_path / f"{number}.json").write_bytes(data)
        (tmp_path / f"{number}.jsonl").write_bytes(data.replace(b"\n", b" "))
    (tmp_path / "huge.json").write_bytes(b'"' + b"a" * 4 * MOST + b'"')
    (tmp_path / "huge.jsonl").write_bytes(b'{"a": "' + b"a" * 8 * MOST + b'"}\n' + application())
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("zeros.json", bytes(60_000_000))
        made.writestr("lines.jsonl", b"\n" * 20_000_000)
        made.writestr("good.json", application())
    paths = sorted(str(path) for path in tmp_path.iterdir())
    done = subprocess.run([sys.executable, "-c", RUN, *paths], capture_output=True, check=True)
    code, more = map(int, done.stderr.splitlines()[-1].split())
    assert code == 2
    assert len(json.loads(done.stdout)["files"]) >= len(paths)
    assert more < ROOM * MOST
