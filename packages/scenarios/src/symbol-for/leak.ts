let users = 0;

/** Marks what a request may do by a symbol for each of 5,000 users. */
export default function symbolForLeak(): void {
  const permissions: Record<symbol, boolean> = {};
  for (let i = 0; i < 5000; i++) {
    permissions[Symbol.for(`tenant/user/${users++}/may-read`)] = true;
  }
}
