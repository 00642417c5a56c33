"use strict";
// One script for all pages of the sandbox. The server sends a picture of the page whenever it
// changes, the first one with the page itself; here it becomes elements. Only rendered Markdown
// arrives as HTML, made safe there.

const EMOJI = {
  "+1": "👍", "-1": "👎", laugh: "😄", hooray: "🎉",
  confused: "😕", heart: "❤️", rocket: "🚀", eyes: "👀",
};
const MARKS = {success: "✓", failure: "✕", timed_out: "✕", action_required: "!", cancelled: "–",
  neutral: "–", skipped: "–"};
const HINTS = ["/run train", "/status", "/logs", "/stop", "/help"];

const main = document.getElementById("main");
let current = {view: {}};

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "html") node.innerHTML = value;
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

function time(at) {
  const date = new Date(at);
  return el("time", {datetime: at, title: date.toLocaleString()},
    date.toLocaleTimeString([], {hour: "2-digit", minute: "2-digit"}));
}

function encode(path) {
  return path.split("/").map(encodeURIComponent).join("/");
}

// ---- what stays and what is drawn anew

/** Puts these keyed elements into a parent, touching only those that have changed. */
function place(parent, items, draw) {
  const old = new Map([...parent.children].map(child => [child.dataset.key, child]));
  let at = parent.firstElementChild;
  for (const item of items) {
    const text = JSON.stringify(item);
    const key = String(item.id);
    let node = old.get(key);
    old.delete(key);
    if (!node || node.dataset.text !== text) {
      const fresh = draw(item);
      fresh.dataset.key = key;
      fresh.dataset.text = text;
      if (node) {
        keepOpen(node, fresh);
        if (node === at) at = fresh;
        node.replaceWith(fresh);
      } else if (parent.dataset.drawn) {
        fresh.classList.add("fresh");
      }
      node = fresh;
    }
    if (node === at) at = at.nextElementSibling;
    else parent.insertBefore(node, at);
  }
  old.forEach(node => node.remove());
  parent.dataset.drawn = "yes";
}

/** What a person has unfolded stays so. */
function keepOpen(from, to) {
  if (from.tagName === "DETAILS") to.open = from.open;
  const before = from.querySelectorAll("details");
  to.querySelectorAll("details").forEach((each, i) => {
    if (before[i]) each.open = before[i].open;
  });
}

// ---- a conversation

function thread(view) {
  const page = document.getElementById("thread") || build(view);
  page.querySelector("h1").replaceChildren(view.title, " ", el("span", {class: "quiet"}, "#" + view.number));
  page.querySelector(".about").replaceChildren(...about(view));
  const checks = page.querySelector(".checks");
  checks.hidden = !(view.checks && view.checks.length);
  if (!checks.hidden) {
    checks.querySelector(".total").replaceChildren(...total(view.checks));
    place(checks.querySelector(".runs"), view.checks, check);
  }
  const first = {id: "opening", author: view.author, avatar: view.avatar, html: view.html ||
    "<p class=quiet>No description.</p>", at: view.openedAt, label: "author", reactions: {}};
  place(page.querySelector(".comments"), [first, ...view.comments], comment);
  people(page.querySelector("select"), view);
  page.querySelector(".turn").textContent = view.state === "open" ? "Close" : "Reopen";
  page.querySelector(".turn").disabled = view.state === "merged";
  const locked = !current.mayWrite;
  page.querySelector(".locked").hidden = !locked;
  page.querySelectorAll("form textarea, form button, form select, .check .buttons button")
    .forEach(control => { control.disabled = control.disabled || locked; });
}

function build(view) {
  const page = el("div", {id: "thread"},
    el("h1"), el("div", {class: "about"}),
    el("div", {class: "comments"}),
    el("section", {class: "checks", "aria-label": "Checks", hidden: ""},
      el("div", {class: "total"}), el("div", {class: "runs"})),
    composer());
  main.replaceChildren(page);
  return page;
}

function about(view) {
  const parts = [el("span", {class: "state " + view.state},
    view.state[0].toUpperCase() + view.state.slice(1))];
  if (!view.sha) return [...parts, el("span", {}, view.author + " opened this issue")];
  const repository = "/" + view.repository;
  return [...parts, el("strong", {}, view.author), " wants to merge ",
    el("a", {class: "branch sha", href: `${repository}/commit/${view.sha}`, title: view.sha}, view.head),
    " into ", el("a", {class: "branch sha", href: `${repository}/tree/${encodeURIComponent(view.base)}/`}, view.base)];
}

function comment(item) {
  return el("article", {class: "comment", id: "issuecomment-" + item.id},
    el("img", {src: `/sandbox/avatars/${item.avatar}.svg`, alt: "", loading: "lazy"}),
    el("div", {class: "box " + item.label},
      el("div", {class: "head"}, el("strong", {}, item.author), "commented", time(item.at),
        item.edited ? el("span", {}, "· edited") : null,
        item.label ? el("span", {class: "badge"}, item.label) : null),
      withCharts(el("div", {class: "md", html: item.html})),
      Object.keys(item.reactions).length ? reactions(item.reactions) : null));
}

function reactions(counts) {
  return el("div", {class: "reactions"}, ...Object.entries(counts).map(([content, count]) =>
    el("span", {title: content}, `${EMOJI[content] || content} ${count}`)));
}

// ---- charts

/** Draws the charts of a text as GitHub would, of Mermaid just what penv writes. */
function withCharts(text) {
  for (const code of text.querySelectorAll("code.language-mermaid")) {
    const chart = drawn(code.textContent);
    if (chart) code.parentElement.replaceWith(chart);
  }
  return text;
}

function drawn(source) {
  const words = /title "([^"]*)"/.exec(source);
  const across = /x-axis (?:"([^"]*)" )?(\S+) --> (\S+)/.exec(source);
  const up = /y-axis (\S+) --> (\S+)/.exec(source);
  const lines = [...source.matchAll(/line \[([^\]]*)\]/g)].map(line => line[1].split(",").map(Number));
  if (!words || !across || !up || lines.flat().some(Number.isNaN)) return null;
  const [least, most] = [Number(up[1]), Number(up[2])];
  const place = (value, i, all) => `${60 + 680 * i / Math.max(1, all.length - 1)} ${190 - 160 * (value - least) / (most - least)}`;
  return shape("svg", {viewBox: "0 0 760 230", role: "img", class: "chart"},
    label(400, 16, "middle", words[1]),
    label(52, 38, "end", up[2]), label(52, 194, "end", up[1]),
    label(60, 210, "start", across[2]), label(740, 210, "end", across[3]), label(400, 224, "middle", across[1] || ""),
    shape("path", {d: "M60 30V190H740", class: "axis"}),
    ...lines.map((line, i) => shape("path", {d: "M" + line.map(place).join("L"), class: "line" + i})));
}

function label(x, y, anchor, words) {
  const node = shape("text", {x, y, "text-anchor": anchor});
  node.textContent = words;
  return node;
}

function shape(kind, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// ---- checks

function dot(run) {
  const kind = run.status === "completed" ? run.conclusion : run.status;
  return el("span", {class: "dot " + kind, role: "img", "aria-label": kind, title: kind},
    MARKS[kind] || "");
}

function total(checks) {
  const running = checks.filter(run => run.status !== "completed").length;
  const bad = checks.filter(run => ["failure", "timed_out"].includes(run.conclusion)).length;
  const worst = running ? {status: "in_progress"} :
    {status: "completed", conclusion: bad ? "failure" : "success"};
  const text = running ? "Some checks have not completed yet" :
    bad ? "Some checks were not successful" : "All checks have completed";
  return [dot(worst), text];
}

function check(run) {
  const details = run.details ? el("a", {href: run.details, target: "_blank", rel: "noopener",
    onclick: event => event.stopPropagation()}, "Details") : null;
  return el("details", {class: "check", id: "check-" + run.id},
    el("summary", {}, dot(run), el("span", {class: "name"}, run.name),
      el("span", {class: "quiet"}, run.title || run.conclusion || run.status),
      el("span", {class: "links"}, details)),
    el("div", {class: "more"},
      run.summary ? el("div", {class: "md", html: run.summary}) : null,
      run.text ? el("div", {class: "md", html: run.text}) : null,
      ...run.annotations.map(annotation),
      run.status === "completed" ? buttons(run) : null));
}

function annotation(note) {
  return el("div", {class: "note " + note.level},
    el("code", {}, `${note.path}:${note.line}`), " ", el("strong", {}, note.title || ""), " ",
    note.message);
}

function buttons(run) {
  return el("div", {class: "buttons"},
    ...run.actions.map(action => el("button", {type: "button", title: action.description,
      onclick: () => act({act: "press", run: [run.id], identifier: action.identifier})}, action.label)),
    el("button", {type: "button", onclick: () => act({act: "rerequest", run: [run.id]})}, "Re-run"));
}

// ---- speaking

function composer() {
  const text = el("textarea", {id: "say", placeholder: "Leave a comment, such as /run train",
    "aria-label": "Comment", onkeydown: event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    }});
  const form = el("form", {onsubmit: event => {
    event.preventDefault();
    if (text.value.trim()) act({act: "comment", body: text.value}).then(done => {
      if (done) text.value = "";
    });
  }},
    el("p", {class: "locked quiet", hidden: ""},
      "Reading only: open the link that was printed in the terminal to write."),
    el("div", {class: "hints"}, ...HINTS.map(hint =>
      el("button", {type: "button", onclick: () => { text.value = hint; text.focus(); }}, hint))),
    text,
    el("div", {class: "row"},
      el("label", {}, "as ", el("select", {id: "as"})),
      el("span", {class: "problem", role: "alert"}),
      el("button", {type: "button", class: "turn", onclick: () =>
        act({act: current.view.state === "open" ? "close" : "reopen"})}),
      el("button", {class: "main"}, "Comment")));
  return form;
}

function people(select, view) {
  const text = JSON.stringify(view.people);
  if (select.dataset.text === text) return;
  const chosen = select.value || view.author;
  select.replaceChildren(...view.people.map(person =>
    el("option", {value: person.login}, `${person.login} (${person.role})`)));
  if (view.people.some(person => person.login === chosen)) select.value = chosen;
  select.dataset.text = text;
}

async function act(what) {
  const problem = document.querySelector(".problem");
  problem.textContent = "";
  try {
    const answer = await fetch("/sandbox/act", {
      method: "POST",
      headers: {"Content-Type": "application/json"},
      body: JSON.stringify({repository: current.view.repository, number: current.view.number,
        as: document.getElementById("as").value, ...what}),
    });
    if (!answer.ok) problem.textContent = await answer.text();
    return answer.ok;
  } catch (gone) {
    problem.textContent = "The sandbox does not answer.";
    return false;
  }
}

// ---- the other pages

function repository(view) {
  main.replaceChildren(
    el("h1", {}, view.repository),
    el("h2", {}, "Pull requests and issues"),
    el("ul", {class: "list"}, ...(view.threads.length ? view.threads.map(line) :
      [el("li", {class: "quiet"}, "None yet.")])),
    el("h2", {}, "Files"), entries(view, view.entries || []),
    view.readme ? el("div", {class: "box"}, el("div", {class: "head"}, "README.md"),
      el("div", {class: "md", html: view.readme})) : "");
}

function line(item) {
  return el("li", {}, el("span", {class: "mark " + item.state, title: item.state}, "●"),
    el("a", {href: item.path}, item.title),
    el("span", {class: "quiet"}, `#${item.number} by ${item.author} · ${item.comments} comments`));
}

function entries(view, list) {
  return el("ul", {class: "list"}, ...list.map(entry => el("li", {},
    el("span", {class: "mark"}, entry.folder ? "▸" : ""),
    el("a", {href: `/${view.repository}/${entry.folder ? "tree" : "blob"}/${encodeURIComponent(view.ref)}/${encode(entry.path)}`}, entry.name),
    el("span", {class: "quiet"}, entry.folder ? "" : entry.size + " B"))));
}

const PAGES = {
  thread,
  repository,
  home: view => main.replaceChildren(el("h1", {}, "Repositories"),
    el("ul", {class: "list"}, ...view.repositories.map(name =>
      el("li", {}, el("a", {href: "/" + name}, name))))),
  folder: view => main.replaceChildren(el("h2", {}, view.path), entries(view, view.entries)),
  file: view => main.replaceChildren(el("h2", {}, view.path),
    view.html ? el("div", {class: "box"}, el("div", {class: "md", html: view.html})) :
      el("pre", {class: "file"}, view.text)),
  commit: view => main.replaceChildren(el("h1", {}, view.message),
    el("p", {class: "quiet"}, `${view.author} · `, el("span", {class: "sha"}, view.sha)),
    ...view.files.flatMap(file => [el("h2", {}, `${file.path} (${file.status})`), diff(file.patch)])),
  missing: () => main.replaceChildren(el("h1", {}, "404"),
    el("p", {class: "quiet"}, "There is nothing here.")),
};

function diff(patch) {
  const kinds = {"+": "added", "-": "removed", "@": "at"};
  return el("pre", {class: "file"}, ...patch.split("\n").map(text =>
    el("span", {class: kinds[text[0]] || ""}, text + "\n")));
}

function crumbs(view) {
  const parts = view.repository ? view.repository.split("/") : [];
  const nav = document.getElementById("crumbs");
  nav.replaceChildren(...(parts.length ? [parts[0], el("span", {}, "/"),
    el("a", {href: "/" + view.repository}, parts[1])] : ["Sandbox"]));
  document.title = [view.title && `${view.title} #${view.number}`, view.repository || "Sandbox"]
    .filter(Boolean).join(" · ");
}

// ---- staying up to date

function show(picture) {
  current = picture;
  crumbs(picture.view);
  (PAGES[picture.view.kind] || PAGES.missing)(picture.view);
  if (!show.jumped && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  show.jumped = true;
}

show(JSON.parse(document.getElementById("picture").textContent));
const source = new EventSource("/sandbox/live?path=" + encodeURIComponent(location.pathname));
const connection = document.getElementById("connection");
source.addEventListener("picture", event => {
  connection.textContent = "";
  show(JSON.parse(event.data));
});
source.onerror = () => { connection.textContent = "not connected"; };
