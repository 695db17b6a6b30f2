import { limit } from '../weigh';

interface SubmitProps {
  testId: 'tweetButton' | 'tweetButtonInline';
  label: string;
  enabled: boolean;
  onClick(): void;
}

/** Post, or Reply. Out of the tab order while there is nothing to post. */
export function Submit({ testId, label, enabled, onClick }: SubmitProps) {
  return (
    <div>
      <button
        type="button"
        role="button"
        data-testid={testId}
        className="solid"
        disabled={!enabled}
        aria-disabled={enabled ? undefined : true}
        tabIndex={enabled ? 0 : -1}
        onClick={onClick}
      >
        <div dir="ltr">
          <div>
            <span>
              <span>{label}</span>
            </span>
          </div>
        </div>
      </button>
    </div>
  );
}

/** How full the post is: a ring, and from the last twenty on a number. */
export function Ring({ weight }: { weight: number }) {
  const left = limit - weight;
  const length = 2 * Math.PI * 9;
  const state = left < 0 ? 'over' : left <= 20 ? 'near' : 'fine';
  return (
    <div
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.min(100, Math.round((weight / limit) * 100))}
      className={`ring ${state}`}
    >
      <svg viewBox="0 0 22 22" aria-hidden="true">
        <circle cx="11" cy="11" r="9" />
        <circle cx="11" cy="11" r="9" strokeDasharray={`${Math.min(1, weight / limit) * length} ${length}`} />
      </svg>
      {left <= 20 && <span>{left}</span>}
    </div>
  );
}
