import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { holdUnsent } from './framework/hold-unsent.ts';
import { initClientI18n } from './i18n/client.ts';
import { keepInstallAsk } from './install/ask.ts';

async function hydrate() {
  holdUnsent();
  const i18n = await initClientI18n();
  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={i18n}>
        <StrictMode>
          <RemixBrowser />
        </StrictMode>
      </I18nextProvider>,
    );
  });
}

keepInstallAsk();
void hydrate();
