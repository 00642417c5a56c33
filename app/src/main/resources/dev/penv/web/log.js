// Shows the lines of a log that fit on the screen, of however many there are.

import { PLAIN, afterReturns, element, parse } from './ansi.js';

const ROW = 20;
/** Browsers cannot lay out much more; beyond it the scroll bar stands for more than its length. */
const TALLEST = 8e6;
/** How many lines a colour lasts that nobody ends. */
const REMEMBERED = 60;

export class LogView {
  #outer;
  #sheet;
  #window;
  #rows;
  #lines;
  #shown = new Map();
  #top = 0;
  #lastScroll = 0;
  #scheduled = false;
  #settle;
  #moved;

  following = true;
  mark = '';
  current = -1;

  /** Calls moved() when the reader has moved, and with it perhaps `following`. */
  constructor(outer, lines, moved) {
    this.#outer = outer;
    this.#lines = lines;
    this.#moved = moved;
    this.#sheet = append(outer, 'sheet');
    this.#window = append(this.#sheet, 'window');
    this.#rows = append(this.#window, 'rows');
    outer.addEventListener('scroll', () => this.#scrolled());
    new ResizeObserver(() => this.changed()).observe(outer);
  }

  /** The lines have changed. */
  changed() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      this.#render();
    });
  }

  /** The looks of all lines have changed. */
  repaint() {
    this.#shown.clear();
    this.changed();
  }

  wrap(on) {
    this.#outer.classList.toggle('wrapped', on);
    this.changed();
  }

  follow(on) {
    this.following = on;
    this.changed();
  }

  toStart() {
    this.following = false;
    this.#top = 0;
    this.changed();
  }

  toEnd() {
    this.#top = this.#lastTop();
    this.changed();
  }

  /** Shows a line in the upper part of the view. */
  toLine(number) {
    this.following = false;
    this.current = number;
    this.#top = clamp(number - this.#visible() / 3, 0, this.#lastTop());
    this.repaint();
  }

  /** The first line that is in sight. */
  firstVisible() {
    return Math.floor(this.#top);
  }

  #visible() {
    return Math.max(1, this.#window.clientHeight / ROW);
  }

  #lastTop() {
    return Math.max(0, this.#lines.total - this.#visible());
  }

  #scrolled() {
    const at = this.#outer.scrollTop;
    if (at === this.#lastScroll) return;
    const room = this.#outer.scrollHeight - this.#outer.clientHeight;
    const step = at - this.#lastScroll;
    const scaled = this.#lines.total * ROW > TALLEST;
    if (at <= 0) this.#top = 0;
    else if (at >= room - 1) this.#top = this.#lastTop();
    else if (!scaled) this.#top = at / ROW;
    else if (Math.abs(step) < 2 * this.#outer.clientHeight) this.#top += step / ROW;
    else this.#top = (at / room) * this.#lastTop();
    this.#top = clamp(this.#top, 0, this.#lastTop());
    this.#lastScroll = at;
    this.following = this.#top >= this.#lastTop() - 0.5;
    this.#moved();
    clearTimeout(this.#settle);
    if (scaled) this.#settle = setTimeout(() => this.#place(), 200);
    this.#render();
  }

  /** Puts the scroll bar where it belongs. */
  #place() {
    const last = this.#lastTop();
    const scaled = this.#lines.total * ROW > TALLEST;
    const room = this.#outer.scrollHeight - this.#outer.clientHeight;
    const at = scaled ? (last === 0 ? 0 : (this.#top / last) * room) : this.#top * ROW;
    this.#outer.scrollTop = Math.round(at);
    this.#lastScroll = this.#outer.scrollTop;
  }

  #render() {
    this.#window.style.height = `${this.#outer.clientHeight}px`;
    const rest = this.#outer.clientHeight - this.#window.clientHeight;
    const height = Math.min(this.#lines.total * ROW, TALLEST) + rest;
    this.#sheet.style.height = `${Math.max(height, this.#outer.clientHeight)}px`;
    const last = this.#lastTop();
    const before = this.#top;
    this.#top = this.following ? last : clamp(this.#top, 0, last);
    if (this.#top !== before || this.following) this.#place();
    this.#draw(last);
  }

  #draw(last) {
    const first = Math.floor(this.#top);
    const count = Math.min(Math.ceil(this.#visible()) + 1, this.#lines.total - first);
    const shown = new Map();
    let look = this.#lookBefore(first);
    for (let i = 0; i < count; i++) {
      const row = this.#row(first + i, look);
      look = row.look;
      shown.set(first + i, row);
    }
    this.#shown = shown;
    const nodes = [...shown.values()].map((row) => row.node);
    if (!sameNodes(this.#rows, nodes)) this.#rows.replaceChildren(...nodes);
    const atEnd = last > 0 && this.#top >= last - 0.01;
    this.#rows.classList.toggle('at-end', atEnd);
    this.#rows.style.transform = atEnd ? '' : `translateY(${-(this.#top - first) * ROW}px)`;
  }

  /** The look that a line begins with, as far as the lines before it are here. */
  #lookBefore(number) {
    let from = number;
    while (from > Math.max(0, number - REMEMBERED) && this.#lines.peek(from - 1) !== undefined) from--;
    let look = PLAIN;
    for (let i = from; i < number; i++) {
      const line = this.#lines.peek(i);
      if (line.includes('\x1b')) look = parse(line, look).look;
    }
    return look;
  }

  /** The row of a line; what is on the screen already stays, so that a selection does too. */
  #row(number, look) {
    const text = this.#lines.get(number);
    const known = this.#shown.get(number);
    if (known !== undefined && known.text === text && same(known.begins, look)) return known;
    const parsed = text === undefined ? { pieces: [], look } : parse(afterReturns(text), look);
    const node = document.createElement('div');
    node.className = number === this.current ? 'row current' : 'row';
    const label = append(node, 'number');
    label.textContent = number + 1;
    label.dataset.line = number;
    const line = append(node, 'line');
    if (text === undefined) line.classList.add('missing');
    line.append(...marked(parsed.pieces, this.mark));
    return { node, text, begins: look, look: parsed.look };
  }
}

/** Elements of pieces in which a text is marked, wherever it stands. */
function marked(pieces, text) {
  const spans = text === '' ? [] : places(pieces, text.toLowerCase());
  const nodes = [];
  let at = 0;
  for (const piece of pieces) {
    nodes.push(...cut(piece, at, spans));
    at += piece.text.length;
  }
  return nodes;
}

function places(pieces, text) {
  const whole = pieces.map((piece) => piece.text).join('').toLowerCase();
  const found = [];
  for (let at = whole.indexOf(text); at >= 0 && found.length < 200; at = whole.indexOf(text, at + text.length)) {
    found.push([at, at + text.length]);
  }
  return found;
}

function cut(piece, at, spans) {
  const nodes = [];
  let from = 0;
  for (const [begin, end] of spans) {
    const left = clamp(begin - at, 0, piece.text.length);
    const right = clamp(end - at, 0, piece.text.length);
    if (right <= left) continue;
    if (left > from) nodes.push(element(piece.text.slice(from, left), piece.look));
    const mark = document.createElement('mark');
    mark.append(element(piece.text.slice(left, right), piece.look));
    nodes.push(mark);
    from = right;
  }
  if (from < piece.text.length) nodes.push(element(piece.text.slice(from), piece.look));
  return nodes;
}

function same(one, other) {
  if (one === other) return true;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

function sameNodes(parent, nodes) {
  return parent.childNodes.length === nodes.length
    && nodes.every((node, i) => parent.childNodes[i] === node);
}

function append(parent, kind) {
  const child = document.createElement('div');
  child.className = kind;
  parent.append(child);
  return child;
}

function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
