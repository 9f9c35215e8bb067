import type { ChangeFrame } from '../../compare/messages.ts';
import { type Dress, fileName, type LayoutFrame, placeOf } from '../../flame/index.ts';
import { changeText, differenceOf, signed } from './change-text.ts';

/**
 * Dresses frames as changes: the coloured part of a frame is what changed on balance, its pattern
 * and its sign tell which way.
 */
export const changeDress: Dress = {
  frame(element, frame, format) {
    if (!isChange(frame)) return;
    const { change } = frame;
    const text = changeText(change, format);
    element.dataset['change'] = change.change;
    element.style.setProperty('--net', `${(change.net * 100).toFixed(2)}%`);
    const place = frame.origin === 'own' ? placeOf(frame) : '';
    const label = element.querySelector('.d3-flame-graph-label');
    if (label) label.textContent = [frame.name, place, text].filter(Boolean).join('  ');
    const file = frame.file === '' ? '' : fileName(frame.file);
    element.setAttribute('aria-label', [frame.name, file, text].filter(Boolean).join(', '));
  },
  card(frame, format) {
    if (!isChange(frame)) return [];
    const { base, now } = frame.change;
    return [
      ['before', format(base)],
      ['after', format(now)],
      ['change', signed(differenceOf(frame.change), format)],
    ];
  },
};

function isChange(frame: LayoutFrame): frame is ChangeFrame {
  return 'change' in frame;
}
