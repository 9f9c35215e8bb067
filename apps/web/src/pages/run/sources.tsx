import type { ScenarioDetail, SourceFile } from '@leakscope/protocol';
import { memo, useMemo } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { type CodeLine, useCodeLines } from '../../code/index.ts';
import { classes, type Tab, Tabs } from '../../ui/index.ts';
import { type DiffLine, diffLines } from './diff.ts';

type View = 'leak' | 'fixed' | 'changes';

/** The code that runs: the leak, its fix, and what is different. */
export const Sources = memo(function Sources({ sources }: Pick<ScenarioDetail, 'sources'>) {
  const [search, change] = useAddress();
  const asked = search.get('source');
  const selected: View = asked === 'fixed' || asked === 'changes' ? asked : 'leak';
  const leak = useCodeLines(sources.leak?.code ?? '');
  const fixed = useCodeLines(sources.fixed.code);

  const select = (view: View): void => change({ source: view === 'leak' ? '' : view });
  const tabs: Tab<View>[] = [
    { id: 'fixed', label: fileName(sources.fixed), content: <Code lines={fixed} /> },
  ];
  if (sources.leak !== undefined) {
    tabs.unshift({ id: 'leak', label: fileName(sources.leak), content: <Code lines={leak} /> });
    tabs.push({ id: 'changes', label: 'changes', content: <Changes leak={leak} fixed={fixed} /> });
  }
  return (
    <section aria-label="Sources" className="border-b border-hairline px-4 pt-2">
      <Tabs
        label="Sources"
        tabs={tabs}
        selected={sources.leak === undefined ? 'fixed' : selected}
        onSelect={select}
      />
    </section>
  );
});

function fileName({ path }: SourceFile): string {
  return path.split('/').at(-1) ?? path;
}

function Code({ lines }: { lines: readonly CodeLine[] }) {
  return (
    <Listing>
      {lines.map((line, index) => (
        <Row key={index} number={index + 1} line={line} />
      ))}
    </Listing>
  );
}

function Changes({ leak, fixed }: { leak: readonly CodeLine[]; fixed: readonly CodeLine[] }) {
  const difference = useMemo(() => diffLines(leak.map(textOf), fixed.map(textOf)), [leak, fixed]);
  return (
    <Listing>
      {difference.map(({ kind, index }) => (
        <Row
          key={`${kind}${index}`}
          kind={kind}
          number={index + 1}
          line={(kind === 'added' ? fixed : leak)[index] ?? []}
        />
      ))}
    </Listing>
  );
}

function textOf(line: CodeLine): string {
  return line.map(({ text }) => text).join('');
}

function Listing({ children }: { children: React.ReactNode }) {
  return (
    <pre
      className="-mx-4 overflow-x-auto py-2 font-mono text-xs leading-5"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
    >
      <code className="grid min-w-max">{children}</code>
    </pre>
  );
}

const signs = { same: ' ', added: '+', removed: '−' } as const;
const backgrounds = {
  same: '',
  added: 'bg-(--code-added)',
  removed: 'bg-(--code-removed)',
} as const;

interface RowProps {
  number: number;
  line: CodeLine;
  kind?: DiffLine['kind'];
}

function Row({ number, line, kind }: RowProps) {
  return (
    <span className={classes('px-4', kind === undefined ? '' : backgrounds[kind])}>
      <span aria-hidden className="mr-3 inline-block w-6 text-right text-muted select-none">
        {number}
      </span>
      {kind === undefined ? null : <span className="mr-2">{signs[kind]}</span>}
      {line.map((token, index) => (
        <span key={index} style={{ color: token.color }}>
          {token.text}
        </span>
      ))}
    </span>
  );
}
