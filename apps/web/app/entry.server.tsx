import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from '@remix-run/server-runtime';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { NonceProvider } from './framework/index.ts';
import { i18nFor } from './i18n/server.ts';
import { lookOf } from './look/look.server.ts';
import { LookProvider } from './look/look.tsx';

/** Milliseconds that data which was promised may come late. */
export const streamTimeout = 5000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const waitForAll = isbot(request.headers.get('user-agent') ?? '') || remixContext.isSpaMode;
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    const failures: unknown[] = [];
    let started = false;
    const answer = () => {
      started = true;
      for (const failure of failures) context.reportError(failure);
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }));
      body.once('close', () => clearTimeout(late));
      page.pipe(body);
    };
    const page = renderToPipeableStream(
      <I18nextProvider i18n={i18nFor(context)}>
        <NonceProvider value={context.nonce}>
          <LookProvider value={lookOf(context)}>
            <RemixServer
              context={remixContext}
              url={request.url}
              nonce={context.nonce}
              abortDelay={streamTimeout}
            />
          </LookProvider>
        </NonceProvider>
      </I18nextProvider>,
      {
        nonce: context.nonce,
        [waitForAll ? 'onAllReady' : 'onShellReady']: answer,
        onShellError: reject,
        onError(error: unknown) {
          responseStatus = 500;
          // Kept until it is certain that the shell stands: a failure of the shell itself is rejected, and reported there.
          if (started) context.reportError(error);
          else failures.push(error);
        },
      },
    );
    const late = setTimeout(page.abort, streamTimeout + 1000);
  });
}

/** What a route threw and nobody refused on purpose. A reader who left is no failure. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (!request.signal.aborted) context.reportError(error);
}
