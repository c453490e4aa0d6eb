// When the reader is drawn anew it stays where the user is: selection, scrolling, focus, caret.

const NOTE_LEFT = "This is marked otherwise now. Your note is kept here: give a verdict, or copy it.";

function isSameText(before, after) {
  return ["a", "b"].every((side) => {
    const claims = before?.[side].claims ?? [];
    return claims.length === after[side].claims.length && claims.every(({ text }, n) => text === after[side].claims[n].text);
  });
}

/** Where the user is: what is selected, how far both columns are scrolled, what has the focus. */
function rememberPlace(view) {
  return {
    id: view.current.id,
    finding: view.current.finding,
    claims: view.current.claims,
    scrolled: { a: view.columns.a.scrollTop, b: view.columns.b.scrollTop },
    focus: rememberFocus(view),
  };
}

/** Select the same again; where it is no longer found, its readings under another name, or its claims. */
function selectAgain(view, { id, finding, claims }) {
  const isKnown = [...view.pair.found, ...view.pair.links].some((entry) => entry.id === id);
  const twin = !isKnown && finding && view.pair.found.find((other) => hasSameReadings(finding, other));
  const firsts = ["a", "b"].map((side) => [side, claims.find((claim) => claim.side === side)]);
  const place = firsts.map(([side, claim]) => (claim ? `${side}${claim.n + 1}` : "")).join("");
  selectEntry(view, isKnown ? id : (twin?.id ?? place));
  // Claims that are asked for may hold a finding: that is another name for the same.
  const told = view.told.selected;
  if (view.current.id !== (told && PLACE.test(told) ? id : told)) tellView(view);
}

function hasSameReadings(one, other) {
  return one.sides === other.sides && ["a", "b"].every((side) => one[side].claim === other[side].claim && one[side].text === other[side].text);
}

function restorePlace(view, { id, scrolled, focus }) {
  for (const side of ["a", "b"]) view.columns[side].scrollTo({ top: scrolled[side], behavior: "instant" });
  if (focus?.note && view.current.id !== id) return leaveNote(view, focus);
  restoreFocus(view, focus);
}

/** Someone was typing a note on what is marked otherwise now: nothing typed is lost or taken for keys. */
function leaveNote(view, { note, caret }) {
  const finding = view.current.finding;
  const isOpen = finding && isDisagreement(finding) && !noteOf(view, finding);
  if (isOpen) view.notes.set(finding.id, note);
  if (isOpen) refreshVerdicts(view);
  const field = isOpen ? view.explanation.querySelector(".remark") : drawLeftNote(view, note);
  field?.focus({ preventScroll: true });
  field?.setSelectionRange(...caret);
}

function drawLeftNote(view, note) {
  const field = el("input", { type: "text", class: "remark", "aria-label": "Your note" });
  field.value = note;
  const words = el("p", { class: "said" }, NOTE_LEFT);
  view.explanation.querySelector(".reason").append(el("div", { class: "own" }, field, words));
  return field;
}

/** What has the focus, so that it is found again among new elements; null where it is elsewhere. */
function rememberFocus(view) {
  const focused = view.root.getRootNode().activeElement;
  if (!focused || !view.root.contains(focused)) return null;
  const claim = focused.closest(".claim");
  const caret = focused.matches("input") ? [focused.selectionStart, focused.selectionEnd] : null;
  return {
    element: focused,
    claim: claim && { side: claim.dataset.side, n: Number(claim.dataset.n), isMark: focused.matches(".mark") },
    sign: signOf(focused),
    at: listAlike(view, focused.tagName, signOf(focused)).indexOf(focused),
    caret,
    note: focused.matches(".remark") ? focused.value : "",
  };
}

const signOf = ({ tagName, classList, dataset, ariaLabel, textContent }) =>
  [tagName, classList[0], ariaLabel, ...Object.values(dataset), tagName === "SELECT" ? "" : textContent.replace(/\d/g, "")].join("|");

function listAlike(view, tag, sign) {
  return [...view.root.querySelectorAll(tag)].filter((element) => signOf(element) === sign);
}

/** Give the focus back; where what had it is gone, to the selected claim, never to the page. */
function restoreFocus(view, focus) {
  if (!focus || focus.element === view.root.getRootNode().activeElement) return;
  const target = (focus.claim ? findInClaim(view, focus.claim) : findAlike(view, focus)) ?? numberOf(view);
  target?.focus({ preventScroll: true });
  if (focus.caret && target?.matches("input")) target.setSelectionRange(...focus.caret);
}

function findInClaim(view, { side, n, isMark }) {
  const claim = view.claims[side].get(n);
  return (isMark && claim?.querySelector(".mark.chosen[role]")) || claim?.querySelector(".number");
}

function findAlike(view, { sign, at }) {
  const alike = listAlike(view, sign.split("|")[0], sign).filter((element) => element.checkVisibility());
  return alike[at] ?? alike[0];
}

/** The number of the selected claim on the side that the user is at. */
function numberOf(view) {
  const claim = view.current.claims.find(({ side }) => side === view.side) ?? view.current.claims[0];
  return claim && view.claims[claim.side].get(claim.n)?.querySelector(".number");
}

/** Draw something anew without taking the focus from who has it. */
function keepFocus(view, draw) {
  const focus = rememberFocus(view);
  draw();
  restoreFocus(view, focus);
}

/** Take over the children of `fresh`; a field in focus stays itself, with what is being typed. */
function replaceAround(old, fresh, selector) {
  const [field, place] = [old, fresh].map((element) => element.querySelector(selector));
  if (!place || !field || field !== field.getRootNode().activeElement) return old.replaceChildren(...fresh.childNodes);
  const [kept, taken] = [[old, field], [fresh, place]].map(([element, inside]) => [...element.children].find((child) => child.contains(inside)));
  for (const node of [...old.childNodes]) if (node !== kept) node.remove();
  const nodes = [...fresh.childNodes];
  kept.before(...nodes.slice(0, nodes.indexOf(taken)));
  kept.after(...nodes.slice(nodes.indexOf(taken) + 1));
  if (kept !== field) replaceAround(kept, taken, selector);
}
