export { Button, buttonClasses, IconButton, iconButtonClasses } from './button.tsx';
export { classes } from './classes.ts';
export { CopyButton } from './copy-button.tsx';
export { Dialog } from './dialog.tsx';
export { Menu, MenuItem } from './menu.tsx';
export { Segmented } from './segmented.tsx';
export { Select } from './select.tsx';
export { EmptyState, ErrorState, Skeleton } from './states.tsx';
export { type Tab, Tabs } from './tabs.tsx';
