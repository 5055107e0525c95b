/** Pixels of empty frame round the picture; how many of them it moves at most from its place, and how often, in milliseconds. */
const RAM = 4;
const STEG = 3;
const MELLANRUM = 180_000;
/** Round the place: each step a short one. */
const VARV = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]] as const;

/** What a screen that hangs for months needs: it does not fall asleep, and no line is burnt into it. */
class Vaggskydd {
  #steg = $state(0);

  /** The frame now, for `padding`: the picture moves within it and keeps its size. */
  get ram(): string {
    const [x, y] = VARV[this.#steg % VARV.length]!;
    return [RAM + y * STEG, RAM - x * STEG, RAM - y * STEG, RAM + x * STEG].map((px) => `${px}px`).join(' ');
  }

  /** The answer ends it. */
  starta(): () => void {
    let las: WakeLockSentinel | null = null;
    let igang = true;
    const vaken = (): void => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (ny) => {
          if (igang) las = ny;
          else void ny.release();
        },
        // The system may say no, to save power: then the screen's own settings decide.
        () => undefined,
      );
    };
    vaken();
    document.addEventListener('visibilitychange', vaken);
    const flytt = setInterval(() => (this.#steg = (this.#steg + 1) % VARV.length), MELLANRUM);
    return () => {
      igang = false;
      clearInterval(flytt);
      document.removeEventListener('visibilitychange', vaken);
      void las?.release();
      this.#steg = 0;
    };
  }
}

export const vaggskydd = new Vaggskydd();
