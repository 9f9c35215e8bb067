import { Suspense } from 'react';
import { Toaster } from 'sonner';
import { Route, Switch } from 'wouter';
import { GalleryPage } from '../pages/gallery/index.ts';
import { DropZone } from '../import/index.ts';
import { HistoryPage } from '../pages/history/index.ts';
import { NotFoundPage } from '../pages/not-found/index.ts';
import { RunPage } from '../pages/run/index.ts';
import { useTheme } from '../theme/use-theme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { CapturePage, ComparePage, VerifyPage } from './late-pages.ts';
import { ShortcutsProvider } from './shortcuts.tsx';

export function App() {
  const [theme, setTheme] = useTheme();
  return (
    <ShortcutsProvider>
      <a
        href="#main"
        className="absolute left-2 z-50 -translate-y-full rounded bg-primary px-3 py-1 text-primary-ink focus:translate-y-2"
      >
        Skip to the content
      </a>
      <Header theme={theme} onTheme={setTheme} />
      <main id="main" tabIndex={-1} className="outline-none">
        <ErrorBoundary>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/" component={GalleryPage} />
              <Route path="/runs/:id">{({ id }) => <RunPage key={id} id={id} />}</Route>
              <Route path="/captures/:id">{({ id }) => <CapturePage id={id} />}</Route>
              <Route path="/compare" component={ComparePage} />
              <Route path="/verify/:scenario">
                {({ scenario }) => <VerifyPage key={scenario} scenario={scenario} />}
              </Route>
              <Route path="/history" component={HistoryPage} />
              <Route component={NotFoundPage} />
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
      <DropZone />
      <Toaster position="bottom-right" theme={theme} />
    </ShortcutsProvider>
  );
}
