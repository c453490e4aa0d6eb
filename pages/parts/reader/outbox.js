// What Python is told. Streamlit drops what is sent while the page is drawn anew, so a message is
// kept until Python has said that it was heard, and sent again.

const AGAIN = 1200; // milliseconds until what was not heard is sent again, then twice as long (chosen)
const SELDOM = 15000; // milliseconds between two attempts at most (chosen)
const SOON = 150; // the same where new data came and Python did not know of it, twice as long each time
const LATE = 3; // attempts after which a verdict is said to be unsaved (chosen)
const UNSENT = "milaan-unsent"; // the name under which a window keeps verdicts that were not heard

/** Tell Python; of what is selected only the latest counts. */
function post(view, name, message) {
  const { heard } = view.told;
  view.postedAt = Math.max(Date.now(), 1 + Math.max(view.postedAt, heard.view ?? 0, heard.judge ?? 0));
  if (name === "view") forgetSelection(view);
  view.outbox.push({ ...message, name, at: view.postedAt });
  view.attempts = 0;
  keepUnsent(view);
  deliver(view);
}

/** Send all that was not heard, the oldest first, and again after a while. */
function deliver(view) {
  view.send(view.outbox);
  view.attempts += 1;
  sendAgain(view, Math.min(SELDOM, AGAIN * 2 ** (view.attempts - 1)));
  if (view.attempts === LATE) tellUnsaved(view);
}

function sendAgain(view, after) {
  clearTimeout(view.delivering);
  view.delivering = setTimeout(() => deliver(view), after);
}

/** New data came: what Python has heard is done with, the rest was lost or is on its way. */
function settle(view) {
  const { heard } = view.told;
  const [done, left] = [[], []];
  for (const message of view.outbox) (message.at <= (heard[message.name] ?? 0) ? done : left).push(message);
  view.outbox = left;
  keepUnsent(view);
  if (left.length) sendAgain(view, Math.min(SELDOM, SOON * 2 ** view.attempts));
  else clearTimeout(view.delivering);
  for (const message of done) if (message.name === "judge") concludeVerdict(view, message);
}

/** The address was changed from outside: a selection of before must not come back. */
function forgetSelection(view) {
  view.outbox = view.outbox.filter(({ name }) => name !== "view");
}

/** A verdict outlives a look at another page. */
function keepUnsent(view) {
  try {
    const unsent = view.outbox.filter(({ name }) => name === "judge");
    if (unsent.length) sessionStorage.setItem(UNSENT, JSON.stringify(unsent));
    else sessionStorage.removeItem(UNSENT);
  } catch {
    // A browser that keeps nothing has what is on this page.
  }
}

function recallUnsent() {
  try {
    return JSON.parse(sessionStorage.getItem(UNSENT)) ?? [];
  } catch {
    return [];
  }
}
