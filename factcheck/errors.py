"""What can go wrong around the check itself. `sources.errors` holds what can go wrong while reading.

OutputError              unwritable      the result cannot be written where the user wants it
└── ReaderGoneError           –               whoever read standard output has closed it
ReportError              not-a-report    a file given to `render` or `compare` is no factcheck/1 report
ReviewError              bad-review      the decisions that are kept beside a report cannot be understood
AsOfError                as-of-too-early a day to judge as of that is before what the story speaks of
TemplatesError           bad-templates   the user's own templates do not work
LedgerError              bad-ledger      what a batch keeps of itself cannot be read or written
EngineError              no-workers      those who were to do the work of a batch are not there, or cannot do it
StateError               other-state     a report is to be made again, and the board has other captures by now
"""

from __future__ import annotations


class OutputError(Exception):
    """The result cannot be written where the user wants it."""

    slug = "unwritable"


class ReaderGoneError(OutputError):
    """Whoever read standard output has closed it: there is nobody left to tell."""


class AsOfError(Exception):
    """Captures of a day before the story's own window are asked for: nothing that it says could be judged by them."""

    slug = "as-of-too-early"


class ReportError(Exception):
    """A file given to `render` or `compare` is no `factcheck/1` report."""

    slug = "not-a-report"


class ReviewError(Exception):
    """The decisions that are kept beside a report cannot be read or understood: none of them is passed over silently."""

    slug = "bad-review"


class TemplatesError(Exception):
    """A template of the user's own has an error, or is not there."""

    slug = "bad-templates"


class LedgerError(OutputError):
    """What a batch keeps of itself cannot be read or written. What was put down before stays."""

    slug = "bad-ledger"


class EngineError(OutputError):
    """Those who were to do the work of a batch are not there, or cannot do it. What was put down before stays."""

    slug = "no-workers"


class StateError(Exception):
    """A report is to be made again from its archive, and the board has other captures than it had then."""

    slug = "other-state"
