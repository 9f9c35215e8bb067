export { useAnswer } from './use-answer.ts';
export { WorkerClient, WorkerError } from './worker-client.ts';
