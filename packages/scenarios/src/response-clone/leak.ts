const upstream = process.env['PEER_URL'] ?? 'http://127.0.0.1';
const clones: Response[] = [];

/** Reads an answer, and keeps a copy of it in case somebody wants to log it. */
export default async function responseCloneLeak(): Promise<void> {
  const response = await fetch(upstream);
  clones.push(response.clone());
  await response.arrayBuffer();
}
