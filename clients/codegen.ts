import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../schema.graphql",
  documents: "operations/*.graphql",
  generates: {
    "generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: { scalars: { Date: "string" }, useTypeImports: true },
    },
    "generated/possible-types.ts": { plugins: ["fragment-matcher"] },
    "generated/introspection.json": { plugins: ["introspection"], config: { descriptions: false } },
  },
};

export default config;
