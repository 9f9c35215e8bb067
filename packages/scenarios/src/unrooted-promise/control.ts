/** Asks somebody who has gone, and waits for the answer. */
async function askNobody(question: readonly number[]): Promise<number> {
  await new Promise<void>(() => {});
  return question.length;
}

/** Leaves twenty calls waiting for promises that nobody could settle any more. */
export default function unrootedPromise(): void {
  for (let i = 0; i < 20; i++) void askNobody(Array.from({ length: 1000 }, () => i));
}
