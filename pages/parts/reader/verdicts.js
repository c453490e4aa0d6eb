// What analysts decided on a disagreement: a verdict, a note, and what colleagues said.

const VERDICTS = [
  { name: "disagree", letter: "d", label: "Disagree", meaning: "the two cannot both hold" },
  { name: "same", letter: "s", label: "Same", meaning: "they mean the same" },
  { name: "unsure", letter: "u", label: "Unsure", meaning: "it needs another look" },
];
const TEACHABLE = ["name", "organisation", "place", "role"];

const saidOf = (view, finding) => view.told.verdicts[finding.id] ?? [];
const mineOf = (view, finding) => saidOf(view, finding).find(({ mine }) => mine);

function drawVerdicts(view, finding) {
  if (!isDisagreement(finding)) return null;
  const said = saidOf(view, finding).filter(({ mine }) => !mine || !view.told.mayJudge);
  const differs = new Set(saidOf(view, finding).map(({ verdict }) => verdict)).size > 1;
  return el(
    "div",
    { class: "verdicts", role: "group", "aria-label": "Verdicts" },
    view.told.mayJudge && drawOwnVerdict(view, finding),
    ...said.map((one) => el("p", { class: "said" }, tellVerdict(one))),
    differs && el("p", { class: "said differ" }, "The verdicts differ."),
  );
}

function drawOwnVerdict(view, finding) {
  const mine = mineOf(view, finding);
  const note = el("input", {
    type: "text",
    class: "remark",
    "aria-label": "Note on your verdict",
    placeholder: "Note",
    maxlength: 2000,
    value: view.notes.get(finding.id) ?? mine?.note ?? "",
    oninput: () => view.notes.set(finding.id, note.value),
    onkeydown: (event) => event.key === "Enter" && mine && sendVerdict(view, finding, mine.verdict),
  });
  const teach = mine?.verdict === "same" && TEACHABLE.includes(finding.kind);
  return el(
    "div",
    { class: "own" },
    ...VERDICTS.map(({ name, letter, label, meaning }) =>
      el(
        "button",
        {
          type: "button",
          class: "step verdict",
          title: meaning,
          "data-verdict": name,
          "aria-pressed": String(mine?.verdict === name),
          "aria-keyshortcuts": letter,
          onclick: () => giveVerdict(view, finding, name),
        },
        label,
        key(letter),
      ),
    ),
    note,
    el("p", { class: "said" }, mine ? `Yours, ${mine.day}, as ${mine.author}.` : `Kept as ${view.told.author}.`),
    teach && el("button", { type: "button", class: "step", onclick: () => teachSame(view, finding) }, "Treat as the same from now on"),
  );
}

const tellVerdict = ({ author, verdict, note, day }) =>
  `${author}, ${day}: ${verdict}${note ? ` – ${note}` : ""}`;

/** The same verdict once more takes it back, unless its note has changed. */
function giveVerdict(view, finding, verdict) {
  const mine = mineOf(view, finding);
  const note = view.notes.get(finding.id) ?? mine?.note ?? "";
  const isAgain = mine?.verdict === verdict && mine.note === note;
  sendVerdict(view, finding, isAgain ? "" : verdict);
}

function sendVerdict(view, finding, verdict) {
  const note = view.notes.get(finding.id) ?? mineOf(view, finding)?.note ?? "";
  view.judge({ id: finding.id, verdict, note, at: Date.now() });
  view.announce(verdict ? `Verdict: ${verdict}.` : "Verdict taken back.");
}

function teachSame(view, finding) {
  view.judge({ id: finding.id, teach: true, at: Date.now() });
  view.announce("Taught: the two readings count as the same.");
}

/** A verdict by key, on what is selected. */
function judgeCurrent(view, verdict) {
  const finding = view.byId?.get(view.current.id);
  if (finding && isDisagreement(finding) && view.told.mayJudge) giveVerdict(view, finding, verdict);
}

/** Show what was decided since; the focus stays on the button that has it. */
function refreshVerdicts(view) {
  const before = view.explanation.querySelector(".verdicts");
  const finding = view.byId?.get(view.current.id);
  if (!before || !finding) return;
  const focused = before.contains(before.getRootNode().activeElement) && before.getRootNode().activeElement;
  const kept = focused && (focused.dataset.verdict ? `[data-verdict=${focused.dataset.verdict}]` : ".remark");
  before.replaceWith(drawVerdicts(view, finding));
  if (kept) view.explanation.querySelector(kept)?.focus({ preventScroll: true });
}
