// What analysts decided on a disagreement: a verdict, a note, and what colleagues said.

const VERDICTS = [
  { name: "disagree", letter: "d", label: "Disagree", meaning: "the two cannot both hold" },
  { name: "same", letter: "s", label: "Same", meaning: "they mean the same" },
  { name: "unsure", letter: "u", label: "Unsure", meaning: "it needs another look" },
];
const TEACHABLE = ["name", "organisation", "place", "role"];
const LONGEST_NOTE = 2000; // characters; the library would take more (chosen)

const UNSAVED = "Not saved yet: the server does not answer. It is tried again, and your note is kept.";
const GIVE_ONE = "The note is kept with a verdict: now press d, s or u.";

const saidOf = (view, finding) => view.told.verdicts[finding.id] ?? [];
const labelOf = (verdict) => VERDICTS.find(({ name }) => name === verdict)?.label ?? verdict;

/** What was given last and not heard yet. */
const unheardOf = (view, finding) =>
  view.outbox.findLast(({ name, id, teach }) => name === "judge" && id === finding.id && !teach);

/** One's own verdict as it will stand: shown at once, whether Python has heard of it or not. */
function mineOf(view, finding) {
  const unheard = unheardOf(view, finding);
  if (!unheard) return saidOf(view, finding).find(({ mine }) => mine);
  const { verdict, note } = unheard;
  return verdict ? { verdict, note, mine: true, author: view.told.author, day: "just now" } : undefined;
}

const noteOf = (view, finding) => view.notes.get(finding.id) ?? mineOf(view, finding)?.note ?? "";

/** Everyone's verdicts, one's own first. */
function allSaid(view, finding) {
  const mine = mineOf(view, finding);
  return [...(mine ? [mine] : []), ...saidOf(view, finding).filter((one) => !one.mine)];
}

function drawVerdicts(view, finding) {
  if (!isDisagreement(finding)) return null;
  const { mayJudge } = view.told;
  const said = allSaid(view, finding);
  const differs = new Set(said.map(({ verdict }) => verdict)).size > 1;
  const trouble = tellTrouble(view, finding);
  return el(
    "div",
    { class: "verdicts", role: "group", "aria-label": "Verdicts" },
    mayJudge && drawOwnVerdict(view, finding),
    trouble && el("p", { class: "said differ", role: "alert" }, trouble),
    ...said.map((one) => el("p", { class: `said${one.mine && mayJudge ? " on-paper" : ""}` }, tellVerdict(one))),
    differs && el("p", { class: "said differ" }, "The verdicts differ."),
  );
}

/** Why one's verdict is not kept, or not yet; "" where all is well. */
function tellTrouble(view, finding) {
  const refused = view.refusals.get(finding.id);
  if (refused) return `${refused} Your note is kept here.`;
  const unheard = view.outbox.findLast(({ id }) => id === finding.id);
  if (!unheard) return "";
  const { refused: waiting } = view.told;
  if (waiting?.at === unheard.at) return `Not saved yet. ${waiting.why} It is tried again, and your note is kept.`;
  return view.attempts >= LATE ? UNSAVED : "";
}

function drawOwnVerdict(view, finding) {
  const mine = mineOf(view, finding);
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
    drawNote(view, finding),
    el("p", { class: "said" }, mine ? `Yours, ${mine.day}, as ${mine.author}.` : `A verdict is kept as ${view.told.author}.`),
    teach && el("button", { type: "button", class: "step", onclick: () => teachSame(view, finding) }, "Treat as the same from now on"),
  );
}

function drawNote(view, finding) {
  const note = el("input", {
    type: "text",
    class: "remark",
    "aria-label": "Note on your verdict",
    placeholder: "Note",
    maxlength: LONGEST_NOTE,
    oninput: () => view.notes.set(finding.id, note.value),
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault(); // it would press the button that has the focus next
      keepNote(view, finding);
    },
  });
  note.value = noteOf(view, finding);
  return note;
}

/** Enter in the note: kept with the verdict there is, else the next key gives one. */
function keepNote(view, finding) {
  const mine = mineOf(view, finding);
  if (mine) return sendVerdict(view, finding, mine.verdict);
  view.explanation.querySelector(".verdict")?.focus();
  view.announce(GIVE_ONE, true);
}

const tellVerdict = ({ author, verdict, note, day }) =>
  `${author}, ${day}: ${verdict}${note ? ` – ${note}` : ""}`;

/** The same verdict once more takes it back, unless its note has changed. */
function giveVerdict(view, finding, verdict) {
  const mine = mineOf(view, finding);
  const isAgain = mine?.verdict === verdict && mine.note.trim() === noteOf(view, finding).trim();
  sendVerdict(view, finding, isAgain ? "" : verdict);
}

/** Give a verdict with the note that was typed; "" takes all of one's own back. */
function sendVerdict(view, finding, verdict) {
  const note = verdict && noteOf(view, finding).trim();
  view.notes.delete(finding.id);
  view.refusals.delete(finding.id);
  post(view, "judge", { version: view.pair.version, id: finding.id, verdict, note });
  refreshVerdicts(view);
  const isOutOfSight = view.tab !== TABS[0].name;
  view.announce(verdict ? `Verdict: ${labelOf(verdict)}.` : "Verdict taken back: none of yours stands.", isOutOfSight);
}

function teachSame(view, finding) {
  hurryView(view);
  post(view, "judge", { version: view.pair.version, id: finding.id, teach: true });
  view.announce("From now on these two readings count as the same. Findings lists what was taught.", true);
}

/** Python has answered: what it refused is said, and the note that went with it is back. */
function concludeVerdict(view, { id, at, note }) {
  const { refused } = view.told;
  if (refused?.at !== at) return;
  view.refusals.set(id, refused.why);
  if (note && !view.notes.has(id)) view.notes.set(id, note);
  view.announce(refused.why, true);
}

/** Nobody answers: it is said once, and stands beside the verdict until someone does. */
function tellUnsaved(view) {
  if (!view.outbox.some(({ name }) => name === "judge")) return;
  refreshVerdicts(view);
  view.announce(UNSAVED, true);
}

/** A verdict by key, on what is selected. */
function judgeCurrent(view, verdict) {
  const finding = view.byId?.get(view.current.id);
  if (finding && isDisagreement(finding) && view.told.mayJudge) giveVerdict(view, finding, verdict);
}

/** Show what was decided since, beside the explanation and in the table. */
function refreshVerdicts(view) {
  const finding = view.byId?.get(view.current.id);
  const before = view.explanation.querySelector(".verdicts");
  if (before && finding) keepFocus(view, () => replaceAround(before, drawVerdicts(view, finding), ".remark"));
  for (const [id, cell] of view.cells) fillVerdictCell(view, cell, view.byId.get(id));
}
