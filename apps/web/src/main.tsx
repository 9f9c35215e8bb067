import './csp.ts';
import './styles/main.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/index.ts';
import { App } from './app/app.tsx';
import { loadOtherPages, loadPageAt } from './app/late-pages.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');

await loadPageAt(window.location.pathname);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
loadOtherPages();
