export { type Answer, type Dns, openDns } from './dns.ts';
