/** Asks the API at the address that is given, and prints what urql's graphcache makes of the answers, as JSON. */
import type { Client, RequestPolicy } from "@urql/core";

import * as documents from "../generated/graphql";
import * as asked from "../questions";
import { connect } from "./client";

/** Two pages, and the one list that the cache makes of them. */
async function listed(client: Client) {
  const first = await client.query(documents.CommitmentsDocument, asked.LIST).toPromise();
  const after = first.data!.commitments!.pageInfo.endCursor;
  const whole = await client.query(documents.CommitmentsDocument, { ...asked.LIST, after }).toPromise();
  return [asked.showList(first.data!.commitments!), asked.showList(whole.data!.commitments!)];
}

/** What the cache and the server tell of a plan, a commitment under it and a holder after all three were visited. */
async function visited(url: string, planFirst: boolean) {
  const client = connect(url);
  const visits = [
    () => client.query(documents.PlanDocument, asked.PLAN),
    () => client.query(documents.CommitmentDocument, asked.COMMITMENT),
    () => client.query(documents.HolderDocument, asked.HOLDER),
  ];
  for (const visit of planFirst ? visits : visits.reverse()) await visit().toPromise();
  return { cache: await told(client, "cache-only"), server: await told(connect(url), "network-only") };
}

async function told(client: Client, requestPolicy: RequestPolicy) {
  const as = { requestPolicy };
  const plan = await client.query(documents.PlanDocument, asked.PLAN, as);
  const commitment = await client.query(documents.CommitmentDocument, asked.COMMITMENT, as);
  const holder = await client.query(documents.HolderDocument, asked.HOLDER, as);
  return {
    plan: asked.showOwners(plan.data!.programme!.owners),
    commitment: asked.showCommitment(commitment.data!.commitment!),
    holder: asked.showHolder(holder.data!.post!),
  };
}

async function refused(client: Client) {
  const { error } = await client.query(documents.CommitmentDocument, asked.MISTAKEN);
  return error?.graphQLErrors[0]?.extensions["code"];
}

async function main(url: string) {
  const client = connect(url);
  const lineage = await client.query(documents.LineageDocument, asked.LINEAGE);
  return {
    listed: await listed(client),
    lineage: asked.showLineage(lineage.data!.lineage!),
    planFirst: await visited(url, true),
    planLast: await visited(url, false),
    refused: await refused(client),
  };
}

main(process.argv[2]!).then((found) => console.log(JSON.stringify(found)));
