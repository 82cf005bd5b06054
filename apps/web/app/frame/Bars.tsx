import type { RootData } from '../components/root-data.ts';
import { HandOverBar } from './HandOverBar.tsx';
import { MailsStoppedBar } from './MailsStoppedBar.tsx';
import { SupportBar } from './SupportBar.tsx';

/** What is said over every page, at rare times: loaded only then. */
export default function Bars({ root: { support, handOver, mailsStopped } }: { root: RootData }) {
  return (
    <>
      {support && <SupportBar {...support} />}
      {handOver && <HandOverBar {...handOver} />}
      {mailsStopped && <MailsStoppedBar />}
    </>
  );
}
