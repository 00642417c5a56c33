// What all pages do: times in the reader's zone, clocks that tick, texts to copy.

let skew = 0;

/** Looks at what was put into the page. */
export function settle(root) {
  for (const time of root.querySelectorAll('time')) showTime(time);
  const now = root.querySelector('[data-now]')?.dataset.now;
  if (now !== undefined) skew = Date.now() - Number(now);
  tick();
}

function showTime(time) {
  const at = new Date(time.dateTime);
  const today = at.toDateString() === new Date().toDateString();
  time.textContent = at.toLocaleString([], today
    ? { hour: '2-digit', minute: '2-digit' }
    : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  time.title = at.toString();
}

function tick() {
  const now = Date.now() - skew;
  for (const node of document.querySelectorAll('[data-since]')) {
    const since = Number(node.dataset.since);
    if (since > 0) set(node, duration(Math.max(0, now - since)));
  }
  for (const node of document.querySelectorAll('[data-hourly]')) {
    const hourly = Number(node.dataset.hourly);
    const hours = (now - Number(node.dataset.from)) / 3.6e6;
    if (hourly > 0) set(node, dollars((Number(node.dataset.micros) + hourly * Math.max(0, hours)) / 1e6));
  }
}

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function duration(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (number) => String(number).padStart(2, '0');
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h ${two(Math.floor(seconds / 60) % 60)} m`;
  if (seconds >= 60) return `${Math.floor(seconds / 60)} m ${two(seconds % 60)} s`;
  return `${seconds} s`;
}

function dollars(amount) {
  return amount !== 0 && amount < 0.01 ? `$${Number(amount.toPrecision(2))}` : `$${amount.toFixed(2)}`;
}

async function copy(button) {
  const done = button.querySelector('.copied');
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    done.textContent = 'copied';
  } catch {
    // Without https a page may not write to the clipboard.
    getSelection().selectAllChildren(button.querySelector('code'));
    done.textContent = 'selected';
  }
  setTimeout(() => { done.textContent = ''; }, 2000);
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-copy]');
  if (button) copy(button);
});

settle(document);
setInterval(tick, 1000);
