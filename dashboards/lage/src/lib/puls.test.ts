import { describe, expect, it } from 'vitest';
import { klockord, klockskillnad, skaLaddaOm } from './puls';

const NU = Date.parse('2026-11-20T13:00:00Z');

describe('klockskillnad', () => {
  it('is what the hub says against the middle of the question', () => {
    expect(klockskillnad(0, NU, NU + 200, NU + 60_100)).toBe(60_000);
    expect(klockskillnad(0, NU, NU + 200, NU - 59_900)).toBe(-60_000);
  });

  it('does not tremble with the network', () => {
    expect(klockskillnad(0, NU, NU + 100, NU + 1_500)).toBe(0);
    expect(klockskillnad(60_000, NU, NU + 100, NU + 61_000)).toBe(60_000);
  });

  it('goes back to nothing when the screen is set right', () => {
    expect(klockskillnad(60_000, NU, NU + 100, NU + 300)).toBe(0);
  });

  it('is not measured by a slow answer, nor over a leap of the clock', () => {
    expect(klockskillnad(5_000, NU, NU + 9_000, NU + 90_000)).toBe(5_000);
    expect(klockskillnad(5_000, NU, NU - 1, NU + 90_000)).toBe(5_000);
  });
});

describe('klockord', () => {
  it('says how wrong the clock is and which way, and nothing when it is right', () => {
    expect(klockord(29_999)).toBeNull();
    expect(klockord(-45_000)).toContain('45 s före');
    expect(klockord(180_000)).toContain('3 min efter');
    expect(klockord(-3_600_000 * 5)).toContain('5 tim före');
  });
});

describe('skaLaddaOm', () => {
  it('when the hub has another page, once for each', () => {
    expect(skaLaddaOm('a.js', 'b.js', null)).toBe(true);
    expect(skaLaddaOm('a.js', 'b.js', 'b.js')).toBe(false);
    expect(skaLaddaOm('a.js', 'c.js', 'b.js')).toBe(true);
  });

  it('not when it is the same, or one of them is not known', () => {
    expect(skaLaddaOm('a.js', 'a.js', null)).toBe(false);
    expect(skaLaddaOm('a.js', undefined, null)).toBe(false);
    expect(skaLaddaOm('a.js', '', null)).toBe(false);
    expect(skaLaddaOm('', 'b.js', null)).toBe(false);
  });
});
