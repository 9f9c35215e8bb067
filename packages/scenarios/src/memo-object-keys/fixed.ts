const row = '<li>a book</li>'.padEnd(127);
const rows = Array.from({ length: 8192 }, () => row);
const pages = new Map<string, string>();

/** Renders a page, unless one of the same category and number has been rendered before. */
function memoObjectKeysFixed(query: { category: string; page: number }): string {
  const key = `${query.category}/${query.page}`;
  const known = pages.get(key);
  if (known !== undefined) return known;
  const page = rows.join('\n');
  pages.set(key, page);
  return page;
}

export default function showBooks(): void {
  memoObjectKeysFixed({ category: 'books', page: 1 });
}
