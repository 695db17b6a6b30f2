import { useWords } from '../store';

/** X asks before it throws a draft away. */
export function SaveSheet({ onDone, onCancel }: { onDone(): void; onCancel(): void }) {
  const words = useWords();
  return (
    <div className="sheetLayer">
      <div className="mask" onClick={onCancel} />
      <div
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="save-header"
        data-testid="confirmationSheetDialog"
        className="sheet"
      >
        <h2 id="save-header">{words.savePost}</h2>
        <p>{words.saveAbout}</p>
        <button
          type="button"
          role="button"
          className="solid"
          data-testid="confirmationSheetConfirm"
          autoFocus
          onClick={onDone}
        >
          {words.save}
        </button>
        <button
          type="button"
          role="button"
          className="outline"
          data-testid="confirmationSheetCancel"
          onClick={onDone}
        >
          {words.discard}
        </button>
      </div>
    </div>
  );
}
