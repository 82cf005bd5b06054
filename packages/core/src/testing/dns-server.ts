import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import packet, { type Answer, type Packet } from 'dns-packet';

/** What the fake DNS says: `'_entraide.a.org TXT'` -> values; names of which it says nothing at all; names with a failure of the server. */
export interface TestZone {
  records: Record<string, string[]>;
  silent: Set<string>;
  failing: Set<string>;
}

export interface TestDns extends TestZone {
  /** For `DNS_SERVERS`. */
  address: string;
  asked: string[];
  close(): Promise<void>;
}

/** A name server on this machine, over UDP, and over TCP for answers that do not fit. `*.a.org` answers for every name below. */
export async function startTestDns(): Promise<TestDns> {
  const zone: TestZone = { records: {}, silent: new Set(), failing: new Set() };
  const asked: string[] = [];
  const answer = (query: Packet): Packet | null => {
    const [question] = query.questions ?? [];
    if (!question) return null;
    const name = question.name.toLowerCase();
    asked.push(`${name} ${question.type}`);
    if (zone.silent.has(name)) return null;
    const head = { type: 'response' as const, id: query.id ?? 0, questions: [question] };
    if (zone.failing.has(name)) return { ...head, flags: 2 };
    const answers = answersTo(zone, name, question.type);
    // Non-existent: 3.
    return { ...head, flags: packet.AUTHORITATIVE_ANSWER | (answers.length === 0 ? 3 : 0), answers };
  };
  const answerUdp = (udp: Socket, message: Buffer, from: RemoteInfo) => {
    const reply = answer(packet.decode(message));
    if (!reply) return;
    const bytes = packet.encode(reply);
    const fits = bytes.length <= 512;
    const sent = fits
      ? bytes
      : packet.encode({ ...reply, answers: [], flags: (reply.flags ?? 0) | packet.TRUNCATED_RESPONSE });
    udp.send(sent, from.port, from.address);
  };
  const tcp = createServer((socket) => {
    socket.on('error', () => {});
    let buffered = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      buffered = Buffer.concat([buffered, chunk]);
      if (buffered.length < 2 || buffered.length < 2 + buffered.readUInt16BE(0)) return;
      const reply = answer(packet.streamDecode(buffered));
      if (reply) socket.write(packet.streamEncode(reply));
    });
  });
  const { udp, port } = await openBoth(tcp, answerUdp);
  return {
    ...zone,
    address: `127.0.0.1:${port}`,
    asked,
    close: async () => {
      await Promise.all([
        new Promise<void>((resolve) => void udp.close(() => resolve())),
        new Promise<void>((resolve) => void tcp.close(() => resolve())),
      ]);
    },
  };
}

/** One port for both: what is free over UDP may be taken over TCP, and then another is tried. */
async function openBoth(
  tcp: Server,
  answer: (udp: Socket, message: Buffer, from: RemoteInfo) => void,
): Promise<{ udp: Socket; port: number }> {
  for (let tries = 1; ; tries++) {
    const udp = createSocket('udp4', (message, from) => answer(udp, message, from));
    udp.bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const { port } = udp.address();
    tcp.listen(port, '127.0.0.1');
    const fault = await once(tcp, 'listening').then(
      () => null,
      (error: unknown) => error,
    );
    if (fault === null) return { udp, port };
    udp.close();
    if (tries === 10) throw fault;
  }
}

/** Follows aliases as a resolver does, and gives up on a circle. */
function answersTo(zone: TestZone, name: string, type: string, seen: readonly string[] = []): Answer[] {
  const own = valuesAt(zone, name, type).map((value) => asAnswer(name, type, value));
  if (own.length > 0 || type === 'CNAME' || seen.includes(name)) return own;
  const [alias] = valuesAt(zone, name, 'CNAME');
  if (alias === undefined) return [];
  return [asAnswer(name, 'CNAME', alias), ...answersTo(zone, alias, type, [...seen, name])];
}

function valuesAt({ records }: TestZone, name: string, type: string): string[] {
  const wildcard = name.split('.').map((_, index, labels) => `*.${labels.slice(index + 1).join('.')}`);
  for (const candidate of [name, ...wildcard]) {
    const values = records[`${candidate} ${type}`];
    if (values) return values;
  }
  return [];
}

function asAnswer(name: string, type: string, value: string): Answer {
  const data = type === 'TXT' ? (value.match(/.{1,255}/gs) ?? ['']) : value;
  return { name, type, ttl: 1, class: 'IN', data } as Answer; // the type says what data is
}
