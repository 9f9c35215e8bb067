import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useLocation } from 'wouter';
import { filesOf, importFiles } from './import-files.ts';

/** Takes profiles that are dropped anywhere on the page, and says so while they hover over it. */
export function DropZone() {
  const [isOver, setOver] = useState(false);
  const [, navigate] = useLocation();

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    // Entering a child leaves its parent: only the count tells whether the pointer has left the page.
    let depth = 0;
    const carriesFiles = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') ?? false;
    const end = (): void => {
      depth = 0;
      setOver(false);
    };
    window.addEventListener(
      'dragenter',
      (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth++;
        setOver(true);
      },
      { signal },
    );
    window.addEventListener(
      'dragleave',
      (event) => {
        if (!carriesFiles(event)) return;
        depth--;
        if (depth <= 0) end();
      },
      { signal },
    );
    window.addEventListener(
      'dragover',
      (event) => {
        if (!carriesFiles(event) || event.dataTransfer === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        if (!carriesFiles(event) || event.dataTransfer === null) return;
        event.preventDefault();
        end();
        const files = filesOf(event.dataTransfer);
        if (files.length === 0) toast.error('Drop files rather than folders.');
        else void importFiles(files, navigate);
      },
      { signal },
    );
    return () => abort.abort();
  }, [navigate]);

  if (!isOver) return null;
  return (
    <div
      data-testid="drop-zone"
      className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-overlay p-6"
    >
      <div className="flex max-w-100 flex-col items-center gap-2 rounded border-2 border-dashed border-strong bg-surface px-8 py-6 text-center shadow-(--shadow)">
        <FileInput aria-hidden size={24} className="text-muted" />
        <p className="text-base font-medium">Drop to open the profile</p>
        <p className="text-muted">
          pprof, .heapprofile, .cpuprofile, speedscope, folded stacks, Chrome trace
        </p>
      </div>
    </div>
  );
}
