/** Whether every word of the search occurs, in whatever case, in one of the texts. */
export function containsWords(
  texts: readonly (string | null | undefined)[],
  search: string,
): boolean {
  const all = texts.filter(Boolean).join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
