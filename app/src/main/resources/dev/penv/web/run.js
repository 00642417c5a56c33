// A run's page: keeps the summary, the plots and the log up to date.

import { Lines, withQuery } from './lines.js';
import { LogView } from './log.js';
import { settle } from './page.js';
import { drawAll } from './plot.js';

/** So many bytes behind, a reader would rather see the end. */
const LAG = 2_000_000;

const main = document.querySelector('main');
const at = (id) => document.getElementById(id);

const lines = new Lines(main.dataset.lines, () => {
  view.changed();
  at('log-size').textContent = lines.total === 0 ? 'no lines yet' : `${lines.total.toLocaleString()} lines`;
});
const view = new LogView(at('view'), lines, showFollowing);

let events;
let connecting = false;
let series = [];

/** Shows the end of the log, then what follows it. */
async function connect() {
  if (connecting) return;
  connecting = true;
  events?.close();
  try {
    await lines.loadEnd();
    listen();
  } catch (problem) {
    if (problem.status === 401) at('log-size').textContent = 'this link has expired';
    else setTimeout(connect, 2000);
  } finally {
    connecting = false;
  }
}

function listen() {
  events = new EventSource(withQuery(main.dataset.events, { from: lines.bytes, lag: LAG }));
  events.addEventListener('log', (event) => {
    if (!lines.append(JSON.parse(event.data))) connect();
  });
  // A lost connection comes back by itself; a refused one does not.
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  });
  events.addEventListener('behind', connect);
  events.addEventListener('run', (event) => runChanged(JSON.parse(event.data)));
  events.addEventListener('measures', (event) => measuresChanged(JSON.parse(event.data)));
  events.addEventListener('end', () => {
    events.close();
    at('follow').hidden = true;
  });
}

let summaryAsked = false;

/** One question at a time; what changes meanwhile is in the next answer. */
async function runChanged(run) {
  document.title = `${main.dataset.task} · ${run.state.replace('_', ' ')} · penv`;
  if (summaryAsked) return;
  summaryAsked = true;
  await new Promise((resolve) => setTimeout(resolve, 200));
  summaryAsked = false;
  const response = await fetch(main.dataset.summary);
  if (!response.ok) return;
  // The server has escaped it, and the page's policy would run no script in it.
  at('summary').innerHTML = await response.text();
  settle(at('summary'));
}

function measuresChanged(measures) {
  series = measures.series;
  at('plots').hidden = !series.some((one) => one.points.length > 1);
  drawPlots();
}

function drawPlots() {
  if (!at('plots').hidden) drawAll(at('plots').lastElementChild, series);
}

let plotWidth = 0;
new ResizeObserver(([entry]) => {
  if (entry.contentRect.width === plotWidth) return;
  plotWidth = entry.contentRect.width;
  drawPlots();
}).observe(at('plots').lastElementChild);

// The log's buttons.

function showFollowing() {
  at('follow').setAttribute('aria-pressed', String(view.following));
}

at('follow').addEventListener('click', () => {
  view.follow(!view.following);
  showFollowing();
});
at('wrap').addEventListener('click', () => {
  const on = at('wrap').getAttribute('aria-pressed') !== 'true';
  at('wrap').setAttribute('aria-pressed', String(on));
  view.wrap(on);
});
at('to-start').addEventListener('click', () => { view.toStart(); showFollowing(); });
at('to-end').addEventListener('click', () => { view.follow(true); showFollowing(); });
at('view').addEventListener('click', (event) => {
  const line = event.target.closest?.('.number')?.dataset.line;
  if (line === undefined) return;
  history.replaceState(null, '', `#L${Number(line) + 1}`);
  toLine(Number(line));
});

function toLine(number) {
  view.toLine(number);
  showFollowing();
}

// Search: the server looks, piece by piece, and says in which lines.

const search = { text: '', matches: [], at: -1, next: 0, id: 0 };

async function find(text) {
  const id = ++search.id;
  Object.assign(search, { text, matches: [], at: -1, next: 0 });
  view.mark = text;
  view.repaint();
  showCount();
  if (text !== '') await findMore(id);
}

async function findMore(id) {
  while (id === search.id && search.next >= 0 && search.matches.length < 100_000) {
    const response = await fetch(withQuery(main.dataset.search, { q: search.text, from: search.next }));
    if (id !== search.id) return;
    if (response.status === 429 || response.status === 503) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      continue;
    }
    if (!response.ok) return;
    const found = await response.json();
    search.matches.push(...found.lines);
    search.next = found.next;
    if (search.at < 0 && search.matches.length > 0) goTo(firstInSight());
    showCount();
  }
}

/** The first match from what is in sight on. */
function firstInSight() {
  const first = view.following ? 0 : view.firstVisible();
  return Math.max(0, search.matches.findIndex((line) => line >= first));
}

function goTo(index) {
  search.at = index;
  toLine(search.matches[index]);
  showCount();
}

function step(by) {
  const count = search.matches.length;
  if (at('find-text').value !== search.text) find(at('find-text').value);
  else if (count > 0) goTo((search.at + by + count) % count);
}

function showCount() {
  const more = search.next >= 0 ? '…' : '';
  at('find-count').textContent = search.text === '' ? ''
    : `${search.at + 1}/${search.matches.length.toLocaleString()}${more}`;
}

let typing;
at('find-text').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => find(at('find-text').value), 300);
});
at('find-text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.shiftKey) return;
  event.preventDefault();
  step(-1);
});
at('find').addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(typing);
  step(1);
});
at('find-previous').addEventListener('click', () => step(-1));
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.matches('input, textarea, select')) return;
  event.preventDefault();
  at('find-text').focus();
});

await connect();
const asked = /^#L(\d+)$/.exec(location.hash);
if (asked) toLine(Math.min(Number(asked[1]) - 1, Math.max(0, lines.total - 1)));
