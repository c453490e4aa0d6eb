// The reader's state and its way in. Only what a user selects is told to Python, for the address.

const views = new WeakMap();
const NARROW = 760; // pixels of width below which the columns become one

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!views.has(parentElement)) views.set(parentElement, new View(parentElement));
  const view = views.get(parentElement);
  view.send = (shown) => setTriggerValue("view", shown);
  view.take(data);
  return () => {
    views.delete(parentElement);
    view.close();
  };
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
    for (const part of ["gutter", "chips", "limits", "tools", "tally", "reset", "search", "live", "help", "sides", "tabs"]) {
      this[part] = find(`.${part}`);
    }
    this.panels = Object.fromEntries(TABS.map(({ name }) => [name, find(`.panel[data-tab=${name}]`)]));
    this.explanation = this.panels.explanation;
    this.ribbons = find(".gutter svg");
    this.body = "";
    this.turn = 0;
    this.side = "a";
    this.tab = TABS[0].name;
    this.roman = false;
    this.together = false;
    this.lead = "";
    this.filter = readFilter({});
    this.sorting = { by: "", down: false };
    this.forget();
    drawHelp(this);
    drawTabs(this);
    this.listen();
  }

  forget() {
    for (const part of ["claims", "texts", "places", "marks", "partners"]) this[part] = { a: new Map(), b: new Map() };
    this.entries = new Map();
    this.drawn = new Set();
    this.chosen = [];
    this.hits = [];
    this.anchors = null;
    this.current = { id: "", links: new Set(), claims: [] };
  }

  listen() {
    this.stop = new AbortController();
    const options = { signal: this.stop.signal };
    window.addEventListener("keydown", (event) => answerKey(this, event), { ...options, capture: true });
    // Streamlit would take letters typed in here for its own keys.
    this.root.addEventListener("keydown", (event) => isTyping(event.target) && event.stopPropagation(), options);
    window.addEventListener("popstate", () => followHistory(this), options);
    for (const side of ["a", "b"]) {
      const column = this.columns[side];
      for (const hand of ["wheel", "touchstart", "pointerdown", "keydown"]) {
        column.addEventListener(hand, () => (this.lead = side), { ...options, passive: true });
      }
      column.addEventListener(
        "scroll",
        () => {
          followScroll(this, side);
          this.paint();
        },
        { ...options, passive: true },
      );
      column.addEventListener("click", (event) => clickColumn(this, event, side), options);
      this.minis[side].addEventListener("click", (event) => clickTick(this, event), options);
    }
    this.gutter.addEventListener("click", (event) => clickRibbon(this, event), options);
    this.reset.addEventListener("click", () => showAllKinds(this), options);
    this.observer = new ResizeObserver(() => this.measure());
    for (const element of [this.root, this.columns.a, this.columns.b, this.flows.a, this.flows.b]) {
      this.observer.observe(element);
    }
    document.fonts?.addEventListener?.("loadingdone", () => this.measure(), options);
  }

  close() {
    this.stop.abort();
    this.observer.disconnect();
    for (const timer of [this.waiting, this.writing, this.searching]) clearTimeout(timer);
    for (const name of ["milaan-search", "milaan-place"]) paintRanges(name, []);
  }

  /** Take data from Python: redraw for another pair, follow a selection made outside. */
  take(data) {
    const { pair, selected, tab, filters, turn } = JSON.parse(new TextDecoder().decode(data));
    const body = JSON.stringify(pair);
    const isNew = body !== this.body;
    if (!isNew && turn === this.turn) return;
    if (!this.turn) this.filter = readFilter(filters);
    const isTold = turn !== this.turn;
    const place = isNew && isSameText(this.pair, pair) && rememberPlace(this);
    this.turn = turn;
    if (isNew) {
      this.body = body;
      this.show(pair);
    }
    if (isTold || !place) {
      clearTimeout(this.waiting);
      openTab(this, tab);
      selectEntry(this, selected);
    } else {
      selectAgain(this, place);
    }
    if (place) restorePlace(this, place);
    writeAddress(this, SETTLED);
  }

  show(pair) {
    this.pair = pair;
    this.forget();
    pair.found.forEach((_, index) => {
      this.marks.a.set(index, new Set());
      this.marks.b.set(index, new Set());
    });
    for (const { a, b } of pair.links) {
      for (const n of a) this.partners.a.set(n, [...(this.partners.a.get(n) ?? []), ...b]);
      for (const n of b) this.partners.b.set(n, [...(this.partners.b.get(n) ?? []), ...a]);
    }
    for (const side of ["a", "b"]) {
      drawColumn(this, side);
      this.columns[side].scrollTop = 0;
      this.columns[side].querySelector(":not(.boilerplate) > .number")?.setAttribute("tabindex", "0");
    }
    if (this.roman) drawRoman(this);
    drawBar(this);
    drawSides(this);
    drawTable(this);
    this.refresh();
    searchFor(this, this.filter.q);
  }

  /** Redraw what depends on the filter. */
  refresh() {
    this.conflicts = this.pair.links.map((_, link) =>
      this.pair.found.filter((finding) => finding.link === link && isDisagreement(finding) && this.shows(finding)),
    );
    const marks = [...this.root.querySelectorAll(".column .mark")];
    for (const mark of marks) muteMark(mark, !this.shows(this.pair.found[mark.dataset.finding]));
    tellHidden(this);
    updateBar(this);
    filterTable(this);
    this.drawn.delete("map");
    refreshPanel(this);
    this.measure();
  }

  shows(finding) {
    return passes(this.filter, finding);
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
      if (this.pair) showSide(this, this.side);
    }
    this.stale = true;
    this.paint();
  }

  /** Draw ribbons and ticks once in the next frame, however often it is asked. */
  paint() {
    if (this.frame || !this.pair) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.stale) {
        this.stale = false;
        measureClaims(this);
        drawTicks(this, "a");
        drawTicks(this, "b");
        drawCrossings(this);
      }
      drawRibbons(this);
    });
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
    this.root.classList.toggle("romanised", this.roman);
    updateBar(this);
    this.measure();
    this.announce(this.roman ? "Romanised." : "Not romanised.");
  }

  announce(words, isVisible = false) {
    this.live.textContent = words;
    this.live.classList.toggle("seen", isVisible);
    clearTimeout(this.fading);
    if (isVisible) this.fading = setTimeout(() => this.live.classList.remove("seen"), 2500);
  }
}
