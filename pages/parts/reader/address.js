// The address: what a user selects goes to Python, which writes it; filters are written here.

const PATIENCE = 250; // milliseconds: leafing through disagreements tells only where it stopped
const KEPT = "milaan-filter"; // the name under which a window keeps its filter
const REST = 100; // milliseconds without scrolling: an answer would make the movement stutter
const SETTLED = 400; // milliseconds after which Streamlit has written its part of the address

/** Tell Python what is selected, once the user has stopped leafing and the columns stand still. */
function tellView(view) {
  clearTimeout(view.waiting);
  view.waiting = setTimeout(() => {
    if (performance.now() - view.movedAt < REST) return tellView(view);
    view.waiting = 0;
    postView(view);
  }, PATIENCE);
}

function postView(view) {
  post(view, "view", { d: view.current.id, tab: view.tab, ...writeFilter(view.filter) });
}

/** What is selected is told before anything that may end it. */
function hurryView(view) {
  if (!view.waiting) return;
  clearTimeout(view.waiting);
  view.waiting = 0;
  postView(view);
}

/** Write the filter into the address without asking the server. */
function writeAddress(view, after = PATIENCE) {
  keepFilter(view.filter);
  clearTimeout(view.writing);
  view.writing = setTimeout(() => {
    const address = addressOf(view, false);
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }, after);
}

/** For the way back from another page, of which neither the reader nor its address is left. */
function keepFilter(filter) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(writeFilter(filter)));
  } catch {
    // A browser that keeps nothing starts with what Python was told.
  }
}

/** The filter as this window had it last, or as Python was told. */
function recallFilter(told) {
  try {
    return readFilter(JSON.parse(sessionStorage.getItem(KEPT)) ?? told);
  } catch {
    return readFilter(told);
  }
}

/** The selection and the tab that the address names. */
function readAddress() {
  const { searchParams } = new URL(location.href);
  const tab = TABS.find(({ name }) => name === searchParams.get("tab")) ?? TABS[0];
  return { d: searchParams.get("d") ?? "", tab: tab.name };
}

/** The address of what is shown; `isWhole` also holds what Python is yet to be told. */
function addressOf(view, isWhole) {
  const address = new URL(location.href);
  const values = writeFilter(view.filter);
  if (isWhole) Object.assign(values, { d: view.current.id, tab: view.tab === TABS[0].name ? "" : view.tab });
  for (const [name, value] of Object.entries(values)) {
    if (value === (address.searchParams.get(name) ?? "")) continue;
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  return address;
}

/** Back and forward: Python follows with the selection, the filter is taken from the address. */
function followHistory(view) {
  clearTimeout(view.writing);
  clearTimeout(view.waiting);
  view.filter = readFilter(Object.fromEntries(new URLSearchParams(location.search)));
  view.refresh();
  searchFor(view, view.filter.q);
  markSelected(view);
}

async function copyLink(view) {
  try {
    await navigator.clipboard.writeText(addressOf(view, true).href);
    view.announce("Link copied.", true);
  } catch {
    view.announce("Your browser does not allow copying: take the link from the address bar.", true);
  }
}
