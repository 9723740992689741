"""What an engine is: a function mapped over batches of items, somewhere."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Item, Result]):
    """What became of a batch: a result for each item, in their order. `lost` says why there is none: then it is one item,
    which ended or held up every worker that it was given to, the last time alone."""

    items: Sequence[Item]
    results: Sequence[Result] = ()
    lost: str = ""


class Engine(Protocol):
    """Runs a function elsewhere. Function, items and results travel: they must be picklable, the function by its name."""

    def map_batches(
        self, fn: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]
    ) -> Generator[Answer[Item, Result]]:
        """An answer for every batch, in the order in which they end. A batch is taken only when somebody can work on it, so
        `batches` may be endless and may block. A batch that is lost is halved until the item that does it stands alone.
        Closing the iterator ends the work."""
        ...
