import { useState } from 'react';
import { toast } from 'sonner';
import {
  type Direction,
  type FlameClient,
  type LayoutFrame,
  type Lens,
  placeOf,
  type Point,
  ROOT_REF,
} from '../../flame/index.ts';
import { filterOf } from './frame-filters.ts';
import type { FrameAction, OpenMenu } from './frame-menu.tsx';
import type { Explored } from './use-explorer.ts';
import { functionOf, type Moves } from './use-moves.ts';

export interface FrameMenuState {
  readonly menu: OpenMenu | null;
  readonly actions: readonly (readonly FrameAction[])[];
  readonly open: (frame: LayoutFrame, at: Point, side: Direction) => void;
  readonly close: () => void;
}

/** The menu of a frame: what it offers, and which frame's is open. */
export function useFrameActions(
  client: FlameClient,
  explored: Explored,
  moves: Moves,
  onSource: () => void,
): FrameMenuState {
  const [menu, setMenu] = useState<(OpenMenu & { readonly side: Direction }) | null>(null);
  const { view, callees, callers, own } = explored;
  const frame = menu?.frame;
  const side = menu?.side ?? 'callees';
  const lens = side === 'callers' ? callers?.lens : callees.lens;
  const isOne = frame !== undefined && frame.merged === 0 && frame.ref !== ROOT_REF;

  const filter = (label: string, kind: 'focus' | 'ignore' | 'hide' | 'show-from'): FrameAction => {
    const made = isOne ? filterOf(kind, frame, view.grouping) : undefined;
    return {
      label,
      isDisabled: made === undefined,
      run: () => made && moves.addFilter(made),
    };
  };
  const actions: readonly (readonly FrameAction[])[] = [
    [
      { label: 'Zoom', keys: 'Enter', run: () => frame && moves.open(frame, side) },
      {
        label: 'Sandwich this function',
        keys: 's',
        isDisabled: !isOne,
        run: () => {
          const of = functionOf(frame);
          if (of) moves.sandwich(of);
        },
      },
      {
        label: 'Open its source line',
        isDisabled: !isOne || frame.file === '',
        run: () => {
          if (frame) moves.select(frame.ref, side);
          onSource();
        },
      },
    ],
    [
      filter('Focus: only stacks through it', 'focus'),
      filter('Ignore: without stacks through it', 'ignore'),
      filter('Hide it, keep what it calls', 'hide'),
      filter('Show from it: without its callers', 'show-from'),
    ],
    [
      { label: 'Collapse recursion', run: () => moves.addFilter({ kind: 'collapse-recursion' }) },
      {
        label: 'Only my code',
        run: () =>
          moves.addFilter(
            own === null ? { kind: 'only-mine' } : { kind: 'only-mine', folder: own },
          ),
      },
    ],
    [
      {
        label: 'Copy the stack',
        isDisabled: !isOne || lens === undefined,
        run: () => {
          if (frame && lens) void copy(stackText(client, lens, frame.ref), 'The stack is copied.');
        },
      },
      {
        label: 'Copy the name',
        isDisabled: !isOne,
        run: () => void copy(Promise.resolve(frame?.name ?? ''), 'The name is copied.'),
      },
    ],
  ];
  return {
    menu,
    actions,
    open: (of, at, on) => setMenu({ frame: of, at, side: on }),
    close: () => setMenu(null),
  };
}

/** The innermost call first, as in an error. */
async function stackText(client: FlameClient, lens: Lens, ref: string): Promise<string> {
  const places = await client.ask('stack', { lens, ref });
  const ordered = lens.direction === 'callers' ? places : places.toReversed();
  return ordered
    .map((place) => {
      const at =
        place.file === '' ? '' : ` (${place.file}${place.line === 0 ? '' : `:${place.line}`})`;
      return `    at ${place.name}${at || placeOf(place)}`;
    })
    .join('\n');
}

async function copy(text: Promise<string>, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(await text);
    toast.success(done);
  } catch {
    // Without a secure context, or where the reader forbids it, there is no clipboard.
    toast.error('The clipboard cannot be used here.');
  }
}
