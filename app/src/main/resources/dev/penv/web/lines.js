// The lines of a log, of which only those near the reader are here. The server knows where each
// line begins; what is appended while somebody watches is cut into lines here.

const BLOCK = 500;
const MOST_CHARACTERS = 24e6;
/** The server cuts longer lines, by bytes. */
const LONGEST_LINE = 16384;

const encoder = new TextEncoder();

export class Lines {
  #url;
  #blocks = new Map();
  #characters = 0;
  #pending = new Set();
  #openBytes = 0;
  #changed;

  total = 0;
  bytes = 0;
  open = false;

  /** Calls changed() whenever lines have come. */
  constructor(url, changed) {
    this.#url = url;
    this.#changed = changed;
  }

  /** A line, or undefined when it is not here. */
  peek(number) {
    return this.#blocks.get(Math.floor(number / BLOCK))?.lines[number % BLOCK];
  }

  /** A line, or undefined when it is not here; then it is on its way. */
  get(number) {
    const line = this.peek(number);
    if (line === undefined) this.#fetchFrom(number);
    return line;
  }

  /** The end of the log as it is now. */
  async loadEnd() {
    this.#forget();
    this.#take(await this.#load(-BLOCK, BLOCK));
    this.#changed();
  }

  /** Takes a piece of the log that follows; false when it does not, or cannot be cut here. */
  append(chunk) {
    if (chunk.from !== this.bytes) return chunk.to <= this.bytes;
    const parts = chunk.text.split('\n');
    for (let i = 0; i < parts.length; i++) {
      if (i > 0) this.#endLine();
      if (parts[i] !== '' || i < parts.length - 1) this.#extendLine(parts[i]);
      if (this.#openBytes > LONGEST_LINE) return false;
    }
    this.bytes = chunk.to;
    this.#changed();
    return true;
  }

  #extendLine(text) {
    if (!this.open) {
      this.total++;
      this.open = true;
      this.#openBytes = 0;
      this.#set(this.total - 1, text);
    } else {
      const before = this.peek(this.total - 1);
      if (before !== undefined) this.#set(this.total - 1, before + text);
    }
    this.#openBytes += encoder.encode(text).length;
  }

  #endLine() {
    const line = this.peek(this.total - 1);
    if (line?.endsWith('\r')) this.#set(this.total - 1, line.slice(0, -1));
    this.open = false;
    this.#openBytes = 0;
  }

  async #fetchFrom(number) {
    const block = Math.floor(number / BLOCK);
    if (number >= this.total || this.#pending.has(block)) return;
    this.#pending.add(block);
    try {
      // From the block's start if it is empty, so that colours are known from there.
      const from = this.#blocks.has(block) ? number : block * BLOCK;
      this.#keep(await this.#load(from, (block + 1) * BLOCK - from));
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    this.#pending.delete(block);
    this.#changed();
  }

  async #load(from, count) {
    const response = await fetch(withQuery(this.#url, { from, count }));
    if (!response.ok) throw Object.assign(new Error('the log cannot be read'), { status: response.status });
    return response.json();
  }

  /** What the server says of the log's end is right. */
  #take(slice) {
    this.total = slice.total;
    this.bytes = slice.bytes;
    this.open = slice.open;
    const last = slice.lines[slice.lines.length - 1];
    this.#openBytes = slice.open && last !== undefined ? encoder.encode(last).length : 0;
    this.#keep(slice);
  }

  /** The open last line is left out: appending knows it better. */
  #keep(slice) {
    slice.lines.forEach((line, i) => {
      const number = slice.first + i;
      const known = number === this.total - 1 ? this.peek(number) : undefined;
      if (number < this.total && known === undefined) this.#set(number, line);
    });
  }

  #set(number, text) {
    const key = Math.floor(number / BLOCK);
    const block = this.#blocks.get(key) ?? { lines: [], characters: 0 };
    const more = text.length - (block.lines[number % BLOCK]?.length ?? 0);
    block.lines[number % BLOCK] = text;
    block.characters += more;
    this.#characters += more;
    this.#blocks.delete(key);
    this.#blocks.set(key, block);
    while (this.#characters > MOST_CHARACTERS && this.#blocks.size > 2) this.#dropOldest();
  }

  #dropOldest() {
    const [key, block] = this.#blocks.entries().next().value;
    this.#blocks.delete(key);
    this.#characters -= block.characters;
  }

  #forget() {
    this.#blocks.clear();
    this.#characters = 0;
  }
}

/** An address with more in its query. */
export function withQuery(url, parameters) {
  const query = new URLSearchParams(parameters);
  return url + (url.includes('?') ? '&' : '?') + query;
}
