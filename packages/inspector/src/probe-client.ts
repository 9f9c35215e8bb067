import { readFile } from 'node:fs/promises';
import { PROBE_URL } from './frames.ts';
import { InspectorError, type Session } from './session.ts';

/** The bundled probe, beside the compiled package. */
const BUNDLE = new URL('../dist/probe.js', import.meta.url);

interface RemoteResult {
  result: { objectId?: string; value?: unknown };
  exceptionDetails?: { text: string; scriptId?: string; exception?: { description?: string } };
}

function unwrap(answer: unknown): RemoteResult['result'] {
  const { result, exceptionDetails } = answer as RemoteResult;
  if (exceptionDetails === undefined) return result;
  const text = exceptionDetails.exception?.description ?? exceptionDetails.text;
  throw new InspectorError('protocol', `The probe failed: ${text.split('\n')[0] ?? text}`);
}

/** The methods of the probe's object; each answers JSON text or nothing. */
export type ProbeMethod =
  | 'info'
  | 'letGo'
  | 'memory'
  | 'code'
  | 'holdMark'
  | 'dropMark'
  | 'pending'
  | 'sample'
  | 'openWindow'
  | 'closeWindow'
  | 'uninstall';

/** The probe inside a process, called through the inspector: this works while JavaScript runs. */
export class ProbeClient {
  readonly #session: Session;
  readonly #objectId: string;
  /** V8's profilers name an evaluated script by this number alone. */
  readonly scriptId: string;

  private constructor(session: Session, objectId: string, scriptId: string) {
    this.#session = session;
    this.#objectId = objectId;
    this.scriptId = scriptId;
  }

  /** `constructors`: also wrap the global constructors of off-heap memory. For sandboxes only. */
  static async install(session: Session, constructors: boolean): Promise<ProbeClient> {
    const bundle = await readFile(BUNDLE, 'utf8');
    const expression = `(() => {\n${bundle}\nreturn install(${constructors});\n})()\n//# sourceURL=${PROBE_URL}`;
    const answer = await session.post('Runtime.evaluate', { expression, objectGroup: 'leakscope' });
    const { objectId } = unwrap(answer);
    if (objectId === undefined) {
      throw new InspectorError('protocol', 'The probe could not be installed.');
    }
    // Without the Runtime domain, where an exception was thrown is all that tells a script's number.
    const thrown = await session.post('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: 'function () { this.throwHere(); }',
    });
    const { scriptId } = (thrown as RemoteResult).exceptionDetails ?? {};
    return new ProbeClient(session, objectId, scriptId ?? '');
  }

  /** @throws InspectorError `timeout` where native code holds the thread for longer than that. */
  async call(method: ProbeMethod, args: readonly number[] = []): Promise<unknown> {
    const answer = await this.#session.post('Runtime.callFunctionOn', {
      objectId: this.#objectId,
      functionDeclaration: `function (...args) { return this.${method}(...args); }\n//# sourceURL=${PROBE_URL}\n`,
      arguments: args.map((value) => ({ value })),
      returnByValue: true,
    });
    const { value } = unwrap(answer);
    return typeof value === 'string' ? JSON.parse(value) : undefined;
  }
}
