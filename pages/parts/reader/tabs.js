// The tabs below the articles. A panel is drawn when it is first opened.

const TABS = [
  { name: "explanation", title: "Explanation" },
  { name: "disagreements", title: "Disagreements", draw: drawTable },
  { name: "ledger", title: "Ledger", draw: drawLedger },
  { name: "matrix", title: "Matrix" },
  { name: "map", title: "Map", draw: drawMap },
];

function drawTabs(view) {
  view.tabs.replaceChildren(
    ...TABS.map(({ name, title }, index) => {
      view.panels[name].id = `panel-${name}`;
      view.panels[name].setAttribute("aria-label", title);
      return el(
        "button",
        {
          type: "button",
          role: "tab",
          "data-tab": name,
          "aria-controls": `panel-${name}`,
          "aria-keyshortcuts": String(index + 1),
          onclick: () => openTab(view, name, true),
          onkeydown: (event) => walkTabs(view, event, index),
        },
        title,
        key(String(index + 1)),
      );
    }),
  );
  view.panels.matrix.replaceChildren(
    el(
      "p",
      { class: "note" },
      "Every claim of A, downwards, against every claim of B. The stronger a square's colour, the likelier the two tell the same; paired claims are framed, with a broken line where they share only a part. Click a square to go there.",
    ),
  );
}

function walkTabs(view, event, index) {
  const last = TABS.length - 1;
  const next = { ArrowRight: index === last ? 0 : index + 1, ArrowLeft: index ? index - 1 : last, Home: 0, End: last }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  openTab(view, TABS[next].name, true);
  view.tabs.children[next].focus();
}

function openTab(view, name, byUser = false) {
  view.tab = name;
  for (const button of view.tabs.children) {
    const isOpen = button.dataset.tab === name;
    button.setAttribute("aria-selected", String(isOpen));
    button.setAttribute("tabindex", isOpen ? "0" : "-1");
  }
  for (const [panel, element] of Object.entries(view.panels)) element.hidden = panel !== name;
  refreshPanel(view);
  if (byUser) tellView(view);
}

function refreshPanel(view) {
  if (view.pair) drawPanel(view, view.tab);
}

/** Draw a panel if it does not show the present pair and filter. */
function drawPanel(view, name) {
  const { draw } = TABS.find((tab) => tab.name === name);
  if (!draw || view.drawn.has(name)) return;
  view.drawn.add(name);
  draw(view);
}
