import type { Row } from '../result.ts';
import { captureToGraph } from './capture-to-graph.ts';
import { clickToChart } from './click-to-chart.ts';
import { samplingCost } from './sampling-cost.ts';
import { serverCost } from './server-cost.ts';

/** The main loop of the work: click, watch, capture; and what watching costs. */
export async function loop(say: (line: string) => void): Promise<Row[]> {
  return [
    ...(await clickToChart(say)),
    ...(await captureToGraph(say)),
    ...(await samplingCost(say)),
    ...(await serverCost(say)),
  ];
}
