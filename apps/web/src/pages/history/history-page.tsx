import { useTitle } from '../../app/use-title.ts';

export function HistoryPage() {
  useTitle('History');
  return <h1>History</h1>;
}
