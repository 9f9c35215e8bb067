import type { CallTree } from '@leakscope/profile';

/** The tree as d3-flame-graph reads it: `{name, value, children}`, values with what is below. */
export function nestedJson(tree: CallTree, nameOf: (row: number) => string): Buffer {
  const parts: string[] = [];
  /** Rows whose children are being written. */
  const open: number[] = [];
  for (let row = 0; row < tree.length; row++) {
    let isFirst = row === 0 || open.at(-1) === row - 1;
    while (open.length > 0 && (tree.subtreeEnd[open.at(-1) ?? 0] ?? 0) <= row) {
      open.pop();
      parts.push(']}');
      isFirst = false;
    }
    const name = JSON.stringify(nameOf(row));
    const head = `${isFirst ? '' : ','}{"name":${name},"value":${tree.total[row]}`;
    if (tree.subtreeEnd[row] === row + 1) parts.push(`${head}}`);
    else {
      parts.push(`${head},"children":[`);
      open.push(row);
    }
  }
  parts.push(']}'.repeat(open.length));
  return Buffer.from(parts.join(''));
}
