import { useTitle } from '../../app/use-title.ts';

export function RunPage({ id }: { id: string }) {
  useTitle('Run');
  return <h1>{id}</h1>;
}
