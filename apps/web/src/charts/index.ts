export { type CompareChart, type CompareMode, createCompareChart } from './compare-chart.ts';
export { type CycleChart, createCycleChart } from './cycle-chart.ts';
export { type CycleDomain, cycleDomain } from './cycle-domain.ts';
export { type CyclePoint } from './cycle-fit.ts';
export { readField, valueAt } from './columns.ts';
export { type Flag } from './flags.ts';
export { createRunCharts, type RunCharts } from './run-charts.ts';
export { isSeriesKey, RUN_PANELS, seriesOf, type SeriesKey } from './series.ts';
export { domainOf, rangeFromText, rangeToText, type TimeRange, zoomed } from './time-range.ts';
