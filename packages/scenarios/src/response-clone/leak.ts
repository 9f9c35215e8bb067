const logged: Response[] = [];

/** Answers with a page, and keeps a copy of the answer in case somebody wants to log it. */
export default async function responseCloneLeak(): Promise<void> {
  const page = Buffer.alloc(1024 * 1024, 'x');
  const response = new Response(page);
  logged.push(response.clone());
  await send(response);
}

async function send(response: Response): Promise<void> {
  await response.arrayBuffer();
}
