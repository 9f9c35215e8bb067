import { FileInput } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../ui/index.ts';
import { importFiles } from './import-files.ts';

/** Chooses profiles on this computer and imports them. */
export function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [, navigate] = useLocation();
  const onFiles = (files: FileList | null): void => {
    const chosen = [...(files ?? [])];
    // So that the same file can be chosen again.
    if (input.current) input.current.value = '';
    if (chosen.length === 0) return;
    setBusy(true);
    void importFiles(chosen, navigate).finally(() => setBusy(false));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Profiles to import"
        onChange={(event) => onFiles(event.target.files)}
      />
      <Button
        icon={<FileInput aria-hidden size={14} />}
        busy={isBusy}
        title="pprof, .heapprofile, .cpuprofile, speedscope, folded stacks, Chrome trace"
        onClick={() => input.current?.click()}
      >
        {isBusy ? 'Importing' : 'Import profiles'}
      </Button>
    </>
  );
}
