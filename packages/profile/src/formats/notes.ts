/** Further notes would be of the kind of the first. */
const MAX_NOTES = 20;
/** Of what a file calls something. */
const MAX_NAME_LENGTH = 60;

/** Sentences about what is in a file and not in the profile that was made of it; each once. */
export class Notes {
  readonly #notes = new Set<string>();
  #isMore = false;

  add(note: string): void {
    if (this.#notes.size < MAX_NOTES) this.#notes.add(note);
    else if (!this.#notes.has(note)) this.#isMore = true;
  }

  unknown(field: string): void {
    const name = field.length > MAX_NAME_LENGTH ? `${field.slice(0, MAX_NAME_LENGTH)}…` : field;
    this.add(`“${name}” is not understood and was left out.`);
  }

  all(): string[] {
    return this.#isMore
      ? [...this.#notes, 'There is more that is not understood.']
      : [...this.#notes];
  }
}
