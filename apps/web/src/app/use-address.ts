import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** New values of parameters by name; an empty one takes its parameter out of the address. */
export type AddressChange = Readonly<Record<string, string>>;

/**
 * The parameters of the page's address, and a way to change some of them: in place, since what they
 * choose is a view of the same page and not another page to go back to.
 */
export function useAddress(): readonly [URLSearchParams, (change: AddressChange) => void] {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (values: AddressChange) =>
      setSearch(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(values)) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [search, change];
}
