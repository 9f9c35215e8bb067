// A page of a site, imported again whenever somebody has changed it.
let data;

export function load(rows) {
  data = rows;
}

export function render() {
  return `<p>${data.length} bytes</p>`;
}
