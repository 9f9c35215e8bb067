/** Files of Node and of packages, and the probe: not what a user can mend first. */
export const FOREIGN = /^node:|[\\/]node_modules[\\/]|^leakscope:/;
