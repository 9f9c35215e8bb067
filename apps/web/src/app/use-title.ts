import { useEffect } from 'react';

/** Names the page in the window's title; say the most specific thing first. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Leakscope`;
  }, [title]);
}
