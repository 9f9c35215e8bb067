import type { EventData, EventName } from '@leakscope/protocol';
import type { RunEvent } from '@leakscope/runs';

/** An event as server-sent events have it, without its `id` line. */
export function frame<Name extends EventName>(name: Name, data: EventData[Name]): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What `runs` tells, as its readers get it. */
export function frameOf(event: RunEvent): string {
  switch (event.name) {
    case 'sample':
      return frame('sample', { run: event.run, ...event.sample });
    case 'gc':
      return frame('gc', { run: event.run, ...event.gc });
    case 'load':
      return frame('load', { run: event.run, ...event.load });
    case 'verdict':
      return frame('verdict', { run: event.run, ...event.verdict });
    case 'capture':
      return frame('capture', event.capture);
    case 'state':
      return frame('state', { run: event.run });
  }
}

/** The run that an event belongs to; `null` where it is about an imported profile. */
export function runOf(event: RunEvent): string | null {
  switch (event.name) {
    case 'sample':
    case 'gc':
    case 'load':
    case 'verdict':
      return event.run;
    case 'capture':
      return event.capture.run;
    case 'state':
      return event.run.id;
  }
}
