// The reader's state and its way in. Only what a user selects is told to Python, for the address.

const views = new WeakMap();
const NARROW = 760; // pixels of width below which the columns become one
const SETTLING = 0.01; // share of a column's height that may change before its ticks move
const NEW_LINE = 10; // between the version and the two articles
const BOARD = (globalThis.milaanBoard ??= new EventTarget()); // what to show of them, from told.js

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!views.has(parentElement)) views.set(parentElement, new View(parentElement));
  const view = views.get(parentElement);
  const send = (view.send = (messages) => setTriggerValue("told", messages));
  view.take(data);
  // Where data or theme change while a call is on its way, Streamlit takes it back, before or after
  // it makes the next, which goes on with the same view. Only a reader that has left the page ends.
  return () => {
    if (view.send !== send || parentElement.isConnected) return;
    views.delete(parentElement);
    view.close();
  };
}

async function unpack(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

class View {
  constructor(parent) {
    const find = (selector) => parent.querySelector(selector);
    const sides = (selector) =>
      Object.fromEntries(["a", "b"].map((side) => [side, find(`${selector[0]}[data-side=${side}]${selector[1] ?? ""}`)]));
    this.root = find(".milaan");
    this.columns = sides([".column"]);
    this.flows = sides([".column", " .flow"]);
    this.minis = sides([".mini"]);
    for (const part of ["gutter", "classes", "chips", "limits", "tools", "tally", "reset", "search", "live", "help", "sides", "tabs", "bar", "more"]) {
      this[part] = find(`.${part}`);
    }
    this.panels = Object.fromEntries(TABS.map(({ name }) => [name, find(`.panel[data-tab=${name}]`)]));
    this.explanation = this.panels.explanation;
    this.ribbons = find(".gutter svg");
    this.version = "";
    this.turn = 0;
    this.side = "a";
    this.tab = TABS[0].name;
    this.roman = false;
    this.together = false;
    this.lead = "";
    this.movedAt = 0;
    this.told = { heard: {} };
    this.outbox = recallUnsent();
    this.postedAt = 0;
    this.attempts = 0;
    this.filter = readFilter({});
    this.sorting = { by: "", down: false };
    this.forget();
    this.forgetNotes();
    drawHelp(this);
    drawTabs(this);
    drawSearch(this);
    listen(this);
  }

  forget() {
    for (const group of this.ribbons.children) group.replaceChildren();
    this.bent = new Map();
    this.heads = {};
    this.blocks = { a: [], b: [] };
    this.measured = {};
    this.isScrolled = { a: false, b: false };
    for (const part of ["claims", "texts", "places", "marks", "partners", "parts"]) this[part] = { a: new Map(), b: new Map() };
    this.entries = new Map();
    this.cells = new Map();
    this.drawn = new Set();
    this.chosen = [];
    this.hits = [];
    this.anchors = null;
    this.spans = [];
    this.current = { id: "", links: new Set(), claims: [] };
  }

  /** Notes that were typed outlive a better comparison of the same articles. */
  forgetNotes() {
    this.notes = new Map();
    this.refusals = new Map();
  }

  close() {
    this.stop.abort();
    this.observer.disconnect();
    for (const timer of [this.waiting, this.writing, this.searching, this.delivering]) clearTimeout(timer);
    for (const name of ["milaan-search", "milaan-place"]) paintRanges(name, []);
  }

  /** Take data from Python: the version on a line, then both articles. */
  take(data) {
    const end = data.indexOf(NEW_LINE);
    const version = new TextDecoder().decode(data.subarray(0, end));
    this.given = { version, packed: data.subarray(end + 1) };
    this.hear();
  }

  /** Show what Python says of the articles that are here; they are unpacked only if new. */
  hear() {
    const { version, packed } = this.given ?? {};
    if (!version || BOARD.told?.version !== version) return; // the other half is on its way
    this.told = BOARD.told;
    settle(this);
    if (version === this.version) {
      if (this.pair?.version === version) this.follow(this.told, this.pair);
      refreshVerdicts(this);
      return;
    }
    this.version = version;
    unpack(packed).then((pair) => {
      if (version === this.version && !this.stop.signal.aborted) this.follow(this.told, { ...pair, version });
    });
  }

  /**
   * Redraw for another pair, follow a selection made outside; what is as it was stays. A run may
   * have read an older address than is here now: what it says is late, and Python is told again.
   */
  follow({ selected, tab, asked, filters, turn, isReturn, isDefault }, pair) {
    const isNew = pair !== this.pair;
    const isTold = turn !== this.turn;
    if (!isNew && !isTold) return;
    const isFirst = !this.turn;
    const isSame = !isNew || isSameText(this.pair, pair);
    const address = readAddress();
    const isLate = isTold && (isFirst || isSame) && (asked !== address.d || tab !== address.tab);
    const isHere = this.current.id === address.d && this.tab === address.tab;
    if (isFirst) this.filter = isReturn ? recallFilter(filters) : readFilter(filters);
    const place = isNew && isSame && rememberPlace(this);
    const isMoved = isTold && !isLate && !isFirst;
    this.turn = turn;
    if (isNew) this.show(pair);
    if (isFirst || isMoved || !isSame) {
      clearTimeout(this.waiting);
      forgetSelection(this);
      openTab(this, isLate ? address.tab : tab);
      const first = isDefault ? this.firstShown(selected) : selected;
      selectEntry(this, isLate && asked !== address.d ? address.d : first);
      if (first !== selected) tellView(this);
      if (isMoved) revealColumns(this);
    } else if (place) {
      selectAgain(this, place);
    }
    if (place) restorePlace(this, place);
    if (isLate && (isFirst || isHere)) tellView(this);
    writeAddress(this, SETTLED);
  }

  show(pair) {
    if (!isSameText(this.pair, pair)) this.forgetNotes();
    this.pair = pair;
    this.byId = new Map(pair.found.map((finding) => [finding.id, finding]));
    this.isLong = Math.max(pair.a.claims.length, pair.b.claims.length) > LONG;
    this.forget();
    pair.found.forEach((_, index) => {
      this.marks.a.set(index, new Set());
      this.marks.b.set(index, new Set());
    });
    for (const { a, b, relation } of pair.links) {
      const linked = isPart({ relation }) ? this.parts : this.partners;
      for (const n of a) linked.a.set(n, [...(linked.a.get(n) ?? []), ...b]);
      for (const n of b) linked.b.set(n, [...(linked.b.get(n) ?? []), ...a]);
    }
    for (const side of ["a", "b"]) {
      drawColumn(this, side);
      this.columns[side].scrollTop = 0;
      this.columns[side].querySelector(":not(.boilerplate) > .number")?.setAttribute("tabindex", "0");
    }
    if (this.roman) drawRoman(this);
    drawBar(this);
    drawSides(this);
    this.refresh();
    searchFor(this, this.query.matches(":focus") ? this.query.value : this.filter.q);
  }

  /** Redraw what depends on the filter. */
  refresh() {
    this.conflicts = this.pair.links.map(() => []);
    for (const finding of this.order()) this.conflicts[finding.link]?.push(finding);
    const marks = [...this.root.querySelectorAll(".column .mark")];
    for (const mark of marks) muteMark(mark, !this.shows(this.pair.found[mark.dataset.finding]));
    tellHidden(this);
    updateBar(this);
    if (this.current.finding) keepFocus(this, () => explainFinding(this, this.current.finding));
    if (this.drawn.has("disagreements")) filterTable(this);
    this.drawn.delete("map");
    refreshPanel(this);
    this.tall = {}; // the ticks, too, are drawn anew
    this.measure();
  }

  shows(finding) {
    return passes(this.filter, finding);
  }

  /** What nobody asked for gives way to what the filter shows. */
  firstShown(id) {
    const finding = this.byId.get(id);
    return finding && !this.shows(finding) ? (this.order()[0]?.id ?? id) : id;
  }

  /** Disagreements as j and k go through them. */
  order() {
    return this.pair.found.filter((finding) => isDisagreement(finding) && this.shows(finding));
  }

  measure() {
    const isNarrow = this.root.clientWidth < NARROW;
    if (isNarrow !== this.narrow) {
      this.narrow = isNarrow;
      this.root.classList.toggle("narrow", isNarrow);
      showSide(this, this.side);
    }
    this.stale = true;
    this.paint();
  }

  /** Draw ribbons and ticks once in the next frame, however often it is asked. */
  paint() {
    if (this.frame || !this.pair) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.stale || isBeyondMeasured(this)) {
        this.stale = false;
        measureClaims(this);
        for (const side of ["a", "b"]) this.placeTicks(side);
        drawCrossings(this);
      }
      drawRibbons(this);
      for (const side of ["a", "b"]) nameColumn(this, side);
    });
  }

  /** The ticks keep their places while a long article's height settles as it is scrolled. */
  placeTicks(side) {
    const height = this.columns[side].scrollHeight;
    const room = this.extent.height;
    const [known = 0, before = 0] = this.tall[side] ?? [];
    if (room === before && Math.abs(height - known) <= height * SETTLING) return;
    this.tall[side] = [height, room];
    drawTicks(this, side);
  }

  toggleKind(kind) {
    toggleIn(this.filter.hide, kind);
    this.changeFilter();
  }

  toggleExtra(name) {
    toggleIn(this.filter.show, name);
    this.changeFilter();
  }

  /** The user changed the filter: the address follows without asking the server. */
  changeFilter() {
    this.refresh();
    markSelected(this);
    writeAddress(this);
  }

  toggleTogether() {
    this.together = !this.together;
    updateBar(this);
    this.announce(this.together ? "Scrolling together." : "Scrolling apart.");
  }

  romanise() {
    this.roman = !this.roman;
    if (this.roman) drawRoman(this);
    drawGlosses(this);
    this.root.classList.toggle("romanised", this.roman);
    updateBar(this);
    revealClaims(this, this.current.claims, this.side, false);
    this.measure();
    this.announce(this.roman ? "Romanised." : "Not romanised.");
  }

  /** Say something; what is seen as well is not talked over, the rest is said after it. */
  announce(words, isVisible = false) {
    const isTaken = !isVisible && this.live.classList.contains("seen");
    this.later = isTaken ? words : "";
    if (isTaken) return;
    this.live.textContent = words;
    this.live.classList.toggle("seen", isVisible);
    clearTimeout(this.fading);
    if (isVisible) this.fading = setTimeout(() => this.fade(), 2500);
  }

  fade() {
    this.live.classList.remove("seen");
    if (this.later) this.announce(this.later);
  }
}
