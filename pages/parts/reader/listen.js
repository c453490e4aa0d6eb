// What the reader listens to. All of it ends with `view.stop`, when the component is closed.

function listen(view) {
  view.stop = new AbortController();
  const options = { signal: view.stop.signal };
  window.addEventListener("keydown", (event) => view.pair && answerKey(view, event), { ...options, capture: true });
  // Streamlit would take letters typed in here for its own keys.
  view.root.addEventListener("keydown", (event) => isTyping(event.target) && event.stopPropagation(), options);
  BOARD.addEventListener("told", () => view.hear(), options);
  window.addEventListener("popstate", () => view.pair && followHistory(view), options);
  for (const side of ["a", "b"]) {
    const column = view.columns[side];
    for (const hand of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      column.addEventListener(hand, () => (view.lead = side), { ...options, passive: true });
    }
    column.addEventListener(
      "scroll",
      () => {
        view.movedAt = performance.now();
        followScroll(view, side);
        view.paint();
      },
      { ...options, passive: true },
    );
    column.addEventListener("click", (event) => clickColumn(view, event, side), options);
    view.minis[side].addEventListener("click", (event) => clickTick(view, event), options);
  }
  view.gutter.addEventListener("click", (event) => clickRibbon(view, event), options);
  view.reset.addEventListener("click", () => showAllKinds(view), options);
  view.more.addEventListener("click", () => openControls(view, !view.bar.classList.contains("open")), options);
  view.observer = new ResizeObserver(() => view.measure());
  for (const element of [view.root, view.columns.a, view.columns.b, view.flows.a, view.flows.b]) {
    view.observer.observe(element);
  }
  document.fonts?.addEventListener?.("loadingdone", () => view.measure(), options);
  // On paper the table stands below the articles, whatever tab is open.
  matchMedia("print").addEventListener("change", () => view.pair && drawPanel(view, "disagreements"), options);
}
