"""Asks the API at the address that is given, by a client that ariadne-codegen made, and prints the answers as JSON."""

from __future__ import annotations

import json
import sys

from generated import Client
from generated.commitments import CommitmentsCommitments
from generated.enums import CommitmentKind
from generated.exceptions import GraphQLClientGraphQLMultiError
from generated.input_types import CommitmentFilter, WordingIn

ACTION = "action/joint-protocol"
ANNEX_A = CommitmentFilter(
    kind=[CommitmentKind.ACTION], printedIn=WordingIn(document=["document/annex-a-2022"], listed=True)
)
ACCEPT = {"Accept": "application/json"}
"""By this a mistaken request gets its errors with status 200: the client drops the body of a 400."""


def pages(client: Client) -> list[CommitmentsCommitments]:
    """Every page of a list."""
    found: list[CommitmentsCommitments] = []
    while not found or found[-1].page_info.has_next_page:
        after = found[-1].page_info.end_cursor if found else None
        page = client.commitments(where=ANNEX_A, first=20, after=after).commitments
        assert page is not None
        found.append(page)
    return found


def listed(client: Client) -> dict[str, object]:
    """All pages as one list."""
    found = pages(client)
    facets = [[facet.by.value, [[one.title, one.count] for one in facet.counts]] for facet in found[-1].facets]
    ids = [edge.node.id for page in found for edge in page.edges]
    return {
        "total": found[-1].total_count,
        "facets": facets,
        "ids": ids,
        "hasNextPage": found[-1].page_info.has_next_page,
    }


def commitment(client: Client) -> dict[str, object]:
    """A commitment, what became of it, and who answers for it."""
    found = client.commitment(ACTION).commitment
    assert found is not None
    owners = [[owner.role.value, owner.holder.id, owner.inherited] for owner in found.owners]
    return {"title": found.title, "status": found.status.status.value, "words": found.status.words, "owners": owners}


def lineage(client: Client) -> list[list[str | None]]:
    """Where a commitment came from."""
    found = client.lineage(ACTION, max_depth=1).lineage
    assert found is not None
    return [
        [
            step.date and step.date.edtf,
            step.node.id,
            step.link and step.link.type_.value,
            step.beside and step.beside.id,
        ]
        for step in found.steps
    ]


def refused(client: Client) -> object:
    """The code of the error for what is no id."""
    try:
        client.commitment("bogus")
    except GraphQLClientGraphQLMultiError as error:
        return (error.errors[0].extensions or {})["code"]
    return None


def main(url: str) -> None:
    with Client(url, headers=ACCEPT) as client:
        answers = (listed(client), commitment(client), lineage(client), refused(client))
        print(json.dumps(dict(zip(("listed", "commitment", "lineage", "refused"), answers, strict=True))))


if __name__ == "__main__":
    main(sys.argv[1])
