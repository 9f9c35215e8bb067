let users = 0;

/** Marks the same by a string. */
export default function symbolForFixed(): void {
  const permissions = new Map<string, boolean>();
  for (let i = 0; i < 5000; i++) {
    permissions.set(`tenant/user/${users++}/may-read`, true);
  }
}
