interface Draft {
  readonly text: Buffer;
  saved: boolean;
}

const unsaved = new Set<Draft>();

process.once('SIGTERM', () => {
  for (const draft of unsaved) save(draft);
});

/** Sees to it that a draft is not lost when the process is told to end. */
export default function thenOnShutdownFixed(): void {
  const draft = { text: Buffer.alloc(1024 * 1024, 'x'), saved: false };
  unsaved.add(draft);
  save(draft);
}

function save(draft: Draft): void {
  draft.saved = true;
  unsaved.delete(draft);
}
