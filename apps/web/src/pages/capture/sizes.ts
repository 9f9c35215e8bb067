/** Classes that the page and its skeleton share, so that nothing moves when the profile is there. */
export const explorerGrid =
  'grid gap-4 p-4 max-sm:p-2 lg:grid-cols-[minmax(0,1fr)_minmax(380px,36%)] lg:items-start';
export const graphHeight = 'h-[clamp(300px,54vh,720px)]';
