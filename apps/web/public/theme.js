// Runs before the first paint, so that a stored theme never flashes the other one.
// A file of its own because the content security policy forbids inline scripts.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem('leakscope.theme');
  } catch {
    // Storage may be forbidden; the system's theme is used then.
  }
  const dark =
    stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
