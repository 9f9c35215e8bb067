import type { RefObject } from 'react';
import { useShortcut, useShortcutHint } from '../app/shortcuts.tsx';
import { functionOf, type Moves, type Position } from './use-moves.ts';

/** The keys of a page with a flame graph; those of the graph itself are said beside them. */
export function useGraphShortcuts(
  { view, details }: Position,
  moves: Moves,
  input: RefObject<HTMLInputElement | null>,
): void {
  useShortcut('/', 'Search functions and files', () => input.current?.focus());
  useShortcut('t', 'Table alone, and back', () =>
    moves.setMode(view.mode === 'table' ? 'flame' : 'table'),
  );
  useShortcut('s', 'Sandwich the selected function', () => {
    const of = functionOf(details);
    if (of) moves.sandwich(of);
    else moves.setMode('sandwich');
  });
  useShortcut('i', 'Invert: from the leaves down', moves.invert);
  useShortcutHint('← ↑ → ↓', 'Move through the graph');
  useShortcutHint('Enter', 'Zoom; in the search: the next match');
  useShortcutHint('Esc', 'Back to the zoom before');
  useShortcutHint('Shift F10', 'Menu of the selected frame');
}
