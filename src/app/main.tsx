import './eval-free.ts';
import './theme/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { spoken } from './language/i18n.ts';
import { queryClient } from './live/reads.ts';
import { showStanding } from './live/standing.ts';
import { router } from './routes.ts';

showStanding();

const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');
await spoken;
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
