"""Why nothing is written although the records are in order."""


class Refused(Exception):
    """Nothing was written. The message says why and what to do."""


class NotOurs(Refused):
    """The store holds something else than our graph."""


class WrongLayout(Refused):
    """The store was laid out by another version of this project."""


class Locked(Refused):
    """Another apply holds the store."""


class TooLarge(Refused):
    """The server has not the memory for one transaction of this size."""


class Corrections(Refused):
    """The records would change or remove facts that the store already tells."""


class Forgotten(Corrections):
    """Not all records are given: documents of the store would vanish, or files that it came from are missing."""


class NoFormat(Refused):
    """There is no such format of an export."""
