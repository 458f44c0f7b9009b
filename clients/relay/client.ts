import {
  type ConcreteRequest,
  Environment,
  Network,
  type OperationType,
  type ReaderFragment,
  RecordSource,
  Store,
  createOperationDescriptor,
  fetchQuery,
  getPluralSelector,
  getSingularSelector,
} from "relay-runtime";

export const connect = (url: string) =>
  new Environment({
    network: Network.create(async ({ text }, variables) => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ query: text, variables });
      return (await fetch(url, { method: "POST", headers, body })).json();
    }),
    store: new Store(new RecordSource()),
  });

/** Asks the server, and gives what the store then holds. */
export async function ask<T extends OperationType>(
  client: Environment,
  query: ConcreteRequest,
  variables: T["variables"],
) {
  client.retain(createOperationDescriptor(query, variables));
  await fetchQuery<T>(client, query, variables).toPromise();
  return held<T>(client, query, variables);
}

/** What the store holds of a query. */
export function held<T extends OperationType>(
  client: Environment,
  query: ConcreteRequest,
  variables: T["variables"],
) {
  const { data, isMissingData } = client.lookup(createOperationDescriptor(query, variables).fragment);
  if (isMissingData) throw new Error(`The store lacks a part of ${query.params.name}.`);
  return data as T["response"];
}

interface Key {
  readonly " $data"?: unknown;
}

/** What the store holds of a fragment. */
export function part<T extends Key>(client: Environment, fragment: ReaderFragment, key: T | null | undefined) {
  return client.lookup(getSingularSelector(fragment, key)!).data as NonNullable<T[" $data"]>;
}

/** What the store holds of a fragment on each of a list. */
export function parts<T extends Key>(client: Environment, fragment: ReaderFragment, keys: readonly T[]) {
  const { selectors } = getPluralSelector(fragment, [...keys])!;
  return selectors.map((one) => client.lookup(one).data) as NonNullable<T[" $data"]>;
}
