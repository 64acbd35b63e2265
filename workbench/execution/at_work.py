"""The kernels at work in this process, so that all of them can be ended at once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # slow to import, and the kernel is not to wait for it
    from workbench.execution.kernel import Kernel


@dataclass
class Kernels:
    """The kernels at work, so that all of them can be ended at once."""

    live: list[Kernel] = field(default_factory=list)
    ending: bool = False

    @contextlib.contextmanager
    def holding(self, kernel: Kernel) -> Iterator[None]:
        """Hold a kernel while its run lasts; one that comes too late is ended at once."""
        self.live.append(kernel)
        try:
            if self.ending:
                kernel.end()
            yield
        finally:
            self.live.remove(kernel)

    def end(self) -> None:
        """End every kernel; the runs they served fail as interrupted."""
        self.ending = True
        for kernel in list(self.live):
            kernel.end()
