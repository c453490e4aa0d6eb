// Search in both articles. What is found is painted over the text, which stays as it is.

const IGNORED = /[\u093c\u0300-\u036f\u200c\u200d]/g; // nukta, accents, joiners

/** The text as it is compared, and for each of its letters the place in the original. */
function foldText(text) {
  const letters = [];
  const places = [];
  for (let at = 0; at < text.length; at += 1) {
    const plain = text[at].normalize("NFD").replace(IGNORED, "").replace("\u0901", "\u0902");
    for (const letter of plain.toLowerCase()) {
      letters.push(letter.replace(/[०-९]/, (digit) => "०१२३४५६७८९".indexOf(digit)));
      places.push(at);
    }
  }
  return { folded: letters.join(""), places };
}

/** Where the words stand: in the text, or for Latin letters in the sound of a Hindi claim. */
function findHits(view, query) {
  const wanted = foldText(query.trim()).folded;
  if (!wanted || !view.pair) return [];
  return ["a", "b"].flatMap((side) =>
    view.pair[side].claims.flatMap((claim) => {
      const { n } = claim;
      const { folded, places } = foldText(claim.text);
      const hits = [];
      for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
        hits.push({ side, n, start: places[at], end: places[at + wanted.length - 1] + 1 });
      }
      if (!hits.length && foldText(romanOf(view, claim)).folded.includes(wanted)) hits.push({ side, n });
      return hits;
    }),
  );
}

function drawSearch(view) {
  const input = el("input", {
    type: "search",
    placeholder: "Search both articles",
    "aria-label": "Search both articles",
    "aria-keyshortcuts": "/",
    maxlength: "100",
    oninput: () => {
      clearTimeout(view.searching);
      view.searching = setTimeout(() => {
        searchFor(view, input.value);
        writeAddress(view);
      }, 120);
    },
    onkeydown: (event) => {
      if (event.key === "Enter") stepHit(view, event.shiftKey ? -1 : 1);
      else if (event.key === "Escape") leaveSearch(view);
      else return;
      event.preventDefault();
    },
  });
  view.query = input;
  view.hitCount = el("span", { class: "hits", role: "status" });
  view.search.replaceChildren(input, key("/"), view.hitCount);
}

function searchFor(view, query) {
  if (view.query.value !== query) view.query.value = query;
  view.filter.q = query.trim();
  view.hits = findHits(view, query);
  view.hit = -1;
  for (const found of view.root.querySelectorAll(".claim.found")) found.classList.remove("found");
  for (const { side, n } of view.hits) view.claims[side].get(n).classList.add("found");
  const ranges = view.hits.filter(({ end }) => end).map((hit) => rangeOf(view, hit.side, hit.n, hit.start, hit.end));
  paintRanges("milaan-search", ranges.filter(Boolean));
  paintRanges("milaan-place", []);
  tellHits(view);
}

function tellHits(view) {
  const count = (side) => view.hits.filter((hit) => hit.side === side).length;
  const at = view.hit < 0 ? "" : `${view.hit + 1} of ${view.hits.length} · `;
  view.hitCount.textContent = view.filter.q ? `${at}${count("a")} in A, ${count("b")} in B` : "";
}

/** Go to the next place that was found; nothing is selected. */
function stepHit(view, by) {
  if (!view.hits.length) return;
  view.hit = (view.hit + by + view.hits.length) % view.hits.length;
  const { side, n, start, end } = view.hits[view.hit];
  openFold(view, side, n);
  if (view.narrow) {
    showSide(view, side);
    view.claims[side].get(n).scrollIntoView({ block: "center" });
  }
  scrollToClaim(view, side, n);
  const range = end && rangeOf(view, side, n, start, end);
  paintRanges("milaan-place", range ? [range] : []);
  tellHits(view);
}

function leaveSearch(view) {
  searchFor(view, "");
  writeAddress(view);
  const first = view.current.claims[0];
  (first ? view.claims[first.side].get(first.n).querySelector(".number") : view.columns.a).focus();
}

/** A range over a claim's text; the small words beside marks do not count. */
function rangeOf(view, side, n, start, end) {
  const text = view.claims[side].get(n)?.querySelector(".text");
  if (!text) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".word") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let before = 0;
  let hasStart = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const after = before + node.length;
    if (!hasStart && start < after) {
      range.setStart(node, start - before);
      hasStart = true;
    }
    if (hasStart && end <= after) {
      range.setEnd(node, end - before);
      return range;
    }
    before = after;
  }
  return null;
}

function paintRanges(name, ranges) {
  if (!globalThis.CSS?.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}
