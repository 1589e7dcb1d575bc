/** Every widget on one page, for whoever builds or reviews them: `npm run dev:gallery`. Not part of the app. */
import '#renderer/styles/fonts.css';
import '#renderer/styles/tokens.css';
import '#renderer/styles/base.css';
import { Toast } from '@base-ui/react/toast';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { toastManager } from '#renderer/state/toasts.ts';
import { Gallery } from './Gallery.tsx';

// No services answer here: a widget shows what it is given, and nothing is asked twice.
const client = new QueryClient({ defaultOptions: { queries: { retry: false, enabled: false } } });

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Toast.Provider toastManager={toastManager} limit={3}>
          <Gallery />
        </Toast.Provider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
