/** Reads a result to who can't see it. `turn` rises with each, so that the same words twice are said twice. */
export function Announcer({ said, turn }: { said: string; turn: number }) {
  return (
    <div role="status" className="unseen">
      <span key={turn}>{said}</span>
    </div>
  );
}
