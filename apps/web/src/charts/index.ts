export { type Compared, type CompareMode, createCompareChart } from './compare-chart.ts';
export { readField, type ReadColumn, valueAt } from './columns.ts';
export { type Flag } from './flags.ts';
export type { ChartState } from './chart-state.ts';
export { createRunCharts } from './run-charts.ts';
export { isSeriesKey, RUN_PANELS, seriesOf, type SeriesKey } from './series.ts';
export { rangeFromText, rangeToText, type TimeRange } from './time-range.ts';
