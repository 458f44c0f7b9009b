"""Circles among pairs of things that should point one way."""

from collections.abc import Iterable


def loops(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """One circle for each knot, first and last the same: `["a", "b", "a"]`. Linear in the pairs for each."""
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for source, target in pairs:
        after.setdefault(source, set()).add(target)
        before.setdefault(target, set()).add(source)
    found: list[list[str]] = []
    knotted = _trim(after, before, set(after) | set(before))
    while knotted:
        loop = _walk(after, knotted)
        found.append([*loop, loop[0]])
        knotted = _trim(after, before, knotted - set(loop))
    return found


def _trim(after: dict[str, set[str]], before: dict[str, set[str]], left: set[str]) -> set[str]:
    """Takes away what has nothing before or nothing behind it, until circles and ways between them stay."""
    left = set(left)
    loose = [one for one in left if not (after.get(one, set()) & left and before.get(one, set()) & left)]
    while loose:
        one = loose.pop()
        if one in left:
            left.discard(one)
            near = (after.get(one, set()) | before.get(one, set())) & left
            loose += [n for n in near if not (after.get(n, set()) & left and before.get(n, set()) & left)]
    return left


def _walk(after: dict[str, set[str]], knotted: set[str]) -> list[str]:
    """Follows the pairs from the first name until one comes again."""
    way = [min(knotted)]
    while True:
        following = min(after[way[-1]] & knotted)
        if following in way:
            loop = way[way.index(following) :]
            first = loop.index(min(loop))
            return loop[first:] + loop[:first]
        way.append(following)
