/**
 * Answers requests about what the request `open` brings. Those that come before it wait for it: the
 * page asks for what it will draw while the file is still on its way.
 *
 * @param open fails where there is nothing to be opened, and with it all that waits
 */
export function answering<Request extends { readonly op: string }, Opened>(
  open: (request: Extract<Request, { readonly op: 'open' }>) => Promise<Opened>,
  answer: (opened: Opened, request: Request) => unknown,
): (request: Request) => Promise<unknown> {
  let begin: (opening: Promise<Opened>) => void = () => undefined;
  const opened = new Promise<Opened>((resolve) => (begin = resolve));
  return async (request) => {
    if (isOpen(request)) begin(open(request));
    return answer(await opened, request);
  };
}

function isOpen<Request extends { readonly op: string }>(
  request: Request,
): request is Extract<Request, { readonly op: 'open' }> {
  return request.op === 'open';
}
