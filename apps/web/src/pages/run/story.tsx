import type { ScenarioDetail } from '@leakscope/protocol';
import { memo, type ReactNode } from 'react';

/** Why the scenario leaks, what to look at, and why the fix holds. */
export const Story = memo(function Story({ scenario }: { scenario: ScenarioDetail }) {
  return (
    <details className="border-b border-hairline p-4">
      <summary className="font-semibold">The story</summary>
      <div className="mt-2 flex flex-col gap-2">
        {scenario.story.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <Part title="What to watch">{scenario.watch}</Part>
        <Part title={scenario.kind === 'control' ? 'Why it is healthy' : 'Why the fix works'}>
          {scenario.whyTheFixWorks}
        </Part>
        <Part title="In Go">{scenario.goAnalogue}</Part>
        {scenario.realCases.length === 0 ? null : (
          <>
            <h3 className="mt-1 font-semibold">Where it happened</h3>
            <ul className="list-disc pl-4">
              {scenario.realCases.map(({ title, url }) => (
                <li key={url}>
                  <a href={url} target="_blank" rel="noreferrer" className="text-accent underline">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  );
});

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="mt-1 font-semibold">{title}</h3>
      <p>{children}</p>
    </>
  );
}
