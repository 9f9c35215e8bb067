const upstream = process.env['PEER_URL'] ?? 'http://127.0.0.1';
const answers: Response[] = [];

/** Asks whether a service is up and keeps its answers for the status page. */
export default async function fetchBodyLeak(): Promise<void> {
  const response = await fetch(upstream);
  answers.push(response);
}
