"""The engine that does everything in this very process, one batch after the other: for a single story, and for debuggers."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence

from factcheck.engines.engine import Answer, Item, Result


class Here:
    """This process. A story that ends it ends the run; what was finished is kept by whoever keeps it."""

    def map_batches(
        self, fn: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]
    ) -> Generator[Answer[Item, Result]]:
        """In the order of the batches."""
        for batch in batches:
            yield Answer(batch, fn(batch))
