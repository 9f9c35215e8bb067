export { baseBefore, type MetricHistory, rowBeforeOperations } from './history.ts';
export {
  judgeAllocated,
  judgeCount,
  judgeInUse,
  judgeObjects,
  type Judgement,
  type Signature,
} from './judge.ts';
export { type Trend, trendOf } from './trend.ts';
