export * from './capture.ts';
export * from './events.ts';
export * from './load.ts';
export * from './problem.ts';
export * from './run.ts';
export * from './sample.ts';
export * from './scenario.ts';
export * from './verdict.ts';
