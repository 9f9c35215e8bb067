import { useState } from 'react';
import { toast } from 'sonner';
import {
  type Direction,
  type Grouping,
  type LayoutFrame,
  type Place,
  placeOf,
  type Point,
  ROOT_REF,
} from '../flame/index.ts';
import { filterOf, onlyMine } from './frame-filters.ts';
import type { FrameAction, OpenMenu } from './frame-menu.tsx';
import { functionOf, type Moves } from './use-moves.ts';

export interface FrameMenuState {
  readonly menu: OpenMenu | null;
  readonly actions: readonly (readonly FrameAction[])[];
  readonly open: (frame: LayoutFrame, at: Point, side: Direction) => void;
  readonly close: () => void;
}

interface FrameActionsOptions {
  readonly grouping: Grouping;
  /** Folder of one's own code, where it is known. */
  readonly own: string | null;
  readonly moves: Moves;
  /** The calls that lead to a frame, the innermost first. */
  readonly stackOf: (frame: LayoutFrame, side: Direction) => Promise<readonly Place[]>;
  /** Leads to the source of the selected frame; undefined where the page shows none. */
  readonly onSource?: () => void;
}

/** The menu of a frame: what it offers, and which frame's is open. */
export function useFrameActions(options: FrameActionsOptions): FrameMenuState {
  const { grouping, own, moves, stackOf, onSource } = options;
  const [menu, setMenu] = useState<(OpenMenu & { readonly side: Direction }) | null>(null);
  const frame = menu?.frame;
  const side = menu?.side ?? 'callees';
  const isOne = frame !== undefined && frame.merged === 0 && frame.ref !== ROOT_REF;

  const filter = (label: string, kind: 'focus' | 'ignore' | 'hide' | 'show-from'): FrameAction => {
    const made = isOne ? filterOf(kind, frame, grouping) : undefined;
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
      ...(onSource === undefined
        ? []
        : [
            {
              label: 'Open its source line',
              isDisabled: !isOne || frame.file === '',
              run: () => {
                if (frame) moves.select(frame.ref, side);
                onSource();
              },
            },
          ]),
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
        run: () => moves.addFilter(onlyMine(own)),
      },
    ],
    [
      {
        label: 'Copy the stack',
        isDisabled: !isOne,
        run: () => {
          if (frame) void copy(stackOf(frame, side).then(stackText), 'The stack is copied.');
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

/** @param places from the root of a tree to a frame of it */
export function innermostFirst(places: readonly Place[], direction: Direction): readonly Place[] {
  return direction === 'callers' ? places : places.toReversed();
}

/** As in an error. */
function stackText(places: readonly Place[]): string {
  return places
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
