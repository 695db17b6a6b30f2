import { startSandbox } from '../sandbox/server';
import { freezeBuild } from './frozen-build';
import { measureChurn } from './page/churn';
import { measureComposer } from './page/composer';
import { measureLoad } from './page/load';
import type { Row } from './results';
import { weighBuild } from './sizes';

/** What we cost a page of X before anybody has pressed anything. */
async function measurePage(): Promise<Row[]> {
  const build = freezeBuild('chrome');
  const sandbox = await startSandbox();
  try {
    const { initial, pressed, panel } = weighBuild(build.dir);
    const bytes = (name: string, value: number, note: string): Row => ({
      name,
      value,
      unit: 'bytes',
      n: 1,
      note,
    });
    const sizes = [
      bytes(
        'page.initial_bytes',
        initial.bytes,
        'all that loads on x.com before the first click; at most 16,384',
      ),
      bytes('page.initial_gzip_bytes', initial.gzip, 'the same, gzip -9; at most 6,144'),
      bytes('page.pressed_bytes', pressed.bytes, 'with what the first press loads; at most 61,440'),
      bytes('panel.js_gzip_bytes', panel.gzip, 'JavaScript of the side panel, gzip -9; at most 133,120'),
    ];
    return [...sizes, ...(await measureLoad(build.dir, sandbox.port))];
  } finally {
    await sandbox.close();
    build.remove();
  }
}

export const steps = [measurePage, measureComposer, measureChurn];
