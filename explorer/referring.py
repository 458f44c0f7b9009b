"""A passage or a document as a reference: in plain words, for BibTeX, and for RIS."""

from __future__ import annotations

from typing import Any

from rasso_graph.explorer.words import spoken_date

_TEX = {
    **{one: f"\\{one}" for one in "&%$#_{}"},
    **{"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"},
}


def references(document: dict[str, Any], locator: str = "", address: str = "") -> dict[str, str]:
    """The reference in each form, by its name. `address` is that of the page here."""
    publishers = [one["title"] for one in document.get("publishers", ())]
    told = {**document, "publishers": publishers, "locator": " ".join(locator.split()), "here": address}
    return {"Plain": _plain(told), "BibTeX": _bibtex(told), "RIS": _ris(told)}


def _plain(told: dict[str, Any]) -> str:
    parts = [" and ".join(told["publishers"]), told["title"], spoken_date(told["published"]), told["locator"]]
    return (
        ". ".join(part.rstrip(".") for part in parts if part)
        + "."
        + "".join(f" {url}" for url in (told["url"], told["here"]) if url)
    )


def _bibtex(told: dict[str, Any]) -> str:
    fields = {
        "title": told["title"],
        "author": " and ".join(f"{{{_tex(name)}}}" for name in told["publishers"]),
        "year": _year(told),
        "url": told["url"] or told["here"],
        "note": told["locator"],
    }
    raw = ("author", "url")
    lines = [f"  {name} = {{{text if name in raw else _tex(text)}}}," for name, text in fields.items() if text]
    return "\n".join([f"@misc{{{told['id'].partition('/')[2].replace('/', '-')},", *lines, "}"])


def _ris(told: dict[str, Any]) -> str:
    lines = [("TY", "RPRT"), ("TI", told["title"]), *(("AU", name) for name in told["publishers"])]
    lines += [("PY", _year(told)), ("UR", told["url"] or told["here"]), ("N1", told["locator"]), ("ER", "")]
    return "\n".join(f"{tag}  - {' '.join(text.split())}" for tag, text in lines if text or tag == "ER")


def _year(told: dict[str, Any]) -> str:
    earliest: str | None = told["published"] and told["published"]["earliest"]
    return earliest[:4] if earliest else ""


def _tex(text: str) -> str:
    return "".join(_TEX.get(one, one) for one in text)
