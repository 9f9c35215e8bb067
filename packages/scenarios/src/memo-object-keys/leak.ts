const row = '<li>a book</li>'.padEnd(127);
const rows = Array.from({ length: 8192 }, () => row);
const pages = new Map<object, string>();

/** Renders a page, unless it has been rendered before. */
function memoObjectKeysLeak(query: { category: string; page: number }): string {
  const known = pages.get(query);
  if (known !== undefined) return known;
  const page = rows.join('\n');
  pages.set(query, page);
  return page;
}

export default function showBooks(): void {
  memoObjectKeysLeak({ category: 'books', page: 1 });
}
