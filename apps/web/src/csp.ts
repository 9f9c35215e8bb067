import { config } from 'zod';

// zod compiles parsers with `new Function` where it may. The content security policy forbids that,
// and even the attempt is reported, so it is told not to try. Must be the first import of main.tsx:
// schemas decide when they are made.
config({ jitless: true });
