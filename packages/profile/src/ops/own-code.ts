/**
 * Whether a file is someone's own code: neither Node's, nor a package's, nor Leakscope's probe.
 * Frames without a file are nobody's.
 *
 * @param folder where given, own is what has this in its path
 */
export function isOwnFile(file: string, folder = ''): boolean {
  if (file === '') return false;
  const path = file.replaceAll('\\', '/');
  if (folder !== '') return path.includes(folder);
  return !/^(node|leakscope):/.test(path) && !/(^|\/)node_modules\//.test(path);
}

/** Whether a frame stands for something other than a function, such as `(garbage collector)`. */
export function isPseudoFrame(name: string, file: string): boolean {
  return file === '' && name.startsWith('(');
}
