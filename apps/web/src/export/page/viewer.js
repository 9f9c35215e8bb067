// Runs in the exported file, as it stands here: no imports. All texts of the profile are set as
// text, never as markup.
(async () => {
  const LEVEL = 22;
  /** Narrower frames are drawn together. */
  const LEAST_PIXELS = 1;
  const MAX_DRAWN = 3000;
  const MAX_ROWS = 200;

  const encoded = document.getElementById('data').textContent;
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const data = JSON.parse(await new Response(stream).text());
  const { func, line, depth, self, total, names, files } = data;
  const ends = endsOf();

  let focus = 0;
  let selected = 0;
  let search = '';
  let sortBy = 'self';

  const page = document.getElementById('page');
  make(page, 'h1', '', data.title);
  const bar = make(page, 'div', 'bar');
  make(bar, 'span', '', `${format(total[0])} ${data.type}`);
  const input = make(bar, 'input');
  input.type = 'search';
  input.placeholder = 'Search functions and files';
  input.setAttribute('aria-label', 'Search functions and files');
  const found = make(bar, 'span');
  found.setAttribute('role', 'status');
  const reset = make(bar, 'button', '', 'Whole profile');
  const graph = make(page, 'div', 'graph');
  graph.setAttribute('role', 'group');
  graph.setAttribute('aria-label', 'Flame graph; the table below has the same functions');
  const details = make(page, 'div', 'details');
  details.setAttribute('aria-live', 'polite');
  const table = make(page, 'table');
  const sources = make(page, 'section');
  if (data.comments.length > 0) {
    const notes = make(page, 'ul');
    for (const comment of data.comments) make(notes, 'li', '', comment);
  }

  input.addEventListener('input', () => {
    search = input.value.trim().toLowerCase();
    draw();
  });
  reset.addEventListener('click', () => zoom(0));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (document.activeElement === input && search !== '') {
        input.value = '';
        search = '';
        draw();
      } else zoom(parentOf(focus));
    } else if (event.key === '/' && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    }
  });
  new ResizeObserver(draw).observe(graph);
  drawTable();
  draw();

  function make(parent, tag, className = '', text = '') {
    const element = document.createElement(tag);
    if (className !== '') element.className = className;
    if (text !== '') element.textContent = text;
    parent.append(element);
    return element;
  }

  /** Where each node's subtree ends: pre-order, so before the next node that is not deeper. */
  function endsOf() {
    const found = Array.from({ length: depth.length }, () => depth.length);
    const open = [];
    for (let node = 0; node < depth.length; node++) {
      while (open.length > 0 && depth[open.at(-1)] >= depth[node]) found[open.pop()] = node;
      open.push(node);
    }
    return found;
  }

  function parentOf(node) {
    for (let at = node - 1; at >= 0; at--) if (depth[at] < depth[node]) return at;
    return 0;
  }

  function nameOf(node) {
    return func[node] < 0 ? 'all' : names[func[node]];
  }

  function placeOf(node) {
    const file = func[node] < 0 ? '' : files[func[node]];
    return file === '' || line[node] === 0 ? file : `${file}:${line[node]}`;
  }

  function matches(index) {
    if (index < 0) return false;
    return (
      names[index].toLowerCase().includes(search) || files[index].toLowerCase().includes(search)
    );
  }

  function classOf(node) {
    const file = func[node] < 0 ? '' : files[func[node]];
    if (file === '') return 'frame neutral';
    const isLibrary = /^(node|leakscope):/.test(file) || /(^|[\\/])node_modules[\\/]/.test(file);
    return isLibrary ? 'frame' : 'frame own';
  }

  function zoom(node) {
    focus = node;
    selected = node;
    draw();
    graph.scrollTop = 0;
  }

  function draw() {
    const width = graph.clientWidth;
    const scale = width / (Math.abs(total[focus]) || 1);
    const parts = [];
    const callers = [];
    for (let at = focus; at > 0;) callers.unshift((at = parentOf(at)));
    for (const [level, node] of callers.entries()) {
      parts.push({ node, x: 0, width, level, isCaller: true });
    }
    const first = callers.length;
    /** Where the next child begins, by depth. */
    const next = [];
    next[depth[focus]] = 0;
    for (let node = focus; node < ends[focus];) {
      const x = next[depth[node]];
      const wide = Math.abs(total[node]) * scale;
      next[depth[node]] = x + wide;
      next[depth[node] + 1] = x;
      const isDrawn = wide >= LEAST_PIXELS && parts.length < MAX_DRAWN;
      if (isDrawn) parts.push({ node, x, width: wide, level: first + depth[node] - depth[focus] });
      node = isDrawn ? node + 1 : ends[node];
    }
    const levels = parts.reduce((most, { level }) => Math.max(most, level), 0) + 1;
    const canvas = document.createElement('div');
    canvas.style.height = `${levels * LEVEL}px`;
    for (const part of parts) canvas.append(frameOf(part));
    graph.replaceChildren(canvas);
    graph.classList.toggle('searching', search !== '');
    drawDetails();
    drawFound();
  }

  function frameOf({ node, x, width, level, isCaller }) {
    const frame = document.createElement('button');
    frame.className = classOf(node);
    frame.classList.toggle('caller', isCaller === true);
    frame.classList.toggle('match', search !== '' && matches(func[node]));
    frame.classList.toggle('narrow', width < 12);
    frame.style.left = `${x}px`;
    frame.style.top = `${level * LEVEL}px`;
    frame.style.width = `${Math.max(1, width)}px`;
    frame.tabIndex = -1;
    const label = `${nameOf(node)}  ${format(total[node])}`;
    if (width > 24) frame.textContent = label;
    frame.title = `${label}\n${placeOf(node)}`;
    frame.setAttribute('aria-label', label);
    frame.addEventListener('click', () => zoom(node));
    return frame;
  }

  function drawDetails() {
    details.replaceChildren();
    make(details, 'strong', 'name', nameOf(selected));
    make(details, 'span', 'place', placeOf(selected));
    const share = `${((100 * total[selected]) / (total[0] || 1)).toFixed(1)} %`;
    const figures = `total ${format(total[selected])} ${share}, self ${format(self[selected])}`;
    make(details, 'span', 'place', figures);
    drawSource();
  }

  function drawFound() {
    if (search === '') {
      found.textContent = '';
      return;
    }
    let sum = 0;
    for (let node = 1; node < func.length;) {
      const isMatch = matches(func[node]);
      if (isMatch) sum += total[node];
      node = isMatch ? ends[node] : node + 1;
    }
    const share = `${((100 * sum) / (total[0] || 1)).toFixed(1)} %`;
    // What was too small for the file may match as well.
    const least = data.isWhole ? '' : 'at least ';
    found.textContent = sum === 0 ? 'Nothing matches' : `${least}${share} · ${format(sum)}`;
  }

  function drawTable() {
    table.replaceChildren();
    const head = make(make(table, 'thead'), 'tr');
    for (const key of ['self', 'total']) {
      const cell = make(head, 'th', 'figure');
      cell.scope = 'col';
      const button = make(cell, 'button', '', key === 'self' ? 'Self' : 'Total');
      button.setAttribute('aria-pressed', String(sortBy === key));
      button.addEventListener('click', () => {
        sortBy = key;
        drawTable();
      });
    }
    make(head, 'th', '', 'Function').scope = 'col';
    const column = sortBy === 'self' ? 1 : 2;
    const rows = data.table.toSorted((a, b) => b[column] - a[column]).slice(0, MAX_ROWS);
    const body = make(table, 'tbody');
    for (const [index, own, all] of rows) {
      const row = make(body, 'tr');
      make(row, 'td', 'figure', format(own));
      make(row, 'td', 'figure', format(all));
      const button = make(make(row, 'td'), 'button', 'name', names[index]);
      make(button, 'span', 'place', files[index]);
      button.addEventListener('click', () => zoom(largestOf(index)));
    }
  }

  function largestOf(index) {
    let best = 0;
    for (let node = 1; node < func.length; node++) {
      if (func[node] === index && (best === 0 || total[node] > total[best])) best = node;
    }
    return best;
  }

  function drawSource() {
    sources.replaceChildren();
    const file = func[selected] < 0 ? '' : files[func[selected]].replaceAll('\\', '/');
    const source = data.sources.find(({ path }) => file === path || file.endsWith(`/${path}`));
    if (source === undefined) return;
    make(sources, 'h2', '', source.path);
    const code = make(sources, 'pre');
    code.tabIndex = 0;
    for (const [index, text] of source.code.split('\n').entries()) {
      const number = String(index + 1).padStart(4);
      make(code, 'span', index + 1 === line[selected] ? 'marked' : '', `${number}  ${text}`);
    }
  }

  function format(value) {
    const sign = value < 0 ? '\u2212' : '';
    const size = Math.abs(value);
    if (data.unit === 'bytes') {
      const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
      const step = Math.min(4, size < 1 ? 0 : Math.floor(Math.log2(size) / 10));
      return `${sign}${figures(size / 1024 ** step, step === 0)}\u00a0${units[step]}`;
    }
    const factor = { nanoseconds: 1e-6, microseconds: 1e-3, milliseconds: 1, seconds: 1e3 }[
      data.unit
    ];
    if (factor === undefined) return `${sign}${size.toLocaleString('en-US')}`;
    const ms = size * factor;
    return ms >= 1000 ? `${sign}${figures(ms / 1000)}\u00a0s` : `${sign}${figures(ms)}\u00a0ms`;
  }

  function figures(value, isWhole = false) {
    if (isWhole) return String(Math.round(value));
    return value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
  }
})().catch((error) => {
  const say = document.createElement('p');
  say.textContent = `The profile in this file cannot be shown: ${error}`;
  document.getElementById('page').append(say);
});
