import { TestMoney } from '../components/TestMoney.tsx';

/** Above a page about money. */
export function TestNotice({ test }: { test: boolean }) {
  if (!test) return null;
  return (
    <div className="mb-6">
      <TestMoney live={false} />
    </div>
  );
}
