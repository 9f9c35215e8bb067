/** A refusal as Go's pprof command shows it to its user. `message` is the sentence. */
export class PprofRefusal extends Error {
  override readonly name = 'PprofRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** With `X-Go-Pprof` the pprof command prints the body and not only the status. */
export function refusalResponse(status: number, message: string, headers = {}): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-go-pprof': '1', ...headers },
  });
}
