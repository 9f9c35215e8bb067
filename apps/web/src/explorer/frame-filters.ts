import type { Filter } from '@leakscope/profile';
import { fileName, type Grouping, type LayoutFrame, nameOf } from '../flame/index.ts';

type FrameFilterKind = 'focus' | 'ignore' | 'hide' | 'show-from';

/**
 * The filter that means what a frame stands for: a function, or all of a file or package; undefined
 * where it stands for something that no filter can name, such as "(no file)".
 */
export function filterOf(
  kind: FrameFilterKind,
  { name, file, merged }: Pick<LayoutFrame, 'name' | 'file' | 'merged'>,
  grouping: Grouping,
): Filter | undefined {
  if (merged > 0) return undefined;
  if (grouping === 'file' || grouping === 'package') {
    const text = textOf(name, file);
    return text === undefined ? undefined : { kind, frame: { text } };
  }
  if (grouping.startsWith('label:')) {
    const key = grouping.slice('label:'.length);
    if (file === '' && name.startsWith(`${key}=`)) {
      const tag = { key, value: { equals: name.slice(key.length + 1) } };
      if (kind === 'focus' || kind === 'show-from') return { kind: 'tag-focus', tag };
      return { kind: 'tag-ignore', tag };
    }
  }
  return { kind, frame: { name, file } };
}

/** Leaves the code in a folder; without one all that is no package's and not Node's. */
export function onlyMine(folder: string | null): Filter {
  return folder === null ? { kind: 'only-mine' } : { kind: 'only-mine', folder };
}

/** What the files of a group have in their paths. */
function textOf(name: string, file: string): string | undefined {
  if (file !== '') return file;
  if (name === 'Node.js') return 'node:';
  if (name === '(leakscope probe)') return 'leakscope:';
  return name.startsWith('(') ? undefined : `node_modules/${name}/`;
}

const verbs: Record<Filter['kind'], string> = {
  focus: 'Only through',
  ignore: 'Without',
  hide: 'Hiding',
  'show-from': 'From',
  'tag-focus': 'Only',
  'tag-ignore': 'Without',
  window: 'Only',
  'only-mine': 'Only my code',
  'collapse-recursion': 'Recursion collapsed',
};

/** A filter in words, for its chip. */
export function describeFilter(filter: Filter): { readonly verb: string; readonly of: string } {
  const verb = verbs[filter.kind];
  switch (filter.kind) {
    case 'only-mine':
    case 'collapse-recursion':
      return { verb, of: '' };
    case 'window':
      return { verb, of: `${filter.key} from ${filter.from} to ${filter.to}` };
    case 'tag-focus':
    case 'tag-ignore':
      return { verb, of: `${filter.tag.key ?? 'label'} ${valueText(filter.tag.value)}` };
    default:
      return { verb, of: frameText(filter.frame) };
  }
}

function frameText(frame: Extract<Filter, { frame: unknown }>['frame']): string {
  if ('text' in frame) return shortened(frame.text);
  if ('regex' in frame) return `/${frame.regex}/`;
  const place = frame.file === '' || frame.file === frame.name ? '' : ` ${fileName(frame.file)}`;
  return `${nameOf(frame)}${place}${frame.line === undefined ? '' : `:${frame.line}`}`;
}

function valueText(value: Extract<Filter, { tag: unknown }>['tag']['value']): string {
  if ('equals' in value) return value.equals === '' ? 'none' : value.equals;
  if ('text' in value) return value.text;
  if ('regex' in value) return `/${value.regex}/`;
  return `${value.min ?? '…'} to ${value.max ?? '…'} ${value.unit ?? ''}`.trimEnd();
}

function shortened(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).slice(-2).join('/');
}
