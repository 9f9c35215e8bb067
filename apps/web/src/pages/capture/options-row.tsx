import type { Coloring, Order, ProfileInfo } from '../../flame/index.ts';
import { Choice, type Option } from '../../explorer/choice.tsx';
import { GraphOptions } from '../../explorer/graph-options.tsx';
import type { Moves } from '../../explorer/use-moves.ts';
import type { Explored } from './use-explored.ts';

const colorings: readonly Option<Coloring>[] = [
  { id: 'kind', label: 'own code' },
  { id: 'package', label: 'package' },
  { id: 'file', label: 'file' },
  { id: 'value', label: 'self value' },
];
const orders: readonly Option<Order>[] = [
  { id: 'largest', label: 'largest first' },
  { id: 'time', label: 'time' },
];

interface OptionsRowProps {
  info: ProfileInfo;
  explored: Explored;
  moves: Moves;
}

/** How frames are put together, coloured and ordered. */
export function OptionsRow({ info, explored, moves }: OptionsRowProps) {
  const { position, view, change, own } = explored;
  return (
    <GraphOptions position={position} moves={moves} labels={info.labels} own={own}>
      {view.mode === 'table' ? null : (
        <Choice
          label="Colour by"
          options={colorings}
          selected={view.coloring}
          onSelect={(coloring) => change({ coloring })}
        />
      )}
      {view.mode === 'table' || view.mode === 'sandwich' || view.isInverted ? null : (
        <Choice
          label="Order"
          options={orders}
          selected={view.order}
          onSelect={(order) => change({ order })}
        />
      )}
    </GraphOptions>
  );
}
