// Terminal output as pieces of text with a look: colours and emphasis (SGR) are kept, all other
// control sequences and characters are left out.

const SEQUENCE = /\x1b(?:\[([0-?]*)[ -/]*([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?|.)?/g;
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g;

export const PLAIN = Object.freeze({});

/** What a terminal would show of a line that goes back to its start: the last that was written. */
export function afterReturns(line) {
  if (!line.includes('\r')) return line;
  const written = line.split('\r').filter((part) => part !== '');
  return written.length === 0 ? '' : written[written.length - 1];
}

/** Pieces {text, look} of a line that begins with a look, and the look at its end. */
export function parse(line, look = PLAIN) {
  const pieces = [];
  let end = 0;
  SEQUENCE.lastIndex = 0;
  for (let found = SEQUENCE.exec(line); found !== null; found = SEQUENCE.exec(line)) {
    add(pieces, line.slice(end, found.index), look);
    end = SEQUENCE.lastIndex;
    if (found[2] === 'm') look = change(look, found[1]);
  }
  add(pieces, line.slice(end), look);
  return { pieces, look };
}

function add(pieces, text, look) {
  const shown = text.replace(CONTROL, '');
  if (shown !== '') pieces.push({ text: shown, look });
}

function change(look, parameters) {
  const codes = parameters.split(/[;:]/).map((code) => (code === '' ? 0 : Number(code)));
  const next = { ...look };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code === 38 || code === 48) {
      const [colour, used] = extended(codes, i + 1);
      if (colour !== undefined) next[code === 38 ? 'fore' : 'back'] = colour;
      i += used;
    } else {
      simple(next, code);
    }
  }
  return Object.keys(next).length === 0 ? PLAIN : next;
}

function simple(look, code) {
  if (code === 0) for (const key of Object.keys(look)) delete look[key];
  else if (code === 1) look.bold = true;
  else if (code === 2) look.dim = true;
  else if (code === 3) look.italic = true;
  else if (code === 4) look.underline = true;
  else if (code === 7) look.inverse = true;
  else if (code === 9) look.strike = true;
  else if (code === 22) { delete look.bold; delete look.dim; }
  else if (code === 23) delete look.italic;
  else if (code === 24) delete look.underline;
  else if (code === 27) delete look.inverse;
  else if (code === 29) delete look.strike;
  else if (code >= 30 && code <= 37) look.fore = code - 30;
  else if (code === 39) delete look.fore;
  else if (code >= 40 && code <= 47) look.back = code - 40;
  else if (code === 49) delete look.back;
  else if (code >= 90 && code <= 97) look.fore = code - 82;
  else if (code >= 100 && code <= 107) look.back = code - 92;
}

/** The colour after 38 or 48, and how many numbers it took. */
function extended(codes, at) {
  if (codes[at] === 5) return [palette(codes[at + 1]), 2];
  if (codes[at] === 2) {
    const [red, green, blue] = codes.slice(at + 1, at + 4);
    return [rgb(red, green, blue), 4];
  }
  return [undefined, 0];
}

/** 0 to 15 are the theme's own; the others are fixed. */
function palette(number) {
  if (!(number >= 0 && number <= 255)) return undefined;
  if (number < 16) return number;
  if (number >= 232) {
    const grey = 8 + 10 * (number - 232);
    return rgb(grey, grey, grey);
  }
  const levels = [0, 95, 135, 175, 215, 255];
  const cube = number - 16;
  return rgb(levels[Math.floor(cube / 36)], levels[Math.floor(cube / 6) % 6], levels[cube % 6]);
}

function rgb(...parts) {
  return parts.every((part) => part >= 0 && part <= 255) ? `rgb(${parts.join(' ')})` : undefined;
}

/** An element with this text and look. */
export function element(text, look) {
  const span = document.createElement('span');
  span.textContent = text;
  for (const flag of ['bold', 'dim', 'italic', 'underline', 'strike']) {
    if (look[flag]) span.classList.add(flag);
  }
  const [fore, back] = look.inverse ? [look.back ?? 'back', look.fore ?? 'fore'] : [look.fore, look.back];
  paint(span, 'fore', 'color', fore);
  paint(span, 'back', 'backgroundColor', back);
  return span;
}

function paint(span, prefix, property, colour) {
  if (colour === undefined) return;
  if (typeof colour === 'string' && colour.startsWith('rgb')) span.style[property] = colour;
  else span.classList.add(`${prefix}-${colour}`);
}
