/** Classes that the page and its skeleton share, so that nothing moves when the profile is there. */
export const explorerGrid =
  'grid gap-4 p-4 max-sm:p-2 lg:grid-cols-[minmax(0,1fr)_minmax(400px,42%)] ' +
  'lg:grid-rows-[auto_1fr] lg:items-start';
/** Where there is no source to be shown the graph has all the width. */
export const explorerStack = 'grid grid-cols-[minmax(0,1fr)] gap-4 p-4 max-sm:p-2';
/** Beside graph and table where there is room, else between them. */
export const sideCell = 'min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1';
/** The table below a graph, and alone. */
export const tableHeight = 'h-[max(260px,30vh)]';
export const tableAlone = 'h-[max(320px,calc(100vh-260px))]';
/** Of the panel with the source. */
export const sideId = 'capture-source';
