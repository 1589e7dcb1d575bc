import '#renderer/api/strict-csp.ts';
import '#renderer/styles/fonts.css';
import '#renderer/styles/tokens.css';
import '#renderer/styles/base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Toast } from '@base-ui/react/toast';
import { QueryClient, QueryClientProvider, notifyManager } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#renderer/app/App.tsx';
import { prefetchFirstPage } from '#renderer/app/prefetch.ts';
import { OtherPages } from '#renderer/app/later.ts';
import { LanguageProvider } from '#renderer/app/LanguageProvider.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { toastManager } from '#renderer/state/toasts.ts';
import { applyKeptTheme } from '#renderer/state/theme.ts';

applyKeptTheme();

// Events keep the cache true; nothing is asked again for its age, and a failure of our own services is no hiccup of a
// network that a retry would cure.
const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

// What came in is shown in the frame that is being made: a timer would have to wait for the next one.
notifyManager.setScheduler(queueMicrotask);

prefetchFirstPage(client);
// The code of the page that the address names is on its way while letters are loaded.
const { view } = useRoute.getState().route;
const page = view === 'library' || view === 'bin' ? null : OtherPages.load();

/** The letters of both languages; a page that is shown before they are there would move. */
const letters = document.fonts.load("16px 'Inter Variable'", 'Aя');
await Promise.all([page, Promise.race([letters.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))])]);

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <CSPProvider disableStyleElements>
          <LanguageProvider>
            <Toast.Provider toastManager={toastManager} limit={3}>
              <App />
            </Toast.Provider>
          </LanguageProvider>
        </CSPProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
