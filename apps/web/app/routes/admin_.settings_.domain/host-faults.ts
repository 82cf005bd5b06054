import type { HostFault } from '@entraide/core/domain';

const sentences: Record<HostFault, true> = {
  'not-a-host': true,
  'ip-address': true,
  'public-suffix': true,
  'unknown-ending': true,
  'mixed-scripts': true,
  'platform-host': true,
  'look-alike': true,
  taken: true,
  'let-go': true,
  'by-folder': true,
  'too-many-domains': true,
};

/** Whether the page has a sentence of its own for it. */
export const isHostFault = (code: string): code is HostFault => Object.hasOwn(sentences, code);
