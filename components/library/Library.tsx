import { useLibrary } from './context';
import { TemplateEditor } from './TemplateEditor';
import { TemplateList } from './TemplateList';
import './library.css';

/** The template library: finding, writing, taking in and giving out. */
export function Library() {
  const isOpen = useLibrary((state) => state.draft !== undefined);
  return isOpen ? <TemplateEditor /> : <TemplateList />;
}
