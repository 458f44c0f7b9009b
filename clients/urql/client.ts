import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { persistedExchange } from "@urql/exchange-persisted";

import schema from "../generated/introspection.json";

/** Types without an id: what they say is kept within the thing that says it. */
const embedded = schema.__schema.types
  .filter(({ fields }) => fields && !fields.some((field) => field.name === "id"))
  .map(({ name }) => [name, () => null]);

const cache = () =>
  cacheExchange({
    schema,
    keys: Object.fromEntries(embedded),
    resolvers: { Query: { commitments: relayPagination() }, Post: { owns: relayPagination() } },
    logger: (severity, message) => {
      if (severity !== "debug") throw new Error(message);
    },
  });

/** The hash of a query first; its text once the server has said that it keeps none. */
const hashed = persistedExchange({ preferGetForPersistedQueries: false });

export const connect = (url: string) =>
  new Client({ url, preferGetMethod: false, exchanges: [cache(), hashed, fetchExchange] });
