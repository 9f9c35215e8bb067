export { serveWorker } from './serve-worker.ts';
export { useAnswer } from './use-answer.ts';
export { type RequestOf, WorkerClient, WorkerError } from './worker-client.ts';
