import { type ChangeEvent, useId } from 'react';
import { i18n } from '#i18n';
import type { TransferNote } from '../../lib/templates/transfer';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { ProblemNotice } from '../ui/ProblemNotice';
import { saveFile } from '../ui/save-file';
import { useLibrary } from './context';
import { noteSentence } from './note-sentence';
import type { TransferFormat } from './transferring';

const types = { json: 'application/json', csv: 'text/csv' } as const;

/** Files in and out. */
export function Transfer() {
  const { busy, problem, report, filesLeft, importText, exportText, closeReport } = useLibrary((state) => ({
    busy: state.transferring,
    problem: state.transferProblem,
    report: state.report,
    filesLeft: state.filesLeft,
    importText: state.importText,
    exportText: state.exportText,
    closeReport: state.closeReport,
  }));
  const id = useId();
  const take = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    // The same file again is a choice too.
    currentTarget.value = '';
    if (file) await importText(await file.text(), /\.json$/iu.test(file.name) ? 'json' : 'csv');
  };
  const give = async (format: TransferFormat) => {
    const text = await exportText(format);
    if (text !== undefined) saveFile(`aside-templates.${format}`, types[format], text);
  };
  return (
    <div className="stack transfer">
      <h3>{i18n.t('library.transfer')}</h3>
      <p className="soft">{i18n.t('library.transfer_what')}</p>
      <div className="actions">
        <label className="button plain" htmlFor={id}>
          {i18n.t('library.import')}
        </label>
        <input
          id={id}
          className="unseen"
          type="file"
          accept=".json,.csv,text/csv,application/json"
          onChange={take}
        />
        <Button busy={busy} onClick={() => give('json')}>
          {i18n.t('library.export_json')}
        </Button>
        <Button busy={busy} onClick={() => give('csv')}>
          {i18n.t('library.export_csv')}
        </Button>
      </div>
      {problem && (
        <div role="alert">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {filesLeft > 0 && (
        <div role="status">
          <Notice tone="info">{i18n.t('library.files_left', filesLeft)}</Notice>
        </div>
      )}
      {report && (
        <Notice
          tone={report.notes.length > 0 ? 'warn' : 'good'}
          actions={
            <Button look="quiet" onClick={closeReport}>
              {i18n.t('ui.close')}
            </Button>
          }
        >
          <p>{i18n.t('library.imported', report.kept)}</p>
          <Notes notes={report.notes} />
        </Notice>
      )}
    </div>
  );
}

/** More than these nobody reads here: the file has something wrong all through. */
const most = 50;

function Notes({ notes }: { notes: readonly TransferNote[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <p>{i18n.t('library.notes', notes.length)}</p>
      <ul className="notes">
        {notes.slice(0, most).map((note) => (
          <li key={Object.values(note).join(' ')} dir="auto">
            {noteSentence(note)}
          </li>
        ))}
      </ul>
      {notes.length > most && <p>{i18n.t('library.more_notes', { count: String(notes.length - most) })}</p>}
    </>
  );
}
