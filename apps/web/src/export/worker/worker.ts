import { serveWorker } from '../../workers/serve-worker.ts';
import { answers, messageOf } from './answer.ts';

serveWorker(answers(), messageOf);
