"""Every error the package raises on purpose. Each names the input that was at fault."""


class TransitionEventsError(Exception):
    """Base class of all errors of this package."""


class InputError(TransitionEventsError, ValueError):
    """The text or an argument can't be used: empty, of the wrong type, or unreadable."""


class TextError(InputError):
    """The article's text is empty, is not a string, or can't be parsed."""


class DateError(InputError):
    """A publication date or an anchor is not a date, a datetime or an ISO 8601 string."""


class ExpressionError(InputError):
    """An expression handed to `resolve_date` is not a time expression that the rules know."""


class ModelsError(TransitionEventsError):
    """A models directory is missing, incomplete, damaged, or not a set of Stanza models."""


class OntologyError(TransitionEventsError, ValueError):
    """An ontology is unknown, or its file breaks the format."""


class RecordError(TransitionEventsError, ValueError):
    """A rule or vocabulary file breaks its schema: unknown key, duplicate id, missing example."""


class SchemaError(InputError):
    """A dictionary or a file is not the interchange format that this version reads."""


class WorkerError(TransitionEventsError):
    """A process died while it parsed an article: for example, the system ran out of memory."""


class MissingExtraError(TransitionEventsError, ImportError):
    """A function needs an optional package; the message says which extra to install."""
