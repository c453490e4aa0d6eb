// The address: what a user selects goes to Python, which writes it; filters are written here.

const PATIENCE = 250; // milliseconds: leafing through disagreements tells only where it stopped
const SETTLED = 400; // milliseconds after which Streamlit has written its part of the address

/** Tell Python what is selected, once the user has stopped leafing. */
function tellView(view) {
  clearTimeout(view.waiting);
  view.waiting = setTimeout(() => {
    const filter = writeFilter(view.filter);
    view.send({ d: view.current.id, tab: view.tab, ...filter });
  }, PATIENCE);
}

/** Write the filter into the address without asking the server. */
function writeAddress(view, after = PATIENCE) {
  clearTimeout(view.writing);
  view.writing = setTimeout(() => {
    const address = addressOf(view, false);
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }, after);
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
