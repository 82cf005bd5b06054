/** Its word, its sign and its red, which is never the brand's. */
export function UrgentLabel({ label }: { label: string }) {
  return <span className="mark mark-urgent">{label}</span>;
}
