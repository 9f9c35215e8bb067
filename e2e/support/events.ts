/** A server-sent event as it came over the wire. */
export interface StreamedEvent {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

const DEADLINE_MS = 30_000;

/**
 * Reads an event stream until `enough` says so.
 * @returns all events that came, the last one included
 * @throws after 30 s, with what came
 */
export async function readEvents(
  url: string,
  enough: (events: readonly StreamedEvent[]) => boolean,
  headers: Record<string, string> = {},
): Promise<StreamedEvent[]> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), DEADLINE_MS);
  const events: StreamedEvent[] = [];
  try {
    const response = await fetch(url, { headers, signal: stop.signal });
    if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk.replaceAll('\r\n', '\n');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parse(block);
        if (event) events.push(event);
        if (event && enough(events)) return events;
      }
    }
    throw new Error(`the stream ended after ${JSON.stringify(events.map(({ name }) => name))}`);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    const names = events.map(({ name }) => name).join(', ');
    throw new Error(`waited ${DEADLINE_MS} ms in vain for more events than: ${names}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

function parse(block: string): StreamedEvent | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name === '') continue;
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  const data = fields.get('data');
  if (data === undefined) return undefined;
  return {
    id: fields.get('id') ?? '',
    name: fields.get('event') ?? 'message',
    data: JSON.parse(data) as unknown,
  };
}
