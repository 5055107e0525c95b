/** Pixels that the picture moves at most from its place, and how often, in milliseconds. */
const STEG = 3;
const MELLANRUM = 180_000;
/** Round the place: each step a short one. */
const VARV = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]] as const;

/** What a screen that hangs for months needs: it does not fall asleep, and no line is burnt into it. */
class Vaggskydd {
  #steg = $state(0);

  /** Where the picture stands now, for `translate`; null in its own place. */
  get skift(): string | null {
    const [x, y] = VARV[this.#steg % VARV.length]!;
    return x === 0 && y === 0 ? null : `${x * STEG}px ${y * STEG}px`;
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
