import { request } from 'node:http';
import { fakeMailProvider } from '@entraide/core/testing';
import { expect, inject } from 'vitest';
import { journey, newWord, originOf } from './journey.ts';
import { WEBHOOK_SECRET } from './server/start-server.ts';
import { seriousFaults } from './steps/axe.ts';
import { mailTo } from './steps/mailbox.ts';
import { platform } from './steps/operator.ts';
import { open, ready, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

journey(
  'a message is answered from the mailbox, and the answer stands in the conversation',
  async ({ visit }) => {
    const [ana, ben, mailbox] = [await visit('ufe'), await visit('ufe'), await visit('ufe')];
    const [author, helper] = [somebody('Ana'), somebody('Ben')];
    await join(ana, author);
    await join(ben, helper);
    const id = await publish(ana, postAt('Ushuaia'));
    await open(ben, `/listings/${id}/answer`);
    const word = newWord();
    await ben.locator('[name=body]').fill(`Je peux venir ${word}.`);
    await submit(ben.locator('main form'));
    await ben.waitForURL('**/threads/*sent=1');

    const told = await mailTo(author.email, ({ text }) => text.includes(word));
    expect(told.headers['Reply-To']).toMatch(/^reply\+[0-9a-z]+@reply\.localhost$/);
    await mailbox.goto(`${originOf('ufe')}/dev/mail`);
    const mine = mailbox
      .locator('details', { hasText: word })
      .filter({ has: mailbox.locator('form') })
      .first();
    await mine.locator('summary').first().click();
    await mine.locator('textarea').fill('Merci, à samedi !\n\nEnvoyé de mon iPhone');
    await mine.getByRole('button', { name: 'Send the answer' }).click();

    const answer = await mailTo(helper.email, ({ text }) => text.includes('à samedi'));
    expect(JSON.stringify([answer.text, answer.html])).not.toContain(author.email);
    await ben.reload();
    await ben.getByText('Merci, à samedi !').waitFor();
    expect(await ben.getByText('iPhone').count()).toBe(0);
  },
);

journey(
  'somebody whose address refuses mails reads it on the next visit, and tries again, without a script',
  async ({ visit }) => {
    const slug = `courrier-${newWord()}`;
    const given = ['--from-web', '--name', 'Courrier', '--home', '47.2,-1.5', '--place', 'Nantes'];
    const contact = ['--contact', 'bonjour@example.org'];
    const made = await platform('--json', 'tenant', 'create', slug, ...given, ...contact);
    const { id } = JSON.parse(made) as { id: string };
    const [ana, bo] = [somebody('Ana'), somebody('Bo')];
    await platform('tenant', 'invite', slug, ana.email, '--role', 'admin');
    await platform('tenant', 'invite', slug, bo.email);
    const [admin, member] = [await visit(slug), await visit(slug, { javaScript: false })];
    await join(admin, ana);
    await join(member, bo);

    await tell({
      type: 'email.bounced',
      data: {
        to: [bo.email],
        tags: { space: id },
        bounce: { type: 'Permanent', subType: '', message: '' },
      },
    });
    await open(member, '/');
    const bar = member.getByRole('region', { name: 'E-mails arrêtés' });
    await bar.getByRole('link', { name: 'Voir que faire' }).click();
    await member.waitForURL('**/me/mail');
    await ready(member);
    await member.getByText('parce qu’elle les a refusés').waitFor();
    expect(await seriousFaults(admin)).toEqual([]);

    await open(admin, '/admin/members?show=unreached');
    await admin.getByRole('link', { name: 'Bo', exact: true }).click();
    await admin.getByText('Cette adresse refuse nos e-mails').waitFor();

    await member.getByRole('button', { name: 'Réessayer' }).click();
    await member.getByRole('status').filter({ hasText: 'le prochain e-mail partira' }).waitFor();
    await open(member, '/');
    expect(await bar.count()).toBe(0);
  },
);

async function tell(event: unknown): Promise<void> {
  const provider = await fakeMailProvider();
  const { body, headers } = provider.signed(event, { by: WEBHOOK_SECRET });
  await provider.close();
  // By address: Node does not resolve names under localhost, and `fetch` sends no Host of ours.
  const { port } = inject('server');
  const status = await new Promise<number | undefined>((resolve, fail) => {
    const host = `localhost:${port}`;
    const options = { host: '127.0.0.1', port, path: '/webhooks/mail', method: 'POST' };
    request({ ...options, headers: { ...headers, host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', fail)
      .end(body);
  });
  expect(status).toBe(204);
}
