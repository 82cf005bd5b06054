import { Writable } from 'node:stream';
import { RemixServer } from '@remix-run/react';
import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from '@remix-run/server-runtime';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { NonceProvider } from './framework/index.ts';
import { i18nFor } from './i18n/server.ts';
import { lookOf } from './look/look.server.ts';
import { LookProvider } from './look/look.tsx';

/** Milliseconds that a page may take to render. */
const patienceMs = 5000;

/**
 * Renders the whole page, then sends it in one piece: our loaders promise nothing for later, and a page in fifty chunks through three
 * kinds of streams costs the server as much as rendering it.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    const page = renderToPipeableStream(
      <I18nextProvider i18n={i18nFor(context)}>
        <NonceProvider value={context.nonce}>
          <LookProvider value={lookOf(context)}>
            <RemixServer
              context={remixContext}
              url={request.url}
              nonce={context.nonce}
              abortDelay={patienceMs}
            />
          </LookProvider>
        </NonceProvider>
      </I18nextProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          const parts: Buffer[] = [];
          const whole = new Writable({
            write(part: Buffer, _encoding, done) {
              parts.push(part);
              done();
            },
            final(done) {
              clearTimeout(late);
              headers.set('Content-Type', 'text/html; charset=utf-8');
              resolve(new Response(Buffer.concat(parts), { headers, status: responseStatus }));
              done();
            },
          });
          page.pipe(whole);
        },
        onShellError: reject,
        onError(error: unknown) {
          responseStatus = 500;
          context.reportError(error);
        },
      },
    );
    const late = setTimeout(page.abort, patienceMs);
  });
}

/** What a route threw and nobody refused on purpose. A reader who left is no failure. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (!request.signal.aborted) context.reportError(error);
}
