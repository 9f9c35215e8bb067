import type { ScenarioDetail, Variant } from '@leakscope/protocol';
import type {
  FlameClient,
  FormatValue,
  FrameDetails,
  Layout,
  LayoutFrame,
  Lens,
} from '../../flame/index.ts';
import { formatBytes } from '../../format/index.ts';
import { classes } from '../../ui/index.ts';
import { NoSource } from './no-source.tsx';
import { SourcePanel } from './source-panel.tsx';
import { sideCell, sideId } from './sizes.ts';
import { sourceOf } from '../../explorer/sources.ts';

interface SidePanelProps {
  client: FlameClient;
  lens: Lens;
  format: FormatValue;
  details: FrameDetails | undefined;
  layout: Layout | undefined;
  scenario: ScenarioDetail | undefined;
  variant: Variant;
  /** What the profile says about itself. */
  notes: readonly string[];
  onSelect: (frame: LayoutFrame) => void;
}

/** The source of the selected frame; where that is not shown why, and the scenario's own instead. */
export function SidePanel(props: SidePanelProps) {
  const { client, lens, format, details, layout, scenario, variant, notes, onSelect } = props;
  const selected = details && sourceOf(scenario, details.file);
  const source = selected ?? scenario?.sources[variant];
  const caller = details && nearestWithSource(layout, details, scenario);
  const file = selected ? details?.file : fileNamed(layout, scenario, source?.path);
  return (
    <aside
      id={sideId}
      className={classes(
        scenario === undefined ? 'order-last min-w-0' : sideCell,
        'flex flex-col rounded border border-hairline bg-surface',
        'max-h-[80vh] lg:sticky lg:top-4 lg:max-h-[calc(100vh-32px)]',
      )}
    >
      {details && !selected ? (
        <NoSource details={details} caller={caller} onSelect={onSelect} />
      ) : null}
      {source === undefined ? null : (
        <SourcePanel
          client={client}
          lens={lens}
          format={format}
          file={file}
          source={source}
          details={selected && details}
        />
      )}
      {notes.length === 0 ? null : (
        <div className="border-t border-hairline px-3 py-2 text-xs text-muted">
          <h2 className="font-medium text-ink">What these figures are</h2>
          <ul className="mt-1 flex flex-col gap-1">
            {notes.map((note) => (
              <li key={note}>{withUnits(note)}</li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  );
}

/** The frame's nearest caller in the layout whose source can be shown. */
function nearestWithSource(
  layout: Layout | undefined,
  details: FrameDetails,
  scenario: ScenarioDetail | undefined,
): LayoutFrame | undefined {
  let at = layout?.frames.find(({ ref }) => ref === details.ref);
  while (at !== undefined && sourceOf(scenario, at.file) === undefined) {
    at = layout?.frames[at.parent];
  }
  return at;
}

/** How frames name the file that a scenario's source is. */
function fileNamed(
  layout: Layout | undefined,
  scenario: ScenarioDetail | undefined,
  path: string | undefined,
): string | undefined {
  return layout?.frames.find(({ file }) => sourceOf(scenario, file)?.path === path)?.file;
}

/** Comments of a profile count plain bytes, for programs; people read `428 KiB`. */
function withUnits(note: string): string {
  return note.replaceAll(/\b(\d{4,}) bytes\b/g, (_, bytes: string) => formatBytes(Number(bytes)));
}
