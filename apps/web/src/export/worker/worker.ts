import { serveWorker } from '../../workers/serve-worker.ts';
import { answer, messageOf } from './answer.ts';

serveWorker(answer, messageOf);
