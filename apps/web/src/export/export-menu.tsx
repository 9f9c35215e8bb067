import type { Filter } from '@leakscope/profile';
import { ChevronDown, Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { fetchProfile, messageOf } from '../api/index.ts';
import type { FormatValue } from '../flame/index.ts';
import type { Drawing } from '../flame/messages.ts';
import { Button, Menu, MenuItem } from '../ui/index.ts';
import { WorkerError } from '../workers/index.ts';
import { ExportClient } from './client.ts';
import { htmlOf } from './html.ts';
import type { ExportSource, ExportView, TextFormat } from './messages.ts';
import { coloursOnScreen } from './on-screen.ts';
import { fileNameOf, save } from './save.ts';
import { svgOf } from './svg.ts';

interface ExportMenuProps {
  captureId: string;
  /** What the files are called and titled. */
  title: string;
  /** Index of the sample type that is shown. */
  type: number;
  /** In force: what they leave out is not exported. */
  filters: readonly Filter[];
  /** What is drawn; undefined until the first is. */
  drawing: Drawing | undefined;
  orientation: 'flame' | 'icicle';
  format: FormatValue;
  /** Offered to be put into the standalone page. */
  sources: readonly ExportSource[];
}

const texts: readonly {
  id: TextFormat;
  label: string;
  hint: string;
  suffix: string;
  type: string;
}[] = [
  {
    id: 'pprof',
    label: 'pprof',
    hint: 'For go tool pprof, Parca, Pyroscope and others.',
    suffix: '.pb.gz',
    type: 'application/octet-stream',
  },
  {
    id: 'speedscope',
    label: 'speedscope JSON',
    hint: 'For speedscope; without labels.',
    suffix: '.speedscope.json',
    type: 'application/json',
  },
  {
    id: 'folded',
    label: 'Folded stacks',
    hint: 'A line per stack, of the sample type that is shown.',
    suffix: '.folded.txt',
    type: 'text/plain',
  },
];

/** The profile as files, with the filters in force. */
export function ExportMenu(props: ExportMenuProps) {
  const { captureId, title, type, filters, drawing, orientation, format, sources } = props;
  const [isBusy, setBusy] = useState(false);
  const view: ExportView = { type, filters };
  const name = fileNameOf(title);

  const run = (work: (client: ExportClient) => Promise<void>): void => {
    const client = new ExportClient();
    setBusy(true);
    fetchProfile(captureId)
      .then((bytes) => client.ask('open', { bytes }, [bytes]))
      .then(() => work(client))
      .catch((error: unknown) => {
        const problem = error instanceof WorkerError ? error.message : messageOf(error);
        toast.error('The profile was not exported', { description: problem });
      })
      .finally(() => {
        client.close();
        setBusy(false);
      });
  };
  const savePage = (shown: readonly ExportSource[]): void =>
    run(async (client) => {
      const data = await client.ask('page', { view, title, sources: shown });
      save(`${name}.html`, htmlOf(title, data), 'text/html');
    });
  const saveSvg = (): void => {
    if (drawing === undefined) return;
    const colours = coloursOnScreen();
    save(`${name}.svg`, svgOf(drawing, { title, orientation, format, colours }), 'image/svg+xml');
  };

  return (
    <Menu
      trigger={
        <Button icon={<Download aria-hidden size={14} />} busy={isBusy}>
          {isBusy ? 'Exporting' : 'Export'}
          <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      {texts.map(({ id, label, hint, suffix, type: mediaType }) => (
        <MenuItem
          key={id}
          hint={hint}
          onSelect={() =>
            run(async (client) => {
              save(`${name}${suffix}`, await client.ask('write', { format: id, view }), mediaType);
            })
          }
        >
          {label}
        </MenuItem>
      ))}
      <MenuItem hint="The graph as it is on screen." disabled={!drawing} onSelect={saveSvg}>
        SVG
      </MenuItem>
      <MenuItem hint="Opens from disk, with zoom, search and table." onSelect={() => savePage([])}>
        Standalone page
      </MenuItem>
      {sources.length === 0 ? null : (
        <MenuItem hint="The same, with the source files in it." onSelect={() => savePage(sources)}>
          Standalone page with source
        </MenuItem>
      )}
    </Menu>
  );
}
