import { createHash } from "node:crypto";

import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";

import possible from "../generated/possible-types";

export const cache = () =>
  new InMemoryCache({
    possibleTypes: possible.possibleTypes,
    typePolicies: {
      Query: { fields: { commitments: relayStylePagination(["where", "orderBy"]) } },
      Post: { fields: { owns: relayStylePagination(["where", "orderBy"]) } },
      Standing: { merge: true },
      EdtfDate: { merge: true },
    },
  });

/** The hash of the query first; its text once the server has said that it keeps none. */
const hashed = new PersistedQueryLink({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
});

export const connect = (url: string, kept = cache()) =>
  new ApolloClient({ cache: kept, link: ApolloLink.from([hashed, new HttpLink({ uri: url })]) });
