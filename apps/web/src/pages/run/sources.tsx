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
    <pre className="-mx-4 py-2 font-mono text-xs leading-5">
      <code className="grid">{children}</code>
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

/** A line too long for the column goes on below, further in than it began. */
function Row({ number, line, kind }: RowProps) {
  const indent = textOf(line).search(/\S|$/) + 4;
  return (
    <span className={classes('flex px-4', kind === undefined ? '' : backgrounds[kind])}>
      <span aria-hidden className="mr-3 w-6 shrink-0 text-right text-muted select-none">
        {number}
      </span>
      {kind === undefined ? null : <span className="mr-2 shrink-0">{signs[kind]}</span>}
      <span
        className="min-w-0 wrap-break-word whitespace-pre-wrap"
        style={{ paddingLeft: `${indent}ch`, textIndent: `-${indent}ch` }}
      >
        {line.map((token, index) => (
          <span key={index} style={{ color: token.color }}>
            {token.text}
          </span>
        ))}
      </span>
    </span>
  );
}
