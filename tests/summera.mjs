// Adds up what the suites reported: .trx of dotnet test, JSON of vitest and Playwright, and steps of test.sh.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const mapp = process.argv[2];
const summa = { passed: 0, failed: 0, skipped: 0 };
const lagg = (namn, passed, failed, skipped) => {
  summa.passed += passed;
  summa.failed += failed;
  summa.skipped += skipped;
  console.log(`${namn}: ${passed} + ${failed} fel + ${skipped} hoppade`);
};

// What watches for a test that hangs leaves folders beside the reports.
const filer = readdirSync(mapp, { withFileTypes: true }).filter((sak) => sak.isFile()).map((sak) => sak.name);
for (const fil of filer.sort()) {
  const text = readFileSync(join(mapp, fil), 'utf8');
  if (fil.endsWith('.trx')) {
    const utfall = [...text.matchAll(/<UnitTestResult[^>]* outcome="(\w+)"/g)].map((m) => m[1]);
    const antal = (namn) => utfall.filter((u) => u === namn).length;
    const passed = antal('Passed');
    const skipped = antal('NotExecuted');
    lagg(fil, passed, utfall.length - passed - skipped, skipped);
    if (utfall.length === 0) lagg(`${fil} utan tester`, 0, 1, 0);
    // A test host that dies half-way reports only those that had passed until then.
    else if (passed + skipped === utfall.length && !text.includes('<ResultSummary outcome="Completed"')) lagg(`${fil} avbruten`, 0, 1, 0);
  } else if (fil === 'vitest.json') {
    const svar = JSON.parse(text);
    lagg(fil, svar.numPassedTests, svar.numFailedTests + svar.numFailedTestSuites, svar.numPendingTests + svar.numTodoTests);
  } else if (fil === 'playwright.json') {
    const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats;
    lagg(fil, expected, unexpected + flaky, skipped);
  } else if (fil === 'steg.ndjson') {
    for (const rad of text.trim().split('\n').map((r) => JSON.parse(r))) lagg(rad.namn, rad.passed ?? 0, rad.failed ?? 0, rad.skipped ?? 0);
  }
}

console.log(`${summa.passed} passed, ${summa.failed} failed, ${summa.skipped} skipped`);
process.exit(summa.failed === 0 && summa.passed > 0 ? 0 : 1);
