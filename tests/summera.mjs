// Adds up what the suites reported: .trx of dotnet test, JSON of vitest and Playwright, and steps of test.sh. Names what failed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const mapp = process.argv[2];
const summa = { passed: 0, failed: 0, skipped: 0 };
const felade = [];
const lagg = (namn, passed, failed, skipped) => {
  summa.passed += passed;
  summa.failed += failed;
  summa.skipped += skipped;
  console.log(`${namn}: ${passed} + ${failed} fel + ${skipped} hoppade`);
};
const fela = (namn, ord) => felade.push(`${namn}\n    ${(ord ?? '').trim().slice(0, 1_000).replaceAll('\n', '\n    ')}`);

const TECKEN = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const urXml = (text) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (hel, hex, tal, namn) =>
  hex ? String.fromCodePoint(parseInt(hex, 16)) : tal ? String.fromCodePoint(Number(tal)) : (TECKEN[namn] ?? hel));

function trx(fil, text) {
  const svar = [...text.matchAll(/<UnitTestResult(?<om>[^>]*?)(?:\/>|>(?<inre>.*?)<\/UnitTestResult>)/gs)].map(({ groups: { om, inre } }) => ({
    namn: urXml(/ testName="([^"]*)"/.exec(om)?.[1] ?? ''),
    utfall: / outcome="(\w+)"/.exec(om)?.[1],
    ord: urXml(/<Message>(.*?)<\/Message>/s.exec(inre ?? '')?.[1] ?? ''),
  }));
  const antal = (utfall) => svar.filter((s) => s.utfall === utfall).length;
  const passed = antal('Passed');
  const skipped = antal('NotExecuted');
  lagg(fil, passed, svar.length - passed - skipped, skipped);
  for (const s of svar) if (s.utfall !== 'Passed' && s.utfall !== 'NotExecuted') fela(`${fil}: ${s.namn}`, s.ord);
  if (svar.length === 0) lagg(`${fil} utan tester`, 0, 1, 0);
  // A test host that dies half-way reports only those that had passed until then.
  else if (passed + skipped === svar.length && !text.includes('<ResultSummary outcome="Completed"')) lagg(`${fil} avbruten`, 0, 1, 0);
}

function vitest(fil, svar) {
  lagg(fil, svar.numPassedTests, svar.numFailedTests + svar.numFailedTestSuites, svar.numPendingTests + svar.numTodoTests);
  for (const svit of svar.testResults)
    for (const t of svit.assertionResults) if (t.status === 'failed') fela(`${fil}: ${t.fullName}`, t.failureMessages.join('\n'));
}

function playwright(fil, svar) {
  const { expected, unexpected, flaky, skipped } = svar.stats;
  lagg(fil, expected, unexpected + flaky, skipped);
  const ga = (sviter) => {
    for (const svit of sviter ?? []) {
      for (const spec of svit.specs ?? [])
        if (!spec.ok) fela(`${fil}: ${spec.file}:${spec.line} ${spec.title}`, spec.tests.flatMap((t) => t.results.map((r) => r.error?.message ?? '')).join('\n'));
      ga(svit.suites);
    }
  };
  ga(svar.suites);
}

// What watches for a test that hangs leaves folders beside the reports.
const filer = readdirSync(mapp, { withFileTypes: true }).filter((sak) => sak.isFile()).map((sak) => sak.name);
for (const fil of filer.sort()) {
  const text = readFileSync(join(mapp, fil), 'utf8');
  if (fil.endsWith('.trx')) trx(fil, text);
  else if (fil === 'vitest.json') vitest(fil, JSON.parse(text));
  else if (fil === 'playwright.json') playwright(fil, JSON.parse(text));
  else if (fil === 'steg.ndjson')
    for (const rad of text.trim().split('\n').map((r) => JSON.parse(r))) lagg(rad.namn, rad.passed ?? 0, rad.failed ?? 0, rad.skipped ?? 0);
}

for (const fel of felade) console.log(`FEL ${fel}`);
console.log(`${summa.passed} passed, ${summa.failed} failed, ${summa.skipped} skipped`);
process.exit(summa.failed === 0 && summa.passed > 0 ? 0 : 1);
