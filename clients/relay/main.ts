/** Asks the API at the address that is given, and prints what Relay's store makes of the answers, as JSON. */
import type { Environment } from "relay-runtime";

import * as asked from "../questions";
import againQuery, { type questionsAgainQuery } from "./__generated__/questionsAgainQuery.graphql";
import commitmentQuery, { type questionsCommitmentQuery } from "./__generated__/questionsCommitmentQuery.graphql";
import holderQuery, { type questionsHolderQuery } from "./__generated__/questionsHolderQuery.graphql";
import listQuery, { type questionsListQuery } from "./__generated__/questionsListQuery.graphql";
import pageQuery, { type questionsPageQuery } from "./__generated__/questionsPageQuery.graphql";
import planQuery, { type questionsPlanQuery } from "./__generated__/questionsPlanQuery.graphql";
import commitmentFragment, { type questions_commitment$key } from "./__generated__/questions_commitment.graphql";
import listFragment, { type questions_list$key } from "./__generated__/questions_list.graphql";
import ownersFragment, { type questions_owners$key } from "./__generated__/questions_owners.graphql";
import { ask, connect, held, part, parts } from "./client";

/** Two pages, and the one list that the store makes of them. */
async function listed(client: Environment) {
  const list = await ask<questionsListQuery>(client, listQuery, asked.LIST);
  const first = connection(client, list);
  await ask<questionsPageQuery>(client, pageQuery, { ...asked.LIST, after: first.pageInfo.endCursor });
  return [first, connection(client, list)].map(asked.showList);
}

const connection = (client: Environment, key: questions_list$key) => part(client, listFragment, key).commitments!;

/** What the store tells of a plan, a commitment under it and a holder after all three were visited. */
async function visited(url: string, planFirst: boolean) {
  const client = connect(url);
  const visits = [
    () => ask(client, planQuery, asked.PLAN),
    () => ask(client, commitmentQuery, asked.COMMITMENT),
    () => ask(client, holderQuery, asked.HOLDER),
  ];
  for (const visit of planFirst ? visits : visits.reverse()) await visit();
  return told(client);
}

function told(client: Environment) {
  const { programme } = held<questionsPlanQuery>(client, planQuery, asked.PLAN);
  const { commitment } = held<questionsCommitmentQuery>(client, commitmentQuery, asked.COMMITMENT);
  const { post } = held<questionsHolderQuery>(client, holderQuery, asked.HOLDER);
  return {
    plan: showOwners(client, programme!.owners),
    commitment: showCommitment(client, commitment),
    holder: asked.showHolder(post!),
  };
}

function showCommitment(client: Environment, key: questions_commitment$key | null | undefined) {
  const { title, status, owners } = part(client, commitmentFragment, key);
  return { title, status: status.status, words: status.words, owners: showOwners(client, owners) };
}

const showOwners = (client: Environment, keys: questions_owners$key) =>
  parts(client, ownersFragment, keys).map(({ role, holder, inherited }) => [role, holder.cited?.id, inherited]);

/** A commitment asked for again, by its id alone. */
async function again(client: Environment) {
  const { node } = await ask<questionsAgainQuery>(client, againQuery, asked.COMMITMENT);
  return showCommitment(client, node);
}

async function refused(client: Environment) {
  try {
    await ask<questionsCommitmentQuery>(client, commitmentQuery, asked.MISTAKEN);
  } catch (error) {
    return (error as { source?: { errors: { extensions: { code: string } }[] } }).source?.errors[0]?.extensions.code;
  }
}

async function main(url: string) {
  const warnings: unknown[] = [];
  console.error = (...told: unknown[]) => warnings.push(told);
  const client = connect(url);
  return {
    listed: await listed(client),
    planFirst: await visited(url, true),
    planLast: await visited(url, false),
    again: await again(client),
    refused: await refused(client),
    warnings,
  };
}

main(process.argv[2]!).then((found) => console.log(JSON.stringify(found)));
