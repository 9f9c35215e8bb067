/** Long enough for the browser to have begun; it keeps what it needs. */
const KEPT_MS = 60_000;

/** Hands a file to the browser to be saved. */
export function save(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** A name that every file system takes. */
export function fileNameOf(title: string): string {
  return (
    title
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
      .replaceAll(/^[-.]+|[-.]+$/g, '')
      .slice(0, 80) || 'profile'
  );
}
