// The keyboard, the bar above the columns, and the help that names every key and sign.

const KEYS = [
  ["j", "next disagreement"],
  ["k", "previous disagreement"],
  ["← →", "to the other article"],
  ["↑ ↓", "previous, next claim (on a claim's number)"],
  ["Enter", "select the claim or mark in focus"],
  ["r", "romanise the Hindi"],
  ["?", "this help"],
];

/** Answer a key pressed anywhere on the page, but never while someone types. */
function answerKey(view, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || view.help.open) return;
  const target = event.composedPath()[0];
  if (target.matches?.("input, textarea, select, [contenteditable], [role=combobox]")) return;
  const isInside = event.composedPath().includes(view.root);
  const act = { j: () => stepBy(view, 1), k: () => stepBy(view, -1), "?": () => view.help.showModal() };
  if (isInside) Object.assign(act, keysInside(view, target));
  if (!Object.hasOwn(act, event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  act[event.key]();
}

function keysInside(view, target) {
  const act = { r: () => view.romanise() };
  const claim = target.closest?.(".claim");
  if (!claim) return act;
  act.ArrowLeft = () => crossTo(view, "a");
  act.ArrowRight = () => crossTo(view, "b");
  if (target.matches(".number")) {
    act.ArrowDown = () => moveByClaim(view, claim, 1);
    act.ArrowUp = () => moveByClaim(view, claim, -1);
  }
  if (target.matches("[role=button]")) {
    act.Enter = () => selectMark(view, target);
    act[" "] = act.Enter;
  }
  return act;
}

function drawBar(view) {
  const counts = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, 0]));
  for (const finding of view.pair.found) if (isDisagreement(finding)) counts[finding.kind] += 1;
  const present = Object.keys(KINDS).filter((kind) => counts[kind]);
  view.chips.replaceChildren(
    ...present.map((kind) =>
      toggle(`${kind} ${counts[kind]}`, !view.hidden.has(kind), () => view.filter(kind), swatch(kind)),
    ),
  );
  const variants = view.pair.found.filter((finding) => finding.type === "variant").length;
  view.tools.replaceChildren(
    ...[
      variants > 0 &&
        toggle(`spelling variants ${variants}`, view.variants, () => view.toggleVariants()),
      toggle("Romanise", view.roman, () => view.romanise(), null, "r"),
      el("button", { type: "button", class: "chip", onclick: () => view.copyLink() }, "Copy link"),
      el(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-keyshortcuts": "?",
          onclick: () => view.help.showModal(),
        },
        "Keys",
        key("?"),
      ),
    ].filter(Boolean),
  );
}

function toggle(words, isOn, act, sign = null, shortcut = null) {
  return el(
    "button",
    {
      type: "button",
      class: "chip",
      "aria-pressed": String(isOn),
      "aria-keyshortcuts": shortcut,
      onclick: act,
    },
    sign,
    words,
    shortcut && key(shortcut),
  );
}

function drawHelp(view) {
  const rows = (pairs, head) =>
    pairs.map(([name, words]) => el("tr", {}, el("th", { scope: "row" }, head(name)), el("td", {}, words)));
  const close = el("button", { type: "button", class: "chip", onclick: () => view.help.close() }, "Close");
  view.help.replaceChildren(
    el("h2", {}, "Keys"),
    el("table", {}, ...rows(KEYS, (name) => el("kbd", {}, name))),
    el("h2", {}, "Signs"),
    el(
      "table",
      {},
      ...rows(Object.entries(KINDS), (kind) => el("span", { class: `line kind-${kind}` }, kind)),
      ...rows(
        [
          ["spelling", "differs on the page, means the same"],
          ["unresolved", "cannot be compared without more knowledge"],
        ],
        (name) =>
          el(
            "span",
            { class: `type-${name === "spelling" ? "variant" : name}` },
            el("span", { class: "line" }, name),
          ),
      ),
    ),
    close,
  );
}
