import type { Reporter, TestCase } from 'vitest/node';

/** Names at the end of a run who passed only at the second try: they are bugs to look into. */
export class SecondTries implements Reporter {
  readonly #names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#names.push(`${test.module.moduleId}: ${test.fullName}`);
  }

  onTestRunEnd(): void {
    if (this.#names.length > 0)
      process.stdout.write(`\nNeeded a second try (retry x1):\n${this.#names.join('\n')}\n`);
  }
}
