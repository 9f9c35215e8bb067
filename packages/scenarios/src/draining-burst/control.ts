/** Beyond this many jobs the sender has to wait. */
const CAPACITY = 5000;
const JOBS_PER_TURN = 100;
const backlog: number[][] = [];
let working: Promise<void> | null = null;

/** Does jobs, a few between two turns of the event loop, until none is left. */
async function work(): Promise<void> {
  while (backlog.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    backlog.splice(0, JOBS_PER_TURN);
  }
  working = null;
}

/** Takes in two hundred jobs at once, and answers before they are done. */
export default async function drainingBurst(): Promise<void> {
  while (backlog.length >= CAPACITY) await working;
  for (let i = 0; i < 200; i++) backlog.push(Array.from({ length: 100 }, () => i));
  working ??= work();
}
