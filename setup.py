"""Puts notebooks and dataset files into a wheel; everything else about the package stands in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
TRAVEL = {"notebooks": ("notebooks", ["*.ipynb"]), "datasets": ("data", ["*.toml", "planted/**/*"])}


class WithNotebooks(build_py):
    def run(self) -> None:
        super().run()
        if self.editable_mode:  # a checkout has them where they are
            return
        for place, (source, patterns) in TRAVEL.items():
            goal = Path(self.build_lib, "workbench", place)
            shutil.rmtree(goal, ignore_errors=True)
            for file in sorted(found for pattern in patterns for found in (ROOT / source).glob(pattern)):
                if file.is_file() and not any(part.startswith(".") for part in file.relative_to(ROOT).parts):
                    copy = goal / file.relative_to(ROOT / source)
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(file, copy)


setup(cmdclass={"build_py": WithNotebooks})
