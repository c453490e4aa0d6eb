"""Work that ends its process: in a module of its own, which such a process imports quickly."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def square(number: int) -> int:
    time.sleep(0.01 * (number % 3))
    return number * number


def die_once(batch: tuple[str, int]) -> int:
    """End this process the first time that a number divisible by five comes."""
    mark, number = Path(batch[0]), batch[1]
    if number % 5 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_on_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def hears_interrupts(_: int) -> bool:
    """Whether Ctrl-C could have reached this process since it began."""
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def tell_pid(_: int) -> int:
    return os.getpid()
