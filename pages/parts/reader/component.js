// The reader's state and its way in. Only what a user selects is told to Python, for the address.

const views = new WeakMap();
const PATIENCE = 250; // milliseconds: leafing through disagreements tells only where it stopped
const NARROW = 760; // pixels of width below which the columns become one

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!views.has(parentElement)) views.set(parentElement, new View(parentElement));
  const view = views.get(parentElement);
  view.send = (id) => setTriggerValue("select", id);
  view.take(data);
  return () => {
    views.delete(parentElement);
    view.close();
  };
}

class View {
  constructor(parent) {
    const find = (selector) => parent.querySelector(selector);
    this.root = find(".milaan");
    this.columns = { a: find(".column[data-side=a]"), b: find(".column[data-side=b]") };
    this.minis = { a: find(".mini[data-side=a]"), b: find(".mini[data-side=b]") };
    for (const part of ["gutter", "explanation", "lists", "chips", "tools", "tally", "live", "help", "sides"]) {
      this[part] = find(`.${part}`);
    }
    this.ribbons = find(".gutter svg");
    this.bytes = "";
    this.turn = 0;
    this.side = "a";
    this.roman = false;
    this.variants = true;
    this.hidden = new Set();
    this.forget();
    drawHelp(this);
    this.listen();
  }

  forget() {
    this.claims = { a: new Map(), b: new Map() };
    this.places = { a: new Map(), b: new Map() };
    this.marks = { a: new Map(), b: new Map() };
    this.partners = { a: new Map(), b: new Map() };
    this.entries = new Map();
    this.current = { id: "", links: new Set(), claims: [] };
  }

  listen() {
    this.stop = new AbortController();
    const options = { signal: this.stop.signal };
    document.addEventListener("keydown", (event) => {
      if (!event.composedPath().includes(this.root)) answerKey(this, event);
    }, options);
    this.root.addEventListener("keydown", (event) => answerKey(this, event), options);
    for (const side of ["a", "b"]) {
      const column = this.columns[side];
      column.addEventListener("scroll", () => this.paint(), { ...options, passive: true });
      column.addEventListener("click", (event) => this.clickColumn(event, side), options);
      this.minis[side].addEventListener("click", (event) => this.clickMap(event), options);
    }
    this.gutter.addEventListener("click", (event) => this.clickRibbon(event), options);
    this.observer = new ResizeObserver(() => this.measure());
    for (const element of [this.root, this.columns.a, this.columns.b]) this.observer.observe(element);
    document.fonts?.addEventListener?.("loadingdone", () => this.measure(), options);
  }

  close() {
    this.stop.abort();
    this.observer.disconnect();
    clearTimeout(this.waiting);
  }

  /** Take data from Python: redraw for another pair, follow a selection made outside. */
  take(data) {
    const { pair, selected, turn } = JSON.parse(new TextDecoder().decode(data));
    const text = JSON.stringify(pair);
    if (text !== this.bytes) {
      this.bytes = text;
      this.show(pair);
    } else if (turn === this.turn) {
      return;
    }
    this.turn = turn;
    this.select(selected, {});
  }

  show(pair) {
    this.pair = pair;
    this.forget();
    clearTimeout(this.waiting);
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
      this.columns[side].querySelector(".number")?.setAttribute("tabindex", "0");
    }
    this.refresh();
  }

  /** Redraw what depends on the filter. */
  refresh() {
    this.conflicts = this.pair.links.map((_, link) =>
      this.pair.found.filter((finding) => finding.link === link && isDisagreement(finding) && this.shows(finding)),
    );
    this.entries.clear();
    drawBar(this);
    drawLists(this);
    drawSides(this);
    this.pair.found.forEach((finding, index) => {
      for (const side of ["a", "b"]) {
        for (const mark of this.marks[side].get(index)) {
          const first = this.pair.found[mark.dataset.finding];
          mark.classList.toggle("muted", !this.shows(first));
        }
      }
      this.entries.get(finding.id)?.toggleAttribute("hidden", !this.shows(finding));
    });
    this.tellHidden();
    this.measure();
  }

  tellHidden() {
    const all = this.pair.found.filter(isDisagreement);
    const shown = all.filter((finding) => this.shows(finding)).length;
    this.tally.hidden = shown === all.length;
    this.tally.textContent = `${shown} shown, ${all.length - shown} hidden by the filter`;
  }

  shows(finding) {
    return isDisagreement(finding) ? !this.hidden.has(finding.kind) : true;
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

  /** Draw ribbons and maps once in the next frame, however often it is asked. */
  paint() {
    if (this.frame || !this.pair) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.stale) {
        this.stale = false;
        measureClaims(this);
        drawMap(this, "a");
        drawMap(this, "b");
      }
      drawRibbons(this);
    });
  }

  select(id, { byUser = false, from = "" }) {
    const index = this.pair.found.findIndex((finding) => finding.id === id);
    const finding = this.pair.found[index];
    const link = finding ? (finding.link ?? -1) : this.pair.links.findIndex((entry) => entry.id === id);
    if (!finding && link < 0) return this.selectNothing();
    const claims = finding
      ? [
          { side: finding.sides[0], n: finding.a.claim },
          { side: finding.sides[1], n: finding.b.claim },
        ]
      : ["a", "b"].flatMap((side) => this.pair.links[link][side].map((n) => ({ side, n })));
    this.current = { id, finding, index, links: new Set(link < 0 ? [] : [link]), claims };
    if (finding) explainFinding(this, finding);
    else explainLink(this, link);
    this.reveal(claims, from, byUser);
    this.mark();
    this.announce(finding ? describeAloud(finding) : describeLink(this.pair.links[link]));
    if (byUser) this.tell(id);
  }

  selectNothing() {
    const hasAny = this.pair.links.length > 0;
    this.current = { id: "", links: new Set(), claims: [] };
    explainInWords(
      this,
      hasAny ? "Nothing disagrees" : "Nothing is paired",
      hasAny
        ? "Select a claim to see its partner in the other article."
        : "No claim of one article tells what a claim of the other tells.",
    );
    this.mark();
  }

  /** Select what stands in a claim: its disagreement, else its link, else the omission itself. */
  selectClaim(side, n, { byUser = false, show = false } = {}) {
    const isHere = (finding) =>
      (finding.sides[0] === side && finding.a.claim === n) ||
      (finding.sides[1] === side && finding.b.claim === n);
    this.side = side;
    const finding = this.order().find(isHere);
    const link = this.pair.links.find((entry) => entry[side].includes(n));
    if (finding || link) return this.select((finding ?? link).id, { byUser, from: side });
    this.current = { id: "", links: new Set(), claims: [{ side, n }] };
    explainOmission(this, side, n);
    if (show) this.openFold(side, n);
    this.reveal(this.current.claims, show ? "" : side);
    this.mark();
    this.announce(this.explanation.textContent);
  }

  selectMark(mark) {
    const side = mark.closest(".claim").dataset.side;
    this.side = side;
    this.select(this.pair.found[mark.dataset.finding].id, { byUser: true, from: side });
  }

  /** Scroll both sides; the partner stands level with the claim the user is at. */
  reveal(claims, from, byUser = true) {
    if (this.narrow) {
      showSide(this, claims.some((claim) => claim.side === this.side) ? this.side : claims[0].side);
      showPartner(this, claims, this.current.finding);
      const here = claims.find((claim) => claim.side === this.side);
      if (byUser && !from && here) {
        const way = { block: "center", behavior: wantsStillness() ? "auto" : "smooth" };
        this.claims[here.side].get(here.n)?.scrollIntoView(way);
      }
      return;
    }
    const lead = claims.find((claim) => claim.side === from) ?? claims[0];
    const column = this.columns[lead.side];
    const element = this.claims[lead.side].get(lead.n);
    scrollToClaim(this, lead.side, lead.n);
    const level = element.offsetTop - column.scrollTop;
    const isLevel = level >= 0 && level + element.offsetHeight <= column.clientHeight;
    const done = new Set([lead.side]);
    for (const { side, n } of claims) {
      if (!done.has(side)) scrollToClaim(this, side, n, isLevel ? level : undefined);
      done.add(side);
    }
  }

  /** Show in classes and ARIA states what is selected. */
  mark() {
    for (const side of ["a", "b"]) {
      const chosen = new Set(this.current.claims.filter((c) => c.side === side).map((c) => c.n));
      for (const [n, element] of this.claims[side]) {
        element.classList.toggle("selected", chosen.has(n));
        setCurrent(element.querySelector(".number"), chosen.has(n));
      }
      for (const [index, marks] of this.marks[side]) {
        for (const mark of marks) if (Number(mark.dataset.finding) === index) mark.classList.remove("chosen");
      }
      for (const mark of this.marks[side].get(this.current.index) ?? []) mark.classList.add("chosen");
    }
    for (const [id, entry] of this.entries) setCurrent(entry, id === this.current.id);
    this.paint();
  }

  step(by) {
    const order = this.order();
    if (!order.length) return this.announce("No disagreement to go to.");
    const at = order.indexOf(this.current.finding);
    const next = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length];
    if (!next.sides.includes(this.side)) this.side = next.sides[0];
    this.select(next.id, { byUser: true });
    const index = this.pair.found.indexOf(next);
    [...this.marks[this.side].get(index)][0]?.focus({ preventScroll: true });
  }

  /** Move the focus to the partner of what is selected, in the other column. */
  cross(side) {
    const target = this.current.claims.find((claim) => claim.side === side);
    if (!target) return;
    this.side = side;
    if (this.narrow) this.reveal(this.current.claims, "");
    const marks = [...(this.marks[side].get(this.current.index) ?? [])];
    const focusable = marks.find((mark) => mark.hasAttribute("tabindex"));
    (focusable ?? this.claims[side].get(target.n).querySelector(".number")).focus({ preventScroll: true });
  }

  moveBy(claim, by) {
    const numbers = [...this.columns[claim.dataset.side].querySelectorAll(".number")];
    const shown = numbers.filter((number) => number.offsetParent);
    const from = claim.querySelector(".number");
    const next = shown[shown.indexOf(from) + by];
    if (!next) return;
    from.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }

  clickColumn(event, side) {
    const mark = event.target.closest(".mark");
    const claim = event.target.closest(".claim");
    if (!claim || String(getSelection()).length > 1) return;
    if (mark && !mark.classList.contains("muted") && mark.closest(".claim") === claim) this.selectMark(mark);
    else this.selectClaim(side, Number(claim.dataset.n), { byUser: true });
  }

  clickMap(event) {
    const tick = event.target.closest(".tick");
    if (tick) this.select(this.pair.found[tick.dataset.finding].id, { byUser: true });
  }

  clickRibbon(event) {
    const ribbon = event.target.closest("[data-link]");
    if (!ribbon) return;
    const link = Number(ribbon.dataset.link);
    this.select((this.conflicts[link][0] ?? this.pair.links[link]).id, { byUser: true });
  }

  openFold(side, n) {
    const folded = this.claims[side].get(n).closest(".folded");
    if (folded?.hidden) folded.previousSibling.click();
  }

  filter(kind) {
    if (!this.hidden.delete(kind)) this.hidden.add(kind);
    this.redrawBar(() => this.refresh());
    this.mark();
    this.announce(this.tally.hidden ? "All kinds shown." : this.tally.textContent);
  }

  toggleVariants() {
    this.variants = !this.variants;
    this.root.classList.toggle("without-variants", !this.variants);
    this.redrawBar(() => drawBar(this));
  }

  romanise() {
    this.roman = !this.roman;
    this.root.classList.toggle("romanised", this.roman);
    this.redrawBar(() => drawBar(this));
    this.measure();
    this.announce(this.roman ? "Romanised." : "Not romanised.");
  }

  /** The bar is drawn anew; the focus stays on the button that did it. */
  redrawBar(draw) {
    const bar = this.root.querySelector(".bar");
    const at = [...bar.querySelectorAll("button")].indexOf(this.root.getRootNode().activeElement);
    draw();
    if (at >= 0) bar.querySelectorAll("button")[at]?.focus();
  }

  /** Tell Python, once the user has stopped leafing. */
  tell(id) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.send(id), PATIENCE);
  }

  async copyLink() {
    const address = new URL(location.href);
    if (this.current.id) address.searchParams.set("d", this.current.id);
    try {
      await navigator.clipboard.writeText(address.href);
      this.announce("Link copied.", true);
    } catch {
      this.announce("Your browser does not allow copying: take the link from the address bar.", true);
    }
  }

  announce(words, isVisible = false) {
    this.live.textContent = words;
    this.live.classList.toggle("seen", isVisible);
    clearTimeout(this.fading);
    if (isVisible) this.fading = setTimeout(() => this.live.classList.remove("seen"), 2500);
  }
}

function setCurrent(element, isCurrent) {
  if (isCurrent) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

function describeAloud(finding) {
  const [first, second] = [...finding.sides].map((side) => side.toUpperCase());
  return `${nameOf(finding)}: ${first} says ${finding.a.text}, ${second} says ${finding.b.text}.`;
}

/** On a narrow screen: which of the two articles is on show. */
function drawSides(view) {
  view.sides.replaceChildren(
    ...["a", "b"].map((side) =>
      toggle(`Article ${side.toUpperCase()}`, view.side === side, () => {
        showSide(view, side);
        view.reveal(view.current.claims, side);
      }),
    ),
  );
}

function showSide(view, side) {
  view.side = side;
  view.root.dataset.shows = side;
  [...view.sides.children].forEach((button, index) =>
    button.setAttribute("aria-pressed", String("ab"[index] === side)),
  );
}
