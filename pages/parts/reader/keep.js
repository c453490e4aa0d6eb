// When the same articles come back better compared, the reader stays where the user is.

function isSameText(before, after) {
  return ["a", "b"].every((side) => {
    const claims = before?.[side].claims ?? [];
    return claims.length === after[side].claims.length && claims.every(({ text }, n) => text === after[side].claims[n].text);
  });
}

/** Where the user is: what is selected, how far both columns are scrolled, what has the focus. */
function rememberPlace(view) {
  const focused = view.root.getRootNode().activeElement;
  const claim = focused?.closest?.(".claim");
  return {
    id: view.current.id,
    claims: view.current.claims,
    scrolled: { a: view.columns.a.scrollTop, b: view.columns.b.scrollTop },
    focus: claim && { side: claim.dataset.side, n: Number(claim.dataset.n), isMark: focused.matches(".mark") },
  };
}

/** Select the same again; where it is no longer found, the claims it stood in. */
function selectAgain(view, { id, claims }) {
  const isKnown = [...view.pair.found, ...view.pair.links].some((entry) => entry.id === id);
  const firsts = ["a", "b"].map((side) => [side, claims.find((claim) => claim.side === side)]);
  const place = firsts.map(([side, claim]) => (claim ? `${side}${claim.n + 1}` : "")).join("");
  selectEntry(view, isKnown ? id : place);
}

function restorePlace(view, { scrolled, focus }) {
  for (const side of ["a", "b"]) view.columns[side].scrollTo({ top: scrolled[side], behavior: "instant" });
  if (!focus) return;
  const claim = view.claims[focus.side].get(focus.n);
  const target = (focus.isMark && claim?.querySelector(".mark.chosen[role]")) || claim?.querySelector(".number");
  target?.focus({ preventScroll: true });
}
