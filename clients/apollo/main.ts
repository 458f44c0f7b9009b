/** Asks the API at the address that is given, and prints what Apollo Client makes of the answers, as JSON. */
import { type ApolloClient, CombinedGraphQLErrors, InMemoryCache } from "@apollo/client";
import { filter, firstValueFrom } from "rxjs";

import * as documents from "../generated/graphql";
import possible from "../generated/possible-types";
import * as asked from "../questions";
import { connect } from "./client";

const PLAN = { query: documents.PlanDocument, variables: asked.PLAN };
const HOLDER = { query: documents.HolderDocument, variables: asked.HOLDER };
const COMMITMENT = { query: documents.CommitmentDocument, variables: asked.COMMITMENT };
const LIST = { query: documents.CommitmentsDocument, variables: asked.LIST };
const LINEAGE = { query: documents.LineageDocument, variables: asked.LINEAGE };

/** Two pages, and the one list that the cache makes of them. */
async function listed(client: ApolloClient) {
  const watched = client.watchQuery(LIST);
  const page = await firstValueFrom(watched.pipe(filter((one) => one.dataState === "complete")));
  const after = page.data.commitments!.pageInfo.endCursor;
  await watched.fetchMore({ variables: { after } });
  return [asked.showList(page.data.commitments!), asked.showList(client.readQuery(LIST)!.commitments!)];
}

/** What the cache and the server tell of a plan, a commitment under it and a holder after all three were visited. */
async function visited(url: string, planFirst: boolean, cache?: InMemoryCache) {
  const client = connect(url, cache);
  const visits = [
    () => client.query(PLAN),
    () => client.query(COMMITMENT),
    () => client.query(HOLDER),
  ];
  for (const visit of planFirst ? visits : visits.reverse()) await visit();
  return { cache: await told(client, "cache-only"), server: await told(client, "no-cache") };
}

/** A mistake to be told by: owners kept by the fact, which other things inherit too. */
const keyedByFact = () =>
  new InMemoryCache({
    possibleTypes: possible.possibleTypes,
    typePolicies: { Owner: { keyFields: ["ownership", ["id"]] } },
  });

async function told(client: ApolloClient, fetchPolicy: "cache-only" | "no-cache") {
  const plan = await client.query({ ...PLAN, fetchPolicy });
  const commitment = await client.query({ ...COMMITMENT, fetchPolicy });
  const holder = await client.query({ ...HOLDER, fetchPolicy });
  return {
    plan: asked.showOwners(plan.data!.programme!.owners),
    commitment: asked.showCommitment(commitment.data!.commitment!),
    holder: asked.showHolder(holder.data!.post!),
  };
}

/** Whether the page of a commitment is whole in the cache after a list that asks for less of its status. */
async function kept(url: string, cache?: InMemoryCache) {
  const client = connect(url, cache);
  await client.query(COMMITMENT);
  await client.query(LIST);
  return client.readQuery(COMMITMENT) !== null;
}

async function refused(client: ApolloClient) {
  try {
    await client.query({ ...COMMITMENT, variables: asked.MISTAKEN });
  } catch (error) {
    if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.extensions?.["code"];
    throw error;
  }
}

async function main(url: string) {
  const client = connect(url);
  const commitment = await client.query(COMMITMENT);
  const lineage = await client.query(LINEAGE);
  return {
    listed: await listed(client),
    commitment: asked.showCommitment(commitment.data!.commitment!),
    lineage: asked.showLineage(lineage.data!.lineage!),
    planFirst: await visited(url, true),
    planLast: await visited(url, false),
    keyedByFact: (await visited(url, false, keyedByFact())).cache.commitment,
    kept: { withPolicies: await kept(url), without: await kept(url, new InMemoryCache(possible)) },
    refused: await refused(client),
  };
}

main(process.argv[2]!).then((found) => console.log(JSON.stringify(found)));
