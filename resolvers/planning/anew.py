"""What arguments come to in a plan that is kept: read anew for each request, where they hold variables."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from rasso_graph.loaders.lifting import lifted
from rasso_graph.loaders.plan import Predicate
from rasso_graph.resolvers.planning.asked import Asked
from rasso_graph.resolvers.request.premises import Anew, Arguments, Premised
from rasso_graph.resolvers.request.selection import Given


def told_anew(
    asked: Asked, names: tuple[str, ...], read: Callable[[Given, Anew], Premised], of: Hashable = None
) -> Premised:
    """What is read of the arguments of these names: the shape, and values that may be late. `of` is what else the
    reading depends on; it may look at what was read before. Raises what `read` refuses."""
    args, premises = asked.args, asked.premises
    if not isinstance(args, Arguments):
        return read(dict(args), premises.given)
    if not args.vary(names):
        return read(args.values_now, premises.given)
    again = asked.definition, asked.node
    return premises.read(_key(asked, args, names, of), lambda given: read(given.args(*again), given))


def predicate_anew(
    asked: Asked, names: tuple[str, ...], read: Callable[[Given, Anew], Predicate | None], of: Hashable = None
) -> Predicate | None:
    """The predicate that the arguments come to, its values late where they hold variables."""
    args, premises = asked.args, asked.premises
    if not isinstance(args, Arguments):
        return read(dict(args), premises.given)
    if not args.vary(names) or not premises.late:
        return read(args.values_now, premises.given)
    key, again = _key(asked, args, names, of), (asked.definition, asked.node)

    def told(given: Anew) -> Premised:
        where = read(given.args(*again), given)
        return lifted(where, key) if where else (None, ())

    shape, _ = premises.read(key, told)
    return shape


def _key(asked: Asked, args: Arguments, names: tuple[str, ...], of: Hashable) -> Hashable:
    return names, asked.parent.name, asked.name, args.written(), of
