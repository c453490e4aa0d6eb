// The help: every key and every sign.

function drawHelp(view) {
  const rows = (pairs, head) =>
    pairs.map(([name, words]) => el("tr", {}, el("th", { scope: "row" }, head(name)), el("td", {}, words)));
  const signs = [
    ["update", "a number that a later moment may explain", "kind-number is-update"],
    ["spelling", "differs on the page, means the same", "type-variant"],
    ["unresolved", "cannot be compared without more knowledge", "type-unresolved"],
  ];
  view.help.replaceChildren(
    el("h2", {}, "Keys"),
    el("table", {}, ...rows(KEYS, (name) => name.split(" ").map((one) => el("kbd", {}, one)))),
    el("h2", {}, "Signs"),
    el(
      "table",
      {},
      ...rows(Object.entries(KINDS), (kind) => el("span", { class: `line kind-${kind}` }, kind)),
      ...rows(signs, (name) =>
        el("span", { class: signs.find(([sign]) => sign === name)[2] }, el("span", { class: "line" }, name)),
      ),
      ...rows([["grey", "stands in this article only"]], (name) => el("span", { class: "gone" }, name)),
    ),
    el("button", { type: "button", class: "chip", onclick: () => view.help.close() }, "Close"),
  );
}
