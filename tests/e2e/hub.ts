import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Each worker has a hub of its own.
const PORT = Number(process.env['HUB_PORT'] ?? 5099) + Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
const PROJEKT = fileURLToPath(new URL('../../src/Lagescentral.Hub', import.meta.url));

/**
 * A hub of the test's own, in Development, with a store of its own that outlives a kill.
 * `BASE_URL` points at one that already runs: then it can be neither killed nor started again.
 * `HUB_KOMMANDO` is another command line that serves the same contract on the port.
 */
export class Hub {
  readonly url = process.env['BASE_URL'] ?? `http://127.0.0.1:${PORT}`;
  readonly egen = !process.env['BASE_URL'];
  #process: ChildProcess | null = null;
  #mapp: string | null = null;
  #utskrift = '';
  #stangd = false;

  /** @param val Settings beside the usual ones, as on the command line. */
  constructor(readonly val: readonly string[] = []) {}

  async starta(): Promise<void> {
    // A test that ran out of time goes on beside the end of its file: what it starts then nobody would end.
    if (this.#stangd) throw new Error('Hubben är stängd för gott.');
    if (this.egen) {
      this.#mapp ??= await mkdtemp(path.join(tmpdir(), 'lagescentral-e2e-'));
      const dotnet = ['dotnet', 'run', '--no-build', '-c', 'Release', '--no-launch-profile', '--project', PROJEKT, '--', `--urls=${this.url}`, `--Journal:Mapp=${this.#mapp}`, ...this.val];
      const [program, ...argument] = process.env['HUB_KOMMANDO']?.split(' ') ?? dotnet;
      // A group of its own, so that the hub dies with the command that started it.
      this.#process = spawn(program!, argument, {
        detached: true,
        env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const spara = (del: Buffer): void => void (this.#utskrift = (this.#utskrift + del.toString()).slice(-4_000));
      this.#process.stdout!.on('data', spara);
      this.#process.stderr!.on('data', spara);
    }
    const grans = Date.now() + 60_000;
    while (!(await this.#svarar())) {
      if (Date.now() > grans || (this.#process !== null && this.#process.exitCode !== null))
        throw new Error(`Hubben svarar inte på ${this.url}.\n${this.#utskrift}`);
      await new Promise((klar) => setTimeout(klar, 200));
    }
  }

  /** Ends it at once, as a power cut would. */
  async doda(): Promise<void> {
    const p = this.#process;
    this.#process = null;
    if (!p?.pid || p.exitCode !== null) return;
    const slut = new Promise((klar) => p.once('exit', klar));
    process.kill(-p.pid, 'SIGKILL');
    await slut;
  }

  async stang(): Promise<void> {
    this.#stangd = true;
    await this.doda();
    if (this.#mapp) await rm(this.#mapp, { recursive: true, force: true });
  }

  /** Sends one event as the fire brigade's source. The answer is its id. */
  async sand(handelse: Record<string, unknown>): Promise<string> {
    const id = randomUUID();
    const svar = await fetch(`${this.url}/api/v1/handelser`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Kalla-Nyckel': 'dev-ssbf' },
      body: JSON.stringify({ id, intraffad: new Date().toISOString(), ...handelse }),
    });
    if (svar.status !== 202) throw new Error(`Intaget svarade ${svar.status}: ${await svar.text()}`);
    return id;
  }

  async #svarar(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/halsa/redo`, { signal: AbortSignal.timeout(2_000) })).ok;
    } catch {
      return false;
    }
  }
}
