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
      column.addEventListener("click", (event) => clickColumn(this, event, side), options);
      this.minis[side].addEventListener("click", (event) => clickMap(this, event), options);
    }
    this.gutter.addEventListener("click", (event) => clickRibbon(this, event), options);
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
    selectEntry(this, selected, {});
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
      this.columns[side].querySelector(":not(.boilerplate) > .number")?.setAttribute("tabindex", "0");
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

  filter(kind) {
    if (!this.hidden.delete(kind)) this.hidden.add(kind);
    this.redrawBar(() => this.refresh());
    markSelected(this);
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

/** On a narrow screen: which of the two articles is on show. */
function drawSides(view) {
  view.sides.replaceChildren(
    ...["a", "b"].map((side) =>
      toggle(`Article ${side.toUpperCase()}`, view.side === side, () => {
        showSide(view, side);
        revealClaims(view, view.current.claims, side);
      }),
    ),
  );
}

