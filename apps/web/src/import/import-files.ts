import { type Capture, MAX_IMPORT_BYTES, MAX_IMPORT_NAME } from '@leakscope/protocol';
import { toast } from 'sonner';
import { messageOf } from '../api/index.ts';
import { formatBytes, formatShare } from '../format/index.ts';
import { rememberCapture } from '../watch/index.ts';
import { upload } from './upload.ts';

/** Of one drop: more is a slip of the hand, and each is read by the server for seconds. */
const MAX_FILES = 20;
/** Long enough to read what is wrong with a file, byte and field included. */
const ERROR_SHOWN_MS = 20_000;

/**
 * Imports files, one after the other, and says how far each is. One opens by itself; of two the
 * comparison is offered.
 */
export async function importFiles(
  files: readonly File[],
  navigate: (to: string) => void,
): Promise<void> {
  const taken = files.slice(0, MAX_FILES);
  if (taken.length < files.length) {
    toast.error(`The first ${MAX_FILES} of ${files.length} files are imported.`);
  }
  const captures: Capture[] = [];
  for (const file of taken) {
    const capture = await importFile(file);
    if (capture !== undefined) captures.push(capture);
  }
  const [first, second] = captures;
  if (first === undefined) return;
  if (second === undefined) {
    navigate(`/captures/${first.id}`);
    return;
  }
  navigate('/history?show=captures');
  const title = `${captures.length} profiles are imported.`;
  if (captures.length > 2) toast.success(title);
  else {
    const compare = `/compare?base=${first.id}&with=${second.id}`;
    toast.success(title, { action: { label: 'Compare', onClick: () => navigate(compare) } });
  }
}

async function importFile(file: File): Promise<Capture | undefined> {
  const { name } = file;
  const id = toast.loading(`${name}: sending`);
  try {
    if (file.size > MAX_IMPORT_BYTES) {
      const limit = formatBytes(MAX_IMPORT_BYTES);
      say(id, name, `It has ${formatBytes(file.size)}; a file may have at most ${limit}.`);
      return undefined;
    }
    const capture = await upload(file, {
      onProgress: (share) =>
        toast.loading(share < 1 ? `${name}: ${formatShare(share)} sent` : `${name}: being read`, {
          id,
        }),
    });
    rememberCapture(capture);
    toast.dismiss(id);
    return capture;
  } catch (error) {
    say(id, name, messageOf(error));
    return undefined;
  }
}

function say(id: string | number, name: string, problem: string): void {
  const title = name.length > MAX_IMPORT_NAME ? `${name.slice(0, MAX_IMPORT_NAME)}…` : name;
  toast.error(`${title} was not imported`, {
    id,
    description: problem,
    duration: ERROR_SHOWN_MS,
    closeButton: true,
  });
}

/** The files of a drop. Folders are left out: what is in them was not chosen. */
export function filesOf(transfer: DataTransfer): File[] {
  return [...transfer.items].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry()?.isDirectory === true) return [];
    return item.getAsFile() ?? [];
  });
}
