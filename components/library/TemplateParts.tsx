import { defaultWords } from '../../lib/message/default-words';
import { faultsAsWritten } from '../../lib/templates/as-written';
import { placeOf } from '../../lib/templates/parts';
import type { Wording } from '../../lib/templates/template';
import type { Trial } from '../../lib/templates/try-out';
import { AttachFile } from '../media/AttachFile';
import { AddParts } from '../message/AddParts';
import { ButtonsEditor } from '../message/ButtonsEditor';
import { QuickRepliesEditor } from '../message/QuickRepliesEditor';
import { WordingEditor } from '../message/WordingEditor';
import type { Faults } from '../message/words';
import '../message/message.css';
import { useLibrary } from './context';
import { changeWording, wordingOf } from './Wordings';

/**
 * Buttons and quick replies of the wording that is open, and the file of all of them. Placeholders may stand in them;
 * what is wrong with them is said at
 * each.
 */
export function TemplateParts() {
  const { draft, wording, trial, refused, write, say, attaching } = useLibrary((state) => ({
    trial: state.trial,
    refused: state.refused,
    draft: state.draft,
    wording: state.wording,
    write: state.write,
    say: state.say,
    attaching: state.attaching,
  }));
  if (draft === undefined) return null;
  const current = wordingOf(draft, wording);
  const { text, buttons, quickReplies, fallback } = current;
  const change = (part: Parameters<typeof changeWording>[2]) => write(changeWording(draft, wording, part));
  const told = faultsIn(current, trial, refused > 0);
  return (
    <div className="stack" key={wording}>
      {buttons && (
        <ButtonsEditor
          buttons={buttons}
          change={(next) => change({ buttons: next.length > 0 ? next : undefined })}
          say={say}
          {...told}
        />
      )}
      {quickReplies && (
        <QuickRepliesEditor
          replies={quickReplies}
          change={(next) => change({ quickReplies: next.length > 0 ? next : undefined })}
          say={say}
          {...told}
        />
      )}
      <WordingEditor
        message={{ text, buttons, quickReplies, fallback }}
        words={defaultWords()}
        change={(next) => change({ fallback: next })}
        {...told}
      />
      <AddParts buttons={buttons} quickReplies={quickReplies} add={change} />
      <AttachFile
        attaching={attaching}
        media={draft.media}
        accountId={undefined}
        change={(media) => write({ media })}
      />
    </div>
  );
}

/** What is wrong with the parts: as they are written, and as they come out. */
function faultsIn(wording: Wording, trial: Trial | undefined, strict: boolean): Faults {
  const faults = faultsAsWritten(wording);
  const problem = trial && !trial.rendered.ok ? trial.rendered.problem : undefined;
  const place = placeOf(problem?.part ?? '');
  if (place === undefined || !problem?.detail) return { faults, strict };
  // What was begun just now is no mistake.
  const isBegun = !strict && !sourceAt(wording, place)?.trim();
  return { faults, strict, ...(!isBegun && { told: { ...place, words: problem.detail } }) };
}

function sourceAt(
  { buttons, quickReplies }: Wording,
  { field, at }: NonNullable<ReturnType<typeof placeOf>>,
) {
  if (field === 'button_url') return buttons?.[at]?.url;
  if (field === 'button_label') return buttons?.[at]?.label;
  if (field === 'quick_reply_label') return quickReplies?.[at]?.label;
  return field === 'quick_reply_metadata' ? quickReplies?.[at]?.metadata : quickReplies?.[at]?.description;
}
