/** A function of the generated program. */
export interface GeneratedFunction {
  readonly name: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

const VERBS =
  'parse render rendezvous read write open close emit resolve load store merge split visit walk hash encode decode flush queue drain retry bind apply format';
const NOUNS =
  'Header Body Route Token Tree Node Cache Session Query Row Column Batch Chunk Stream Socket Frame Event Timer Buffer Path Rule Module Chain Scope';
const FOLDERS = [
  '/srv/shop/src/http',
  '/srv/shop/src/model',
  '/srv/shop/src/view',
  '/srv/shop/node_modules/router/lib',
  '/srv/shop/node_modules/template/dist',
  '/srv/shop/node_modules/driver/lib',
  'node:internal',
];
const FUNCTIONS_PER_FILE = 20;

/** That many functions, no two of one name: d3-flame-graph tells frames apart by name alone. */
export function generateFunctions(count: number): GeneratedFunction[] {
  const verbs = VERBS.split(' ');
  const nouns = NOUNS.split(' ');
  return Array.from({ length: count }, (_, index) => {
    const verb = verbs[index % verbs.length] ?? '';
    const noun = nouns[Math.floor(index / verbs.length) % nouns.length] ?? '';
    const round = Math.floor(index / (verbs.length * nouns.length));
    const file = Math.floor(index / FUNCTIONS_PER_FILE);
    return {
      name: `${verb}${noun}${round === 0 ? '' : round}`,
      file: `${FOLDERS[file % FOLDERS.length]}/${noun.toLowerCase()}-${file}.js`,
      line: 10 + (index % FUNCTIONS_PER_FILE) * 30,
    };
  });
}
