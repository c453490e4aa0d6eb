// The tab's own copy of what was brought (sessionStorage), and the first field's focus.

export default function ({ data, setTriggerValue }) {
  const name = `milaan-brought ${data.who}`;
  try {
    if (data.asks) {
      const found = sessionStorage.getItem(name);
      if (found) setTriggerValue("found", found);
    } else if (data.kept) {
      sessionStorage.setItem(name, data.kept);
    } else {
      sessionStorage.removeItem(name);
    }
  } catch {
    // Storage is full or not allowed: a reload then begins anew.
  }
  if (data.focus) requestAnimationFrame(() => focus(data.focus, 20));
}

/** Put the caret into a field that may still be drawn. */
function focus(key, tries) {
  const field = document.querySelector(`.st-key-${key} textarea`);
  if (field) field.focus();
  else if (tries > 0) setTimeout(() => focus(key, tries - 1), 50);
}
