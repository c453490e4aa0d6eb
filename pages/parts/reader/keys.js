// The keyboard. Keys that Streamlit knows stay its own wherever one of its controls has the focus.

const KEYS = [
  ["j k", "next, previous disagreement"],
  ["J K", "next, previous claim"],
  ["o ← →", "the other side of what is selected"],
  ["↑ ↓", "claim by claim, on a claim's number"],
  ["Enter", "select the claim or mark in focus"],
  ["d s u", "verdict: disagree, same, unsure; once more takes it back"],
  ["f", "filter"],
  ["/", "search both articles; Enter for the next place"],
  ["Esc", "leave the search"],
  ["r", "romanise the Hindi"],
  ["v", "spelling variants"],
  ["l", "scroll the articles together"],
  ["1 2 3 4 5", "the tabs below"],
  ["?", "this help"],
];

// Whatever else has the focus on the page, such as its margin after a click, is nobody's.
const CONTROLS =
  "a[href], button, input, textarea, select, summary, [contenteditable], [role=dialog], [role=listbox], [role=menu], [role=tooltip]";

/** Answer a key, but never while someone types. */
function answerKey(view, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || view.help.open) return;
  const path = event.composedPath();
  const target = path[0];
  if (isTyping(target)) return;
  const isInside = path.includes(view.root);
  const isNowhere = !isInside && !target.closest?.(CONTROLS);
  const act = { j: () => stepBy(view, 1), k: () => stepBy(view, -1), "?": () => view.help.showModal() };
  if (isInside || isNowhere) Object.assign(act, keysHere(view));
  if (isInside) Object.assign(act, keysInClaim(view, target));
  if (!Object.hasOwn(act, event.key)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat || !isVerdict(event.key)) act[event.key]();
}

const isVerdict = (name) => VERDICTS.some(({ letter }) => letter === name);

const isTyping = (target) =>
  target.matches?.("input, textarea, select, [contenteditable], [role=combobox], [role=slider]");

function keysHere(view) {
  const act = {
    J: () => stepClaim(view, 1),
    K: () => stepClaim(view, -1),
    o: () => crossTo(view, other(view.side)),
    f: () => view.chips.querySelector("button")?.focus(),
    "/": () => {
      openControls(view, true);
      view.query.focus();
    },
    r: () => view.romanise(),
    v: () => view.toggleExtra("variants"),
    l: () => view.toggleTogether(),
  };
  for (const { name, letter } of VERDICTS) act[letter] = () => judgeCurrent(view, name);
  TABS.forEach(({ name }, index) => {
    act[String(index + 1)] = () => openTab(view, name, true);
  });
  return act;
}

function keysInClaim(view, target) {
  const claim = target.closest?.(".claim");
  if (!claim) return {};
  const act = { ArrowLeft: () => crossTo(view, "a"), ArrowRight: () => crossTo(view, "b") };
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
