// Bundles GraphiQL, with the cookbook beside it, into the folder from which the server gives it, or into the one named.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = process.argv[2] ?? here("../server/pages/built");

// The questions of docs/queries.md: each heading that has an operation under it.
function cookbook() {
  const sections = readFileSync(here("../docs/queries.md"), "utf8").split(/^## /m).slice(1);
  return sections.flatMap((section) => {
    const operation = section.match(/^```graphql\n(.*?)\n```$/ms);
    return operation ? [{ title: section.slice(0, section.indexOf("\n")), operation: operation[1] }] : [];
  });
}

// The licence of every package of which something is in the bundle.
function licences(inputs) {
  const folders = inputs.map((path) => path.match(/.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean);
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${version} (${license})\n${file ? readFileSync(join(folder, file), "utf8") : ""}`;
  });
  return texts.join(`\n${"-".repeat(72)}\n`);
}

const { metafile, outputFiles } = await build({
  entryPoints: {
    page: here("page.jsx"),
    editor: "monaco-editor/esm/vs/editor/editor.worker.js",
    graphql: "monaco-graphql/esm/graphql.worker.js",
    json: "monaco-editor/esm/vs/language/json/json.worker.js",
  },
  outdir: out,
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  jsx: "automatic",
  loader: { ".ttf": "file" },
  assetNames: "[name]",
  define: { COOKBOOK: JSON.stringify(cookbook()), "process.env.NODE_ENV": '"production"' },
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  write: false,
});

// Compressed once, here, and not for every reader.
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const put = (name, content) => writeFileSync(join(out, `${name}.gz`), gzipSync(content, { level: 9 }));
outputFiles.forEach((file) => put(basename(file.path), file.contents));
put("licences.txt", licences(Object.keys(metafile.inputs)));
