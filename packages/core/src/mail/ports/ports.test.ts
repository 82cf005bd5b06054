import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { mailFault, readSettings } from '../../settings/index.ts';
import { listCaptured } from './captured.ts';
import { chooseMailPort } from './choose.ts';
import type { MailPort, OutgoingMail } from './port.ts';

const mail: OutgoingMail = {
  tenant: 'voisins',
  to: 'ana@example.org',
  from: '"Voisins" <mail@platform.example>',
  subject: 'Bonjour',
  text: 'Bonjour Ana',
  html: '<p>Bonjour Ana</p>',
  headers: { 'Auto-Submitted': 'auto-generated', 'Reply-To': 'bureau@voisins.example' },
};

/** Of a settings file that chooses a port. */
function choose(env: Record<string, string>, dataDir = '/nowhere'): MailPort {
  const settings = readSettings({ MAIL_FROM: 'mail@platform.example', ...env });
  const port = chooseMailPort(settings, dataDir);
  if (!port) throw new Error('no mail can leave');
  return port;
}

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0)) await undo();
});

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'entraide-mail-'));
  cleanUp.push(() => rm(folder, { recursive: true }));
  return folder;
}

/** A server that answers like Resend, and remembers what it was asked. */
async function fakeResend(status: number, answer: unknown) {
  const asked: { path: string; key: string; body: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      asked.push({
        path: request.url ?? '',
        key: String(request.headers['idempotency-key']),
        body: JSON.parse(body),
      });
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => server.close());
  return { asked, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Enough of an SMTP server to take one mail, or to refuse it. */
async function fakeSmtp(rcptAnswer: string) {
  const taken: string[] = [];
  const server = createTcpServer((socket) => {
    let inData = false;
    let message = '';
    socket.write('220 fake ESMTP\r\n');
    socket.on('data', (chunk) => {
      if (inData) {
        message += chunk;
        if (!message.endsWith('\r\n.\r\n')) return;
        inData = false;
        taken.push(message);
        socket.write('250 taken\r\n');
        return;
      }
      for (const line of String(chunk).split('\r\n').filter(Boolean)) {
        if (/^EHLO/i.test(line)) socket.write('250 fake\r\n');
        else if (/^RCPT/i.test(line)) socket.write(`${rcptAnswer}\r\n`);
        else if (/^DATA/i.test(line)) {
          inData = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => server.close());
  return { taken, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('captured mails', () => {
  it('are listed newest first, and an empty mailbox is no error', async () => {
    const dataDir = await freshFolder();
    expect(await listCaptured(dataDir)).toEqual([]);
    const port = choose({}, dataDir);
    for (const subject of ['one', 'two', 'three']) await port.send({ ...mail, subject }, 'key');
    const captured = await listCaptured(dataDir);
    expect(captured.map(({ subject }) => subject)).toEqual(['three', 'two', 'one']);
    expect(captured[0]).toMatchObject({ ...mail, subject: 'three' });
    expect(Date.parse(captured[0]?.at ?? '')).toBeGreaterThan(0);
  });
});

describe('Resend', () => {
  it('gets the mail with a key that stops a second one', async () => {
    const { asked, baseUrl } = await fakeResend(200, { id: 'x' });
    const port = choose({ RESEND_API_KEY: 're_fake', RESEND_BASE_URL: baseUrl });
    await port.send(mail, 'mail-7');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      path: '/emails',
      key: 'mail-7',
      body: {
        to: 'ana@example.org',
        subject: 'Bonjour',
        reply_to: 'bureau@voisins.example',
        headers: { 'Auto-Submitted': 'auto-generated' },
      },
    });
  });

  it('that refuses is an error, which does not quote the address', async () => {
    const answer = { name: 'validation_error', message: 'bad: ana@example.org', statusCode: 422 };
    const { baseUrl } = await fakeResend(422, answer);
    const port = choose({ RESEND_API_KEY: 're_fake', RESEND_BASE_URL: baseUrl });
    await expect(port.send(mail, 'mail-8')).rejects.toThrow(/^Resend refused the mail: validation_error$/);
  });
});

describe('SMTP', () => {
  it('gets the mail under an id that stays the same on every try', async () => {
    const { taken, url } = await fakeSmtp('250 ok');
    await choose({ SMTP_URL: url }).send(mail, 'mail-9');
    expect(taken[0]).toMatch(/^Message-ID: <mail-9@platform\.example>\r$/m);
    expect(taken[0]).toMatch(/^Reply-To: bureau@voisins\.example\r$/m);
    expect(taken[0]).toContain('Bonjour Ana');
  });

  it('that refuses is an error, which does not quote the address', async () => {
    const { url } = await fakeSmtp('550 no such mailbox ana@example.org');
    const sending = choose({ SMTP_URL: url }).send(mail, 'mail-10');
    await expect(sending).rejects.toThrow(/^the SMTP server did not take the mail: 550$/);
  });
});

describe('a public root domain without a provider', () => {
  it('has no port, and no mail of it is kept where somebody could read it', () => {
    const settings = readSettings({ ROOT_DOMAIN: 'entraide.example.org' });
    expect(chooseMailPort(settings, '/nowhere')).toBeNull();
    expect(mailFault(settings)).toMatch(/no mail can leave.*SMTP_URL or RESEND_API_KEY/);
    expect(mailFault(readSettings({}))).toBeNull();
  });

  it('is not the only thing needed: mails come from an address', () => {
    expect(() => readSettings({ SMTP_URL: 'smtp://mail.example.org' })).toThrow(/MAIL_FROM: is needed too/);
  });
});
