"""The wheel: it holds all content, and works where nothing else of the project is."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: object, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "WIZARD"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT, folder=ROOT)
    assert built.returncode == 0, built.stderr + built.stdout
    [found] = folder.glob("veiviser-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and the dependencies alone."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    scheme = "nt" if os.name == "nt" else "posix_prefix"
    names = {"base": str(folder), "platbase": str(folder)}
    python = next(folder.glob("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    done = run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        folder=folder,
    )
    assert done.returncode == 0, done.stderr
    # The dependencies come from this environment by path, so that the test asks no network. Its own
    # .pth files are not read that way, so an editable install of the project stays out of sight.
    packages = Path(sysconfig.get_path("purelib", scheme, vars=names))
    others = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *site.getsitepackages()]
    (packages / "dependencies.pth").write_text("\n".join(dict.fromkeys(others)), encoding="utf-8")
    return python.parent


def test_the_wheel_holds_every_file_of_the_content(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {n.removeprefix("wizard/_content/") for n in archive.namelist() if "/_content/" in n}
    content = ROOT / "content"
    there = {p.relative_to(content).as_posix() for p in content.rglob("*") if p.is_file()}
    assert packed == there


def test_the_wheel_holds_every_style_and_nothing_of_the_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    styles = {p.relative_to(ROOT).as_posix() for p in (ROOT / "wizard").rglob("*.tcss")}
    assert styles
    assert styles <= packed
    assert not {n for n in packed if n.startswith(("tests/", "bench/", "content/"))}


def test_the_installed_program_checks_an_application_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    good = ROOT / "content" / "cases" / "overgangsordning-god" / "application.json"
    (tmp_path / "soknad.json").write_bytes(good.read_bytes())
    command = installed / ("veiviser.exe" if os.name == "nt" else "veiviser")
    done = run(command, "check", "soknad.json", "--today", "2023-01-16", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "soknad.json" in done.stdout
    where = run(installed / "python", "-c", "import wizard; print(wizard.__file__)", folder=tmp_path)
    assert str(ROOT) not in where.stdout


def test_the_installed_program_finds_no_fault_in_its_content(installed: Path, tmp_path: Path) -> None:
    command = installed / ("veiviser.exe" if os.name == "nt" else "veiviser")
    done = run(command, "schemes", "check", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
