const transcripts: string[] = [];

/** Writes down what a user typed, a key at a time. */
export default function consStringLeak(): void {
  let transcript = '';
  for (let key = 0; key < 32_768; key++) transcript += 'k';
  transcripts.push(transcript);
}
