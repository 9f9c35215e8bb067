/** The profiles we have, and what the index says of each. */
export const PROFILES = {
  allocs: 'What the live objects were allocated by; with seconds=N everything allocated meanwhile.',
  cmdline: 'The command line of the watched process.',
  goroutine: 'Everything asynchronous that has begun and not ended, by where it was created.',
  heap: 'What is held in memory, on V8’s heap and outside it. With gc=1 garbage is collected first.',
  profile: 'Where processor time goes, watched for seconds=N (30 where it is not given).',
} as const;

export type ProfileName = keyof typeof PROFILES;

export function isProfileName(name: string): name is ProfileName {
  return Object.hasOwn(PROFILES, name);
}
