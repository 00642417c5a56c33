// Draws measures over the steps of a run.

const COLOURS = 8;
const HEIGHT = 168;
const MARGIN = { top: 8, right: 12, bottom: 24 };
const SVG = 'http://www.w3.org/2000/svg';

/** One plot for each measure: train/loss and val/loss share that of the loss. */
export function drawAll(container, series) {
  const groups = new Map();
  for (const one of series) {
    if (one.points.length === 0) continue;
    const title = one.name.slice(one.name.lastIndexOf('/') + 1);
    groups.set(title, [...(groups.get(title) ?? []), one]);
  }
  const figures = [...groups].map(([title, lines]) => figure(title, lines.slice(0, COLOURS), container.clientWidth));
  container.replaceChildren(...figures);
}

function figure(title, lines, width) {
  const node = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const steps = stepsOf(lines);
  caption.append(...legend(title, lines));
  const readout = document.createElement('output');
  readout.className = 'hint mono';
  caption.append(readout);
  const drawing = draw(title, lines, steps, Math.max(240, width));
  watch(drawing, lines, steps, readout);
  node.append(caption, drawing.svg);
  return node;
}

function legend(title, lines) {
  if (lines.length === 1) return [text('b', lines[0].name)];
  return [text('b', title), ...lines.map((line, i) => text('span', line.name, `key c${i}`))];
}

/** Where each step is: at its own number if all have one that grows, else one after the other. */
function stepsOf(lines) {
  const names = [...new Set(lines.flatMap((line) => line.points.map((point) => point.step)))];
  const numbers = names.map((name) => Number(/(\d+(?:\.\d+)?)\D*$/.exec(name)?.[1] ?? NaN));
  const growing = numbers.every((number, i) => Number.isFinite(number) && (i === 0 || number > numbers[i - 1]));
  return new Map(names.map((name, i) => [name, growing ? numbers[i] : i + 1]));
}

function draw(title, lines, steps, width) {
  const values = lines.flatMap((line) => line.points.map((point) => point.value)).filter(Number.isFinite);
  const up = axis(Math.min(...bounded(values, Math.min)), Math.max(...bounded(values, Math.max)), 4);
  const places = [...steps.values()];
  const across = { least: places[0], most: places[places.length - 1] };
  const left = 14 + 7 * Math.max(...up.ticks.map((tick) => print(tick).length));
  const x = (place) => left + share(place, across) * (width - left - MARGIN.right);
  const y = (value) => HEIGHT - MARGIN.bottom - share(value, up) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const svg = make('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': inWords(title, lines) });
  for (const tick of up.ticks) {
    svg.append(make('path', { class: 'grid', d: `M${left} ${y(tick)}H${width - MARGIN.right}` }));
    svg.append(label(left - 6, y(tick) + 4, 'end', print(tick)));
  }
  for (const tick of axis(across.least, across.most, 5).ticks) {
    if (tick >= across.least && tick <= across.most) svg.append(label(x(tick), HEIGHT - 6, 'middle', print(tick)));
  }
  lines.forEach((line, i) => svg.append(...curve(line, i, (point) => [x(steps.get(point.step)), y(point.value)])));
  return { svg, x, y, left, width };
}

/** Math.min over very many values at once would overflow the stack. */
function bounded(values, pick) {
  return [values.reduce((one, other) => pick(one, other), values[0] ?? 0)];
}

function curve(line, colour, place) {
  const points = line.points.filter((point) => Number.isFinite(point.value)).map(place);
  const path = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  const nodes = [make('path', { class: `curve c${colour}`, d: `M${path}` })];
  if (points.length <= 30) {
    for (const [x, y] of points) nodes.push(make('circle', { class: `dot c${colour}`, cx: x.toFixed(1), cy: y.toFixed(1), r: 2.5 }));
  }
  return nodes;
}

/** Tells the values under the pointer. */
function watch(drawing, lines, steps, readout) {
  const cross = make('path', { class: 'cross' });
  drawing.svg.append(cross);
  drawing.svg.addEventListener('pointermove', (event) => {
    const box = drawing.svg.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * drawing.width;
    const [step, place] = nearest(steps, drawing.x, at);
    cross.setAttribute('d', `M${drawing.x(place)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}`);
    const values = lines.map((line) => line.points.find((point) => point.step === step)?.value);
    readout.textContent = `${step}: ${values.map((value) => (value === undefined ? '–' : print(value))).join(', ')}`;
  });
  drawing.svg.addEventListener('pointerleave', () => {
    cross.removeAttribute('d');
    readout.textContent = '';
  });
}

function nearest(steps, x, at) {
  let best;
  for (const entry of steps) {
    if (best === undefined || Math.abs(x(entry[1]) - at) < Math.abs(x(best[1]) - at)) best = entry;
  }
  return best;
}

/** About so many round numbers that hold all values between them. */
function axis(least, most, count) {
  if (!(most > least)) return { least: least - 1, most: most + 1, ticks: [least] };
  const raw = (most - least) / count;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * unit).find((each) => each >= raw);
  const ticks = [];
  for (let i = Math.floor(least / step); i <= Math.ceil(most / step); i++) ticks.push(Number((i * step).toPrecision(12)));
  return { least: ticks[0], most: ticks[ticks.length - 1], ticks };
}

function share(value, range) {
  return range.most > range.least ? (value - range.least) / (range.most - range.least) : 0.5;
}

function print(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return value.toExponential(1);
  return String(Number(value.toPrecision(4)));
}

function inWords(title, lines) {
  const parts = lines.map((line) => {
    const points = line.points;
    return `${line.name} from ${print(points[0].value)} to ${print(points[points.length - 1].value)}`;
  });
  return `${title}: ${parts.join('; ')}`;
}

function label(x, y, anchor, words) {
  const node = make('text', { x, y, 'text-anchor': anchor });
  node.textContent = words;
  return node;
}

function text(kind, words, className = '') {
  const node = document.createElement(kind);
  node.textContent = words;
  node.className = className;
  return node;
}

function make(kind, attributes) {
  const node = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
