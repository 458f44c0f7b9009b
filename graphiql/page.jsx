// The page of GraphiQL: what a link holds is shown, and run only by whoever reads it.
import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import "graphiql/style.css";
import "./page.css";

globalThis.MonacoEnvironment = {
  getWorker: (_, label) => {
    const name = ["graphql", "json"].includes(label) ? label : "editor";
    return new Worker(new URL(`./${name}.js`, import.meta.url), { type: "module" });
  },
};

const link = new URLSearchParams(location.search || location.hash.slice(1));
const held = (name) => link.get(name) || undefined;
const defaultQuery = JSON.parse(document.getElementById("default-query").textContent);

// A longer query string might be refused by a proxy; what stands behind # is sent to nobody.
const LONGEST = 4000;

function addressOf({ query, variables, operationName }) {
  const told = Object.entries({ query, variables, operationName }).filter(([, value]) => value);
  const written = new URLSearchParams(told).toString();
  return location.pathname + (written.length > LONGEST ? "#" : "?") + written;
}

// The address of the page always leads to what is written in it, once that is not what everybody is shown.
function useAddress() {
  const { tabs, activeTabIndex } = useGraphiQL(({ tabs, activeTabIndex }) => ({ tabs, activeTabIndex }));
  const tab = tabs[activeTabIndex];
  useEffect(() => {
    if (tab.query) history.replaceState(null, "", tab.query === defaultQuery ? location.pathname : addressOf(tab));
  }, [tab]);
}

// The operation that the link names is the one to run, and the keys run the one at the cursor.
function useNamedOperation() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const { setOperationName } = useGraphiQLActions();
  const name = held("operationName");
  useEffect(() => {
    const at = /^\w+$/.test(name) && queryEditor?.getValue().search(new RegExp(`\\bquery\\s+${name}\\b`));
    if (!(at >= 0)) return;
    setOperationName(name);
    queryEditor.setPosition(queryEditor.getModel().getPositionAt(at + 1));
    queryEditor.focus();
  }, [queryEditor]);
}

function Tools({ prettify, merge, copy }) {
  useAddress();
  useNamedOperation();
  return [prettify, merge, copy];
}

const plain = (text) => text.replace(/[`*]/g, "");

function Cookbook() {
  const { queryEditor, tabs } = useGraphiQL(({ queryEditor, tabs }) => ({ queryEditor, tabs }));
  const { addTab, changeTab } = useGraphiQLActions();
  const open = (operation) => {
    const at = tabs.findIndex((tab) => tab.query === operation);
    if (at >= 0) return changeTab(at);
    addTab();
    queryEditor.setValue(operation);
  };
  return (
    <section aria-label="Cookbook">
      <div className="graphiql-doc-explorer-title">Cookbook</div>
      <p>Each opens in a tab of its own. How to read the answers: docs/queries.md.</p>
      <ul className="cookbook">
        {COOKBOOK.map(({ title, operation }) => (
          <li key={title}>
            <button type="button" onClick={() => open(operation)}>{plain(title)}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const COOKBOOK_PLUGIN = {
  title: "Cookbook",
  icon: () => (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M9 9a3 3 0 1 1 4 2.8c-.7.3-1 .8-1 1.7M12 17h.01" />
      <circle cx="12" cy="12" r="10" />
    </svg>
  ),
  content: Cookbook,
};

async function fetcher(asked, { headers } = {}) {
  const response = await fetch(location.pathname, {
    method: "POST",
    headers: { Accept: "application/graphql-response+json", "Content-Type": "application/json", ...headers },
    body: JSON.stringify(asked),
  });
  return response.json();
}

createRoot(document.getElementById("graphiql")).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={defaultQuery}
    initialQuery={held("query")}
    initialVariables={held("variables")}
    shouldPersistHeaders={false}
    plugins={[COOKBOOK_PLUGIN, HISTORY_PLUGIN]}
    visiblePlugin={innerWidth < 1000 ? undefined : COOKBOOK_PLUGIN}
  >
    <GraphiQL.Logo>RASSO graph</GraphiQL.Logo>
    <GraphiQL.Toolbar>{(tools) => <Tools {...tools} />}</GraphiQL.Toolbar>
  </GraphiQL>,
);
