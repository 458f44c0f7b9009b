// @ts-check
// What pages do besides: offer titles while one types, tell of a link of the picture, copy references.
// Without it every fact and every link still stands on the page.

/** @param {HTMLInputElement} input */
function suggest(input) {
  const list = /** @type {HTMLDataListElement} */ (document.getElementById("suggested"));
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => offer(input, list), 200);
  });
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLDataListElement} list
 */
async function offer(input, list) {
  const text = input.value.trim();
  if (text.length < 3) return;
  const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`);
  if (!answer.ok || input.value.trim() !== text) return;
  /** @type {string[]} */
  const titles = await answer.json();
  list.replaceChildren(...titles.map((title) => Object.assign(document.createElement("option"), { value: title })));
}

/** @param {Element} picture */
function tell(picture) {
  const told = /** @type {HTMLElement} */ (document.getElementById("told"));
  for (const way of picture.querySelectorAll("a.way")) {
    const item = document.getElementById((way.getAttribute("href") ?? "#").slice(1));
    if (!item) continue;
    const show = () => {
      const copy = /** @type {Element} */ (item.cloneNode(true));
      copy.removeAttribute("id");
      const title = item.parentElement?.parentElement?.querySelector("a")?.textContent ?? "";
      told.replaceChildren(Object.assign(document.createElement("strong"), { textContent: `${title} ` }), ...copy.childNodes);
      told.hidden = false;
    };
    way.addEventListener("mouseenter", show);
    way.addEventListener("focus", show);
  }
  for (const step of picture.querySelectorAll("a.step")) {
    const near = () => linked(picture, step).forEach((way) => way.classList.add("near"));
    const far = () => picture.querySelectorAll(".near").forEach((way) => way.classList.remove("near"));
    step.addEventListener("mouseenter", near);
    step.addEventListener("focus", near);
    step.addEventListener("mouseleave", far);
    step.addEventListener("blur", far);
  }
  const start = picture.querySelector("a.start .box");
  if (start) {
    const [box, frame] = [start.getBoundingClientRect(), picture.getBoundingClientRect()];
    picture.scrollBy(box.left - frame.left - (frame.width - box.width) / 2, box.top - frame.top - (frame.height - box.height) / 2);
  }
}

/**
 * The links of the picture that begin or end at a step.
 * @param {Element} picture
 * @param {Element} step
 */
function linked(picture, step) {
  const id = step.getAttribute("data-id") ?? "";
  return [...picture.querySelectorAll("a.way")].filter((way) => (way.getAttribute("data-ends") ?? "").split(" ").includes(id));
}

/** @param {HTMLElement} reference */
function copying(reference) {
  const button = Object.assign(document.createElement("button"), { textContent: "Copy", type: "button" });
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(reference.textContent ?? "");
    button.textContent = "Copied";
  });
  reference.after(button);
}

const input = /** @type {HTMLInputElement | null} */ (document.querySelector("input[data-suggest]"));
if (input) suggest(input);
document.querySelectorAll(".picture").forEach(tell);
if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach((one) => copying(/** @type {HTMLElement} */ (one)));
