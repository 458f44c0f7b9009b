/** What the programs ask about, and what they print of the answers: tests compare it with what the documents say. */
import type { CommitmentQuery, CommitmentsQueryVariables, LineageQuery, OwningFragment } from "./generated/graphql";

export const COMMITMENT = { id: "action/joint-protocol" };
export const PLAN = { id: "programme/jnap" };
export const HOLDER = { id: "post/dpp" };
export const LINEAGE = { of: COMMITMENT.id, maxDepth: 1 };
export const LIST = {
  first: 20,
  where: { kind: ["ACTION"], printedIn: { document: ["document/annex-a-2022"], listed: true } },
} satisfies CommitmentsQueryVariables;
export const MISTAKEN = { id: "bogus" };

interface List {
  readonly totalCount: number;
  readonly facets: readonly { by: string; counts: readonly { title: string; count: number }[] }[];
  readonly edges: readonly { node: { id: string } }[];
  readonly pageInfo: { hasNextPage: boolean };
}

export const showList = ({ totalCount, facets, edges, pageInfo }: List) => ({
  total: totalCount,
  facets: facets.map(({ by, counts }) => [by, counts.map((one) => [one.title, one.count])]),
  ids: edges.map((edge) => edge.node.id),
  hasNextPage: pageInfo.hasNextPage,
});

interface Holder {
  readonly owns: { edges: readonly { node: { id: string; asWorded: string } }[] };
}

export const showHolder = ({ owns }: Holder) => owns.edges.map(({ node }) => [node.id, node.asWorded]);

export const showOwners = (owners: OwningFragment[]) =>
  owners.map(({ role, holder, inherited }) => [role, holder.id, inherited]);

export const showCommitment = ({ title, status, owners }: NonNullable<CommitmentQuery["commitment"]>) => ({
  title,
  status: status.status,
  words: status.words,
  owners: showOwners(owners),
});

export const showLineage = ({ steps }: NonNullable<LineageQuery["lineage"]>) =>
  steps.map(({ date, node, link, beside }) => [
    date?.edtf ?? null,
    node.id,
    link?.type ?? null,
    beside?.id ?? null,
  ]);
