import { formatValue, type Unit } from '../format/index.ts';
import type { SeriesSpec } from './series.ts';

/** The longest value of each unit, so that nothing moves while values change. */
const VALUE_WIDTHS: Record<Unit, string> = {
  bytes: '8ch',
  count: '5ch',
  'bytes-per-second': '10ch',
  'per-second': '8ch',
  milliseconds: '8ch',
};

export interface Legend {
  /** Shows the value of each series, `null` where there is none. */
  setValues(values: ReadonlyMap<string, number | null>): void;
  setHidden(hidden: ReadonlySet<string>): void;
}

/**
 * The series of a chart as toggle buttons, each with its value at the cursor or, without one, now.
 */
export function createLegend(
  element: HTMLElement,
  series: readonly SeriesSpec[],
  onToggle: (key: string) => void,
): Legend {
  const list = document.createElement('div');
  list.className = 'legend';
  const entries = series.map((spec) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = spec.help;
    button.dataset['legend'] = spec.key;
    button.setAttribute('aria-pressed', 'true');
    const swatch = document.createElement('span');
    swatch.className = 'legend-swatch';
    swatch.style.background = spec.color;
    const value = document.createElement('span');
    value.className = 'legend-value';
    value.style.minWidth = VALUE_WIDTHS[spec.unit];
    value.dataset['testid'] = `readout-${spec.key}`;
    value.textContent = '–';
    button.append(swatch, spec.title, value);
    button.addEventListener('click', () => onToggle(spec.key));
    list.append(button);
    return { spec, button, value };
  });
  element.append(list);

  return {
    setValues(values) {
      for (const { spec, value } of entries) {
        const current = values.get(spec.key) ?? null;
        const text = current === null ? '–' : formatValue(current, spec.unit);
        if (value.textContent !== text) value.textContent = text;
        value.dataset['value'] = current === null ? '' : String(current);
      }
    },
    setHidden(hidden) {
      for (const { spec, button } of entries) {
        button.setAttribute('aria-pressed', String(!hidden.has(spec.key)));
      }
    },
  };
}
